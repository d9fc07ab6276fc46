"""Find the words of a report that tell a time: try every rule, let the longest words win, count from earlier times."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dragoman.records import Doc

from . import time_calendar, time_clock, time_dates, time_lengths, time_relative, time_sets, time_stretches, time_vague
from . import time_values as values
from . import time_words as words
from .time_rules import Kind, Rule, Sense, Setting, Unresolved
from .time_values import Period

RULES = (
    *time_calendar.RULES,
    *time_relative.RULES,
    *time_stretches.RULES,
    *time_vague.RULES,
    *time_sets.RULES,
    *time_dates.RULES,
    *time_clock.RULES,
    *time_lengths.RULES,
)
_NEEDS = {rule.needs for rule in RULES if rule.needs}
# A time further back in the text than this many sentences is not counted from.
_NEAR_ENOUGH = 3
_NEARBY = 8  # nor is one behind more than so many others
_DAYS_OF = {"day": 1, "hour": 1, "week": 7, "month": 31, "year": 366, "decade": 3660}


@dataclass(frozen=True, slots=True)
class Moment:
    """Characters ``start`` to ``end`` of the text and the period they mean, or None; ``why`` as a record tells it."""

    start: int
    end: int
    period: Period | None
    why: str
    rule: Rule
    hit: re.Match[str]
    type: Kind = "DATE"
    timex: str | None = None
    mod: str | None = None
    parts: tuple[Moment, ...] = ()
    base: date | None = None  # the day it was counted from, where that is not the report's


def find_moments(doc: Doc, today: date | None) -> list[Moment]:
    """Every moment that any rule finds in ``doc``, overlapping ones included, in the order of the rules."""
    return list(_found(doc, today))


def _found(doc: Doc, today: date | None) -> Iterator[Moment]:
    names = _Taken()
    for hit in words.NOT_TIMES.finditer(doc.text):
        names.add(*hit.span())
    for entity in doc.entities:
        if entity.label == "PER":  # "May said", "April Jones"
            names.add(doc.tokens[entity.first].start, doc.tokens[entity.last].end)
    lacking = {pattern for pattern in _NEEDS if not pattern.search(doc.text)}
    for rule in RULES:
        if rule.needs in lacking:
            continue
        for hit in rule.pattern.finditer(doc.text):
            start, end = _span(hit)
            if names.free(start, end) and (moment := _resolved(rule, hit, Setting(doc, today, start, end))):
                yield moment


class _Taken:
    """Stretches of the text that are spoken for; at most a few of them lie one over the other."""

    def __init__(self) -> None:
        self._stretches: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        insort(self._stretches, (start, end))

    def free(self, start: int, end: int) -> bool:
        at = bisect_left(self._stretches, (end, 0))  # those from here on begin behind the end
        return not any(stop > start for _, stop in self._stretches[max(0, at - 8) : at])


def _span(hit: re.Match[str]) -> tuple[int, int]:
    for name in ("t", "t2", "t3"):
        if name in hit.re.groupindex and hit[name] is not None:
            return hit.span(name)
    return hit.span()


def _resolved(rule: Rule, hit: re.Match[str], at: Setting) -> Moment | None:
    name = rule.name.replace("_", " ")
    part = hit.group().lower().split()[-1] in words.PART_DAYS or "tonight" in hit.group().lower()
    nothing = Moment(at.start, at.end, None, "", rule, hit, "TIME" if part and rule.kind == "DATE" else rule.kind)
    try:
        result = rule.resolve(hit, at)
    except Unresolved as reason:
        return replace(nothing, why=f"{name}: {reason}")
    except (ValueError, OverflowError):  # 31 June, or a million years ago
        return replace(nothing, why=f"{name}: no such day in the calendar")
    if result is None:
        return None
    sense = result if isinstance(result, Sense) else Sense(period=result)
    if sense.period and sense.period[0] > sense.period[1]:  # "0 days of"
        return replace(nothing, why=f"{name}: it would end before it begins")
    looked = at.__dict__.get("direction")
    why = f"{name}: {rule.reason}" + (f" (here: {looked})" if looked else "") + (f"; {sense.why}" if sense.why else "")
    whole = _meaning(nothing, sense, why, at)
    return replace(whole, parts=tuple(_meaning(nothing, part, why, at) for part in sense.parts))


def _meaning(moment: Moment, sense: Sense, why: str, at: Setting) -> Moment:
    start, end = sense.span or (moment.start, moment.end)
    timex = sense.timex or (values.timex(sense.period) if sense.period else None)
    base = at.focus[0] if at.focus else None
    told = {"type": sense.type, "timex": timex, "mod": sense.mod, "base": base}
    return replace(moment, start=start, end=end, period=sense.period, why=why, **told)  # type: ignore[arg-type]


def longest(moments: Iterable[Moment]) -> list[Moment]:
    """Of overlapping moments the longest, of equally long ones that of the earlier rule; in the order of the text."""
    kept, taken = [], _Taken()
    for moment in sorted(moments, key=lambda m: m.start - m.end):
        if taken.free(moment.start, moment.end):
            taken.add(moment.start, moment.end)
            kept.append(moment)
    return sorted(kept, key=lambda m: m.start)


# --- counting from other times of the text --------------------------------------------------------------------


def counted(moments: list[Moment], doc: Doc, today: date | None) -> list[Moment]:
    """``moments`` with those that count from another time reckoned anew from the time that the text told before."""
    done: list[Moment] = []
    for i, moment in enumerate(moments):
        beside = done[-_NEARBY:], moments[i + 1 : i + 1 + _NEARBY]
        focus = _focus(moment, *beside, doc) if moment.rule.counted else None
        if focus:
            at = Setting(doc, today, moment.start, moment.end, focus)
            moment = _resolved(moment.rule, moment.hit, at) or moment
        done.append(moment)
    return done


def _focus(moment: Moment, before: list[Moment], after: list[Moment], doc: Doc) -> Period | None:
    """The time that ``moment`` counts from: for an hour the day of its sentence, else one told shortly before."""
    sentence = _sentence(doc, moment.start)
    if moment.rule.kind == "TIME":
        told = (*before[::-1], *(m for m in after if m.rule.kind != "TIME"))
        return next((m.period for m in told if _is_day(m) and _sentence(doc, m.start) == sentence), None)
    unit = moment.hit.groupdict().get("u") or "day"
    most = _DAYS_OF.get(unit.lower().rstrip("s"), 1)
    for other in reversed(before):
        if sentence - _sentence(doc, other.start) > _NEAR_ENOUGH:
            return None
        if other.period and other.type in ("DATE", "TIME") and _length(other.period) <= most:
            return other.period
    return None


def _is_day(moment: Moment) -> bool:
    """Not the last day of a month or a year, which "the end of the year" means."""
    return moment.period is not None and (moment.timex or "").startswith(moment.period[0].isoformat())


def _length(period: Period) -> int:
    return (period[1] - period[0]).days + 1


def _sentence(doc: Doc, start: int) -> int:
    token = Setting(doc, None, start, start).token(start)
    return token.sentence if token else 0
