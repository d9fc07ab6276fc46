"""The first part of a generated store, written by the store's own way: codings, incidents, ledger, queue and search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from dragoman.linking.incidents.blocking import keys, turn
from dragoman.linking.incidents.profile import profile
from dragoman.linking.near_duplicates import bands
from dragoman.linking.versions import LINKER, version_of
from dragoman.linking.versions import keys as report_keys
from dragoman.records import Coding, Report, Standing
from dragoman.store import Store, Trace
from dragoman.store.opening import connect, transaction
from dragoman.store.search_index import rows_of
from dragoman.store.writing import add_coding
from scripts.generated_store.maker import FIRST, Maker, incident_of

AT_ONCE = 5000  # reports of one transaction
OPEN = 200  # incidents of which more may be told in the next portion
WITHDRAWN = 0.005  # share of the reports

# What a report tells was known at noon of its day: the store is one that ran for years.
_NOON = f"coalesce({{day}}, '{FIRST}') || 'T12:00:00.000000+00:00'"
_OF_REPORT = f"(SELECT {_NOON.format(day='published')} FROM report r WHERE r.id = report)"
_OF_INCIDENT = "(SELECT i.since FROM incident i WHERE i.key = incident)"
_AGED = {
    "coding SET added_at": _OF_REPORT,
    "standing SET since": _OF_REPORT,
    "ledger_entry SET since": _OF_REPORT,
    "incident SET since": _NOON.format(day="json_extract(record, '$.last_published')"),
    "listed_incident SET since": _OF_INCIDENT,
    "incident_tie SET since": _OF_INCIDENT,
}


def write_block(path: Path, reports: int, maker: Maker) -> None:
    """Write a store of the first reports that the maker makes."""
    Store.open(path).close()
    codings = maker.codings()
    turn_of: dict[str, int] = {}
    done = 0
    while portion := list(islice(codings, AT_ONCE)):
        _write_codings(path, portion)
        done += len(portion)
        with Store.open(path) as store:
            _write_linked(store, maker, turn_of, keep=0 if done == reports else OPEN)
    with Store.open(path) as store:
        _write_standings(store, maker)
    with closing(connect(path)) as connection, transaction(connection):
        connection.execute("INSERT INTO ledger_taken (coding) SELECT key FROM coding")
        for column, known in _AGED.items():
            connection.execute(f"UPDATE {column} = {known}")
    with Store.open(path) as store:
        store.keep_queue()
    with closing(connect(path)) as connection, transaction(connection):
        _write_search(connection)


def _write_codings(path: Path, codings: Sequence[Coding]) -> None:
    """Many in one transaction, where ``Store.add`` has one for each."""
    with closing(connect(path)) as connection, transaction(connection):
        for coding in codings:
            add_coding(connection, coding)


def _write_linked(store: Store, maker: Maker, turn_of: dict[str, int], keep: int) -> None:
    """Incidents as the maker made them: nothing is compared, but the keys by which later ones find them are kept."""
    news = store.unlinked(())
    found = {turn(telling): telling for telling in store.unlinked_tellings(news)}
    turn_of.update((telling.event, number) for number, telling in found.items())
    incidents = [
        (incident_of(one), tuple(turn_of[event.id] for event, _ in one.events)) for one in maker.finished(keep)
    ]
    store.write_linked(
        news,
        events={number: telling.event for number, telling in found.items()},
        keys={number: keys(profile(telling)) for number, telling in found.items()},
        ended_keys={},
        links=(),
        ended_links=(),
        incidents=incidents,
        ended_incidents=(),
    )
    with store.ledger_writing():
        for place, entry in maker.entries:
            store.ledger_put(place, (place,), entry, ((), (), "", ""))
    maker.entries.clear()


def _write_standings(store: Store, maker: Maker) -> None:
    """Every report stands alone, but for a few that are withdrawn."""
    while store.link(LINKER, AT_ONCE, lambda some: (list(map(_trace, some)), [])):
        pass

    def stand(reports: Sequence[tuple[str, int, str]], *_: object) -> Iterator[Standing]:
        for report, *_rest in reports:
            withdrawn = maker.chance.random() < WITHDRAWN
            yield Standing(report, report, "withdrawn" if withdrawn else "current", report if withdrawn else None, "")

    store.settle(stand)


def _trace(report: Report) -> Trace:
    version = version_of(report)
    return Trace(report.id, version.day, bands(version.print).tobytes(), version.retracts, report_keys(version))


def _write_search(connection: sqlite3.Connection) -> None:
    """What the codings are searched by, in a plain table of this block's: the full-text index gives nothing back."""
    connection.execute("CREATE TABLE shown (row INTEGER PRIMARY KEY, words, actor, speaker, label)")
    codings = [key for (key,) in connection.execute("SELECT key FROM coding")]
    for first in range(0, len(codings), AT_ONCE):
        rows = rows_of(connection, codings[first : first + AT_ONCE])
        connection.executemany("INSERT INTO shown VALUES (?, ?, ?, ?, ?)", rows)
    connection.execute("INSERT INTO searched_coding (coding) SELECT key FROM coding")
