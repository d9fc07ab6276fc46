"""Who a mention names: persons by full name, surname, slip of spelling or office; bodies and states by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.records import Candidate

from .actor_tables import ActorTables, Term
from .names import Found, plain
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
        if _is_tail_of_other_name(core, full[-1]):
            return None
        if core.words[-1] != core.words[full[-1].last] or not _of_other_country(reading, ids, tables):
            chosen = _choose(ids, f"'{core.text(full[-1])}'", context, tables)
            chosen = chosen and _in_former_office(chosen, reading, context, tables)
        else:
            return None
        return chosen and replace(chosen, last=full[-1].last)
    for length in range(min(3, len(core.words)), 0, -1):
        for start in _surname_places(reading, length):
            words = core.words[start : start + length]
            ids = tables.surnames.get(" ".join(w.key for w in words), ())
            if ids and (reading.unknown or length == len(core.words) or _is_place(core, start)):
                chosen = _by_surname(ids, " ".join(w.text for w in words), reading, context, tables)
                return chosen and replace(chosen, last=start + length - 1)
    return _misspelt(reading, context, tables)


def _is_place(core: Part, i: int) -> bool:
    """'Secretary Kerry': what the tables have as a place stands at the end of a title."""
    return bool(core.of_kind("word", "weak")) and any(f.kind == "place" and f.first == i for f in core.found)


def _in_former_office(chosen: Identity, reading: Reading, context: Context, tables: ActorTables) -> Identity:
    """'Former Prime Minister Tony Blair': the term of the office that the words name, not what came after it."""
    if not (reading.former and chosen.actor and chosen.term):
        return chosen
    keys = " ".join(w.key for w in reading.core.words)
    named = {office for words, office in tables.offices.items() if f" {words} " in f" {keys} "}
    past = [t for t in tables.terms[chosen.actor] if t.office in named and context.date and t.since < context.date]
    return replace(chosen, term=past[-1]) if past else chosen


def _is_tail_of_other_name(core: Part, found: Found) -> bool:
    """'Hamza bin Laden' is not "bin Laden": another first name stands before it."""
    if not found.first or core.words[found.first].key not in PARTICLES:
        return False
    before = core.words[found.first - 1]
    known = {f.last for f in core.of_kind("word", "weak", "country", "adjective", "organisation")}
    return (
        before.is_capital and not before.possessive and found.first - 1 not in known and before.key not in _HONORIFICS
    )


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
    if _other_first_name(surname, ids, reading, tables) or _of_other_country(reading, ids, tables):
        return None
    named = tuple(i for i in ids if i in context.persons)
    if len(named) == 1:
        return _chosen(named[0], f"'{surname}', named in full in the report", context, tables)
    if all(_has_own_first_name(surname, tables.terms[i][0].name, context.text, tables) for i in ids):
        return None
    return _choose(ids, f"'{surname}'", context, tables)


_HONORIFICS = set(
    "mr mrs ms miss dr sir dame lord lady sheikh sheik col colonel gen general capt captain maj major lt prof "
    "professor comrade senhor señor monsieur madame herr frau hajj haji imam ayatollah saint st crown "
    "prince king queen".split()
)


def _other_first_name(surname: str, ids: tuple[str, ...], reading: Reading, tables: ActorTables) -> bool:
    """'Liu Putin' is not Vladimir Putin: the word before the surname is part of another name."""
    words = reading.core.words
    keys = [w.key for w in words]
    start = next((i for i in range(len(keys)) if " ".join(keys[i:]).startswith(plain(surname))), 0)
    if start == 0:
        return False
    before = words[start - 1]
    known = {i for f in reading.core.found for i in range(f.first, f.last + 1) if f.kind not in ("place", "official")}
    if start - 1 in known or before.key in _HONORIFICS or not before.is_capital or before.possessive:
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
        person: word
        for word in _names_in(context.text)
        if one_letter_apart(strange[0].key, plain(word))
        for person in tables.surnames.get(plain(word), ())
        if person in context.persons
    }
    if len(near) != 1:
        return None
    ((person, name),) = near.items()
    if _has_own_first_name(strange[0].text, tables.terms[person][0].name, context.text, tables):
        return None
    return _chosen(person, f"'{strange[0].text}', one letter from '{name}' named in the report", context, tables)


@lru_cache(maxsize=8)
def _names_in(text: str) -> tuple[str, ...]:
    """The words of a text that begin with a capital, each once."""
    return tuple(dict.fromkeys(re.findall(r"\b[A-ZÀ-Þ][\w’'-]{3,}", text)))


def _has_own_first_name(surname: str, full_name: str, text: str, tables: ActorTables) -> bool:
    """Whether the report gives the surname a first name that is not this person's: 'Luc Marron'."""
    before = re.findall(rf"(?<=[^.!?\n] )([A-Z][\w-]+) (?:[A-Z]\. )*{re.escape(surname)}\b", text)
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
