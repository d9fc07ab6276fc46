"""Who a mention names: persons by full name, surname, slip of spelling or office; bodies and states by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.records import Candidate

from .actor_tables import ActorTables, Term
from .names import plain
from .reading import Part, Reading
from .report_context import Context


PARTICLES = {"al", "el", "bin", "ibn", "van", "von", "der", "den", "de", "da", "dos", "di", "ben", "ould"}


@dataclass(frozen=True, slots=True)
class Identity:
    """The identity chosen, or None; all candidates; the reason; and the person's term in office, if a person."""

    actor: str | None
    why: str
    candidates: tuple[Candidate, ...] = ()
    term: Term | None = None
    last: int = -1  # the last word of the person's name in the core


def person_in(reading: Reading, context: Context, tables: ActorTables) -> Identity | None:
    """A person whom the core names: by full name, else by surname, else by a surname misspelt by one letter."""
    core = reading.core
    full = core.of_kind("person")
    if full:
        ids = tuple(dict.fromkeys(n.ref for n in full[-1].names if n.kind == "person"))
        if core.words[-1] != core.words[full[-1].last] or not _of_other_country(reading, ids, tables):
            chosen = _choose(ids, f"'{core.text(full[-1])}'", context, tables)
        else:
            return None
        return chosen and replace(chosen, last=full[-1].last)
    for length in range(min(3, len(core.words)), 0, -1):
        for start in _surname_places(reading, length):
            words = core.words[start : start + length]
            ids = tables.surnames.get(" ".join(w.key for w in words), ())
            if ids and (reading.unknown or length == len(core.words)):
                chosen = _by_surname(ids, " ".join(w.text for w in words), reading, context, tables)
                return chosen and replace(chosen, last=start + length - 1)
    return _misspelt(reading, context, tables)


def _of_other_country(reading: Reading, ids: tuple[str, ...], tables: ActorTables) -> bool:
    """'U.S. diplomat Alberto Fernandez' is not the president of Argentina: the country before it was never theirs."""
    before = reading.core.of_kind("country", "adjective")
    named = {n.country for f in before for n in f.names if not reading.core.words[f.last].possessive}
    return bool(named) and not any(t.country in named or t.sector == "IGO" for i in ids for t in tables.terms[i])


def _surname_places(reading: Reading, length: int) -> Iterator[int]:
    """Where a surname of ``length`` words may stand: a capitalised run of no known name, at the end of the name."""
    words = reading.core.words
    known = {i for f in reading.core.found for i in range(f.first, f.last + 1) if f.kind != "place"}
    for start in range(len(words) - length, -1, -1):
        last = start + length - 1
        after = words[last + 1] if last + 1 < len(words) else None
        goes_on = last + 2 < len(words) and after is not None and after.key in PARTICLES  # "Fahd al-Quso"
        at_end = after is None or words[last].possessive or not (after.is_capital or goes_on)
        if words[last].is_capital and at_end and not known & set(range(start, last + 1)):
            yield start


def _by_surname(
    ids: tuple[str, ...], surname: str, reading: Reading, context: Context, tables: ActorTables
) -> Identity | None:
    named = tuple(i for i in ids if i in context.persons)
    if len(named) == 1:
        return _chosen(named[0], f"'{surname}', named in full in the report", context, tables)
    if _other_first_name(surname, ids, reading, tables) or _of_other_country(reading, ids, tables):
        return None
    if all(_has_own_first_name(surname, tables.terms[i][0].name, context.text, tables) for i in ids):
        return None
    return _choose(ids, f"'{surname}'", context, tables)


def _other_first_name(surname: str, ids: tuple[str, ...], reading: Reading, tables: ActorTables) -> bool:
    """'Liu Putin' is not Vladimir Putin: the word before the surname is part of another name."""
    words = reading.core.words
    keys = [w.key for w in words]
    start = next((i for i in range(len(keys)) if " ".join(keys[i:]).startswith(plain(surname))), 0)
    if start == 0:
        return False
    before = words[start - 1]
    known = {i for f in reading.core.found for i in range(f.first, f.last + 1) if f.kind != "place"}
    if start - 1 in known or not before.is_capital or before.possessive:
        return False
    return not any(before.key in plain(t.name).split() for i in ids for t in tables.terms[i])


def _choose(ids: tuple[str, ...], how: str, context: Context, tables: ActorTables) -> Identity | None:
    """One of several persons: the only one in office at the report's date, else the only one of a country named."""
    if len(ids) == 1 and not _long_gone(ids[0], context, tables):
        return _chosen(ids[0], how, context, tables)
    fits = [i for i in ids if any(t.covers(context.date) for t in tables.terms[i])]
    if len(fits) > 1:
        here = [i for i in fits if _term(i, context, tables).country in context.countries]
        in_office = [i for i in here or fits if any(t.office and t.covers(context.date) for t in tables.terms[i])]
        fits = in_office if len(in_office) == 1 else here or fits
    if len(fits) == 1:
        return _chosen(fits[0], f"{how}, the only holder of an office at {context.date}", context, tables)
    if not fits:
        fits = [i for i in ids if _term(i, context, tables).country in context.countries]
        if len(fits) == 1:
            return _chosen(fits[0], f"{how}, of a country that the report names", context, tables)
        return None
    rows = "; ".join(_term(i, context, tables).row for i in fits)
    candidates = tuple(Candidate(i, round(1 / len(fits), 3), _term(i, context, tables).row) for i in fits)
    return Identity(None, f"{len(fits)} holders fit {how}: {rows}", candidates)


def _long_gone(person: str, context: Context, tables: ActorTables) -> bool:
    """A surname alone does not reach for someone who first took office after the report."""
    return bool(context.date) and all(t.since[:4] > str(context.date)[:4] for t in tables.terms[person])


def _chosen(person: str, how: str, context: Context, tables: ActorTables) -> Identity:
    term = _term(person, context, tables)
    return Identity(person, f"{term.row} by {how}", (Candidate(person, 1.0, term.row),), term)


def _term(person: str, context: Context, tables: ActorTables) -> Term:
    """The person's office at the report's date, else the last one begun before it, else the first."""
    terms = tables.terms[person]
    held = [t for t in terms if t.covers(context.date)]
    if held:
        return next((t for t in reversed(held) if t.office), held[-1])
    begun = [t for t in terms if context.date and t.since[:10] <= context.date]
    return begun[-1] if begun else terms[0]


def _misspelt(reading: Reading, context: Context, tables: ActorTables) -> Identity | None:
    """'Macon' where Emmanuel Macron is named: one letter from the surname of one person named in full."""
    core = reading.core
    known = {i for f in core.found for i in range(f.first, f.last + 1) if f.kind != "place"}
    strange = [w for i, w in enumerate(core.words) if i not in known and w.is_capital]
    if len(strange) != 1 or len(strange[0].key) < 5 or strange[0] != core.words[-1]:
        return None
    near = {
        (person, name)
        for person in context.persons
        for name in {plain(tables.terms[person][0].name).split()[-1]}
        if one_letter_apart(strange[0].key, name)
    }
    if len(near) != 1:
        return None
    ((person, name),) = near
    if _has_own_first_name(strange[0].text, tables.terms[person][0].name, context.text, tables):
        return None
    return _chosen(person, f"'{strange[0].text}', one letter from '{name}' named in the report", context, tables)


def _has_own_first_name(surname: str, full_name: str, text: str, tables: ActorTables) -> bool:
    """Whether the report gives the surname a first name that is not this person's: 'Luc Marron'."""
    before = re.findall(rf"(?<=[^.!?\n] )([A-Z][\w-]+) {re.escape(surname)}\b", text)
    return any(plain(w) not in plain(full_name).split() and not tables.names.get(w) for w in before)


def one_letter_apart(a: str, b: str) -> bool:
    """Whether one letter changed, left out, added or two neighbours swapped turns one word into the other."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        return rest_a[1:] == rest_b[1:] or (rest_a[2:] == rest_b[2:] and rest_a[:2] == rest_b[1::-1])
    return rest_a[1:] == rest_b if len(a) > len(b) else rest_a == rest_b[1:]


def holder_of_office(reading: Reading, country: str | None, context: Context, tables: ActorTables) -> Identity | None:
    """'The Ukrainian president': who holds the office in the country at the report's date, where no name stands."""
    words = [w.key for w in reading.core.words]
    endings = (" ".join(words[i:]) for i in range(len(words)))
    office = next((tables.offices[e] for e in endings if e in tables.offices), None)
    plain_tail = all(_is_only_a_country(p) for p in reading.parts[1:])
    if not office or not country or not plain_tail or reading.unknown or reading.former:
        return None
    held = [t for t in tables.holders.get((country, office), ()) if context.date and t.covers(context.date)]
    persons = tuple(dict.fromkeys(t.person for t in held))
    if not persons:
        return Identity(None, f"no holder of the office '{office}' of {country} known at {context.date}")
    if len(persons) > 1:
        rows = "; ".join(t.row for t in held)
        return Identity(None, f"two holders fit: {rows}",
                        tuple(Candidate(t.person, round(1 / len(persons), 3), t.row) for t in held))  # fmt: skip
    return Identity(persons[0], f"{held[0].row} by office", (Candidate(persons[0], 1.0, held[0].row),), held[0])


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
    before = next((i for i in range(len(words)) if " ".join(words[i:]) in tables.bodies), len(words))
    body = tables.bodies.get(" ".join(words[before:]))
    named = {i for f in core.of_kind("country", "adjective", "capital") for i in range(f.first, f.last + 1)}
    if not body or not country or not set(range(before)) <= named or not _only_its_country(reading):
        return None
    actor = f"state:{country}" if body.key == "state" else f"{_prefix(body.key)}:{country}{_suffix(body.key)}"
    row = f"table:bodies {' '.join(words[before:])} of {country}"
    return Identity(actor, row, (Candidate(actor, 1.0, row),))


def _is_only_a_country(part: Part) -> bool:
    return (
        part.link == "of"
        and len(part.found) == 1
        and part.found[0].kind == "country"
        and (part.found[0].last == len(part.words) - 1)
    )


def _only_its_country(reading: Reading) -> bool:
    return all(_is_only_a_country(p) for p in reading.parts[1:])


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
