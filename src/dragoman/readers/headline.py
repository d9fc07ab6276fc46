"""Is the first line of a plain text its headline?"""

from __future__ import annotations

import re

from dragoman.readers.dateline import first_lines, match_dateline
from dragoman.records import Span

_MAX_CHARS = 200
_MAX_WORDS = 30
_ENDS_A_SENTENCE = re.compile(r"[.!?:;][\"'”’»)\]]*$")
_ENDS_A_STATEMENT = re.compile(r"(?<!\.\.)[.:;,][\"'”’»)\]]*$")
_ENDS_IN_INITIALS = re.compile(r"\b[A-Z]\.(?:[A-Z]\.)+$")
_BYLINE = re.compile(r"[Bb]y\s+[A-Z]|BY\s+[A-Z]")
_LIKE_LENGTH = 15


def find_headline(text: str) -> Span | None:
    """The first line with words on it, where it is a headline; the span leaves out the white space around it."""
    lines = list(first_lines(text, 0, 2))
    if len(lines) < 2:
        return None
    first, second = lines
    start, line = first.start() + _indent(first.group()), first.group().strip()
    following = second.group().strip()
    gap = text[first.end() : second.start()]
    if not _reads_like_a_headline(line) or (_is_next_line(gap) and _runs_on(line, following)):
        return None
    return Span(start, start + len(line), line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _reads_like_a_headline(line: str) -> bool:
    """Short, with letters, no end of a statement; neither a dateline nor a byline."""
    if len(line) > _MAX_CHARS or len(line.split()) > _MAX_WORDS or not any(c.isalpha() for c in line):
        return False
    if _ENDS_A_STATEMENT.search(line) and not _ENDS_IN_INITIALS.search(line):
        return False
    return match_dateline(line) is None and not _BYLINE.match(line)


def _is_next_line(gap: str) -> bool:
    return len(gap.replace("\r\n", "\n")) <= 1


def _runs_on(line: str, following: str) -> bool:
    """The sentence goes on in the next line: the text is wrapped to a width, and the first line is body."""
    if following[0].islower():
        return True
    alike = abs(len(line) - len(following)) <= _LIKE_LENGTH
    return alike and len(line) > 50 and not _ENDS_A_SENTENCE.search(following)
