"""What the words beside triggers say: that a thing is told anew ("another attack"), and, where one sentence has two
triggers, how it ties them ("arrested and held", "seized after clashes")."""

from __future__ import annotations

import re
from functools import cache

from dragoman.linking.incidents.tables import rows
from dragoman.records import Telling

BEFORE, AFTER = 4, 2  # words before and after a trigger among which "another" or "again" is looked for
CLOSE = 6  # words between two triggers of one sentence, at most, for them to be tied
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def is_told_anew(telling: Telling) -> bool:
    """True when the words beside a trigger tell of another thing than before: "a second blast", "was also arrested"."""
    return not _signs()["anew"].isdisjoint((*telling.before[-BEFORE:], *telling.after[:AFTER]))


def ties(first: Telling, second: Telling) -> dict[str, float]:
    """How one sentence ties two triggers, the first of them given first."""
    words = between(first, second)
    if words is None:
        return {"tied_not": 1.0}
    return {"tied_next": float(not words), "tied_apart": float(not _signs()["apart"].isdisjoint(words))}


def between(first: Telling, second: Telling) -> tuple[str, ...] | None:
    """The words between two triggers of one sentence; None where they are more than CLOSE."""
    words = tuple(_WORD.findall(first.trigger.quote.lower()))
    for end in range(len(second.before), len(words) - 1, -1):
        if second.before[end - len(words) : end] == words:
            return second.before[end:] if len(second.before) - end <= CLOSE else None
    return None


@cache
def _signs() -> dict[str, frozenset[str]]:
    return {row["sign"]: frozenset(row["words"].split()) for row in rows("cues.tsv")}
