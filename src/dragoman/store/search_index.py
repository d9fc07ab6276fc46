"""Full text kept beside the records: which words each report, event and statement is found by.

A row's number is made of the report's day, the kind and the row of the record, so that FTS5, which keeps rows in the
order of their numbers, gives the newest first without sorting, and a period is a range.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from dragoman.store.sentences import sentence_around

AT_ONCE = 500  # codings that are taken in together
AROUND = 400  # characters on either side of a trigger in which its sentence is looked for
REPORT, EVENT, STATEMENT = 1, 2, 3
KINDS = {"report": REPORT, "event": EVENT, "statement": STATEMENT}
APART = " 0apart0 "  # between two names, so that no phrase reaches from one into the other

Row = tuple[int, str, str, str, str]  # number, words, actor, speaker, label

_NAMES = (
    "SELECT m.quote, coalesce(m.country, a.country, ''), coalesce(a.id, ''), coalesce(a.name, '')"
    " FROM {kind}_mention r JOIN mention m ON m.key = r.mention LEFT JOIN actor a ON a.key = m.identity"
    " WHERE r.{kind} = ? AND r.role = ? ORDER BY r.position"
)


def number(day: str | None, kind: int, key: int) -> int:
    """The number of a row; what has no day comes last."""
    return (date.fromisoformat(day).toordinal() if day else 0) << 34 | kind << 32 | key


def parts_of(row: int) -> tuple[int, int]:
    """Kind and key of a row."""
    return row >> 32 & 3, row & 0xFFFFFFFF


def keep(connection: sqlite3.Connection) -> int:
    """Take in the current codings that are not searched yet, in a transaction of the caller's; how many they are."""
    sql = "SELECT key FROM coding WHERE current AND key NOT IN (SELECT coding FROM searched_coding) ORDER BY key"
    codings = [key for (key,) in connection.execute(sql)]
    for first in range(0, len(codings), AT_ONCE):
        some = codings[first : first + AT_ONCE]
        # in the order of their numbers: FTS5 writes a new piece whenever they go back
        rows = sorted(row for coding in some for row in _rows(connection, coding))
        connection.executemany(
            "INSERT INTO searched (rowid, words, actor, speaker, label) VALUES (?, ?, ?, ?, ?)", rows
        )
        connection.executemany("INSERT INTO searched_coding (coding) VALUES (?)", [(key,) for key in some])
    return len(codings)


def is_kept(connection: sqlite3.Connection) -> bool:
    """True when no coding waits to be taken in; the newest is always a current one."""
    sql = "SELECT (SELECT max(key) FROM coding) IS (SELECT max(coding) FROM searched_coding)"
    return bool(connection.execute(sql).fetchone()[0])


def _rows(connection: sqlite3.Connection, coding: int) -> Iterator[Row]:
    sql = "SELECT r.id, r.published, r.text FROM coding c JOIN report r ON r.id = c.report WHERE c.key = ?"
    report, day, text = connection.execute(sql, (coding,)).fetchone()
    sql = "SELECT 1 FROM searched_coding s JOIN coding c ON c.key = s.coding WHERE c.report = ?"
    if connection.execute(sql, (report,)).fetchone() is None:
        yield number(day, REPORT, coding), text, "", "", "kindreport"
    sql = "SELECT key, type, trigger_start, trigger_end FROM event WHERE coding = ?"
    for key, type, start, end in connection.execute(sql, (coding,)).fetchall():
        actor = _names(connection.execute(_NAMES.format(kind="event"), (key, "actor")))
        yield number(day, EVENT, key), event_words(text, start, end), actor, "", f"kindevent type{type}"
    sql = "SELECT key, act, cue_start, cue_end, content_start, content_end FROM statement WHERE coding = ?"
    for key, act, *ends in connection.execute(sql, (coding,)).fetchall():
        speaker = _names(connection.execute(_NAMES.format(kind="statement"), (key, "speaker")))
        label = f"kindstatement act{act}"
        yield number(day, STATEMENT, key), statement_words(text, *ends), speaker, speaker, label


def event_words(text: str, start: int, end: int) -> str:
    """The sentence of a trigger."""
    return sentence_around(text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND])


def statement_words(text: str, cue_start: int, cue_end: int, start: int, end: int) -> str:
    """Cue and content with what stands between them; the content alone where they are far apart."""
    if max(cue_end, end) - min(cue_start, start) > end - start + AROUND:
        return text[start:end]
    return text[min(cue_start, start) : max(cue_end, end)]


def _names(rows: Iterable[Sequence[Any]]) -> str:
    return APART.join(APART.join(filter(None, dict.fromkeys(row))) for row in rows)
