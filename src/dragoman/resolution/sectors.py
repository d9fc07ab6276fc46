"""The sector of a mention, by its words."""

from __future__ import annotations

from dataclasses import dataclass

from .actor_tables import Term
from .names import Found, Name
from .reading import FORMER, Part, Reading

_BELONGS = {"of", "from", "in", "for", "at", "within", "loyal", "belonging", "linked", "to"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A value and the words or rule that gave it; ``sure`` is false where it is only a default."""

    value: str | None
    why: str
    sure: bool = True


def sector_of(reading: Reading, person: Term | None, date: str | None) -> Verdict:
    """The sector by the first rule that speaks."""
    rules = (_of_whole, _of_breakaway, _of_strong_word, _of_person, _of_member, _of_appositive, _of_weak_word, _of_name)
    for rule in rules:
        verdict = rule(reading, person, date)
        if verdict:
            return verdict
    return Verdict(None, "no word of a known sector", sure=False)


def _of_whole(reading: Reading, person: Term | None, date: str | None) -> Verdict | None:
    """The whole mention is a country, capital, people or organisation that the tables know."""
    whole = reading.whole
    if whole and whole.kind in ("country", "capital", "adjective", "people", "organisation", "seat"):
        name = whole.names[0]
        return Verdict(name.sector, name.row)
    if whole and whole.kind == "place" and not person:
        return Verdict("GOV", f"a place acting stands for its authorities: {whole.names[0].row}", sure=False)
    return None


_BREAKAWAY = set(
    "declared proclaimed styled breakaway separatist unrecognised unrecognized rebel secessionist facto".split()
)
_SELF = {"declared": "self", "proclaimed": "self", "styled": "self", "facto": "de"}
_AUTHORITIES = {
    "government", "authority", "republic", "administration", "state", "minister", "foreign minister", "ministry",
    "prime minister", "president", "defence ministry", "foreign ministry", "leadership", "region",
}  # fmt: skip


def _of_breakaway(reading: Reading, person: Term | None, date: str | None) -> Verdict | None:
    """'The self-declared authorities', 'minister of the breakaway republic': who governs without recognition."""
    keys = [w.key for w in reading.words]
    marked = (k for i, k in enumerate(keys) if k in _BREAKAWAY and _SELF.get(k) in (None, keys[i - 1] if i else ""))
    mark = next(marked, None)
    offices = [
        f.names[0] for p in reading.parts[:2] for f in p.of_kind("word", "weak") if f.names[0].text in _AUTHORITIES
    ]
    if (
        person
        or not mark
        or not offices
        or any(f.names[0].sector in ("MIL", "COP") for f in reading.core.of_kind("word"))
    ):
        return None
    return Verdict("REB", f"rule:breakaway '{mark}' {offices[-1].text}")


def _of_strong_word(reading: Reading, person: Term | None, date: str | None) -> Verdict | None:
    """The last noun of the core that tells a sector: 'Ukrainian rebel leaders', 'police chief'."""
    core = reading.core
    strong = [f for f in core.of_kind("word") if not _only_describes(core, f)]
    if not strong:
        return None
    last = strong[-1]
    word = last.names[0]
    bodies = core.of_kind("organisation", "seat")
    personal = _is_office(core, last)
    if bodies and bodies[-1].first > last.last and bodies[-1].last == len(core.words) - 1 and not personal:
        return Verdict(bodies[-1].names[0].sector, bodies[-1].names[0].row)
    if _weak_head(core) == "MIL" and word.sector == "GOV":
        return Verdict("MIL", f"rule:forces_of_state forces of '{word.text}'")
    if personal and (verdict := _of_office(reading, last, strong, person, date)):
        return verdict
    if word.sector == "OPP" and _RULING & {w.key for w in core.words}:
        return Verdict("GOV", f"rule:ruling_party '{word.text}' that governs")
    body = next((f for f in bodies if f.first < last.first), None)
    if body and (by_body := _of_body_and_word(body.names[0], word, bool(core.of_kind("country", "adjective")))):
        return by_body
    return Verdict(word.sector, f"table:sector_words {word.text}")


_RULING = {"ruling", "governing"}


def _only_describes(core: Part, found: Found) -> bool:
    """'Student leaders', 'passenger bus', 'Arab states': a word for people that only describes the noun after it."""
    if found.names[0].sector != "CVL" or found.last == len(core.words) - 1:
        return False
    known = {i for f in core.found for i in range(f.first, f.last + 1)}
    weak_after = any(f.first > found.last and f.kind == "weak" for f in core.found)
    unknown_head = len(core.words) - 1 not in known and not core.words[-1].is_capital
    return weak_after or unknown_head


def _weak_head(core: Part) -> str | None:
    """The sector of the weak word that ends the core, if one does."""
    weak = core.of_kind("weak")
    return weak[-1].names[0].sector if weak and weak[-1].last == len(core.words) - 1 else None


def _of_office(
    reading: Reading, office: Found, strong: list[Found], person: Term | None, date: str | None
) -> Verdict | None:
    """What stands beside an office may move it out of government: 'former', 'shadow', a company's, a union's."""
    core = reading.core
    word = office.names[0]
    if of_body := _head_of_body(reading, word):
        return of_body
    if word.sector != "GOV":
        return None
    before = [f.names[0] for f in strong if f.last < office.first]
    if before and before[-1].sector in ("BUS", "NGO", "MED", "REB", "OPP") and not _is_minister(core, office):
        return Verdict(before[-1].sector, f"table:sector_words {before[-1].text}, '{word.text}' of it")
    if any(w.key == "shadow" for w in core.words[: office.first]):
        return Verdict("OPP", f"rule:shadow_office 'shadow' before '{word.text}'")
    if reading.former and not (person and date and person.office and person.covers(date)):
        return Verdict("OPP", f"rule:former_official 'former' before '{word.text}'")
    if person and person.sector != "GOV" and not reading.former:
        return Verdict(person.sector, person.row)
    return None


def _head_of_body(reading: Reading, office: Name) -> Verdict | None:
    """'The president of Amnesty International': the head of a body that is no government belongs to the body."""
    for part in reading.parts[1:2]:
        bodies = part.of_kind("organisation", "seat")
        if part.link == "of" and not bodies and office.text in ("president", "head of state"):
            words = part.of_kind("word")
            if words and words[-1].names[0].sector in ("BUS", "NGO", "MED") and words[-1].last == len(part.words) - 1:
                return Verdict(words[-1].names[0].sector, f"'{office.text}' of {words[-1].names[0].row}")
        if part.link != "of" or not bodies or bodies[0].first > 2:
            continue
        name = bodies[0].names[0]
        if name.sector == "IGO" or (name.sector != "GOV" and "minister" not in office.text):
            return Verdict(name.sector, f"'of' {name.row}")
    return None


_OF_STATES = {"nation", "state", "member state", "country", "ally", "government"}


def _of_body_and_word(body: Name, word: Name, has_country: bool) -> Verdict | None:
    """'EU foreign ministers', 'UN envoy': an international body's officials belong to it; its member states do not."""
    if body.sector == "IGO":
        if word.text in _OF_STATES or (word.text == "ambassador" and has_country):
            return Verdict("GOV", f"'{word.text}' of {body.row}")
        if word.sector in ("GOV", "CVL", "COP", "IGO"):
            return Verdict("IGO", f"{body.row}, '{word.text}' of it")
    if body.sector in ("REB", "MIL", "OPP") and (word.sector in ("CVL", "OPP", "REB", "CRM") or "chief" in word.text):
        return Verdict(body.sector, f"{body.row}, '{word.text}' of it")
    return None


_OFFICES = {"president", "minister", "premier", "chancellor", "king", "queen", "secretary", "governor", "mayor",
            "ambassador", "emperor", "ruler", "dictator", "executive"}  # fmt: skip


def _is_office(core: Part, found: Found) -> bool:
    return bool(_OFFICES & {w.key.removesuffix("s") for w in core.words[found.first : found.last + 1]})


def _is_minister(core: Part, found: Found) -> bool:
    return bool({"minister", "ministers", "secretary"} & {w.key for w in core.words[found.first : found.last + 1]})


def _of_person(reading: Reading, person: Term | None, date: str | None) -> Verdict | None:
    """A person of the tables: the sector of the office held at the report's date, OPP after it."""
    if not person:
        return None
    if reading.former and person.sector == "GOV":
        return Verdict("OPP", f"rule:former_official {person.row}")
    if reading.core.words[-1].is_capital is False and _weak_head(reading.core) == "MIL":
        return Verdict("MIL", f"rule:forces_of_state forces of {person.row}")
    if reading.core.of_kind("weak") and person.sector == "GOV":
        return Verdict("GOV", person.row)
    if person.office and person.sector == "GOV" and date and not person.covers(date):
        return Verdict("OPP", f"out of office at {date}: {person.row}")
    return Verdict(person.sector, person.row)


def _of_member(reading: Reading, person: Term | None, date: str | None) -> Verdict | None:
    """A weak word belongs to what stands beside it or after 'of': 'Hamas leader', 'members of the Taliban'."""
    core = reading.core
    body = next((f for f in reversed(core.found) if f.kind in ("organisation", "seat")), None)
    if body and body.names[0].sector in ("IGO", "GOV") and _weak_head(core) == "MIL":
        return Verdict("MIL", f"rule:forces_of_state forces of {body.names[0].row}")
    if body:
        return Verdict(body.names[0].sector, body.names[0].row)
    weak = core.of_kind("weak")
    if not weak and reading.unknown:
        return None
    for part in reading.parts[1:]:
        if part.link in _BELONGS and (not core.found or (weak and weak[-1].names[0].sector != "OTH")):
            found = [f for f in part.of_kind("organisation", "seat", "word") if f.names[0].text != "people"]
            if found and weak and weak[-1].names[0].sector == "MIL" and found[-1].names[0].sector == "GOV":
                return Verdict("MIL", f"rule:forces_of_state {weak[-1].names[0].text} of a government")
            if found:
                name = found[-1].names[0] if found[0].kind == "word" else found[0].names[0]
                return Verdict(name.sector, f"'{part.link}' {name.row}")
            if part.of_kind("country") and weak and weak[-1].names[0].text in ("leader", "head", "representative"):
                return Verdict("GOV", f"{weak[-1].names[0].text} of a country")
    return None


def _of_appositive(reading: Reading, person: Term | None, date: str | None) -> Verdict | None:
    """'Abu Talib, a former judge', 'Vera Lang, head of the Reform Party': what the comma explains."""
    for i, part in enumerate(reading.parts):
        if part.link != "," or not i:
            continue
        strong = part.of_kind("word", "organisation", "seat")
        weak = part.of_kind("weak")
        if weak and not strong and i + 1 < len(reading.parts) and reading.parts[i + 1].link in _BELONGS:
            strong = reading.parts[i + 1].of_kind("word", "organisation", "seat")
        found = strong or weak
        if not found:
            continue
        name = found[-1].names[0]
        if name.sector == "GOV" and any(w.key in FORMER for w in part.words):
            return Verdict("OPP", f"rule:former_official in apposition: {name.row}")
        return Verdict(name.sector, f"in apposition: {name.row}", sure=bool(strong))
    return None


def _of_weak_word(reading: Reading, person: Term | None, date: str | None) -> Verdict | None:
    """A weak word alone has the sector of its row: 'officials' GOV, 'fighters' REB."""
    weak = reading.core.of_kind("weak")
    if not weak:
        return None
    return Verdict(weak[-1].names[0].sector, f"table:sector_words {weak[-1].names[0].text} (weak)", sure=False)


_NUMBERS = set(
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty dozen "
    "hundred thousand".split()
)


def _of_name(reading: Reading, person: Term | None, date: str | None) -> Verdict | None:
    """What is left: a people or country beside unknown words, an official, a number of people."""
    core = reading.core
    if all(w.text.isdigit() or w.key in _NUMBERS for w in reading.words):
        return Verdict("CVL", "a number of people", sure=False)
    official = core.of_kind("official")
    if official:
        until = official[0].names[0].ref.partition("-")[2]
        left = bool(date and until and date[:4] > until)
        return Verdict("OPP" if left else "GOV", official[0].names[0].row, sure=not left)
    if core.of_kind("people"):
        return Verdict("CVL", core.of_kind("people")[-1].names[0].row)
    return None
