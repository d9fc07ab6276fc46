"""Which line breaks of a text divide it, and which only wrap it at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

NARROWEST, WIDEST = 40, 120  # characters of the longest line of a text that was wrapped at a fixed width
_CLOSED = re.compile(r"[.!?:…][\"”’'»)\]]*$")


def hard_breaks(text: str) -> list[int]:
    """The offsets at which a line break ends a sentence, in order: the start of the text after each such break."""
    breaks: list[int] = []
    block: list[tuple[int, str]] = []
    start = 0
    for whole in text.splitlines(keepends=True):
        line = whole.strip()
        if line:
            block.append((start, line))
        elif block:
            breaks.extend(_breaks_of_block(block))
            block = []
        start += len(whole)
    if block:
        breaks.extend(_breaks_of_block(block))
    return breaks


def _breaks_of_block(block: list[tuple[int, str]]) -> list[int]:
    """The starts of the lines of a block (lines with no empty line between them) that open something new."""
    lines = [line for _, line in block]
    width = max(len(line) for line in lines)
    wrapped = NARROWEST <= width <= WIDEST and any(
        _runs_on(line, below) and _is_full(line, below, width) for line, below in pairwise(lines)
    )
    breaks = [block[0][0]]
    for (_, line), (start, below) in pairwise(block):
        if not (wrapped and _is_full(line, below, width)):
            breaks.append(start)
    return breaks


def _runs_on(line: str, below: str) -> bool:
    """Whether a line stops in mid-sentence: no closing mark, and the line below goes on in lower case."""
    return below[0].islower() and not _CLOSED.search(line[-8:])


def _is_full(line: str, below: str, width: int) -> bool:
    """Whether the first word of the line below would not have fitted on the line."""
    return len(line) + 1 + len(below.split(maxsplit=1)[0]) > width
