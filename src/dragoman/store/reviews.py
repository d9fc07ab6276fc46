"""What the store tells and keeps of review: verdicts, names of records, the queue."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial

from dragoman.records import Actor, Coding, Event, Place, Statement
from dragoman.review import KINDS, UNDO, Key, Verdict, verdicts
from dragoman.store import review_queue
from dragoman.store.identities import keep_actor
from dragoman.store.laid import Named, decisions_of, find_actor, find_place, lay_anew, machines, named, now_at
from dragoman.store.progress import Told, unheard
from dragoman.store.reading import DECISION, decision_from, events_with, statements_with
from dragoman.store.review_queue import Queued
from dragoman.store.several import marks


class Reviews:
    """The part of a Store that holds what persons decided of records; ``Store`` has these methods."""

    _connection: sqlite3.Connection
    _writing: Callable[[str], AbstractContextManager[None]]

    def named(self, kind: str, id: str) -> Named:
        """How decisions call an event or a statement, by its whole id, and what became of it. Raises KeyError."""
        found = named(self._connection, kind, id)
        if found is None:
            raise KeyError(f"no {kind} has the id {id!r}")
        return found

    def record_at(self, key: Key) -> tuple[str, Named] | None:
        """Id and state of the record that decisions call so; a rejected record's is the machine's id."""
        return now_at(self._connection, key)

    def machine_coding(self, report: str) -> Coding:
        """What the latest coder found in a report, without what persons decided. Raises KeyError."""
        return machines(self._connection, report)

    def verdict(self, key: Key) -> Verdict | None:
        """What persons decided about a record; None where nobody did."""
        return verdicts(decisions_of(self._connection, key.report)).get(key)

    def verdicts(self) -> Iterator[Verdict]:
        """Everything that persons decided about records, by report and place in it."""
        kinds = (*KINDS, UNDO)
        rows = self._connection.execute(f"SELECT {DECISION} WHERE kind IN ({marks(kinds)})", kinds)
        yield from verdicts([decision_from(row) for row in rows]).values()

    def states(self, report: str) -> dict[str, str]:
        """State of each record of a report about whose records anything was decided, by its id; of a rejected one
        that of the machine's."""
        sql = (
            "SELECT l.id, l.state FROM coding c JOIN laid_record l ON l.coding = c.key"
            " WHERE c.report = ? AND c.current ORDER BY l.id"
        )
        return dict(self._connection.execute(sql, (report,)))

    def reports_reviewed(self) -> list[str]:
        """Ids of the reports about whose records persons decided something that holds, by day and id."""
        sql = (
            "SELECT DISTINCT r.id, r.published FROM laid_record l JOIN coding c ON c.key = l.coding AND c.current"
            " JOIN report r ON r.id = c.report WHERE l.state != 'open' ORDER BY r.published, r.id"
        )
        return [row[0] for row in self._connection.execute(sql)]

    def find_actor(self, id: str) -> Actor | None:
        """The actor with this whole id, as the latest tables had it."""
        return find_actor(self._connection, id)

    def find_place(self, id: str) -> Place | None:
        """The place with this whole id, as the latest tables had it."""
        return find_place(self._connection, id)

    def knows_country(self, code: str) -> bool:
        """True for a country code that some actor of the store has."""
        sql = "SELECT 1 FROM actor WHERE country = ? AND current LIMIT 1"
        return self._connection.execute(sql, (code,)).fetchone() is not None

    def bring_actor(self, actor: Actor) -> None:
        """Keep an actor that a person names and that no report named before."""
        with self._writing(f"actor {actor.id}"):
            keep_actor(self._connection, actor)

    # --- the queue --------------------------------------------------------------------------------------

    def keep_queue(self, told: Told = unheard) -> int:
        """Bring the queue up to date with codings, incidents and the ledger; how many records were weighed.

        ``told`` hears how far it has come, which takes its time only for the store of an older Dragoman.
        """
        return review_queue.keep(self._connection, partial(self._writing, "what is to be reviewed"), told)

    def queue(
        self,
        *,
        reviewer: str | None = None,
        kind: str | None = None,
        min_weight: float = 0.0,
        after: str | None = None,
        limit: int = 50,
    ) -> list[Queued]:
        """What is to be settled, then the least certain and most consequential first.

        With ``reviewer`` what this person has not decided about; else what nobody has. ``kind`` is ``event`` or
        ``statement``; ``after`` is the ``place`` of the last item of the page before. Raises StoreError for none.
        """
        found = review_queue.select_queue(
            self._connection, reviewer=reviewer, kind=kind, min_weight=min_weight, after=after, limit=limit
        )
        return list(found)

    def queued_records(self, items: Sequence[Queued]) -> dict[str, Event | Statement]:
        """The records of items of the queue, by id."""
        found: dict[str, Event | Statement] = {}
        for kind, records_with in (("event", events_with), ("statement", statements_with)):
            seats = [int(item.place.rpartition(" ")[2]) for item in items if item.kind == kind]
            found |= {record.id: record for record in records_with(self._connection, seats)}
        return found

    def queue_length(self, *, reviewer: str | None = None, kind: str | None = None, min_weight: float = 0.0) -> int:
        """How many records the queue has, counted up to 1,000."""
        return review_queue.count_queue(self._connection, reviewer=reviewer, kind=kind, min_weight=min_weight)

    def _lay(self, report: str) -> None:
        """Lay decisions over a report's records, inside a transaction of the caller's."""
        lay_anew(self._connection, report)
        review_queue.drop(self._connection, report)
        sql = "SELECT key FROM coding WHERE report = ? AND current"
        current = [key for (key,) in self._connection.execute(sql, (report,))]
        review_queue.take(self._connection, current)
