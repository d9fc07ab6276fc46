"""What a person searches for, as a query of SQLite's FTS5: their words can name no column and break no syntax.

Words must all stand there; ``"some words"`` in this order; ``a OR b``; ``-word`` or ``NOT word`` must not; ``begin*``
is any word that begins so; ``( )`` group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.errors import StoreError

MOST_TERMS = 64
DEEPEST = 12  # parentheses in parentheses

_PART = re.compile(
    r'\s*(?:(?P<open>\()|(?P<close>\))|(?P<minus>-)?(?:"(?P<phrase>[^"]*)(?P<end>"?)|(?P<word>[^\s()"]+)))'
)
_JOINS = ("AND", "OR", "NOT")


class SearchError(StoreError):
    """A search that cannot be made; the message says where the fault is and how to mend it."""


def fts(query: str) -> str:
    """The words of a query in the syntax of FTS5. Raises SearchError."""
    parser = _Parser(_parts(query))
    if not parser.parts:
        raise SearchError("q: has no words; give some, such as: ceasefire OR truce")
    found = parser.either(0)
    if parser.parts[parser.at :]:
        raise SearchError(f"q: a ) at character {parser.parts[parser.at].at + 1} closes nothing; take it out")
    return found


def name(wanted: str, field: str) -> str:
    """A name, code or id in the syntax of FTS5: from the start of a word; up to three letters stand alone."""
    words = re.findall(r"\w+", wanted)
    if not words:
        raise SearchError(f"{field}: {wanted!r} has no words; give a name, a country's code or an id")
    return quoted(" ".join(words)) + ("*" if len(words[-1]) > 3 else "")


def quoted(words: str) -> str:
    """Words as one phrase."""
    return '"' + words.replace('"', '""') + '"'


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str  # open, close, term, AND, OR, NOT
    at: int
    fts: str = ""


def _parts(query: str) -> list[_Part]:
    found: list[_Part] = []
    at = 0
    query = query.replace("\0", " ").rstrip()
    while at < len(query):
        match = _PART.match(query, at)
        assert match is not None  # any character fits one of the kinds
        at, start = match.end(), match.end() - len(match[0].lstrip())
        if match["open"] or match["close"]:
            found.append(_Part("open" if match["open"] else "close", start))
            continue
        if match["phrase"] is not None and not match["end"]:
            raise SearchError(f"q: the quotation mark at character {start + 1} is not closed; add one at the end")
        if match["word"] in _JOINS and not match["minus"]:
            found.append(_Part(match["word"], start))
            continue
        words = match["phrase"] if match["phrase"] is not None else match["word"].rstrip("*")
        if not re.search(r"\w", words):  # punctuation alone is no word
            continue
        if match["minus"]:
            found.append(_Part("NOT", start))
        star = "*" if match["word"] and match["word"].endswith("*") else ""
        found.append(_Part("term", start, quoted(words) + star))
    if sum(part.kind == "term" for part in found) > MOST_TERMS:
        raise SearchError(f"q: has more than {MOST_TERMS} words; leave some out")
    return found


class _Parser:
    """Reads parts from left to right: OR binds least, NOT most."""

    def __init__(self, parts: list[_Part]) -> None:
        self.parts = parts
        self.at = 0

    def either(self, depth: int) -> str:
        several = [self._all(depth)]
        while self._next("OR"):
            several.append(self._all(depth))
        return several[0] if len(several) == 1 else f"({' OR '.join(several)})"

    def _all(self, depth: int) -> str:
        wanted: list[str] = []
        unwanted: list[str] = []
        start = self.at
        while self.at < len(self.parts) and self.parts[self.at].kind not in ("OR", "close"):
            if self._next("AND"):
                continue
            into = unwanted if self._next("NOT") else wanted
            into.append(self._one(depth))
        if not wanted:
            self._complain(start, bool(unwanted))
        found = wanted[0] if len(wanted) == 1 else f"({' AND '.join(wanted)})"
        return f"({found} NOT ({' OR '.join(unwanted)}))" if unwanted else found

    def _one(self, depth: int) -> str:
        if self.at == len(self.parts):
            raise SearchError("q: NOT has nothing after it; give a word, or take it out")
        part = self.parts[self.at]
        if part.kind == "term":
            self.at += 1
            return part.fts
        if part.kind != "open":
            raise SearchError(f"q: a word is missing at character {part.at + 1}, before {part.kind}")
        if depth == DEEPEST:
            raise SearchError(f"q: more than {DEEPEST} parentheses stand in one another; take some out")
        self.at += 1
        found = self.either(depth + 1)
        if not self._next("close"):
            raise SearchError(f"q: the ( at character {part.at + 1} is not closed; add a )")
        return found

    def _next(self, kind: str) -> bool:
        if self.at < len(self.parts) and self.parts[self.at].kind == kind:
            self.at += 1
            return True
        return False

    def _complain(self, start: int, only_not: bool) -> None:
        if only_not:
            raise SearchError("q: says only what must not stand there; add a word that must")
        where = f"at character {self.parts[start].at + 1}" if start < len(self.parts) else "at the end"
        raise SearchError(
            f"q: a word is missing {where}; OR, AND and NOT stand between words; in quotation marks they are words"
        )
