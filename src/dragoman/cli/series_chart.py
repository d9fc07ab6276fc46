"""A series as ``dragoman series --plot`` draws it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.cli.beside import Beside
from dragoman.exports.plot import Chart
from dragoman.linking.series import DIRECTIONS, SCORED, Direction, Part, Series


def chart(made: Series, store: Path, as_of: str | None, theirs: Sequence[Beside] = ()) -> Chart:
    """The series as it is drawn: the score of both ways and of each (or of the first two others beside it), deeds and
    words and what lay ahead; what is counted is ours alone."""
    ways = {
        f"all between {made.a} and {made.b}": DIRECTIONS,
        f"from {made.a} to {made.b}": DIRECTIONS[:1],
        f"from {made.b} to {made.a}": DIRECTIONS[1:2],
    }
    parts: dict[Part, str] = {"deeds": "deeds", "words": "words", "ahead": "planned, feared or asked for (no score)"}
    span = f"{made.rows[0].first_day} to {made.rows[-1].last_day}" if made.rows else "no days"
    known = f", as known on {as_of}" if as_of else ""
    period = "week from" if made.by == "week" else made.by
    return Chart(
        title=f"{made.a} and {made.b}: conflict and cooperation by {made.by}",
        source=f"{made.count()} incidents in {store.name}, {span}{known}. Score: PLOVER's values of deeds and words.",
        period=period,
        periods=tuple(row.first_day if made.by == "week" else row.label for row in made.rows),
        scores=_lines(made, ways) if not theirs else _lines_beside(made, theirs),
        counts=tuple((name, tuple(row.count((part,)) for row in made.rows)) for part, name in parts.items()),
    )


def _lines(made: Series, ways: Mapping[str, Sequence[Direction]]) -> tuple[tuple[str, tuple[float, ...]], ...]:
    return tuple((name, tuple(row.score(SCORED, way) for row in made.rows)) for name, way in ways.items())


def _lines_beside(made: Series, theirs: Sequence[Beside]) -> tuple[tuple[str, tuple[float, ...]], ...]:
    several = [("ours", made), *((other.name, other.made) for other in theirs[:2])]
    return tuple((name, tuple(row.score() for row in each.rows)) for name, each in several)
