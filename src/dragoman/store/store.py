"""The store: everything the other parts of Dragoman ask of the SQLite file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import StoreError
from dragoman.records import Actor, Coding, Decision, Event, Report, Standing, Statement
from dragoman.store.checking import check
from dragoman.store.citing import Citing
from dragoman.store.clock import next_moment
from dragoman.store.finding import Record, find, find_report
from dragoman.store.imported import ImportedPart
from dragoman.store.in_reports import InReports
from dragoman.store.incidents import Incidents
from dragoman.store.laid import decisions_of, reports_decided
from dragoman.store.ledger import LedgerPart
from dragoman.store.listing import all_listed, list_new
from dragoman.store.lists import Lists
from dragoman.store.matching import register
from dragoman.store.opening import connect, part, transaction
from dragoman.store.progress import Told, unheard
from dragoman.store.queries import select_events, select_reports, select_statements
from dragoman.store.reading import ACTOR, DECISION, Skipped, actors_from, coding_from, decision_from
from dragoman.store.reviews import Reviews
from dragoman.store.searches import Searches
from dragoman.store.standing import (
    FindLinks,
    FindStandings,
    forget_older,
    link,
    select_copies,
    select_sharing,
    select_standing,
    select_standings,
    select_traces,
    settle,
)
from dragoman.store.writing import add_coding, add_decisions, add_skipped, text_hash


def _which(path: str | Path) -> tuple[int, int] | None:
    """Which file stands at this path, None where there is none: SQLite writes on to one that was removed."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a path may be ":memory:"
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Store(Citing, Incidents, InReports, LedgerPart, Lists, Reviews, Searches, ImportedPart):
    """Codings in one SQLite file, added whole or not at all; a context manager.

    One Store serves one thread. Several may have the same file open: readers go on beside a writer and see
    whole codings alone, a second writer waits for the first. Records come out equal to what was added. The
    streams (``events``, ``statements``, ``reports``) hold few records in memory whatever the store's size.
    """

    def __init__(self, connection: sqlite3.Connection, path: str | Path, *, read_only: bool = False) -> None:
        register(connection)
        self._connection = connection
        self._path = path
        self._read_only = read_only
        self._opened_file = _which(path)
        self._is_together = False

    @classmethod
    def open(
        cls, path: str | Path, *, read_only: bool = False, any_thread: bool = False, told: Told = unheard
    ) -> Store:
        """Open the store at ``path``, made if it is not there; ``:memory:`` is one that ends with the program.

        With ``any_thread`` it may go from one thread to another, but serves one at a time. The store of an older
        Dragoman gets what it lacks, which may take minutes: ``told`` hears how far that has come.
        Raises StoreError where the file cannot be opened, is no Dragoman store, or is from a newer Dragoman.
        """
        connection = connect(path, read_only=read_only, any_thread=any_thread, told=told)
        store = cls(connection, path, read_only=read_only)
        if not read_only and not all_listed(store._connection):  # made before there were lists
            with store._writing("lists of incidents"):
                list_new(store._connection, told)
        return store

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    # --- writing ----------------------------------------------------------------------------------------

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make what is written inside one transaction, which is far quicker than one for each report.

        Nobody else sees any of it before the end; after an error, or killed, none of it is there.
        """
        with self._writing("several reports"):
            self._is_together = True
            try:
                yield
            finally:
                self._is_together = False

    def add(self, coding: Coding, decisions: Iterable[Decision] = ()) -> bool:
        """Add a coding with its report, its actors and the decisions about it, and make it the report's current one.

        All of it or, where anything fails, nothing. False, and nothing written, when this coder's coding of this
        report is there already. Raises UnsoundError, naming record and field, for a coding that is not sound.
        """
        check(coding)
        with self._writing(f"report {coding.report.id}"):
            added = add_coding(self._connection, coding)
            if added:
                add_decisions(self._connection, decisions)
                if decisions_of(self._connection, coding.report.id):  # of persons, about a coding before this one
                    self._lay(coding.report.id)
        return added

    def skip(self, origin: str, reason: str) -> None:
        """Note that the report at ``origin`` could not be read; the same origin and reason again add nothing."""
        with self._writing(origin):
            add_skipped(self._connection, origin, reason)

    def decide(self, *decisions: Decision) -> None:
        """Add decisions; those that are there already add nothing. What they say of records holds at once."""
        with self._writing("a decision"):
            add_decisions(self._connection, decisions)
            for report in sorted(reports_decided(self._connection, decisions)):
                self._lay(report)

    def moment(self) -> str:
        """This moment (UTC) for a decision that is about to be made: later than all that the store has noted."""
        with self._writing("the time"):
            return next_moment(self._connection)

    @contextmanager
    def _writing(self, what: str) -> Iterator[None]:
        """One transaction; what SQLite refuses becomes a StoreError that says what was being written."""
        if self._read_only:
            raise StoreError(f"{self._path}: opened for reading only; open it without read_only to add to it")
        if _which(self._path) != self._opened_file:
            raise StoreError(f"{self._path}: {what} was not stored: the file was moved or removed while it was in use")
        try:
            with part(self._connection) if self._is_together else transaction(self._connection):
                yield
        except sqlite3.OperationalError as error:
            raise StoreError(f"{self._path}: {what} was not stored: {error}") from error
        except (sqlite3.IntegrityError, OverflowError, UnicodeEncodeError) as error:
            raise StoreError(f"{self._path}: {what} was not stored, a value does not fit: {error}") from error

    # --- one record -------------------------------------------------------------------------------------

    def known(self, report_id: str, coder: str) -> bool:
        """True when this coder version's coding of this report is in the store."""
        sql = "SELECT 1 FROM coding WHERE report = ? AND coder = ?"
        return self._connection.execute(sql, (report_id, coder)).fetchone() is not None

    def get(self, id: str) -> Record:
        """Any record by its id or the start of it, at least six characters that no other id starts with.

        Where several coder versions made the same record, it is the current one's. Raises KeyError where there
        is none, StoreError naming them where several ids start so.
        """
        return find(self._connection, id)

    def report(self, id: str) -> Report:
        """The report with this whole id. Raises KeyError."""
        return find_report(self._connection, id)

    def coding(self, report_id: str, coder: str | None = None) -> Coding:
        """What a coder version found in a report, equal to what was added; without ``coder`` the current one.

        The report is as first stored, should a later coding have brought other words about its origin.
        Raises KeyError.
        """
        chosen, value = ("current", ()) if coder is None else ("coder = ?", (coder,))
        sql = f"SELECT key FROM coding WHERE report = ? AND {chosen}"
        row = self._connection.execute(sql, (report_id, *value)).fetchone()
        if row is None:
            by = "" if coder is None else f" by coder {coder!r}"
            raise KeyError(f"no coding{by} of report {report_id!r}")
        return coding_from(self._connection, row[0])

    def reports_with_text(self, text: str) -> tuple[str, ...]:
        """Ids, in order, of the stored reports whose text is the same but for whitespace."""
        sql = "SELECT id FROM report WHERE text_hash = ? ORDER BY id"
        return tuple(row[0] for row in self._connection.execute(sql, (text_hash(text),)))

    # --- many records -----------------------------------------------------------------------------------

    def events(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: str | None = None,
        status: str | None = None,
        since: str | None = None,
        until: str | None = None,
        claimed_by: str | None = None,
        text: str | None = None,
        report: str | None = None,
        min_confidence: float | None = None,
        current: bool = True,
        withdrawn: bool = False,
        rejected: bool = False,
        as_of: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Event]:
        """Events for which every given filter holds, by report day, report id, place of the trigger and id.

        ``actor``, ``recipient`` and ``claimed_by`` are words of the mention (from the start of a word), its
        country's code, or its identity's name or id. ``since`` and ``until`` are ISO days, months or years,
        both included; they are held against the event's own date where it is resolved, else against the report's day.
        ``text`` stands in the paragraph of the trigger, or of what the event is about. Case never matters.
        ``min_confidence``, 0 to 1, leaves out what is less sure to be right. ``current=False`` gives the events of
        replaced codings too, ``withdrawn=True`` those of withdrawn reports, ``rejected=True`` those that persons
        rejected. ``as_of``, an ISO day, month or year, at whose end (UTC), or a time with its zone, asks what the store
        knew then: the codings that were current, of reports that stood. Raises StoreError for a date or a confidence
        that is none.
        """
        return select_events(
            self._connection,
            parties={"actor": actor, "recipient": recipient, "claimed_by": claimed_by},
            words={"type": type, "status": status},
            since=since,
            until=until,
            text=text,
            report=report,
            min_confidence=min_confidence,
            current=current,
            withdrawn=withdrawn,
            rejected=rejected,
            as_of=as_of,
            limit=limit,
        )

    def statements(
        self,
        *,
        speaker: str | None = None,
        act: str | None = None,
        addressee: str | None = None,
        since: str | None = None,
        until: str | None = None,
        text: str | None = None,
        report: str | None = None,
        min_confidence: float | None = None,
        current: bool = True,
        withdrawn: bool = False,
        rejected: bool = False,
        as_of: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Statement]:
        """Statements for which every given filter holds, by report day, report id, place of the cue and id.

        The filters are as for ``events``; ``since`` and ``until`` are held against the report's day.
        """
        return select_statements(
            self._connection,
            parties={"speaker": speaker, "addressee": addressee},
            words={"act": act},
            since=since,
            until=until,
            text=text,
            report=report,
            min_confidence=min_confidence,
            current=current,
            withdrawn=withdrawn,
            rejected=rejected,
            as_of=as_of,
            limit=limit,
        )

    def reports(
        self,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        text: str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Report]:
        """Reports for which every given filter holds, by day and id; those without a day come first.

        ``as_of``, as in ``events``, leaves out those that the store did not have then.
        """
        return select_reports(
            self._connection, publisher=publisher, since=since, until=until, text=text, as_of=as_of, limit=limit
        )

    def actors(self) -> Iterator[Actor]:
        """Every identity, as the latest tables had it, by id."""
        return actors_from(self._connection, self._connection.execute(f"SELECT {ACTOR} WHERE a.current ORDER BY a.id"))

    def decisions(self, subject: str | None = None) -> Iterator[Decision]:
        """Every decision, or those about one record, by the time they were made and id."""
        sql = f"SELECT {DECISION} WHERE ? IS NULL OR subject = ? ORDER BY made_at, id"
        return (decision_from(row) for row in self._connection.execute(sql, (subject, subject)))

    def skipped(self) -> Iterator[Skipped]:
        """Reports that could not be read, by origin and reason."""
        rows = self._connection.execute("SELECT origin, reason, skipped_at FROM skipped ORDER BY origin, reason")
        return (Skipped(*row) for row in rows)

    def counts(self) -> dict[str, int]:
        """How many reports, codings, events, statements, mentions, actors, decisions and skipped reports there are.

        Events, statements and mentions are those of the current codings.
        """
        whole = {
            "reports": "report",
            "codings": "coding WHERE base IS NULL",
            "decisions": "decision",
            "skipped": "skipped",
        }
        sql = {name: f"(SELECT count(*) FROM {table})" for name, table in whole.items()}
        sql["actors"] = "(SELECT count(*) FROM actor WHERE current)"
        for table in ("event", "statement", "mention"):
            joined = f"{table} x JOIN coding c ON c.key = x.coding AND c.current"
            sql[f"{table}s"] = f"(SELECT count(*) FROM {joined})"
        (row,) = self._connection.execute("SELECT " + ", ".join(sql.values()))  # one look, so the counts agree
        found = dict(zip(sql, row, strict=True))
        order = ("reports", "codings", "events", "statements", "mentions", "actors", "decisions", "skipped")
        return {name: found[name] for name in order}

    # --- which reports stand ----------------------------------------------------------------------------

    def standings(self, as_of: str | None = None) -> dict[str, Standing]:
        """Standing of each linked report by its id.

        ``as_of`` is an ISO day, month or year, at whose end, or a time with its zone, at which the store knew it so.
        Raises StoreError for another.
        """
        return select_standings(self._connection, as_of)

    def standing(self, report_id: str) -> Standing:
        """The present standing of a report; one that is not linked yet stands alone."""
        return select_standing(self._connection, report_id)

    def copies(self, report_id: str) -> tuple[str, ...]:
        """Ids, in order, of the other reports that are one voice with this one: copies and versions of it."""
        return select_copies(self._connection, report_id)

    def traces_near(self, near: Collection[int], within: int) -> Iterator[tuple[str, int, bytes]]:
        """Id, day's number and MinHash bands of linked reports no more than ``within`` days from one of the days."""
        return select_traces(self._connection, near, within)

    def sharing(self, key: str, first: int, last: int, limit: int) -> list[str]:
        """Ids of linked reports that have ``key`` and whose day's number is from ``first`` to ``last``."""
        return select_sharing(self._connection, key, first, last, limit)

    def link(self, linker: str, most: int, find: FindLinks) -> int:
        """Link up to ``most`` reports that the rules of the version ``linker`` have not seen; how many there were.

        ``find`` gets the reports and gives their traces and the decisions that join them with others. What rules of
        another version found is dropped first; decisions and the history of standings stay.
        """
        with self._writing("links between reports"):
            forget_older(self._connection, linker)
            return link(self._connection, linker, most, find)

    def settle(self, find: FindStandings) -> int:
        """Bring standings up to date with all links and persons' decisions; how many changed."""
        with self._writing("standings of reports"):
            return settle(self._connection, find)
