"""What a person writes, as FTS5 takes it; nothing they write breaks its syntax."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.store.search_query import SearchError, fts, name


@pytest.fixture(scope="module")
def table() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(words, tokenize = 'unicode61 remove_diacritics 2')")
    texts = ["The envoys met in Lomé", "Envoys of Norland left", "COVID-19 talks were off", "talks or nothing, OR so"]
    connection.executemany("INSERT INTO t (rowid, words) VALUES (?, ?)", enumerate(texts))
    return connection


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        pytest.param("envoys", [0, 1], id="a word, any case"),
        pytest.param("envoys norland", [1], id="all words"),
        pytest.param("envoys AND norland", [1], id="AND says the same"),
        pytest.param('"envoys met"', [0], id="a phrase"),
        pytest.param('"met envoys"', [], id="a phrase in its order"),
        pytest.param("lome", [0], id="without accents"),
        pytest.param("norland OR lome", [0, 1], id="either"),
        pytest.param("envoys -norland", [0], id="minus"),
        pytest.param("envoys NOT (norland OR sudria)", [0], id="NOT of a group"),
        pytest.param("NOT norland envoys", [0], id="NOT first"),
        pytest.param("(lome OR norland) envoys", [0, 1], id="a group"),
        pytest.param("env*", [0, 1], id="the start of a word"),
        pytest.param("COVID-19", [2], id="a hyphen"),
        pytest.param('talks "OR"', [3], id="OR as a word"),
        pytest.param("or talks", [3], id="or in small letters is a word"),
        pytest.param("norland's", [], id="an apostrophe"),
        pytest.param("envoys — norland", [1], id="a dash alone is nothing"),
        pytest.param("words:envoys", [], id="no column can be named"),
    ],
)
def test_found(table: sqlite3.Connection, query: str, rows: list[int]) -> None:
    found = table.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid", (fts(query),))
    assert [row for (row,) in found] == rows


@pytest.mark.parametrize(
    ("query", "message"),
    [
        pytest.param('the "old town', "quotation mark at character 5 is not closed", id="open phrase"),
        pytest.param("(a OR b", r"the \( at character 1 is not closed", id="open parenthesis"),
        pytest.param("a b)", r"a \) at character 4 closes nothing", id="closing parenthesis"),
        pytest.param("a OR", "a word is missing at the end", id="OR at the end"),
        pytest.param("OR a", "a word is missing at character 1", id="OR at the start"),
        pytest.param("a NOT", "NOT has nothing after it", id="NOT at the end"),
        pytest.param("a NOT OR b", "a word is missing at character 7, before OR", id="NOT before OR"),
        pytest.param("-war", "only what must not stand there", id="minus alone"),
        pytest.param("()", "a word is missing", id="empty group"),
        pytest.param("… — !", "has no words", id="signs alone"),
        pytest.param("a " * 65, "more than 64 words", id="too long"),
        pytest.param("(" * 14 + "a" + ")" * 14, "parentheses stand in one another", id="too deep"),
    ],
)
def test_refused(query: str, message: str) -> None:
    with pytest.raises(SearchError, match=message):
        fts(query)


PIECES = st.sampled_from(
    ['"', "(", ")", "OR", "AND", "NOT", "-", "*", "talks", "^", ":", "+", "{", "NEAR(", "\0", "\\", "ﬁ"]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=12).map(" ".join) | st.text(max_size=20))
def test_any_text_is_a_query_or_is_refused(table: sqlite3.Connection, query: str) -> None:
    try:
        asked = fts(query)
    except SearchError:
        return
    table.execute("SELECT rowid FROM t WHERE t MATCH ?", (asked,)).fetchall()


@pytest.mark.parametrize(
    ("wanted", "asked"),
    [
        ("Ukrain", '"Ukrain"*'),
        ("US", '"US"'),
        ("state:RUS", '"state RUS"'),
        ("foreign minister", '"foreign minister"*'),
    ],
)
def test_name(wanted: str, asked: str) -> None:
    assert name(wanted, "actor") == asked


def test_a_name_without_words_is_refused() -> None:
    with pytest.raises(SearchError, match="speaker: '…' has no words"):
        name("…", "speaker")
