"""The country of a mention, by its words and by the report around it."""

from __future__ import annotations

from .actor_tables import ActorTables, Term
from .groups import side_by_side
from .names import Found, Name
from .reading import Part, Reading
from .report_context import Context, one_of_places
from .sectors import Verdict

_COUNTRY_TAILS = ("of", "from", "in", "at", "near", "across", "outside", "inside", "around", ",")


def own_country(reading: Reading, person: Term | None, context: Context, tables: ActorTables) -> Verdict | None:
    """The country that the words themselves tell, by the first rule that speaks; None where they tell none."""
    core = reading.core
    if half := _half_of_korea(core, context):
        return half
    body = next((f for f in core.found if f.kind in ("organisation", "seat") and not _inside_a_name(core, f)), None)
    own = _countries_in(core, context, tables)
    if person and not _stands_beside(core, own, person):
        return Verdict(person.country, person.row)
    if several := _several(reading, context, tables):
        return several
    if body and (verdict := _of_body(body.names, own, context, core)):
        return verdict
    if verdict := _separatists_of_another_state(core, own, context) or _one(own, "named with it"):
        return verdict
    if verdict := _of_tails(reading, context, tables) or _of_only_holder(core, tables):
        return verdict
    official = next((f for f in core.found if f.kind == "official"), None)
    if official:
        return Verdict(official.names[0].country, official.names[0].row)
    if core.words[0].text == "European" and core.words[-1].key in _OF_EUROPE:
        return Verdict("EU", "'European' and a body of the Union")
    if _of_many_countries(reading):
        return Verdict(None, "of several countries or of none")
    return None


def _is_american_state(part: Part, hit: Found) -> bool:
    """'Georgia Secretary of State': the country has an adjective for this, the American state has none."""
    if hit.kind != "country" or hit.last + 1 >= len(part.words) or part.words[hit.last].possessive:
        return False
    return any(n.kind == "place" and n.country == "USA" for n in hit.names) and part.words[hit.last].glued is False


def _half_of_korea(core: Part, context: Context) -> Verdict | None:
    """'The North' in a report that names both Koreas."""
    codes = {"north": "PRK", "south": "KOR"}
    code = codes.get(core.words[0].key) if len(core.words) == 1 and core.words[0].is_capital else None
    both = {"PRK", "KOR"} <= context.countries
    return Verdict(code, f"one of the two Koreas, '{core.words[0].text}'") if code and both else None


def _of_tails(reading: Reading, context: Context, tables: ActorTables) -> Verdict | None:
    """'The army of Peru', 'police in Lima', 'a judge from Graz': the country after the noun."""
    for part in reading.parts[1:]:
        if part.link == "," and part.of_kind("adjective") and (verdict := _of_tail(part, context, tables)):
            return verdict  # 'Kenneth Brown, a British engineer held in Peru'
    for link in _COUNTRY_TAILS:
        for i, part in enumerate(reading.parts):
            if i and part.link == link and (verdict := _of_tail(part, context, tables)):
                more = _listed_after(reading.parts[i + 1 :], context, tables)
                return Verdict(None, "several countries") if more - {verdict.value} else verdict
    return None


def _of_only_holder(core: Part, tables: ActorTables) -> Verdict | None:
    """'The Pope': an office that one state alone has."""
    if core.words[-1].key not in _ONE_OF_A_KIND:
        return None
    country, office = _ONE_OF_A_KIND[core.words[-1].key]
    return Verdict(country, f"the only state with a {office}") if (country, office) in tables.holders else None


def countries_behind(reading: Reading, tables: ActorTables) -> frozenset[str]:
    """The countries that only stand behind the actor: RUS for "Moscow-backed separatists"."""
    return frozenset(str(n.country) for f in reading.behind for n in f.names if n.country in tables.countries)


def _separatists_of_another_state(core: Part, own: dict[str, str], context: Context) -> Verdict | None:
    """'Russian separatists' in a report on Ukraine: the state they break from, not the one they are named after."""
    if len(own) != 1 or not any(f.names[0].text == "separatist" for f in core.of_kind("word")):
        return None
    (named_after,) = own
    here = [c for c in context.weights() if c != named_after]
    of_state = any(n.ref for f in core.of_kind("adjective") for n in f.names)  # not of a region: "Basque separatists"
    if len(here) != 1 or not of_state:
        return None
    return Verdict(here[0], f"separatists named after {named_after} in {here[0]}")


_ONE_OF_A_KIND = {"pope": ("VAT", "pope"), "pontiff": ("VAT", "pope")}
STATE_WORDS = {"country", "nation", "kingdom", "republic", "state", "territory"}
_MANY = set(
    "african arab western foreign international global asian latin world regional any various islamic european "
    "multinational neighbouring neighboring other".split()
)
_REGIONS = set(
    "african arab western asian latin world european global allied gulf balkan baltic nordic caribbean".split()
)
_OF_STATES = set("leaders officials diplomats states ministers allies envoys capitals politicians ambassadors".split())
_OF_EUROPE = {"european", "court", "commission", "parliament", "council", "bank", "commissioner", "lawmakers"}
_ONE_EACH = {"leaders", "presidents", "premiers", "counterparts", "capitals", "neighbours", "neighbors"}
_TWO = ("both ", "the two ")  # of what each country has one of
_MANY_HEADS = {"countries", "nations", "powers", "governments", "sides"}


def _of_many_countries(reading: Reading) -> bool:
    """'Western powers', 'both sides', 'the two leaders': the report's country would be a wrong guess."""
    keys = [w.key for w in reading.core.words]
    if set(keys[:-1]) & _REGIONS and keys[-1] in _OF_STATES:
        return True  # "Western leaders", "other allied governments"
    return keys[-1] in _MANY_HEADS or (reading.quote.lower().startswith(_TWO) and keys[-1] in _ONE_EACH)


def is_of_many(reading: Reading) -> bool:
    """'Foreign companies', 'Arab militias', 'any member': they may well be of no country of the report."""
    keys = [w.key for w in reading.core.words[:2]]
    return keys[0] in _MANY and not set(keys[1:]) & {"ministry", "minister", "secretary", "office", "affairs"}


def _several(reading: Reading, context: Context, tables: ActorTables) -> Verdict | None:
    """'Colombian, Italian and U.S. police', 'envoys from the EU and Russia': several side by side, so none alone."""
    chain = side_by_side(reading)
    codes = [sorted({str(n.country) for n in f.names if n.country}) for _, _, f in chain]
    if len(chain) < 2 or not all(codes) or set(codes[0]) & set(codes[1]):
        return None
    return Verdict(None, "several countries: " + ", ".join(c[0] for c in codes))


def _stands_beside(core: Part, own: dict[str, str], person: Term) -> bool:
    """A country in the core that is not the person's: 'Putin's Syrian ally' is not of Russia."""
    return (
        bool(own)
        and person.country not in own
        and core.words[-1].possessive is False
        and any(w.possessive for w in core.words)
    )


def _countries_in(part: Part, context: Context, tables: ActorTables) -> dict[str, str]:
    """Codes of the countries named in a part, with the row each comes from; a country's own name before a city's."""
    found: dict[str, str] = {}
    for hit in part.of_kind("country", "adjective", "people", "capital"):
        for name in hit.names:
            if name.country and name.kind in ("country", "adjective", "people", "capital"):
                found.setdefault(name.country, name.row)
        if _is_american_state(part, hit):
            found = {"USA": hit.names[0].row}
    if len(found) > 1:
        found = _only_named(found, part, context)
    if not found:
        for hit in part.of_kind("place"):
            if _inside_a_name(part, hit):
                continue
            code = one_of_places(hit, tables, context.countries)
            if code:
                found[code] = hit.names[0].row
    return found


def _inside_a_name(part: Part, hit: Found) -> bool:
    """'Margaret Hassan', 'Abdul Fatah Younis': beside an unknown name a short one is part of a longer."""
    if hit.kind != "place" and (hit.last > hit.first or part.words[hit.first].text.isupper()):
        return False
    known = {i for f in part.found for i in range(f.first, f.last + 1) if f.kind != "place" or f == hit}
    before, after = (
        0 <= i < len(part.words) and i not in known and part.words[i].is_capital for i in (hit.first - 1, hit.last + 1)
    )
    if hit.kind == "place":
        return before or after
    return (before and after) or (hit.first > 0 and part.words[hit.first - 1].glued and before)


def _only_named(found: dict[str, str], part: Part, context: Context) -> dict[str, str]:
    """'Congolese' is of two countries: the one that the report is clearly about, if one of them."""
    hits = part.of_kind("country", "adjective", "people", "capital")
    if len(hits) != 1:
        return found
    weights = {c: w for c, w in context.weights().items() if c in found}
    best = sorted(weights, key=lambda c: -weights[c])
    if len(best) == 1 or (best and weights[best[0]] > weights[best[1]]):
        return {best[0]: found[best[0]]}
    return found


def _one(found: dict[str, str], how: str) -> Verdict | None:
    if not found:
        return None
    if len(found) == 1:
        ((code, row),) = found.items()
        return Verdict(code, f"{row} {how}")
    return Verdict(None, "several countries: " + ", ".join(sorted(found)))


def fits_report(name: Name, context: Context) -> bool:
    """'Congress' is that of the United States only in a report that names them or no other country."""
    return not name.presumed or name.country in context.countries or not context.countries


def _of_body(names: tuple[Name, ...], own: dict[str, str], context: Context, core: Part) -> Verdict | None:
    """An organisation's country; a name used in several countries only where the report names no other."""
    name = names[0]
    if own and core.words[0].is_capital and any(f.names[0].text in _SENT for f in core.of_kind("word")):
        return None  # "Russia's UN ambassador"
    if own and (name.country is None or name.presumed or (name.country not in own and name.sector != "IGO")):
        return None
    if not fits_report(name, context) and not own:
        return None
    return Verdict(name.country, name.row)


_SENT = ("ambassador", "envoy", "permanent representative", "diplomat")


def _of_tail(part: Part, context: Context, tables: ActorTables) -> Verdict | None:
    for hit in part.found:
        verdict = _of_hit(hit, part, context, tables)
        if verdict:
            return verdict
    return None


def _listed_after(parts: tuple[Part, ...], context: Context, tables: ActorTables) -> set[str]:
    """'of Iran, Turkey and Russia': the countries that go on the list."""
    listed: set[str] = set()
    for part in parts:
        if part.link != "," or not part.found or part.found[0].first or part.found[0].kind != "country":
            break
        listed |= set(_countries_in(part, context, tables))
    return listed


def _of_hit(hit: Found, part: Part, context: Context, tables: ActorTables) -> Verdict | None:
    name = hit.names[0]
    if hit.kind in ("organisation", "seat", "person") and part.link in ("of", "from", ","):
        if name.country is None or not fits_report(name, context):
            return None
        return Verdict(name.country, f"'{part.link}' {name.row}")
    if hit.kind in ("country", "adjective", "people", "capital", "place"):
        return _one(_countries_in(part, context, tables), f"after '{part.link}'")
    return None
