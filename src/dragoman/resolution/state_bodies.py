"""States and their bodies: 'the Ukrainian army', 'Moscow', "Macron's office", the Kremlin; organisations by name."""

from __future__ import annotations

from dragoman.records import Candidate

from .actor_tables import ActorTables, Term
from .identities import Identity
from .names import Word
from .offices import is_only_a_country
from .reading import Reading
from .report_context import Context

_STATE_WORDS = {"country", "nation", "kingdom"}


def body_of_person(reading: Reading, term: Term, last: int, day: str | None, tables: ActorTables) -> Identity | None:
    """ "Macron's office", "the Obama administration": what a head of state or government leads, while in office."""
    words = reading.core.words[last + 1 :]
    after = " ".join(w.key for w in words)
    if not term.country or term.office not in _HEADS or not term.covers(day) or len(reading.parts) > 1:
        return None
    if after in _OFFICE_OF and term.office == "president":
        return _chosen(f"body:{term.country}:presidency", f"the office of {term.row}")
    body = tables.bodies.get(after)
    if body and body.key == "state":
        return _chosen(f"state:{term.country}", f"the {after} of {term.row}")
    return None


_HEADS = {"president", "prime-minister", "chancellor", "supreme-leader"}
_OFFICE_OF = {"office", "press office", "press service", "presidency"}


def _chosen(actor: str, row: str) -> Identity:
    return Identity(actor, row, (Candidate(actor, 1.0, row),))


_NOUNS_OF = {"alliance": ("Q7184",), "bloc": ("Q458",), "union": ("Q458", "Q7159")}
_GROUPS = {"group", "movement", "militia", "faction", "organisation", "organization", "insurgents", "militants"}


def only_body(reading: Reading, context: Context, tables: ActorTables) -> Identity | None:
    """'The alliance' where the report names NATO, 'the group' where it names one armed group."""
    if len(reading.words) != 1 or not reading.quote.lower().startswith("the "):
        return None
    noun = reading.words[0].key
    ids = [i for i in _NOUNS_OF.get(noun, ()) if i in context.organisations]
    if noun in _GROUPS:
        ids = sorted(i for i in context.organisations if (a := tables.actor(i)) and a.sector in ("REB", "CRM"))
    if len(ids) != 1:
        return None
    why = f"'the {noun}' of a report that names one, {ids[0]}"
    return Identity(ids[0], why, (Candidate(ids[0], 0.8, why),))


def body_in(reading: Reading, country: str | None, tables: ActorTables) -> Identity | None:
    """An organisation, a seat, a state, its capital or one of its bodies, where the mention is that and no more."""
    core, whole = reading.core, reading.whole
    if whole and whole.kind in ("organisation", "seat"):
        name = whole.names[0]
        if name.presumed and name.country and country != name.country:
            return Identity(None, f"'{name.text}' of another country than {name.country}")
        return Identity(name.ref, name.row, (Candidate(name.ref, 1.0, name.row),))
    if whole and whole.kind in ("country", "capital", "adjective"):
        return _state(reading, country, tables)
    words = [w.key for w in core.words]
    if country in ("PRK", "KOR") and words in (["north"], ["south"]):
        return _chosen(f"state:{country}", f"the {words[0].title()} of the two Koreas")
    if country in tables.countries and len(reading.words) == 1 and words[0] in _STATE_WORDS:
        return _chosen(f"state:{country}", f"the {words[0]} is {country}")
    words = [w.key for w in _without_country(reading)]
    before = next((i for i in range(len(words)) if " ".join(words[i:]) in tables.bodies), len(words))
    body = tables.bodies.get(" ".join(words[before:]))
    named = {i for f in core.of_kind("country", "adjective", "capital") for i in range(f.first, f.last + 1)}
    if not body or country not in tables.countries or not set(range(before)) <= named:
        return None
    actor = f"state:{country}" if body.key == "state" else f"{_prefix(body.key)}:{country}{_suffix(body.key)}"
    row = f"table:bodies {' '.join(words[before:])} of {country}"
    return Identity(actor, row, (Candidate(actor, 1.0, row),))


def _without_country(reading: Reading) -> tuple[Word, ...]:
    """The words without "of Ukraine" at their end: 'the Ministry of Foreign Affairs of Ukraine'."""
    last = reading.parts[-1]
    if len(reading.parts) > 1 and is_only_a_country(last):
        return reading.words[: -len(last.words)]
    return reading.words


def _prefix(key: str) -> str:
    return "armed-forces" if key == "armed-forces" else "body"


def _suffix(key: str) -> str:
    return "" if key == "armed-forces" else f":{key}"


def _state(reading: Reading, country: str | None, tables: ActorTables) -> Identity:
    """A country, its capital or its adjective alone stands for its government."""
    names = [n for n in reading.core.found[0].names if n.kind in ("country", "capital", "adjective")]
    refs = tuple(dict.fromkeys(n.ref for n in names))
    how = {"country": "", "capital": ", the capital standing for the government", "adjective": ", the adjective"}
    if refs == ("",):
        return Identity(None, f"a part of {country}, not the state: {names[0].row}")
    if len(refs) > 1 and f"state:{country}" not in refs:
        share = round(1 / len(refs), 3)
        candidates = tuple(Candidate(r, share, names[0].row) for r in refs)
        return Identity(None, f"{len(refs)} states fit: {', '.join(refs)}", candidates)
    ref = f"state:{country}" if len(refs) > 1 else refs[0]
    row = names[0].row + how[names[0].kind]
    return Identity(ref, row, (Candidate(ref, 1.0, row),))
