"""What the store tells of incidents: by filter, by id, by one of their events; now, or as known on a past day."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from dragoman.errors import StoreError
from dragoman.records import Decision, Incident, Link, Telling
from dragoman.store.conditions import held
from dragoman.store.incident_rows import incident_from, link_from
from dragoman.store.linked import LinkedIndex, Unlinked, telling_at, tellings_of_codings, unlinked, write
from dragoman.store.paging import Page, Turn
from dragoman.store.reading import DECISION, decision_from
from dragoman.store.several import marks, portions
from dragoman.store.standing import moment
from dragoman.store.tellings import asked_days, select_tellings, tellings_of

LISTED = 5  # ids named in the message where several fit
SHORTEST = 6  # characters of an id that may stand for the whole

_HOLDS = "(i.until IS NULL)"
_HELD = "(i.since <= :as_of AND (i.until IS NULL OR i.until > :as_of))"
_NAMED = (
    "EXISTS (SELECT 1 FROM incident_party p LEFT JOIN actor a ON a.id = p.identity AND a.current"
    " LEFT JOIN place w ON w.id = p.identity AND w.current WHERE p.incident = i.key AND p.role = '{role}'"
    " AND is_named(:{name}, p.words, p.country, p.identity, coalesce(a.name, w.name)))"
)


Held = tuple[str, str | None, Incident]  # a version, since and until when (UTC) it was held


class Incidents:
    """The part of the store that knows incidents; ``Store`` has these methods."""

    _connection: sqlite3.Connection
    _writing: Callable[[str], AbstractContextManager[None]]

    def incidents(
        self,
        *,
        contested: bool | None = None,
        actor: str | None = None,
        recipient: str | None = None,
        claimed_by: str | None = None,
        type: str | None = None,
        status: str | None = None,
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Incident]:
        """Incidents for which every given filter holds, by first day and id; those without a day come first.

        ``actor``, ``recipient``, ``claimed_by`` (any account's) and ``place`` are words, a country's code, or the
        identity's name or id. ``since`` and ``until`` are ISO days, months or years, held against the incident's days.
        ``as_of`` is a day, month or year, or a UTC moment: what the store knew at its end. Raises StoreError for a date
        that is none.
        """
        where = [_HOLDS if as_of is None else _HELD]
        values: dict[str, Any] = {"as_of": moment(as_of) if as_of else None, "limit": -1 if limit is None else limit}
        parties = {"actor": actor, "recipient": recipient, "claimed_by": claimed_by, "place": place}
        for role, wanted in parties.items():
            if wanted is not None:
                where.append(_NAMED.format(role=role, name=role))
                values[role] = wanted
        for column, word in (("type", type), ("status", status)):
            if word is not None:
                where.append(f"same_word(:{column}, i.{column})")
                values[column] = word
        if contested is not None:
            where.append("i.contested" if contested else "NOT i.contested")
        if since is not None:
            where.append("i.last_day >= :since")
            values["since"] = asked_days("since", since)[0]
        if until is not None:
            where.append("i.first_day <= :until")
            values["until"] = asked_days("until", until)[1]
        rows = self._connection.execute(
            f"SELECT i.record FROM incident i WHERE {' AND '.join(where)} ORDER BY i.first_day, i.id LIMIT :limit",
            values,
        )
        return (incident_from(record) for (record,) in rows)

    def incident(self, id: str, *, as_of: str | None = None) -> Incident:
        """The incident with this id, or the only one whose id starts so; without ``as_of`` as it is known now.

        Raises KeyError where there is none (then), StoreError naming them where several ids start so.
        """
        held = _HOLDS if as_of is None else _HELD
        rows = self._connection.execute(
            "SELECT i.id, i.record FROM incident i"
            f" WHERE i.id >= :id AND i.id < :next AND {held} ORDER BY i.id LIMIT :most",
            {"id": id, "next": id + chr(0x10FFFF), "as_of": moment(as_of) if as_of else None, "most": LISTED + 1},
        ).fetchall()
        if not rows or (len(id) < SHORTEST and rows[0][0] != id):
            raise KeyError(f"no incident has an id that starts with {id!r}")
        if len(rows) > 1 and rows[0][0] != id:
            raise StoreError(
                f"several ids start with {id!r}: {', '.join(row[0] for row in rows[:LISTED])}; give more of it"
            )
        return incident_from(rows[0][1])

    def incidents_with(self, ids: Sequence[str], *, as_of: str | None = None) -> list[Incident]:
        """The incidents with these whole ids, in their order, as they are known now or were known at the end of a day.

        Raises KeyError where there was none.
        """
        found: dict[str, Incident] = {}
        holds = held("i", as_of)
        for some in portions(ids):
            sql = f"SELECT i.id, i.record FROM incident i WHERE i.id IN ({marks(some)}) AND {holds.sql}"
            rows = self._connection.execute(sql, (*some, *holds.values))
            found |= {incident: incident_from(record) for incident, record in rows}
        return [found[incident] for incident in ids]

    def incident_of(self, event: str, *, as_of: str | None = None) -> Incident | None:
        """The incident that an event (by its whole id) tells of; None where it is not linked (then)."""
        held = _HOLDS if as_of is None else _HELD
        row = self._connection.execute(
            "SELECT i.record FROM event e JOIN incident_event m ON m.event = e.key"
            f" JOIN incident i ON i.key = m.incident WHERE e.id = :event AND {held} ORDER BY i.key DESC LIMIT 1",
            {"event": event, "as_of": moment(as_of) if as_of else None},
        ).fetchone()
        return incident_from(row[0]) if row else None

    def history(self, id: str) -> Iterator[Held]:
        """Every version of the incident with this whole id, oldest first: since and until when (UTC) it was held."""
        rows = self._connection.execute("SELECT since, until, record FROM incident WHERE id = ? ORDER BY key", (id,))
        return ((since, until, incident_from(record)) for since, until, record in rows)

    def page_of_history(self, id: str, turn: Turn) -> tuple[Page[Held], Incident | None]:
        """Versions of the incident with this whole id, newest first, and the one before the last of them."""
        after = "" if turn.after is None else "AND key < ?"
        rows = self._connection.execute(
            f"SELECT key, since, until, record FROM incident WHERE id = ? {after} ORDER BY key DESC LIMIT ?",
            (id, *(turn.after or ()), turn.limit + 1),
        ).fetchall()
        versions = [(since, until, incident_from(record)) for _, since, until, record in rows]
        if len(rows) <= turn.limit:
            return Page(tuple(versions), None), None
        return Page(tuple(versions[:-1]), (rows[-2][0],)), versions[-1][2]

    def version_count(self, id: str) -> int:
        """How many versions there are of the incident with this whole id."""
        return int(self._connection.execute("SELECT count(*) FROM incident WHERE id = ?", (id,)).fetchone()[0])

    def links(self, events: Sequence[str], *, as_of: str | None = None) -> Iterator[Link]:
        """The links among these events (by whole id), strongest first."""
        these = marks(events)
        held = "l.until IS NULL" if as_of is None else "l.since <= ? AND (l.until IS NULL OR l.until > ?)"
        then = () if as_of is None else (moment(as_of),) * 2
        rows = self._connection.execute(
            "SELECT a.id, b.id, l.score, l.features, l.made_by FROM event a JOIN link l ON l.a = a.key"
            f" JOIN event b ON b.key = l.b WHERE a.id IN ({these}) AND b.id IN ({these}) AND {held}"
            " ORDER BY l.score DESC, a.id, b.id",
            (*events, *events, *then),
        )
        return (link_from(row) for row in rows)

    def link_count(self) -> int:
        """How many links hold."""
        (count,) = self._connection.execute("SELECT count(*) FROM link WHERE until IS NULL").fetchone()
        return int(count)

    def tellings(
        self, since: str | None = None, until: str | None = None, as_of: str | None = None
    ) -> Iterator[Telling]:
        """Events as linking sees them, by first day, report, place of the trigger and id; those without a day first.

        ``since`` and ``until`` are ISO days, months or years, held against the event's days; ``as_of`` is a day or a
        UTC moment: the codings that were current then. Raises StoreError for a date that is none.
        """
        then = moment(as_of) if as_of else None
        return (telling for _, telling in select_tellings(self._connection, since=since, until=until, as_of=then))

    def tellings_of(self, events: Sequence[str], *, words: bool = True) -> list[Telling]:
        """The tellings of events by whole id, in their order; ids that no event has are passed over.

        Without ``words`` those around the triggers are left out, which linking alone needs and which take most time.
        """
        key_of: dict[str, int] = {}
        for some in portions(events):
            key_of.update(self._connection.execute(_EVENT_KEYS.format(marks(some)), some))
        keys = [key_of[event] for event in events if event in key_of]
        return [telling for _, telling in tellings_of(self._connection, keys, words=words)]

    def tellings_at(self, event_key: str) -> list[Telling]:
        """The linked tellings at the trigger that a decision names by ``REPORTID:START-END``, whatever their marks."""
        return self.tellings_of([event for _, event in telling_at(self._connection, event_key)], words=False)

    # --- what linking itself needs ----------------------------------------------------------------------

    def unlinked(self, kinds: Collection[str]) -> Unlinked:
        """What came and went since the last linking. ``kinds`` are those of the decisions that matter."""
        return unlinked(self._connection, kinds)

    def decisions_of_kinds(self, kinds: Collection[str]) -> list[Decision]:
        """The decisions of these kinds, by the time they were made and id."""
        sql = f"SELECT {DECISION} WHERE kind IN ({marks(kinds)}) ORDER BY made_at, id"
        return [decision_from(row) for row in self._connection.execute(sql, tuple(kinds))]

    def reports_standing(self, state: str) -> frozenset[str]:
        """Ids of the reports that are ``superseded`` or ``withdrawn`` now."""
        rows = self._connection.execute("SELECT report FROM standing WHERE state = ? AND until IS NULL", (state,))
        return frozenset(report for (report,) in rows)

    def unlinked_tellings(self, news: Unlinked) -> Iterator[Telling]:
        """The tellings of the codings that came."""
        return tellings_of_codings(self._connection, news.codings)

    def linked(self) -> LinkedIndex:
        """What was linked before, as linking looks it up."""
        return LinkedIndex(self._connection)

    def write_linked(self, news: Unlinked, **found: Any) -> bool:
        """Write what a linking found, all or nothing; False when another linking was quicker, so look again."""
        with self._writing("what was linked"):
            return write(self._connection, news, **found)


# Of several codings that hold the same id, the current one comes last; before it the latest.
_EVENT_KEYS = (
    "SELECT e.id, e.key FROM event e JOIN coding c ON c.key = e.coding WHERE e.id IN ({}) ORDER BY c.current, e.key"
)
