"""Events as linking sees them: with the day, the publisher and the words of the sentence around the trigger."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from dragoman.errors import StoreError
from dragoman.records import Party, Span, Telling
from dragoman.store.days import days
from dragoman.store.sentences import content_words, looks_back, names, sentence_around, words_beside, words_near
from dragoman.store.several import marks, portions

AROUND = 400  # characters on either side of a trigger in which its sentence is looked for
LEAD = 600  # characters with which a report begins: headline and first sentences

Keyed = tuple[int, Telling]

_CURRENT = "c.current"
_AS_OF = (
    "c.key = (SELECT key FROM coding WHERE report = c.report AND added_at <= ?"
    " ORDER BY added_at DESC, key DESC LIMIT 1)"
)
_STANDS = "NOT EXISTS (SELECT 1 FROM standing w WHERE w.report = r.id AND w.state = 'withdrawn' AND w.until IS NULL)"
_STOOD = (
    "NOT EXISTS (SELECT 1 FROM standing w WHERE w.report = r.id AND w.state = 'withdrawn'"
    " AND w.since <= ? AND (w.until IS NULL OR w.until > ?))"
)
_EVENTS = """
SELECT e.key, e.id, c.report, coalesce(s.copy_group, c.report), r.published, r.publisher, e.type, e.mode, e.status,
       e.trigger_start, e.trigger_end, e.trigger_quote, e.about_quote, e.confidence,
       day.first_day, day.last_day, due.value, killed.low, killed.high, injured.low, injured.high,
       {words}
FROM event e JOIN coding c ON c.key = e.coding JOIN report r ON r.id = c.report
LEFT JOIN standing s ON s.report = c.report AND s.until IS NULL
LEFT JOIN event_time day ON day.event = e.key AND day.role = 'date'
LEFT JOIN event_time due ON due.event = e.key AND due.role = 'due'
LEFT JOIN event_toll killed ON killed.event = e.key AND killed.role = 'killed'
LEFT JOIN event_toll injured ON injured.event = e.key AND injured.role = 'injured'
WHERE e.key IN """
_WORDS = (
    f"substr(r.text, max(1, e.trigger_start + 1 - {AROUND}), min(e.trigger_start, {AROUND})),"
    f" substr(r.text, e.trigger_end + 1, {AROUND}), substr(r.text, 1, {LEAD})"
)
_NO_WORDS = "NULL, NULL, NULL"
_PARTIES = """
SELECT em.event, em.role, iif(m.quote = '', coalesce(a.name, p.name, m.country, ''), m.quote),
       coalesce(a.id, p.id), m.country, m.sector, m.members, m.precision,
       p.latitude, p.longitude, p.country
FROM event_mention em JOIN mention m ON m.key = em.mention
LEFT JOIN actor a ON a.key = m.identity LEFT JOIN place p ON p.key = m.place
WHERE em.event IN """


def select_tellings(
    connection: sqlite3.Connection, *, since: str | None, until: str | None, as_of: str | None
) -> Iterator[Keyed]:
    """Row number and Telling of each event, by first day, report, place of the trigger and id.

    ``since`` and ``until`` are ISO days, months or years, held against the event's days; ``as_of`` is a UTC moment.
    Events of withdrawn reports are left out.
    """
    where, values = [_CURRENT if as_of is None else _AS_OF], [] if as_of is None else [as_of]
    where.append(_STANDS if as_of is None else _STOOD)
    values += [] if as_of is None else [as_of, as_of]
    if since is not None:
        where.append("coalesce(day.last_day, r.published) >= ?")
        values.append(asked_days("since", since)[0])
    if until is not None:
        where.append("coalesce(day.first_day, r.published) <= ?")
        values.append(asked_days("until", until)[1])
    rows = connection.execute(
        "SELECT e.key FROM event e JOIN coding c ON c.key = e.coding JOIN report r ON r.id = c.report"
        " LEFT JOIN event_time day ON day.event = e.key AND day.role = 'date'"
        f" WHERE {' AND '.join(where)} ORDER BY coalesce(day.first_day, r.published), r.id, e.trigger_start, e.id",
        values,
    )
    return tellings_of(connection, [key for (key,) in rows])


def tellings_of(connection: sqlite3.Connection, keys: Sequence[int], *, words: bool = True) -> Iterator[Keyed]:
    """Row number and Telling of the events with these row numbers, in their order; without ``words`` those around the
    trigger, by which alone tellings are compared, are left out."""
    select = _EVENTS.format(words=_WORDS if words else _NO_WORDS)
    for chunk in portions(keys):
        these = f"({marks(chunk)})"
        parties = _parties(connection.execute(_PARTIES + these + " ORDER BY em.event, em.role, em.position", chunk))
        found = {row[0]: row for row in connection.execute(select + these, chunk)}
        yield from ((key, _telling(found[key], parties[key])) for key in chunk if key in found)


def _telling(row: Sequence[Any], parties: dict[str, list[Sequence[Any]]]) -> Telling:
    _, event, report, copy_group, published, publisher, type, mode, status, start, end, quote, about = row[:13]
    confidence, first_day, last_day, due, killed_low, killed_high, injured_low, injured_high = row[13:21]
    before, after, lead = row[21:]
    place = next(iter(parties["place"]), None)
    dated = first_day is not None
    return Telling(
        event=event,
        report=report,
        published=published,
        publisher=publisher,
        copy_group=copy_group,
        type=type,
        mode=mode,
        status=status,
        trigger=Span(start, end, quote),
        actor=tuple(map(_party, parties["actor"])),
        recipient=tuple(map(_party, parties["recipient"])),
        claimed_by=tuple(map(_party, parties["claimed_by"])),
        denied_by=tuple(map(_party, parties["denied_by"])),
        place=_party(place) if place else None,
        place_precision=place[5] if place else None,
        coordinates=(place[6], place[7]) if place and place[6] is not None else None,
        first_day=first_day if dated else published,
        last_day=last_day if dated else published,
        dated=dated,
        due=due,
        about=about,
        killed=(killed_low, killed_high) if killed_low is not None else None,
        injured=(injured_low, injured_high) if injured_low is not None else None,
        confidence=confidence,
        **({} if lead is None else _around(before, quote, after, lead)),
    )


def _around(before: str, quote: str, after: str, lead: str) -> dict[str, Any]:
    """What the words around a trigger give a telling."""
    words_before, words_after = words_beside(before, after)
    return {
        "words": content_words(sentence_around(before, quote, after)),
        "near": words_near(before, quote, after),
        "lead": _lead(lead),
        "names": _names(lead),
        "before": words_before,
        "after": words_after,
        "looks_back": looks_back(before, after),
    }


@lru_cache(maxsize=1000)
def _lead(text: str) -> frozenset[str]:
    """The content words of a report's beginning; one set is kept for all events of the report."""
    return content_words(text)


@lru_cache(maxsize=1000)
def _names(text: str) -> frozenset[str]:
    """The words of names in a report's beginning."""
    return names(text)


def _parties(rows: Iterable[Sequence[Any]]) -> dict[int, dict[str, list[Sequence[Any]]]]:
    """By event, then by role: words, identity, country, sector, members and what is known of a place."""
    found: dict[int, dict[str, list[Sequence[Any]]]] = defaultdict(lambda: defaultdict(list))
    for event, role, *fields in rows:
        found[event][role].append(fields)
    return found


def _party(fields: Sequence[Any]) -> Party:
    words, identity, country, sector, members, *_, place_country = fields
    return _one_party(words, identity, country or place_country, sector, members)


@lru_cache(maxsize=50_000)
def _one_party(words: str, identity: str | None, country: str | None, sector: str | None, members: str) -> Party:
    """The same for the same fields, which many tellings have: one is kept of each."""
    return Party(words, identity, country, sector, tuple(json.loads(members)) if members != "[]" else ())


def asked_days(field: str, value: str) -> tuple[str, str]:
    """First and last day of a date that a caller asked for; raises StoreError, naming the field."""
    try:
        return days(value)
    except ValueError as error:
        raise StoreError(f"{field}: {error}; write a day such as 2022-02-20, or a month or year") from None
