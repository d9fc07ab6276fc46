"""How many processes fit into the memory that they may hold together."""

from __future__ import annotations

from dragoman.errors import DataError

# Megabytes, measured on paragraphs and articles of news (docs/scale.md), with a third more for a busy day.
MAIN = 350  # the process that reads, stores and links
CODER = 220  # each one more, with a model of its own


def coders_within(megabytes: int, wanted: int, *, least: int) -> int:
    """As many of the ``wanted`` coders as may work beside the main process; 1 may be the main process itself.

    ``least`` is how many processes beside the main one there must be, 0 where it can code by itself. Raises DataError
    where not even they fit.
    """
    needed = MAIN + least * CODER
    if megabytes < needed:
        raise DataError(f"--memory {megabytes}M: too little; about {needed} MB are needed. Give at least that")
    return max(1, min(wanted, (megabytes - MAIN) // CODER))
