"""Searching the store: full text with filters, newest first, and searches that persons keep."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from dragoman.records import Decision, content_id
from dragoman.review import UNDO
from dragoman.store import search_index
from dragoman.store.clock import next_moment
from dragoman.store.days import days
from dragoman.store.progress import Told, unheard
from dragoman.store.reading import DECISION, decision_from
from dragoman.store.search_index import EVENT, KINDS, REPORT, STATEMENT, event_words, number, parts_of, statement_words
from dragoman.store.search_query import SearchError, fts, name, quoted
from dragoman.store.writing import add_decisions

SAVED = "search"  # the kind of a person's decision to keep a search
CUT = 300  # characters of a snippet in which nothing matches
WORDS_SHOWN = 48  # words of a snippet of a report

_MOST_DAY = 1 << 24
_STANDS = (
    "NOT EXISTS (SELECT 1 FROM standing w WHERE w.report = c.report AND w.state = 'withdrawn' AND w.until IS NULL)"
)
_COLUMNS = "c.report, r.published, r.publisher, r.text, c.added_at"
_HITS = {
    REPORT: f"""
SELECT {_COLUMNS}, r.id, substr(r.text, r.headline_start + 1, r.headline_end - r.headline_start)
FROM coding c JOIN report r ON r.id = c.report WHERE c.key = ? AND {_STANDS}""",
    EVENT: f"""
SELECT {_COLUMNS}, x.id, x.type || coalesce(' ' || x.mode, ''), x.trigger_start, x.trigger_end
FROM event x JOIN coding c ON c.key = x.coding AND c.current JOIN report r ON r.id = c.report
WHERE x.key = ? AND {_STANDS}""",
    STATEMENT: f"""
SELECT {_COLUMNS}, x.id, x.act, x.cue_start, x.cue_end, x.content_start, x.content_end
FROM statement x JOIN coding c ON c.key = x.coding AND c.current JOIN report r ON r.id = c.report
WHERE x.key = ? AND {_STANDS}""",
}


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for: words as a person writes them, and filters; at least one of them.

    ``actor`` and ``speaker`` are a name from the start of a word, a country's code or an id; ``actor`` is who does an
    event or speaks. ``type`` is an event's, ``act`` a statement's. ``since`` and ``until`` are held against the
    report's day.
    """

    q: str = ""
    kind: str | None = None
    speaker: str | None = None
    act: str | None = None
    actor: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A report, event or statement that is found; ``snippet`` are pieces of plain text and whether each matches.

    ``added_at`` is when its coding came into the store (UTC); ``place`` where the next page begins.
    """

    kind: str
    id: str
    report: str
    day: str | None
    publisher: str | None
    label: str
    snippet: tuple[tuple[str, bool], ...]
    added_at: str
    place: int


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that a person keeps by a name; ``id`` is that of the decision."""

    id: str
    name: str
    search: Search
    by: str
    made_at: str


class Searches:
    """The part of a Store that searches; ``Store`` has these methods."""

    _connection: sqlite3.Connection
    _read_only: bool
    _writing: Callable[[str], AbstractContextManager[None]]

    def keep_search(self, told: Told = unheard) -> int:
        """Take in what was read since the last time; how many codings. ``told`` hears how far it has come."""
        if search_index.is_kept(self._connection):
            return 0
        return search_index.keep(self._connection, partial(self._writing, "words to search"), told)

    def search(self, search: Search, *, after: int | None = None, limit: int = 50) -> list[Hit]:
        """Reports, events and statements that match, those of the newest reports first.

        ``after`` is the ``place`` of the last hit of the page before. Records of withdrawn reports are left out.
        Raises SearchError for words or filters that cannot be searched for.
        """
        words, whole = _query(search)
        first, last = _rows_between(search.since, search.until)
        last = last if after is None else min(last, after - 1)
        if not self._read_only:
            self.keep_search()
        sql = "SELECT rowid FROM searched WHERE searched MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC"
        found: list[_Found] = []
        for (row,) in self._connection.execute(sql, (whole, first, last)):
            one = self._found(row)
            if one is not None:
                found.append(one)
                if len(found) == limit:
                    break
        snippets = _snippets([one.words for one in found], words, [one.kind == "report" for one in found])
        return [one.hit(snippet) for one, snippet in zip(found, snippets, strict=True)]

    def _found(self, row: int) -> _Found | None:
        """What a row stands for; None for the record of a replaced coding or of a withdrawn report."""
        kind, key = parts_of(row)
        found = self._connection.execute(_HITS[kind], (key,)).fetchone()
        return None if found is None else _Found.of(kind, row, found)

    # --- searches that are kept -------------------------------------------------------------------------

    def save_search(self, name: str, search: Search, *, by: str) -> SavedSearch:
        """Keep a search by a name. Raises SearchError where it cannot be searched for."""
        _query(search)
        _rows_between(search.since, search.until)
        if not name.strip():
            raise SearchError("name: is empty; give the search a name")
        asked = json.dumps({k: v for k, v in asdict(search).items() if v}, ensure_ascii=False, sort_keys=True)
        with self._writing("a search"):
            at = next_moment(self._connection)
            kept = Decision(content_id("d", SAVED, name, asked, by, at), SAVED, name, asked, by, "", None, at)
            add_decisions(self._connection, [kept])
        return _saved(kept)

    def saved_searches(self) -> Iterator[SavedSearch]:
        """The searches that are kept, oldest first."""
        sql = (
            f"SELECT {DECISION} d WHERE kind = ? AND made_by >= 'user:' AND made_by < 'user;' AND NOT EXISTS"
            " (SELECT 1 FROM decision u WHERE u.kind = ? AND u.subject = d.id) ORDER BY made_at, id"
        )
        rows = self._connection.execute(sql, (SAVED, UNDO))
        return (_saved(decision_from(row)) for row in rows)

    def saved_search(self, id: str) -> SavedSearch:
        """A kept search by its whole id. Raises KeyError."""
        found = next((saved for saved in self.saved_searches() if saved.id == id), None)
        if found is None:
            raise KeyError(f"no search is kept with the id {id!r}")
        return found

    def drop_search(self, id: str, *, by: str) -> None:
        """Keep a search no longer. Raises KeyError."""
        self.saved_search(id)
        with self._writing("a search"):
            at = next_moment(self._connection)
            dropped = Decision(content_id("d", UNDO, id, SAVED, by, at), UNDO, id, SAVED, by, "", None, at)
            add_decisions(self._connection, [dropped])


@dataclass(frozen=True, slots=True)
class _Found:
    """A hit before its snippet is made."""

    kind: str
    id: str
    report: str
    day: str | None
    publisher: str | None
    label: str
    words: str
    added_at: str
    place: int

    @classmethod
    def of(cls, kind: int, place: int, row: tuple[Any, ...]) -> _Found:
        report, day, publisher, text, added_at, record, label, *ends = row
        if kind == EVENT:
            words = event_words(text, *ends)
        elif kind == STATEMENT:
            words = statement_words(text, *ends)
        else:
            words = text
        name = next(name for name, number in KINDS.items() if number == kind)
        return cls(name, record, report, day, publisher, label or "", words, added_at, place)

    def hit(self, snippet: tuple[tuple[str, bool], ...]) -> Hit:
        return Hit(
            self.kind, self.id, self.report, self.day, self.publisher, self.label, snippet, self.added_at, self.place
        )


def _saved(decision: Decision) -> SavedSearch:
    search = Search(**json.loads(decision.object))
    return SavedSearch(decision.id, decision.subject, search, decision.by, decision.made_at)


def _query(search: Search) -> tuple[str | None, str]:
    """The words alone and the whole query in the syntax of FTS5."""
    words = fts(search.q) if search.q.strip() else None
    parts = [f"words : {words}"] if words else []
    if search.actor is not None:
        parts.append(f"actor : {name(search.actor, 'actor')}")
    if search.speaker is not None:
        parts.append(f"speaker : {name(search.speaker, 'speaker')}")
    for prefix, wanted in (("type", search.type), ("act", search.act)):
        if wanted is not None:
            parts.append(f"label : {quoted(prefix + _plain(prefix, wanted))}")
    if not parts:
        raise SearchError("q: give words to search for, or one of actor, speaker, type and act")
    if search.kind is not None:
        if search.kind not in KINDS:
            raise SearchError(f"kind: {search.kind!r} is none; one of {', '.join(KINDS)}")
        parts.append(f"label : {quoted('kind' + search.kind)}")
    return words, " AND ".join(parts)


def _plain(field: str, wanted: str) -> str:
    if not wanted.isalpha():
        raise SearchError(f"{field}: {wanted!r} is no word of the codebook")
    return wanted


def _rows_between(since: str | None, until: str | None) -> tuple[int, int]:
    """The numbers of the first and last row of a period; without ``since`` also of what has no day."""
    first = number(_day("since", since, 0), 0, 0) if since else 0
    last = number(_day("until", until, 1), 3, 0xFFFFFFFF) if until else _MOST_DAY << 34
    return first, last


def _day(field: str, value: str, end: int) -> str:
    try:
        return days(value)[end]
    except ValueError as error:
        raise SearchError(f"{field}: {error}; write a day such as 2022-02-20, or a month or year") from None


# --- snippets ---------------------------------------------------------------------------------------------


def _snippets(texts: list[str], words: str | None, cut: list[bool]) -> list[tuple[tuple[str, bool], ...]]:
    """Each text in pieces that match or do not; of a long text what is around the matches.

    FTS5 marks the matches, in a table of these texts alone: what is searched keeps no texts. The marks are made anew
    for each search, so that no report can hold them.
    """
    if words is None:
        return [_without_hits(text) for text in texts]
    mark = secrets.token_hex(8)
    opening, closing = f"<{mark}", f"{mark}>"
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE shown USING fts5(words, tokenize = 'unicode61 remove_diacritics 2')")
        connection.executemany("INSERT INTO shown (rowid, words) VALUES (?, ?)", enumerate(texts))
        found = dict(
            connection.execute(
                f"SELECT rowid, CASE WHEN rowid IN ({', '.join(str(i) for i, is_cut in enumerate(cut) if is_cut)})"
                f" THEN snippet(shown, 0, ?, ?, '…', {WORDS_SHOWN}) ELSE highlight(shown, 0, ?, ?) END"
                " FROM shown WHERE shown MATCH ?",
                (opening, closing, opening, closing, words),
            )
        )
    finally:
        connection.close()
    return [
        _segments(found[i], opening, closing) if i in found else _without_hits(text) for i, text in enumerate(texts)
    ]


def _without_hits(text: str) -> tuple[tuple[str, bool], ...]:
    return ((text if len(text) <= CUT else f"{text[:CUT]}…", False),)


def _segments(marked: str, opening: str, closing: str) -> tuple[tuple[str, bool], ...]:
    first, *rest = marked.split(opening)
    pieces = [(first, False)]
    for piece in rest:
        hit, _, after = piece.partition(closing)
        pieces += [(hit, True), (after, False)]
    return tuple((text, hit) for text, hit in pieces if text)
