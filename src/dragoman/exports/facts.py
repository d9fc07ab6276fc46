"""What goes out as fact: what a report itself asserts to have happened. All else only where it is asked for by name."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.errors import DragomanError

CLAIMED = "claimed"
STATUSES = ("historical", "future", "hypothetical", "requested", "negated")
ALL = "all"
ALL_WORDS = frozenset((CLAIMED, *STATUSES))
# Why a data set has no row of a record.
OUTSIDE = "outside the format's scope"
NO_DAY = "without a day"


def included(words: str) -> frozenset[str]:
    """The words of ``--include``, parted by commas: ``claimed``, a status, or ``all``. Raises DragomanError."""
    wanted = frozenset(word for part in words.split(",") if (word := part.strip().lower()))
    unknown = wanted - {ALL, *ALL_WORDS}
    if unknown:
        known = ", ".join((CLAIMED, *STATUSES, ALL))
        raise DragomanError(f"--include {', '.join(sorted(unknown))} is not known; give of these: {known}")
    return ALL_WORDS if ALL in wanted else wanted


def left_out(status: str, is_claim: bool, include: Collection[str]) -> str | None:
    """Why a record is not exported as fact: its status, or ``claimed``; None where it is."""
    if status != "actual" and status not in include:
        return status
    if is_claim and CLAIMED not in include:
        return CLAIMED
    return None
