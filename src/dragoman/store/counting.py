"""What is counted of a period: by day and type, and by place. Counts, never records.

Of a whole store these are read from rows that are kept (migrations/0011_counts), else from the narrow lists.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dragoman.store.conditions import (
    PERIODS,
    WITHDRAWN,
    may_be_incidents,
    may_be_statements,
    of_incidents,
    of_speakers,
    of_statements,
    sources,
    timed,
)
from dragoman.store.filters import Filter
from dragoman.store.naming import Condition, Names, joined
from dragoman.store.several import marks, portions
from dragoman.store.tellings import asked_days


class PeriodCount(NamedTuple):
    """``n`` records with one label (an incident's type or a statement's act) in a period, by its first day.

    Of a month the first day is ``2022-02``. ``status`` is '' for a statement.
    """

    period: str
    kind: str
    label: str
    status: str
    n: int
    contested: int


def count_periods(connection: sqlite3.Connection, asked: Filter, by: str, most: int) -> tuple[list[PeriodCount], int]:
    """Incidents by period, type and status, then statements by period and act, each in this order; and how many
    incidents are in no period, as they began before the days asked for or their days are not known so exactly.

    ``by`` is day, week or month; ``most`` the number of days over which an incident may be told and still be counted
    on its first.
    """
    found: list[PeriodCount] = []
    unclear, names = 0, Names(connection)
    if may_be_incidents(asked):
        kept = asked.kept("since", "until", "types", "status", "contested")
        found, unclear = (_kept_incidents if kept else _count_incidents)(names, asked, by, most)
    if may_be_statements(asked):
        kept = asked.kept("since", "until", "act")
        found += (_kept_statements if kept else _count_statements)(names, asked, by)
    return found, unclear


def _kept_incidents(names: Names, asked: Filter, by: str, most: int) -> tuple[list[PeriodCount], int]:
    _holds, *conditions = of_incidents(names, Filter(types=asked.types, status=asked.status, until=asked.until))
    conditions += [] if asked.contested is None else [Condition("l.contested = ?", (int(asked.contested),))]
    since = asked_days("since", asked.since)[0] if asked.since else None
    clear = [Condition("l.days < ? AND l.first_day != ''", (most,))]
    clear += [Condition("l.first_day >= ?", (since,))] if since else []
    period = {"day": "first_day"}.get(by, by)
    where, values = joined([*conditions, *clear])
    rows = names.connection.execute(
        f"SELECT l.{period}, 'incident', l.type, l.status, sum(l.n), sum(l.n * l.contested) FROM counted_incident l"
        f" WHERE {where} GROUP BY l.{period}, l.type, l.status HAVING sum(l.n) > 0",
        values,
    )
    found = list(map(PeriodCount._make, rows))
    where, values = joined(clear)
    unclear = [*conditions, Condition(f"NOT ({where})", tuple(values))]
    if since:
        over = "(l.first_day >= ? OR l.days > 0 AND date(l.first_day, l.days || ' days') >= ?)"
        unclear.append(Condition(over, (since, since)))
    where, values = joined(unclear)
    (several,) = names.connection.execute(f"SELECT sum(l.n) FROM counted_incident l WHERE {where}", values).fetchone()
    return found, several or 0


def _count_incidents(names: Names, asked: Filter, by: str, most: int) -> tuple[list[PeriodCount], int]:
    found: dict[tuple[str, str, str], tuple[int, int]] = {}  # by period, type and status: how many, and contested
    several = 0
    clear, clear_values = joined(timed("l", asked.since, most))
    for source in sources(names, asked):
        where, values = joined(source.conditions)
        # In their order the period of a day is worked out once, not for each incident; else fewer groups sort sooner
        day_or_period = "l.first_day" if source.in_order else PERIODS[by]
        for day, type, status, n, counted, contested in names.connection.execute(
            f"SELECT {day_or_period}, l.type, l.status, count(*), count(*) FILTER (WHERE {clear}),"
            f" count(*) FILTER (WHERE l.contested AND {clear}) FROM {source.sql} WHERE {where}"
            f" GROUP BY {day_or_period}, l.type, l.status",
            (*clear_values, *clear_values, *values),
        ):
            several += n
            if counted:
                key = _period(by, day), type, status
                before = found.get(key, (0, 0))
                found[key] = before[0] + counted, before[1] + contested
    counts = [PeriodCount(key[0], "incident", key[1], key[2], *found[key]) for key in sorted(found)]
    return counts, several - sum(one.n for one in counts)


@lru_cache(maxsize=20_000)
def _period(by: str, day: str) -> str:
    if by == "week":
        first = date.fromisoformat(day)
        return (first - timedelta(days=first.weekday())).isoformat()
    return day if by == "day" else day[:7]


def _kept_statements(names: Names, asked: Filter, by: str) -> list[PeriodCount]:
    """Those that are current, without those of withdrawn reports."""
    plain = Filter(since=asked.since, until=asked.until, act=asked.act)
    _current, _withdrawn, *conditions = of_statements(names, plain)
    conditions.append(Condition("l.day != ''"))
    where, values = joined(conditions)
    found: Counter[tuple[str, str]] = Counter()
    for period, act, n in names.connection.execute(
        f"SELECT l.{by}, l.act, sum(l.n) FROM counted_statement l WHERE {where} GROUP BY l.{by}, l.act", values
    ):
        found[period, act] = n
    for period, act, n in names.connection.execute(
        f"SELECT l.{by}, l.act, count(*) FROM listed_statement l"
        f" WHERE l.current AND l.coding IN ({WITHDRAWN}) AND {where} GROUP BY l.{by}, l.act",
        values,
    ):
        found[period, act] -= n
    return [PeriodCount(period, "statement", act, "", n, 0) for (period, act), n in sorted(found.items()) if n]


def _count_statements(names: Names, asked: Filter, by: str) -> list[PeriodCount]:
    source = of_speakers(names, asked)
    where, values = joined(source.conditions)
    rows = names.connection.execute(
        f"SELECT l.{by}, 'statement', l.act, '', count(*), 0 FROM {source.sql}"
        f" WHERE {where} AND l.{by} != '' GROUP BY l.{by}, l.act",
        values,
    )
    return list(map(PeriodCount._make, rows))


# --- places -------------------------------------------------------------------------------------------------


class PlaceCount(NamedTuple):
    """``n`` incidents of a type at a place, known so exactly; ``latest`` is the id of the last one by its first day."""

    place: str
    precision: str
    type: str
    n: int
    contested: int
    latest: str
    day: str


@dataclass(frozen=True, slots=True)
class Placed:
    """What is known of a place that incidents name; of a country its code is the id."""

    id: str
    name: str
    kind: str | None
    country: str | None
    latitude: float | None
    longitude: float | None


def count_places(connection: sqlite3.Connection, asked: Filter, most: int) -> tuple[list[PlaceCount], int, int]:
    """Incidents by place, precision and type, of so many places at which are the most, those first; how many have no
    place, and how many are at other places."""
    if not may_be_incidents(asked):
        return [], 0, 0
    if asked.kept("types"):
        return _kept_places(connection, asked, most)
    at: dict[tuple[str, str], dict[str, _AtPlace]] = {}
    unplaced = 0
    for source in sources(Names(connection), asked, placed=True):
        where, values = joined(source.conditions)
        for place, precision, type, n, contested, latest, day in connection.execute(
            "SELECT l.place, l.precision, l.type, count(*), sum(l.contested), l.incident, max(l.first_day)"
            f" FROM {source.sql} WHERE {where} GROUP BY l.place, l.precision, l.type",
            values,
        ):
            if place is None:
                unplaced += n
                continue
            types = at.setdefault((place, precision), {})
            one = types.get(type, (0, 0, "", 0))
            types[type] = (one[0] + n, one[1] + contested, *max(one[2:], (day, latest)))
    strongest = sorted(at, key=lambda where: (-sum(one[0] for one in at[where].values()), where))
    ids = _ids_of(connection, [one[3] for where in strongest[:most] for one in at[where].values()])
    counts = [
        PlaceCount(*where, type, n, contested, ids[latest], day)
        for where in strongest[:most]
        for type, (n, contested, day, latest) in sorted(at[where].items())
    ]
    return counts, unplaced, sum(one[0] for where in strongest[most:] for one in at[where].values())


_AtPlace = tuple[int, int, str, int]  # number, of them contested, day and row number of the latest


def _kept_places(connection: sqlite3.Connection, asked: Filter, most: int) -> tuple[list[PlaceCount], int, int]:
    of_types = f"c.type IN ({marks(asked.types)})" if asked.types else "1"
    sql = f"SELECT sum(c.n), sum(c.n * (c.place = '')) FROM counted_place c WHERE {of_types}"
    several, unplaced = connection.execute(sql, asked.types).fetchone()
    newest = (
        "(SELECT l.{0} FROM listed_incident l WHERE l.until IS NULL AND (l.place, l.precision, l.type) ="
        " (c.place, c.precision, c.type) ORDER BY l.first_day DESC, l.id DESC LIMIT 1)"
    )
    rows = connection.execute(
        "WITH strongest AS (SELECT c.place, c.precision, sum(c.n) AS n FROM counted_place c"
        f" WHERE {of_types} AND c.place != '' AND c.n > 0 GROUP BY c.place, c.precision"
        " ORDER BY sum(c.n) DESC, c.place, c.precision LIMIT ?)"
        f" SELECT c.place, c.precision, c.type, c.n, c.contested, {newest.format('id')}, {newest.format('first_day')}"
        " FROM strongest s CROSS JOIN counted_place c ON c.place = s.place AND c.precision = s.precision"
        f" WHERE {of_types} AND c.n > 0 ORDER BY s.n DESC, c.place, c.precision, c.type",
        (*asked.types, most, *asked.types),
    )
    counts = list(map(PlaceCount._make, rows))
    return counts, unplaced or 0, (several or 0) - (unplaced or 0) - sum(one.n for one in counts)


def _ids_of(connection: sqlite3.Connection, incidents: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in portions(incidents):
        sql = f"SELECT incident, id FROM listed_incident WHERE incident IN ({marks(some)})"
        found.update(connection.execute(sql, some))
    return found


def select_places(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Placed]:
    """By id: the places and countries with these ids."""
    found: dict[str, Placed] = {}
    for some in portions(ids):
        rows = connection.execute(
            f"SELECT id, name, kind, country, latitude, longitude FROM place WHERE current AND id IN ({marks(some)})",
            some,
        )
        found |= {row[0]: Placed(*row) for row in rows}
        rows = connection.execute(
            f"SELECT country, min(name) FROM actor WHERE current AND kind = 'state' AND country IN ({marks(some)})"
            " GROUP BY country",
            some,
        )
        found |= {code: Placed(code, name, "country", code, None, None) for code, name in rows}
    return found
