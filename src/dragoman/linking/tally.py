"""A series of two sides from counts alone, where the incidents are too many to be read one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.linking.series import LONGEST, SCORED, By, Part, Series, part_of, period_of, value

# Direction, first day, last day ("" where not known), type, mode, status and number of incidents that are alike.
Alike = tuple[str, str, str, str, str | None, str, int]


@dataclass(slots=True)
class Tally:
    """One period: incidents by part, by type of deeds and words, and the score of each direction."""

    label: str
    first_day: str
    last_day: str
    parts: Counter[Part] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    scores: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @property
    def score(self) -> float:
        return sum(self.scores.values())

    @property
    def mean(self) -> float | None:
        """The score by the number of incidents that have one; None where there is none."""
        scored = sum(self.parts[part] for part in SCORED)
        return self.score / scored if scored else None

    def add(self, way: str, type: str, mode: str | None, part: Part, n: int) -> None:
        """Count so many incidents."""
        self.parts[part] += n
        if part in SCORED:
            self.types[type] += n
            self.scores[way] += n * value(type, mode)


def tallies(counts: Iterable[Alike], by: By, since: str | None, until: str | None) -> tuple[list[Tally], int]:
    """Every period from the first to the last, empty ones too, as ``series.series`` has them; and how many incidents
    are in none, as their days are not known so exactly.

    ``since`` and ``until`` are ISO days, both included.
    """
    timed: dict[date, list[Alike]] = defaultdict(list)
    untimed = 0
    for alike in counts:
        first, last, n = alike[1], alike[2], alike[6]
        if not first or (date.fromisoformat(last) - date.fromisoformat(first)).days >= LONGEST[by]:
            untimed += n
        elif since is None or first >= since:
            timed[date.fromisoformat(first)].append(alike)
    begin = date.fromisoformat(since) if since else min(timed, default=None)
    end = date.fromisoformat(until) if until else max(timed, default=None)
    if begin is None or end is None:
        return [], untimed
    periods = _periods(begin, end, by)
    for day, several in timed.items():
        if day <= end:
            for way, _, _, type, mode, status, n in several:
                periods[period_of(day, by)].add(way, type, mode, part_of(type, status), n)
    return list(periods.values()), untimed


def _periods(begin: date, end: date, by: By) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    for day in (begin + timedelta(days=n) for n in range((end - begin).days + 1)):
        label = period_of(day, by)
        found.setdefault(label, Tally(label, day.isoformat(), day.isoformat())).last_day = day.isoformat()
    return found


def tallies_of(series: Series) -> tuple[list[Tally], int]:
    """The same from a series that was made of incidents."""
    found = []
    for row in series.rows:
        tally = Tally(row.label, row.first_day, row.last_day)
        for cell in row.cells:
            tally.add(cell.direction, cell.type, cell.mode, cell.part, len(cell.incidents))
        found.append(tally)
    return found, sum(len(cell.incidents) for cell in series.untimed)
