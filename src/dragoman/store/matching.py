"""How a filter's words match a record's words: functions that SQLite calls row by row."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from functools import lru_cache

SHORT = 3  # a word up to this length must stand alone, or "US" would find "Ustinov"


def register(connection: sqlite3.Connection) -> None:
    """Make the functions of this file known to a connection."""
    connection.create_function("is_named", 5, is_named, deterministic=True)
    connection.create_function("stands_near", 4, stands_near, deterministic=True)
    connection.create_function("holds_words", 2, holds_words, deterministic=True)
    connection.create_function("same_word", 2, same_word, deterministic=True)


def is_named(wanted: str, quote: str, country: str | None, identity: str | None, name: str | None) -> bool:
    """True when a mention is the wanted one: by its words, its country's code, or its identity's id or name.

    Words match from the start of a word, so that "Ukrain" finds "a Ukrainian official"; case does not matter.
    """
    return (
        same_word(wanted, country)
        or same_word(wanted, identity)
        or _has_word(wanted, quote)
        or (name is not None and _has_word(wanted, name))
    )


def stands_near(wanted: str, text: str, start: int | None, end: int | None) -> bool:
    """True when the wanted words stand in the paragraph of ``text`` that holds characters ``start`` to ``end``."""
    if start is None or end is None:
        return False
    mark = "\n\n" if "\n\n" in text else "\n"  # hard-wrapped texts part their paragraphs with an empty line
    first = text.rfind(mark, 0, start) + 1
    last = text.find(mark, end)
    return holds_words(wanted, text[first : last if last >= 0 else len(text)])


def holds_words(wanted: str, text: str) -> bool:
    """True when the wanted words stand in the text, whatever their case and the whitespace between them."""
    return fold(wanted) in fold(text)


def same_word(wanted: str, word: str | None) -> bool:
    """True when two words differ in case alone."""
    return word is not None and wanted.casefold() == word.casefold()


def fold(text: str) -> str:
    """Case and whitespace folded away."""
    return " ".join(text.casefold().split())


def word_finder(wanted: str) -> Callable[[str], bool]:
    """Whether the wanted words stand in others, from the start of a word: a function for many of these."""
    search = _start_of_word(wanted).search
    return lambda words: search(fold(words)) is not None


def _has_word(wanted: str, words: str) -> bool:
    return word_finder(wanted)(words)


@lru_cache(maxsize=64)
def _start_of_word(wanted: str) -> re.Pattern[str]:
    folded = fold(wanted)
    end = r"(?!\w)" if 0 < len(folded) <= SHORT else ""
    return re.compile(r"(?<!\w)" + re.escape(folded) + end)
