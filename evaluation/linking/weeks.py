"""The weeks that pairs of events were drawn from, and how they are divided."""

from __future__ import annotations

import random
from datetime import date, timedelta

SEED = 20220217
FIRST, LAST = 2003, 2021
CRISIS = date(2022, 2, 10)  # four weeks from here
# Weeks after an incident that many reports come back to, for in a week by chance few incidents are told twice.
AFTERMATHS = tuple(
    map(
        date.fromisoformat,
        """2004-03-11 2004-09-01 2005-07-07 2006-07-12 2008-11-26 2010-05-31 2011-07-22 2012-09-11 2013-04-15
        2014-07-17 2015-01-07 2015-11-13 2016-07-14 2017-05-22 2018-10-02 2019-04-21 2020-01-03 2021-01-06""".split(),
    )
)


def weeks() -> dict[date, str]:
    """The first day of each week, with ``tune`` or ``held``.

    40 weeks: two by chance from each year, one from the first two, and the crisis of 2022; then the aftermaths.
    """
    chance = random.Random(SEED)
    days = []
    for year in range(FIRST, LAST + 1):
        mondays = [d for d in (date(year, 1, 1) + timedelta(n) for n in range(358)) if d.weekday() == 0]
        days += sorted(chance.sample(mondays, 1 if year < FIRST + 2 else 2))
    days += [CRISIS + timedelta(7 * n) for n in range(4)]
    held = set(chance.sample(days[:-4], 18)) | set(days[-4::2])
    held |= set(AFTERMATHS[::2])
    return {day: "held" if day in held else "tune" for day in (*days, *AFTERMATHS)}
