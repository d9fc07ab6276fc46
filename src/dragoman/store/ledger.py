"""The ledger in the store: entries as they were known on any day, and what keeping them up needs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, get_args

from dragoman.errors import StoreError
from dragoman.records import Coding, Decision, Entry, EntryOutcome, Move, content_id
from dragoman.store.clock import next_moment
from dragoman.store.days import days, is_day
from dragoman.store.ledger_query import Asked, as_on, select_entries
from dragoman.store.reading import codings_from
from dragoman.store.rows import insert, next_key
from dragoman.store.writing import add_decisions

OUTCOMES: tuple[str, ...] = get_args(EntryOutcome)
DECIDED = "outcome"  # the kind of a person's decision about an entry

_UNREAD = "FROM coding c LEFT JOIN ledger_taken t ON t.coding = c.key WHERE c.current AND t.coding IS NULL"


class LedgerPart:
    """The part of a Store that holds the ledger."""

    _connection: sqlite3.Connection

    def _writing(self, what: str) -> AbstractContextManager[None]:
        raise NotImplementedError

    # --- asking -----------------------------------------------------------------------------------------

    def ledger(
        self,
        *,
        status: str | None = None,
        by: str | None = None,
        to: str | None = None,
        kind: str | None = None,
        since: str | None = None,
        until: str | None = None,
        due_before: str | None = None,
        text: str | None = None,
        on: str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Entry]:
        """Entries for which every given filter holds, by the day they were first said.

        ``status`` is the outcome on the day ``on`` of the news, without it :meth:`latest_day`: later moves are left
        out, and what is due by then with nothing reported is overdue. ``by`` and ``to`` are as ``actor`` in
        :meth:`Store.events`; ``since`` and ``until`` are held against the day first said; ``due_before`` against the
        last due day; ``text`` stands in the words. ``as_of`` (an ISO day or moment, UTC) asks what the store held
        then. A person's decisions overrule. Raises StoreError for a date or an outcome that is none.
        """
        if status is not None and status not in OUTCOMES:
            raise StoreError(f"status: {status!r} is no outcome; one of {', '.join(OUTCOMES)}")
        moment = _moment(as_of)
        asked = Asked(by, to, kind, _day("since", since, 0), _day("until", until, 1), _day("due_before", due_before, 0))
        day = _day("on", on, 1) or self.latest_day(as_of)
        decided = self._decided(moment)
        found = 0
        for entry, tellings in select_entries(self._connection, asked, text, moment, day):
            known = as_on(entry, day, [decided[place] for place in tellings if place in decided])
            if status is None or known.outcome == status:
                yield known
                found += 1
                if limit is not None and found >= limit:
                    return

    def latest_day(self, as_of: str | None = None) -> str | None:
        """The latest day of a report that the ledger knows, the day by which what is due is reckoned."""
        sql = (
            "SELECT r.published FROM report r WHERE r.published IS NOT NULL AND EXISTS"
            " (SELECT 1 FROM coding c WHERE c.report = r.id AND (? IS NULL OR c.added_at <= ?))"
            " ORDER BY r.published DESC LIMIT 1"
        )
        moment = _moment(as_of)
        row = self._connection.execute(sql, (moment, moment)).fetchone()
        return None if row is None else str(row[0])

    def ledger_entry(self, id: str, *, on: str | None = None, as_of: str | None = None) -> Entry:
        """One entry by its id or the start of it. Raises KeyError where there is none, StoreError for several."""
        return self._entry(id, on, as_of)[0]

    def _entry(self, id: str, on: str | None = None, as_of: str | None = None) -> tuple[Entry, tuple[str, ...]]:
        moment = _moment(as_of)
        found = list(select_entries(self._connection, Asked(id=id), None, moment, None))
        if not found or len(id) < 6:
            raise KeyError(f"no ledger entry has an id that starts with {id!r}")
        if len(found) > 1:
            ids = ", ".join(entry.id for entry, _ in found[:5])
            raise StoreError(f"several ids start with {id!r}: {ids}; give more of it")
        entry, tellings = found[0]
        decided = self._decided(moment)
        day = _day("on", on, 1) or self.latest_day(as_of)
        return as_on(entry, day, [decided[place] for place in tellings if place in decided]), tellings

    def places_of(self, report: str, name: str) -> list[tuple[int, int]]:
        """Start and end of each mention of a party, by words, country code or identity, in a report's text."""
        sql = (
            "SELECT DISTINCT m.span_start, m.span_end FROM coding c JOIN mention m ON m.coding = c.key"
            " LEFT JOIN actor a ON a.key = m.identity WHERE c.report = ? AND c.current"
            " AND is_named(?, m.quote, m.country, a.id, a.name) ORDER BY 1, 2"
        )
        return list(self._connection.execute(sql, (report, name)))

    # --- a person's word --------------------------------------------------------------------------------

    def decide_outcome(self, entry: str, outcome: str, *, by: str, why: str, made_at: str | None = None) -> Decision:
        """Set the outcome of an entry, whatever the rules say. The decision names the earliest telling's words, so
        that it outlives newer codings. Raises KeyError, StoreError for an outcome that is none or no reason."""
        if outcome not in OUTCOMES:
            raise StoreError(f"{outcome!r} is no outcome; one of {', '.join(OUTCOMES)}")
        if not why.strip():
            raise StoreError("why: is empty; say in a few words what the decision rests on")
        place = self._entry(entry)[1][0]
        return self._decide(DECIDED, place, outcome, by, why, made_at)

    def undo_outcome(self, decision: str, *, by: str, why: str, made_at: str | None = None) -> Decision:
        """Undo a decision about an outcome, by its id. Raises KeyError where there is none."""
        row = self._connection.execute("SELECT kind FROM decision WHERE id = ?", (decision,)).fetchone()
        if row is None or row[0] != DECIDED:
            raise KeyError(f"no decision about an outcome has the id {decision!r}")
        return self._decide("undo", decision, DECIDED, by, why, made_at)

    def _decide(self, kind: str, subject: str, object: str, by: str, why: str, made_at: str | None) -> Decision:
        with self._writing(f"the decision about {subject}"):
            at = made_at or next_moment(self._connection)
            made = Decision(
                content_id("d", kind, subject, object, by, why, at), kind, subject, object, by, why, None, at
            )
            add_decisions(self._connection, [made])
        return made

    def _decided(self, moment: str | None) -> dict[str, Decision]:
        """By the words of a telling: the latest decision about it that is not undone."""
        sql = (
            "SELECT id, kind, subject, object, made_by, why, score, made_at FROM decision"
            " WHERE kind = ? AND (? IS NULL OR made_at <= ?) AND NOT EXISTS (SELECT 1 FROM decision u"
            " WHERE u.kind = 'undo' AND u.subject = decision.id AND (? IS NULL OR u.made_at <= ?))"
            " ORDER BY made_at, id"
        )
        rows = self._connection.execute(sql, (DECIDED, moment, moment, moment, moment))
        return {decision.subject: decision for decision in (Decision(*row) for row in rows)}

    # --- keeping up: what linking asks ------------------------------------------------------------------

    @contextmanager
    def ledger_writing(self) -> Iterator[None]:
        """One transaction for one portion of codings."""
        with self._writing("the ledger"):
            yield

    def ledger_waiting(self) -> int:
        return int(self._connection.execute(f"SELECT count(*) {_UNREAD}").fetchone()[0])

    def ledger_unread(self, limit: int, left_out: Collection[str]) -> list[tuple[int, Coding]]:
        rows = self._connection.execute(f"SELECT c.key, c.report {_UNREAD} ORDER BY c.key")
        keys = [key for key, report in rows if report not in left_out][:limit]
        return list(zip(keys, codings_from(self._connection, keys), strict=True))

    def ledger_replaced(self, left_out: Collection[str]) -> list[int]:
        sql = "SELECT c.key, c.report, c.current FROM ledger_taken t JOIN coding c ON c.key = t.coding"
        if not left_out:
            sql += " WHERE NOT c.current"
        return [key for key, report, current in self._connection.execute(sql) if not current or report in left_out]

    def ledger_forget(self, coding: int) -> tuple[set[str], set[str]]:
        run = self._connection.execute
        groups = {row[0] for row in run("SELECT DISTINCT grp FROM ledger_saying WHERE coding = ?", (coding,))}
        moved = run(
            "SELECT DISTINCT e.id FROM ledger_act a JOIN ledger_move m ON m.evidence = a.id"
            " JOIN ledger_entry e ON e.key = m.entry AND e.until IS NULL WHERE a.coding = ?",
            (coding,),
        )
        entries = {row[0] for row in moved}
        run("DELETE FROM ledger_act_key WHERE act IN (SELECT key FROM ledger_act WHERE coding = ?)", (coding,))
        for table in ("ledger_act", "ledger_saying", "ledger_taken"):
            run(f"DELETE FROM {table} WHERE coding = ?", (coding,))
        return groups, entries

    def ledger_take_in(
        self,
        coding: int,
        acts: Iterable[tuple[str, str, Collection[str], Collection[str], str]],
        sayings: Iterable[tuple[str, str, str]],
    ) -> None:
        run = self._connection
        insert(run, "ledger_taken", "coding", [(coding,)])
        insert(run, "ledger_saying", "coding place grp body", [(coding, *saying) for saying in sayings])
        first = next_key(run, "ledger_act")
        numbered = list(enumerate(acts, first))
        insert(run, "ledger_act", "key coding id body", [(key, coding, act, body) for key, (act, *_, body) in numbered])
        keys = [
            (who, kind, day, key)
            for key, (_, day, several, classes, _) in numbered
            for who in sorted(several)
            for kind in classes
        ]
        insert(run, "ledger_act_key", "who class day act", keys)

    def ledger_sayings(self, group: str) -> list[str]:
        rows = self._connection.execute("SELECT body FROM ledger_saying WHERE grp = ?", (group,))
        return [row[0] for row in rows]

    def ledger_tellings(self, group: str) -> dict[str, tuple[str, ...]]:
        rows = self._connection.execute(
            "SELECT id, tellings FROM ledger_entry WHERE grp = ? AND until IS NULL", (group,)
        )
        return {entry: tuple(json.loads(tellings)) for entry, tellings in rows}

    def ledger_thread(self, entry: str) -> tuple[str, list[str]] | None:
        sql = "SELECT grp, tellings FROM ledger_entry WHERE id = ? AND until IS NULL"
        row = self._connection.execute(sql, (entry,)).fetchone()
        if row is None:
            return None
        bodies = [
            self._connection.execute("SELECT body FROM ledger_saying WHERE place = ?", (place,)).fetchone()
            for place in json.loads(row[1])
        ]
        return (row[0], [body[0] for body in bodies]) if all(bodies) else None

    def ledger_moves(self, entry: str) -> tuple[str, tuple[Move, ...]] | None:
        sql = (
            "SELECT e.kind, m.outcome, m.day, m.evidence, m.made_by, m.why FROM ledger_entry e"
            " LEFT JOIN ledger_move m ON m.entry = e.key WHERE e.id = ? AND e.until IS NULL ORDER BY m.position"
        )
        rows = self._connection.execute(sql, (entry,)).fetchall()
        return (rows[0][0], tuple(Move(*move) for _, *move in rows if move[0] is not None)) if rows else None

    def ledger_listening(self, who: Collection[str], classes: Collection[str], day: str) -> list[str]:
        sql = "SELECT entry FROM ledger_listener WHERE who = ? AND class = ? AND last_day >= ? AND first_day <= ?"
        pairs = ((one, kind) for one in sorted(who) for kind in classes)
        return sorted({row[0] for pair in pairs for row in self._connection.execute(sql, (*pair, day, day))})

    def ledger_acts(self, who: str, kind: str, first: str, last: str) -> Iterator[tuple[str, int, str]]:
        sql = (
            "SELECT k.day, k.act, a.body FROM ledger_act_key k JOIN ledger_act a ON a.key = k.act"
            " WHERE k.who = ? AND k.class = ? AND k.day BETWEEN ? AND ? ORDER BY k.day, k.act"
        )
        return self._connection.execute(sql, (who, kind, first, last))

    def ledger_put(
        self,
        group: str,
        tellings: Sequence[str],
        entry: Entry,
        listens: tuple[Collection[str], Collection[str], str, str],
    ) -> None:
        known = next(select_entries(self._connection, Asked(id=entry.id), None, None, None), None)
        if known != (entry, tuple(tellings)):
            if known is not None:
                self.ledger_close(entry.id)
            self._add_entry(group, tellings, entry)
        self._listen(entry.id, listens)

    def _listen(self, entry: str, listens: tuple[Collection[str], Collection[str], str, str]) -> None:
        """What the entry listens to from now on; a telling coded anew may change that alone."""
        run = self._connection
        who, classes, first, last = listens
        wanted = {(one, kind, last, first, entry) for one in who for kind in classes}
        columns = "who class last_day first_day entry"
        known = run.execute(f"SELECT {columns.replace(' ', ', ')} FROM ledger_listener WHERE entry = ?", (entry,))
        if wanted != set(known):
            run.execute("DELETE FROM ledger_listener WHERE entry = ?", (entry,))
            insert(run, "ledger_listener", columns, sorted(wanted))

    def ledger_close(self, entry: str) -> None:
        self._connection.execute(
            "UPDATE ledger_entry SET until = ? WHERE id = ? AND until IS NULL", (next_moment(self._connection), entry)
        )
        self._connection.execute("DELETE FROM ledger_listener WHERE entry = ?", (entry,))

    def _add_entry(self, group: str, tellings: Sequence[str], entry: Entry) -> None:
        run = self._connection
        key = next_key(run, "ledger_entry")
        row: dict[str, Any] = {
            "key": key, "id": entry.id, "grp": group, "tellings": json.dumps(list(tellings)), "kind": entry.kind,
            "report": entry.report, "record": entry.record, "act": entry.act, "what_start": entry.what.start,
            "what_end": entry.what.end, "what_quote": entry.what.quote, "due": entry.due,
            "due_first": days(entry.due)[0] if entry.due else None,
            "due_last": days(entry.due)[1] if entry.due else None,
            "first_said": entry.first_said, "repeated": json.dumps(entry.repeated), "since": next_moment(run),
        }  # fmt: skip
        insert(run, "ledger_entry", " ".join(row), [tuple(row.values())])
        insert(run, "ledger_party", "entry role position words identity country sector members", [
            (key, role, i, one.words, one.identity, one.country, one.sector, json.dumps(one.members))
            for role, several in (("by", entry.by), ("to", entry.to))
            for i, one in enumerate(several)
        ])  # fmt: skip
        moves = [(key, i, m.outcome, m.day, m.evidence, m.by, m.why) for i, m in enumerate(entry.moves)]
        insert(run, "ledger_move", "entry position outcome day evidence made_by why", moves)


def _moment(as_of: str | None) -> str | None:
    """The last moment of a day, or the moment itself, as the store writes its own times."""
    if as_of is None:
        return None
    return f"{as_of}T23:59:59.999999+00:00" if is_day(as_of) else as_of


def _day(field: str, value: str | None, end: int) -> str | None:
    """The first (``end`` 0) or last (1) day of an ISO date."""
    if value is None:
        return None
    try:
        return days(value)[end]
    except ValueError as error:
        raise StoreError(f"{field}: {error}; write a day such as 2022-02-20, or a month or year") from None
