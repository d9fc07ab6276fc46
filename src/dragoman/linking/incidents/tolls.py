"""How many were killed or injured, over several tellings: the lowest, the best and the highest number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Literal

from dragoman.records import Tally, Telling


def tally(
    tellings: Sequence[Telling],
    field: Literal["killed", "injured"],
    replaced: Collection[str] = (),
    interested: Collection[str] = (),
) -> Tally | None:
    """The tally of tellings in order, oldest first; None where none tells a number.

    The best number is the latest of those that most independent reports tell. Reports in ``replaced`` (by an update)
    and events in ``interested`` (on the word of a party to it) have no vote, unless there are no others.
    """
    told = [(toll, telling) for telling in tellings if (toll := getattr(telling, field)) is not None]
    if not told:
        return None
    voting = [(toll, t) for toll, t in told if t.report not in replaced] or told
    voting = [(toll, t) for toll, t in voting if t.event not in interested] or voting
    voices: dict[int, set[str]] = defaultdict(set)
    latest: dict[int, int] = {}
    for i, ((low, _), telling) in enumerate(voting):
        voices[low].add(telling.copy_group)
        latest[low] = i
    highs = [high for (_, high), _ in told]
    return Tally(
        low=min(low for (low, _), _ in told),
        best=max(voices, key=lambda number: (len(voices[number]), latest[number])),
        high=None if None in highs else max(high for high in highs if high is not None),
        sources=tuple(telling.event for _, telling in sorted(told, key=lambda item: item[0][0])),
    )
