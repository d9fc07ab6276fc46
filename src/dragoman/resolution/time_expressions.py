"""Find the time expressions of a report and say which days they mean.

First every rule of ``time_calendar`` and ``time_relative`` is tried and the longest words win. Then the words around a
found moment may change it: "early 2018", "the end of March", "earlier in May", "from Monday to Friday", "since June".
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.records import Doc, Span, When

from . import time_calendar, time_relative
from . import time_words as words
from .time_relative import edge, part_of
from .time_rules import NO_REPORT_DATE, Rule, Setting, Unresolved
from .time_values import Period, shift, written

RULES = (*time_calendar.RULES, *time_relative.RULES)


@dataclass(frozen=True, slots=True)
class Moment:
    """Characters ``start`` to ``end`` of the text and the period they mean, or None; ``why`` as a record tells it."""

    start: int
    end: int
    period: Period | None
    why: str


def find_times(doc: Doc, anchor: str | None) -> tuple[When, ...]:
    """Every time expression of ``doc`` in the order of the text, resolved against ``anchor``, the report's ISO day.

    Without an anchor, or where the words leave it open, ``value`` is None and ``why`` says so.
    Raises ValueError where ``anchor`` is no ISO day.
    """
    today = date.fromisoformat(anchor) if anchor else None
    moments = [_framed(m, doc.text, today) for m in _longest(_found(doc, today))]
    whole = _ranges(moments, doc.text)
    return tuple(_when(_since(m, doc.text, today), doc.text, anchor) for m in whole)


def _when(moment: Moment, text: str, anchor: str | None) -> When:
    span = Span(moment.start, moment.end, text[moment.start : moment.end])
    return When(span, written(moment.period) if moment.period else None, anchor, moment.why)


# --- finding ------------------------------------------------------------------------------------------------


def _found(doc: Doc, today: date | None) -> Iterator[Moment]:
    names = _Taken()
    for hit in words.NOT_TIMES.finditer(doc.text):
        names.add(*hit.span())
    for entity in doc.entities:
        if entity.label == "PER":  # "May said", "April Jones"
            names.add(doc.tokens[entity.first].start, doc.tokens[entity.last].end)
    for rule in RULES:
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
    for name in ("t", "t2"):
        if name in hit.re.groupindex and hit[name] is not None:
            return hit.span(name)
    return hit.span()


def _resolved(rule: Rule, hit: re.Match[str], at: Setting) -> Moment | None:
    name = rule.name.replace("_", " ")
    try:
        period = rule.resolve(hit, at)
    except Unresolved as reason:
        return Moment(at.start, at.end, None, f"{name}: {reason}")
    except (ValueError, OverflowError):  # 31 June, or a million years ago
        return Moment(at.start, at.end, None, f"{name}: no such day in the calendar")
    if period is None:
        return None
    looked = at.__dict__.get("direction")
    return Moment(at.start, at.end, period, f"{name}: {rule.reason}" + (f" (here: {looked})" if looked else ""))


def _longest(moments: Iterator[Moment]) -> list[Moment]:
    """Of overlapping moments the longest, of equally long ones that of the earlier rule; in the order of the text."""
    kept, taken = [], _Taken()
    for moment in sorted(moments, key=lambda m: m.start - m.end):
        if taken.free(moment.start, moment.end):
            taken.add(moment.start, moment.end)
            kept.append(moment)
    return sorted(kept, key=lambda m: m.start)


# --- what the words around a moment make of it ----------------------------------------------------------------

_PART = re.compile(r"\b(?:the )?(?P<part>early|late|mid)(?:[-\s]+|\s+in\s+)(?:the\s+)?$", re.I)
_EDGE = re.compile(r"\b(?:the\s+)?(?P<edge>end|close|beginning|start|middle)\s+of\s+$", re.I)
_CLAMP = re.compile(r"\b(?P<clamp>earlier|later)(?:\s+on)?\s+(?:in\s+)?$", re.I)
_SINCE = re.compile(r"\bsince\s+(?:at\s+least\s+|as\s+early\s+as\s+|about\s+|around\s+)?$", re.I)
_BETWEEN = re.compile(r"\s*(?P<to>,?\s+(?:to|until|till|through|through\s+to|and)\s+(?:the\s+)?|[-–—])\s*", re.I)
_FROM = re.compile(r"\b(?P<from>from|between)\s+(?:the\s+)?$", re.I)


def _before(text: str, moment: Moment, pattern: re.Pattern[str]) -> re.Match[str] | None:
    return pattern.search(text, max(0, moment.start - 40), moment.start)


def _framed(moment: Moment, text: str, today: date | None) -> Moment:
    for frame in (_part, _edge, _clamp):
        moment = frame(moment, text, today)
    return moment


def _part(moment: Moment, text: str, today: date | None) -> Moment:
    """ "Early 2018", "mid-June", "late in July": a part of a month, a year or a decade."""
    found = _before(text, moment, _PART)
    if not found or not moment.period:
        return moment
    which = found["part"].lower()
    part = part_of(moment.period, which)
    if not part:
        return moment
    return replace(moment, start=found.start(), period=part, why=f"{moment.why}; {which} part of it")


def _edge(moment: Moment, text: str, today: date | None) -> Moment:
    """ "The end of March", "the beginning of 2019": the last or first day."""
    found = _before(text, moment, _EDGE)
    if not found or not moment.period or moment.period[0] == moment.period[1]:
        return moment
    which = found["edge"].lower()
    return replace(moment, start=found.start(), period=edge(moment.period, which), why=f"{moment.why}; {which} of it")


def _clamp(moment: Moment, text: str, today: date | None) -> Moment:
    """ "Earlier in May", "later in 2023": the part of a running period before or after the report's day."""
    found = _before(text, moment, _CLAMP)
    if not found or not moment.period:
        return moment
    first, last = moment.period
    if first == last or today is None or not first <= today <= last:
        return replace(moment, start=found.start()) if first == last else moment
    clamp = found["clamp"].lower()
    period = (first, today) if clamp == "earlier" else (today, last)
    return replace(moment, start=found.start(), period=period, why=f"{moment.why}; {clamp} in it")


def _ranges(moments: list[Moment], text: str) -> list[Moment]:
    """ "From Monday to Wednesday", "between 3 May and 2 June": two moments become one, first day to last."""
    whole: list[Moment] = []
    for moment in moments:
        joined = _joined(whole[-1], moment, text) if whole else None
        if joined:
            whole[-1] = joined
        else:
            whole.append(moment)
    return whole


def _joined(first: Moment, second: Moment, text: str) -> Moment | None:
    between = _BETWEEN.fullmatch(text, first.end, second.start)
    if not between or not first.period or not second.period:
        return None
    lead = _before(text, first, _FROM)
    if not lead and (between["to"].strip().lower() in ("and", "to", "until", "till")):
        return None
    period = _in_order(first.period[0], second.period[1], first.why, second.why)
    if not period:
        return None
    return Moment(lead.start() if lead else first.start, second.end, period, f"range: {first.why}; to {second.why}")


def _in_order(start: date, end: date, why_start: str, why_end: str) -> Period | None:
    """The period from ``start`` to ``end``; an end found without its week or year is the first one after the start."""
    if why_start.startswith("weekday") and why_end.startswith("weekday"):
        return start, start + timedelta(days=(end - start).days % 7)
    if why_end.startswith(("month and day", "day and month", "month alone")):
        years = end.year - start.year
        end = shift(end, -years, "year")
        end = end if end >= start else shift(end, 1, "year")
    return (start, end) if start <= end else None


def _since(moment: Moment, text: str, today: date | None) -> Moment:
    """ "Since June": from its first day to the report's."""
    found = _before(text, moment, _SINCE)
    if not found or not moment.period or re.match(r"['’]s\b", text[moment.end :]):  # "since last month's summit"
        return moment
    if today is None:
        return replace(moment, start=found.start(), period=None, why=f"since: {NO_REPORT_DATE}")
    if moment.period[0] > today:
        return moment
    period = (moment.period[0], today)
    return replace(moment, start=found.start(), period=period, why=f"since: up to the report's day, from {moment.why}")
