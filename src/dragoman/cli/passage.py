"""A record's words in the paragraphs they stand in, marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.text import Text

from dragoman.cli.terminal import clean, console
from dragoman.records import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to mark: the ``core`` (trigger or cue) stands out from what belongs to it."""

    span: Span
    core: bool = False


STYLES = {True: "bold reverse", False: "bold underline"}
SIGNS = {True: (">>", "<<"), False: ("[[", "]]")}
GAP = "…"  # stands where paragraphs were left out


def print_passage(text: str, marks: Iterable[Mark]) -> None:
    """Print the paragraphs that hold the marked spans: in styles on a terminal, between signs in a pipe."""
    screen = console()
    marked = list(dict.fromkeys(marks))
    previous_end = None
    for start, end in _paragraphs_with(text, marked):
        if previous_end is not None and text[previous_end:start].strip():
            screen.print(f"  {GAP}")
        inside = [mark for mark in marked if start <= mark.span.start and mark.span.end <= end]
        if screen.is_terminal:
            screen.print(_styled(text, start, end, inside))
        else:
            screen.print(_signed(text, start, end, inside), soft_wrap=True)
        previous_end = end


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph: between blank lines where there are any, else between line breaks."""
    lines_of_one = r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*"
    pattern = lines_of_one if re.search(r"\S[^\n]*\n[^\S\n]*\n", text) else r"[^\n]*\S[^\n]*"
    return ((match.start(), match.end()) for match in re.finditer(pattern, text))


def _paragraphs_with(text: str, marks: list[Mark]) -> Iterator[tuple[int, int]]:
    """The paragraphs that a mark lies in; those that one mark joins are given as one."""
    joined: tuple[int, int] | None = None
    for start, end in paragraphs(text):
        if not any(mark.span.start < end and start < mark.span.end for mark in marks):
            continue
        if joined and any(mark.span.start < joined[1] and start < mark.span.end for mark in marks):
            joined = joined[0], end
            continue
        if joined:
            yield joined
        joined = start, end
    if joined:
        yield joined


def _styled(text: str, start: int, end: int, marks: list[Mark]) -> Text:
    passage = Text(clean(text[start:end]))
    for mark in sorted(marks, key=lambda mark: mark.core):  # the core's style comes last and wins
        passage.stylize(STYLES[mark.core], mark.span.start - start, mark.span.end - start)
    return passage


def _signed(text: str, start: int, end: int, marks: list[Mark]) -> str:
    """The passage with a sign put before and after each span; the longer of two spans has the outer ones."""
    signs: list[tuple[int, int, int, bool, str]] = []
    for mark in marks:
        length = mark.span.end - mark.span.start
        opening, closing = SIGNS[mark.core]
        signs.append((mark.span.end, 0, length, not mark.core, closing))
        signs.append((mark.span.start, 1, -length, mark.core, opening))
    signs.sort()
    pieces, at = [], start
    for position, *_, sign in signs:
        pieces += [clean(text[at:position]), sign]
        at = position
    return "".join(pieces) + clean(text[at:end])
