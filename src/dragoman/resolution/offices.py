"""Persons by their office: 'the Ukrainian president', 'the former French president', 'the Turkish leader'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from dragoman.records import Candidate

from .actor_tables import ActorTables, Term
from .identities import Identity
from .names import plain
from .reading import Part, Reading
from .report_context import Context

_TABLE = Path(__file__).resolve().parents[1] / "data" / "actors" / "leading_offices.tsv"
# Words before an office that leave it the office: "the current president". All others make it another one: "deputy".
_SAME_OFFICE = set(
    "new newly elected appointed current incumbent sitting outgoing then serving own state beleaguered embattled long "
    "longtime visiting self s hardline conservative reformist populist western powerful popular unpopular young "
    "veteran his her its their country".split()
)
_STAND_IN = {"acting", "interim", "caretaker", "provisional", "transitional"}
_PAST = {"former", "ex", "late", "ousted", "deposed", "exiled", "toppled", "onetime", "previous"}
# The offices that "leader" may mean, the more powerful first.
_LEADING = ("supreme-leader", "president", "prime-minister", "chancellor", "monarch")
_ANY_ONE = re.compile(r"(?:an?|any|every|each|no|another|some) ", re.IGNORECASE)
_ELECT_WITHIN = 300  # days from an election to the office


def holder_of_office(reading: Reading, country: str | None, context: Context, tables: ActorTables) -> Identity | None:
    """Who holds the office that the mention names, in its country and on the report's day, where no name stands."""
    core = reading.core
    start, office = office_in(core, tables)
    if core.words[-1].key == "head" and country in tables.countries:
        office = ""  # "the head of Peru" is nobody in particular
    if (
        not office
        or reading.unknown
        or _ANY_ONE.match(reading.quote)
        or not all(is_only_a_country(p) for p in reading.parts[1:])
    ):
        return None
    if not country:
        return Identity(None, f"the office '{office}' of an unknown country")
    before = _describing(core, start)
    if before & _PAST:
        return _earlier(office, country, context, tables)
    if core.words[-1].key == "elect" or "incoming" in before:
        return _elected(office, country, context, tables)
    if other := before - _SAME_OFFICE - _STAND_IN:
        return Identity(None, f"'{min(other)}' makes it another office than '{office}'")
    if context.date is None:
        return Identity(None, f"the office '{office}' of {country}, but the report has no date")
    if office == "leader" and country in tables.countries:
        return _leader(country, context, tables)
    return _held(
        office if office != "leader" else "secretary-general", country, context, tables, bool(before & _STAND_IN)
    )


def office_in(core: Part, tables: ActorTables) -> tuple[int, str]:
    """Where the office that ends the core begins, and its key; '' where none does. 'leader' is an office here."""
    words = [w.key for w in core.words]
    if words and words[-1] == "elect":
        words = words[:-1]
    for i in range(len(words)):
        ending = " ".join(words[i:])
        if ending in tables.offices and not core.words[len(words) - 1].possessive:
            return i, tables.offices[ending]
    if words and words[-1] in ("leader", "head") and not core.words[-1].possessive:
        return len(words) - 1, "leader"
    return len(words), ""


def holders(office: str, country: str, day: str | None, tables: ActorTables) -> tuple[Term, ...]:
    """The terms of an office of a country that cover a day."""
    return tuple(t for t in tables.holders.get((country, office), ()) if day and t.covers(day))


def is_only_a_country(part: Part) -> bool:
    """A tail that is 'of Peru', or 'of NATO', and no more."""
    found = part.found
    if part.link != "of" or len(found) != 1 or found[0].last != len(part.words) - 1:
        return False
    return found[0].kind == "country" or (found[0].kind == "organisation" and found[0].names[0].sector == "IGO")


def _describing(core: Part, start: int) -> set[str]:
    """The words before the office that are no country."""
    named = {
        i for f in core.of_kind("country", "adjective", "capital", "organisation") for i in range(f.first, f.last + 1)
    }
    return {w.key for i, w in enumerate(core.words[:start]) if i not in named}


def _held(office: str, country: str, context: Context, tables: ActorTables, acting: bool) -> Identity:
    held = holders(office, country, context.date, tables)
    if acting and any(t.acting for t in held):
        held = tuple(t for t in held if t.acting)
    persons = tuple(dict.fromkeys(t.person for t in held))
    if not persons:
        return Identity(None, f"no holder of the office '{office}' of {country} known at {context.date}")
    if acting and not any(t.acting or "acting" in plain(t.title) or "interim" in plain(t.title) for t in held):
        return _open(held, f"an acting holder, and the table has {held[0].row}")
    if len(persons) > 1:
        return _named_in_report(held, context) or _open(held, f"{len(persons)} holders fit")
    return _chosen(held[0], "by office")


def _leader(country: str, context: Context, tables: ActorTables) -> Identity | None:
    """'The Turkish leader': the holder of the office that leads the country, or the one whom the report names."""
    held = [t for office in _LEADING for t in holders(office, country, context.date, tables)]
    if not held:
        return None
    if named := _named_in_report(held, context):
        return named
    first = _leading_office(country, held)
    leading = {t.person: t for t in held if t.office == first}
    if len(leading) != 1:
        return _open(held, "'leader' may mean")
    (term,) = leading.values()
    others = {t.person: t for t in held if t.person != term.person}
    rest = tuple(Candidate(p, round(0.2 / len(others), 3), t.row) for p, t in others.items())
    chosen = Candidate(term.person, 0.8 if others else 1.0, f"{term.row}, the office that leads {country}")
    return Identity(term.person, chosen.why, (chosen, *rest), term)


def leading_person(country: str, day: str | None, tables: ActorTables) -> str | None:
    """The id of who leads a country on a day, if the tables have one."""
    held = [t for office in _LEADING for t in holders(office, country, day, tables)]
    first = _leading_office(country, held) if held else ""
    persons = {t.person for t in held if t.office == first}
    return persons.pop() if len(persons) == 1 else None


def holder_named(reading: Reading, context: Context, tables: ActorTables) -> Term | None:
    """'The chancellor' where the report names one person in full who holds the office, whatever the country."""
    start, office = office_in(reading.core, tables)
    if not office or start or len(reading.parts) > 1 or _ANY_ONE.match(reading.quote):
        return None
    offices = _LEADING if office == "leader" else (office,)
    held = {
        person: term
        for person in context.persons
        for term in tables.terms[person]
        if term.office in offices and context.date and term.covers(context.date)
    }
    return held.popitem()[1] if len(held) == 1 else None


def _leading_office(country: str, held: list[Term]) -> str:
    """The office that leads the country: by the table, else the first of the usual order that is held."""
    named = _leading_offices().get(country, "")
    return named if any(t.office == named for t in held) else held[0].office


@cache
def _leading_offices() -> Mapping[str, str]:
    rows = (line.split("\t") for line in _TABLE.read_text("utf-8").splitlines() if line and line[0] != "#")
    return {code: office for office, codes in rows for code in codes.split("|")}


def _earlier(office: str, country: str, context: Context, tables: ActorTables) -> Identity:
    """'The former president': one of those who held it before; chosen only where the report names just one of them."""
    terms = tables.holders.get((country, office), ()) if office != "leader" else ()
    gone = [t for t in terms if t.until and context.date and t.until[:10] < context.date[: len(t.until)]]
    if not gone:
        return Identity(None, f"a former holder of '{office}' of {country}")
    return _named_in_report(gone, context) or _open(gone[-3:], f"one of the former holders of '{office}' of {country}")


def _elected(office: str, country: str, context: Context, tables: ActorTables) -> Identity:
    """'The president-elect': who takes the office in the months after the report."""
    if not context.date or len(context.date) < 10:
        return Identity(None, f"who was elected '{office}' of {country} needs the report's day")
    last = (date.fromisoformat(context.date) + timedelta(days=_ELECT_WITHIN)).isoformat()
    coming = [t for t in tables.holders.get((country, office), ()) if context.date < t.since[:10] <= last]
    return (
        _chosen(coming[0], "takes office next")
        if coming
        else Identity(None, f"no coming '{office}' of {country} known")
    )


def _named_in_report(terms: list[Term] | tuple[Term, ...], context: Context) -> Identity | None:
    named = {t.person: t for t in terms if t.person in context.persons}
    if len(named) != 1:
        return None
    (term,) = named.values()
    return _chosen(term, "named in the report")


def _chosen(term: Term, how: str) -> Identity:
    return Identity(term.person, f"{term.row} {how}", (Candidate(term.person, 1.0, f"{term.row} {how}"),), term)


def _open(terms: list[Term] | tuple[Term, ...], why: str) -> Identity:
    by_person = {t.person: t for t in terms}
    share = round(1 / len(by_person), 3)
    rows = "; ".join(t.row for t in by_person.values())
    return Identity(None, f"{why}: {rows}", tuple(Candidate(p, share, t.row) for p, t in by_person.items()))
