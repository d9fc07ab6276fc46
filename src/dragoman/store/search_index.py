"""Full text kept beside the records: which words each report, event and statement is found by.

A row's number is made of the report's day, the kind and the row of the record, so that FTS5, which keeps rows in the
order of their numbers, gives the newest first without sorting, and a period is a range.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from typing import Any

from dragoman.store.progress import Told, Writing, unheard, with_room
from dragoman.store.sentences import sentence_around
from dragoman.store.several import AT_ONCE, marks, portions

TOGETHER = 5_000  # codings that are taken in by one transaction
AROUND = 400  # characters on either side of a trigger in which its sentence is looked for
REPORT, EVENT, STATEMENT = 1, 2, 3
KINDS = {"report": REPORT, "event": EVENT, "statement": STATEMENT}
APART = " 0apart0 "  # between two names, so that no phrase reaches from one into the other

Row = tuple[int, str, str, str, str]  # number, words, actor, speaker, label

_TEXTS = """
SELECT c.key, r.published, r.text, EXISTS (
    SELECT 1 FROM coding o JOIN searched_coding s ON s.coding = o.key WHERE o.report = c.report)
FROM coding c JOIN report r ON r.id = c.report WHERE c.key IN ({})
"""
_EVENTS = "SELECT coding, key, type, trigger_start, trigger_end FROM event WHERE coding IN ({})"
_STATEMENTS = (
    "SELECT coding, key, act, cue_start, cue_end, content_start, content_end FROM statement WHERE coding IN ({})"
)
_NAMES = """
SELECT x.key, m.quote, coalesce(m.country, a.country, ''), coalesce(a.id, ''), coalesce(a.name, '')
FROM {kind} x CROSS JOIN {kind}_mention r ON r.{kind} = x.key AND r.role = '{role}'
JOIN mention m ON m.key = r.mention LEFT JOIN actor a ON a.key = m.identity
WHERE x.coding IN ({{}}) ORDER BY x.key, r.position
"""
_ACTORS = _NAMES.format(kind="event", role="actor")
_SPEAKERS = _NAMES.format(kind="statement", role="speaker")


def number(day: str | None, kind: int, key: int) -> int:
    """The number of a row; what has no day comes last."""
    return (date.fromisoformat(day).toordinal() if day else 0) << 34 | kind << 32 | key


def parts_of(row: int) -> tuple[int, int]:
    """Kind and key of a row."""
    return row >> 32 & 3, row & 0xFFFFFFFF


def keep(connection: sqlite3.Connection, writing: Writing, told: Told = unheard) -> int:
    """Take in the current codings that are not searched yet, some thousand a transaction, each in a ``writing()``; how
    many they are. Killed half-way, it goes on the next time where it was."""
    waiting, last, done = _waiting(connection), 0, 0
    with with_room(connection) if waiting > AT_ONCE else nullcontext():
        while True:
            told("reports for full-text search", done, max(done, waiting))
            with writing():
                rows = connection.execute(f"SELECT key {_UNKNOWN} AND key > ? ORDER BY key LIMIT ?", (last, TOGETHER))
                some = [key for (key,) in rows]  # asked for in here: another process may have taken them in meanwhile
                if not some:
                    return done
                _take(connection, some)
            last, done = some[-1], done + len(some)


_UNKNOWN = "FROM coding WHERE current AND key NOT IN (SELECT coding FROM searched_coding)"


def _waiting(connection: sqlite3.Connection) -> int:
    return int(connection.execute(f"SELECT count(*) {_UNKNOWN}").fetchone()[0])


def _take(connection: sqlite3.Connection, codings: Sequence[int]) -> None:
    # in the order of their numbers: FTS5 writes a new piece whenever they go back
    rows = sorted(row for some in portions(codings) for row in rows_of(connection, some))
    connection.executemany("INSERT INTO searched (rowid, words, actor, speaker, label) VALUES (?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO searched_coding (coding) VALUES (?)", [(key,) for key in codings])


def is_kept(connection: sqlite3.Connection) -> bool:
    """True when no coding waits to be taken in; the newest is always a current one."""
    sql = "SELECT (SELECT max(key) FROM coding) IS (SELECT max(coding) FROM searched_coding)"
    return bool(connection.execute(sql).fetchone()[0])


def rows_of(connection: sqlite3.Connection, codings: Sequence[int]) -> Iterator[Row]:
    """What codings are searched by; of a report that another coding brought in, the text is there already."""
    these = marks(codings)
    texts = {}
    for coding, day, text, is_there in connection.execute(_TEXTS.format(these), codings):
        texts[coding] = day, text
        if not is_there:
            yield number(day, REPORT, coding), text, "", "", "kindreport"
    actors = _named(connection.execute(_ACTORS.format(these), codings))
    for coding, key, type, start, end in connection.execute(_EVENTS.format(these), codings):
        day, text = texts[coding]
        yield number(day, EVENT, key), event_words(text, start, end), actors[key], "", f"kindevent type{type}"
    speakers = _named(connection.execute(_SPEAKERS.format(these), codings))
    for coding, key, act, *ends in connection.execute(_STATEMENTS.format(these), codings):
        day, text = texts[coding]
        label = f"kindstatement act{act}"
        yield number(day, STATEMENT, key), statement_words(text, *ends), speakers[key], speakers[key], label


def event_words(text: str, start: int, end: int) -> str:
    """The sentence of a trigger."""
    return sentence_around(text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND])


def statement_words(text: str, cue_start: int, cue_end: int, start: int, end: int) -> str:
    """Cue and content with what stands between them; the content alone where they are far apart."""
    if max(cue_end, end) - min(cue_start, start) > end - start + AROUND:
        return text[start:end]
    return text[min(cue_start, start) : max(cue_end, end)]


def _named(rows: Iterable[Sequence[Any]]) -> dict[int, str]:
    """By event or statement: all that those in one role are called."""
    found: dict[int, list[str]] = defaultdict(list)
    for key, *names in rows:
        found[key].append(APART.join(filter(None, dict.fromkeys(names))))
    return defaultdict(str, {key: APART.join(several) for key, several in found.items()})
