"""Rules for times without a date of their own: now, recently, soon; holidays; the end of the Cold War."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from . import time_values as values
from . import time_words as words
from .time_rules import Rule, Sense, Setting, Unresolved, needing, rule
from .time_values import Period

_A_VAGUE = re.compile(
    "now|ago|recent|lately|present|current|moment|time|point|past|soon|futur|coming|days", re.IGNORECASE
)
_VAGUE = list(words.rows("times/vague.tsv"))


@rule("|".join(rf"(?P<v{i}>\b(?:{said})(?!\w))" for i, (said, _) in enumerate(_VAGUE)), use="told")
def around_now(found: re.Match[str], at: Setting) -> Sense | None:
    """Some time before, at or after the report's day, no nearer told."""
    number = next(i for i in range(len(_VAGUE)) if found[f"v{i}"] is not None)
    if not _is_time(found, at):
        return None
    inner = next((found.span(name) for name in found.re.groupindex if name[0] == "t" and found[name] is not None), None)
    return Sense(_VAGUE[number][1], span=inner, why="no days told")


def _is_time(found: re.Match[str], at: Setting) -> bool:
    """ "Now" and "soon" are adverbs, and not the beginning of another word or a name."""
    if found.group().lower() not in ("now", "soon"):
        return True
    token = at.token(found.start())
    return token is None or not token.xpos or (token.upos == "ADV" and token.deprel not in ("compound", "discourse"))


_PERIODS = [
    (re.compile(name.replace(" ", r"\s+"), re.I), day, last, first_year, last_year)
    for name, day, last, first_year, last_year in words.rows("times/periods.tsv")
]


@rule(
    r"\b(?:the )?(?P<edge>end|close|beginning|start|outbreak|fall|collapse|break-?up|dissolution|dawn|height) of "
    rf"(?P<name>{'|'.join(name.replace(' ', '[ ]') for name, *_ in words.rows('times/periods.tsv'))})\b"
)
def edge_of_named_period(found: re.Match[str], at: Setting) -> Sense | None:
    """The year in which the period that has a name of its own began or ended."""
    row = next(row for row in _PERIODS if row[0].fullmatch(found["name"]))
    edge = found["edge"].lower()
    if edge == "height":
        return None
    first = edge in ("beginning", "start", "outbreak", "dawn")
    day = date.fromisoformat(row[1] if first else row[2])
    return Sense(row[3] if first else row[4], values.day(day))


# --- holidays ---------------------------------------------------------------------------------------------------

_HOLIDAYS = dict(words.rows("times/holidays.tsv"))
_NAMES = "|".join(re.escape(name).replace(r"\ ", " ") for name in sorted(_HOLIDAYS, key=len, reverse=True))
_A_HOLIDAY = re.compile("|".join(sorted({re.escape(name.split()[0]) for name in _HOLIDAYS})))
_NO_HOLIDAY = "Island|Party|Movement|Rising|Uprising|Square|Street|trees?|cards?|presents?"


@rule(rf"\b(?P<name>(?-i:{_NAMES}))\b(?:(?: |, | of | in )(?P<y>{words.YEAR})\b)?(?! (?:{_NO_HOLIDAY})\b)")
def holiday(found: re.Match[str], at: Setting) -> Period:
    """The holiday of the year that the clause looks to."""
    how = _HOLIDAYS[re.sub(r"\s+", " ", found["name"])]
    if how == "unsure":
        raise Unresolved("its day differs from place to place or with the sighting of the moon")
    make = _day_by(how)
    return make(int(found["y"])) if found["y"] else at.nearest(make, slack=48)


def _day_by(how: str) -> Callable[[int], Period]:
    """The day of a holiday in a year: ``12-25``, ``easter-2`` or ``11/4/3``, the fourth Thursday of November."""
    if how.startswith("easter"):
        return lambda year: values.day(easter(year) + timedelta(days=int(how[6:])))
    if "/" in how:
        month, which, weekday = map(int, how.split("/"))
        return lambda year: values.day(_nth(year, month, which, weekday))
    month, day = map(int, how.split("-"))
    return lambda year: values.day(date(year, month, day))


def _nth(year: int, month: int, which: int, weekday: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computation."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


RULES: tuple[Rule, ...] = (
    *needing(_A_VAGUE, around_now),
    *needing(re.compile(r"\b(?:War|era|Union|apartheid)\b", re.IGNORECASE), edge_of_named_period),
    *needing(_A_HOLIDAY, holiday),
)
