"""Which reports stand: what linking needs to know of reports, the links it found, and standings with their history."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from dragoman.errors import StoreError
from dragoman.records import Decision, Report, Standing
from dragoman.store.clock import next_moment
from dragoman.store.days import days
from dragoman.store.reading import DECISION, REPORT, decision_from, report_from
from dragoman.store.rows import insert
from dragoman.store.several import marks, portions
from dragoman.store.writing import add_decisions

_OF_PERSONS = "made_by >= 'user:' AND made_by < 'user;'"


class Trace(NamedTuple):
    """What linking keeps of a report: its day's number, its MinHash bands, what it takes back, words to find it by."""

    report: str
    day: int
    bands: bytes
    retracts: str
    keys: tuple[str, ...]


FindLinks = Callable[[Sequence[Report]], tuple[Sequence[Trace], Sequence[Decision]]]
FindStandings = Callable[[Sequence[tuple[str, int, str]], Sequence[Decision], Sequence[Decision]], Iterable[Standing]]

# --- what is there ----------------------------------------------------------------------------------------


def select_traces(
    connection: sqlite3.Connection, near: Collection[int], within: int
) -> Iterator[tuple[str, int, bytes]]:
    """Id, day and bands of linked reports no more than ``within`` days from one of the days, by day and id."""
    wanted = sorted({day + step for day in near for step in range(-within, within + 1)})
    for some in portions(wanted):
        sql = f"SELECT report, day, bands FROM report_trace WHERE day IN ({marks(some)}) ORDER BY day, report"
        yield from connection.execute(sql, some)


def select_sharing(connection: sqlite3.Connection, key: str, first: int, last: int, limit: int) -> list[str]:
    """Ids of linked reports with this key and a day from ``first`` to ``last``; of more than ``limit`` the latest."""
    sql = "SELECT report FROM report_key WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day DESC, report LIMIT ?"
    return [row[0] for row in connection.execute(sql, (key, first, last, limit))]


def select_standings(connection: sqlite3.Connection, as_of: str | None) -> dict[str, Standing]:
    """Standing of each linked report by its id, now or as the store knew it at a moment."""
    sql = "SELECT report, copy_group, state, made_by, why FROM standing WHERE "
    if as_of is None:
        rows = connection.execute(sql + "until IS NULL ORDER BY report")
    else:
        at = moment(as_of)
        rows = connection.execute(sql + "since <= ? AND (until IS NULL OR until > ?) ORDER BY report", (at, at))
    return {row[0]: Standing(*row) for row in rows}


def select_standing(connection: sqlite3.Connection, report: str) -> Standing:
    """The present standing of a report; of one that is not linked yet, that it stands alone."""
    sql = "SELECT report, copy_group, state, made_by, why FROM standing WHERE report = ? AND until IS NULL"
    row = connection.execute(sql, (report,)).fetchone()
    return Standing(*row) if row else Standing(report, report)


def select_copies(connection: sqlite3.Connection, report: str) -> tuple[str, ...]:
    """Ids of the other reports of its copy group, in order."""
    sql = (
        "SELECT o.report FROM standing s JOIN standing o ON o.copy_group = s.copy_group AND o.until IS NULL"
        " WHERE s.report = ? AND s.until IS NULL AND o.report != s.report ORDER BY o.report"
    )
    return tuple(row[0] for row in connection.execute(sql, (report,)))


def moment(as_of: str) -> str:
    """The last microsecond of a day, month or year, or the moment a time with its zone tells, as the store writes it.

    Raises StoreError for anything else.
    """
    try:
        return f"{days(as_of)[1]}T23:59:59.999999+00:00"
    except ValueError:
        pass
    try:
        at = datetime.fromisoformat(as_of)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise StoreError(f"as_of: {as_of!r} is neither a day such as 2022-02-20 nor a time such as 2022-02-20T12:00Z")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


# --- what is added; each inside a transaction of the caller's ----------------------------------------------


def forget_older(connection: sqlite3.Connection, linker: str) -> None:
    """Drop what another version of the rules had found, so that all is linked anew; decisions and history stay."""
    if connection.execute("SELECT 1 FROM report_trace WHERE linker != ? LIMIT 1", (linker,)).fetchone():
        for table in ("report_link", "report_key", "report_trace"):
            connection.execute(f"DELETE FROM {table}")


def link(connection: sqlite3.Connection, linker: str, most: int, find: FindLinks) -> int:
    """Link up to ``most`` reports that are not linked yet; how many there were.

    ``find`` takes them and gives their traces, and the decisions that join them with one another and with those before.
    """
    new = _unlinked(connection, linker, most)
    if new:
        traces, links = find(new)
        _add_traces(connection, linker, traces)
        _add_links(connection, links)
    return len(new)


def _unlinked(connection: sqlite3.Connection, linker: str, limit: int) -> list[Report]:
    """Reports that no linker of this version has seen, oldest first."""
    sql = (
        f"SELECT {REPORT} FROM report r WHERE NOT EXISTS"
        " (SELECT 1 FROM report_trace t WHERE t.report = r.id AND t.linker = ?) ORDER BY r.published, r.id LIMIT ?"
    )
    return [report_from(row) for row in connection.execute(sql, (linker, limit))]


def _add_traces(connection: sqlite3.Connection, linker: str, traces: Sequence[Trace]) -> None:
    rows = [(t.report, linker, t.day, t.bands, t.retracts, 0) for t in traces]
    insert(connection, "report_trace", "report linker day bands retracts settled", rows)
    keyed = [(key, t.day, t.report) for t in traces for key in t.keys]
    insert(connection, "report_key", "key day report", keyed)


def _add_links(connection: sqlite3.Connection, links: Sequence[Decision]) -> None:
    """Decisions between two reports that hold from now on; the standings of both are to be found anew."""
    add_decisions(connection, links)
    sql = "INSERT INTO report_link (subject, object, decision) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    connection.executemany(sql, [(link.subject, link.object, link.id) for link in links])
    ends = [(end,) for end in {end for link in links for end in (link.subject, link.object)}]
    connection.executemany("UPDATE report_trace SET settled = 0 WHERE report = ?", ends)


def settle(connection: sqlite3.Connection, find: FindStandings) -> int:
    """Find the standings of all reports that new links or decisions of persons may change; how many changed.

    ``find`` takes reports (id, day, what they take back), the links among them and decisions of persons.
    """
    persons = _decisions_of_persons(connection)
    touched = {row[0] for row in connection.execute("SELECT report FROM report_trace WHERE NOT settled")}
    touched |= _ends(connection, persons)
    reports, links = _joined(connection, touched)
    changed = _replace(connection, find(reports, links, persons))
    connection.execute("UPDATE report_trace SET settled = 1 WHERE NOT settled")
    return changed


def _decisions_of_persons(connection: sqlite3.Connection) -> list[Decision]:
    sql = f"SELECT {DECISION} WHERE {_OF_PERSONS} AND kind IN ('same', 'not-same', 'undo') ORDER BY id"
    return [decision_from(row) for row in connection.execute(sql)]


def _ends(connection: sqlite3.Connection, persons: Iterable[Decision]) -> set[str]:
    """The reports that persons' decisions are about, also those that undo another decision."""
    ends = set()
    for decision in persons:
        ends |= {decision.subject, decision.object}
        sql = "SELECT subject, object FROM decision WHERE id = ?"
        ends.update(*connection.execute(sql, (decision.subject,)) if decision.kind == "undo" else ())
    known = "SELECT 1 FROM report_trace WHERE report = ?"
    return {end for end in ends if connection.execute(known, (end,)).fetchone()}


def _joined(connection: sqlite3.Connection, touched: set[str]) -> tuple[list[tuple[str, int, str]], list[Decision]]:
    """The reports, all that links join with them, directly or through others, and these links."""
    found, reached = set(touched), sorted(touched)
    pairs: set[tuple[str, str, str]] = set()
    while reached:
        for some in portions(reached):
            for end in ("subject", "object"):
                sql = f"SELECT subject, object, decision FROM report_link WHERE {end} IN ({marks(some)})"
                pairs.update(connection.execute(sql, some))
        reached = sorted({end for pair in pairs for end in pair[:2]} - found)
        found.update(reached)
    reports: list[tuple[str, int, str]] = []
    for some in portions(sorted(found)):
        sql = f"SELECT report, day, retracts FROM report_trace WHERE report IN ({marks(some)}) ORDER BY report"
        reports += connection.execute(sql, some)
    links: list[Decision] = []
    for some in portions(sorted({decision for *_, decision in pairs})):
        rows = connection.execute(f"SELECT {DECISION} WHERE id IN ({marks(some)})", some)
        links += (decision_from(row) for row in rows)
    return reports, links


def _replace(connection: sqlite3.Connection, standings: Iterable[Standing]) -> int:
    """Close the rows that no longer hold and add those that do, all at one moment."""
    sql = "SELECT report, copy_group, state, made_by, why FROM standing WHERE report = ? AND until IS NULL"
    rows = [(new.report, new.copy_group, new.state, new.by, new.why) for new in standings]
    changed = [row for row in rows if connection.execute(sql, row[:1]).fetchone() != row]
    if changed:
        at = next_moment(connection)
        ends = [(at, report) for report, *_ in changed]
        connection.executemany("UPDATE standing SET until = ? WHERE report = ? AND until IS NULL", ends)
        insert(connection, "standing", "report copy_group state made_by why since", [(*row, at) for row in changed])
    return len(changed)
