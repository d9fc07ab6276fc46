"""Say which days the time expressions of a report mean, for the acts that they date.

The words around a found moment may change it: "early 2018", "the end of March", "earlier in May", "from Monday to
Friday", "since June".
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.records import Doc, Span, When

from .time_finding import RULES, Moment, counted, find_moments, longest
from .time_relative import EDGES, edge, part_of
from .time_rules import NO_REPORT_DATE
from .time_values import Period, shift, written

__all__ = ["RULES", "find_times", "framed", "ranged", "times_of"]


def find_times(doc: Doc, anchor: str | None) -> tuple[When, ...]:
    """Every time expression of ``doc`` in the order of the text, resolved against ``anchor``, the report's ISO day.

    Without an anchor, or where the words leave it open, ``value`` is None and ``why`` says so.
    Raises ValueError where ``anchor`` is no ISO day.
    """
    today = date.fromisoformat(anchor) if anchor else None
    return times_of(find_moments(doc, today), doc, anchor)


def times_of(moments: list[Moment], doc: Doc, anchor: str | None) -> tuple[When, ...]:
    """As ``find_times``, of ``moments`` that were found in ``doc`` before. What comes back every week dates nothing."""
    today = date.fromisoformat(anchor) if anchor else None
    chosen = longest(m for m in moments if m.rule.use != "told" or m.type == "SET")
    dated = counted([m for m in chosen if m.type != "SET"], doc, today)
    whole = _ranges([framed(m, doc.text, today) for m in dated], doc.text)
    return tuple(_when(_since(m, doc.text, today), doc.text, anchor) for m in whole)


def _when(moment: Moment, text: str, anchor: str | None) -> When:
    span = Span(moment.start, moment.end, text[moment.start : moment.end])
    return When(span, written(moment.period) if moment.period else None, anchor, moment.why)


# --- what the words around a moment make of it ----------------------------------------------------------------

_PART = re.compile(r"\b(?:the )?(?P<part>early|late|mid)(?:[-\s]+|\s+in\s+)(?:the\s+)?$", re.I)
_EDGE = re.compile(r"\b(?:the\s+)?(?P<edge>end|close|beginning|start|middle)\s+of\s+$", re.I)
_CLAMP = re.compile(r"\b(?P<clamp>earlier|later)(?:\s+on)?\s+(?:in\s+)?$", re.I)
_SINCE = re.compile(r"\bsince\s+(?:at\s+least\s+|as\s+early\s+as\s+|about\s+|around\s+)?$", re.I)
_BETWEEN = re.compile(r"\s*(?P<to>,?\s+(?:to|until|till|through|through\s+to|and)\s+(?:the\s+)?|[-–—])\s*", re.I)
_FROM = re.compile(r"\b(?P<from>from|between)\s+(?:the\s+)?$", re.I)


def _before(text: str, moment: Moment, pattern: re.Pattern[str]) -> re.Match[str] | None:
    return pattern.search(text, max(0, moment.start - 40), moment.start)


def framed(moment: Moment, text: str, today: date | None) -> Moment:
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
    mod = {"early": "START", "mid": "MID", "late": "END"}[which]
    return replace(moment, start=found.start(), period=part, mod=mod, why=f"{moment.why}; {which} part of it")


def _edge(moment: Moment, text: str, today: date | None) -> Moment:
    """ "The end of March", "the beginning of 2019": the last or first day."""
    found = _before(text, moment, _EDGE)
    if not found or not moment.period or moment.period[0] == moment.period[1]:
        return moment
    which = found["edge"].lower()
    there = edge(moment.period, which)
    return replace(moment, start=found.start(), period=there, mod=EDGES[which], why=f"{moment.why}; {which} of it")


def _clamp(moment: Moment, text: str, today: date | None) -> Moment:
    """ "Earlier in May", "later in 2023": the part of a running period before or after the report's day."""
    found = _before(text, moment, _CLAMP)
    if not found or not moment.period:
        return moment
    first, last = moment.period
    clamp = found["clamp"].lower()
    mod = "START" if clamp == "earlier" else "END"
    if first == last or today is None or not first <= today <= last:
        return replace(moment, start=found.start(), mod=mod) if first == last else moment
    period = (first, today) if clamp == "earlier" else (today, last)
    return replace(moment, start=found.start(), period=period, mod=mod, why=f"{moment.why}; {clamp} in it")


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
    period = ranged(first, second, text)
    if not period:
        return None
    lead = _before(text, first, _FROM)
    start, why = lead.start() if lead else first.start, f"range: {first.why}; to {second.why}"
    return replace(first, start=start, end=second.end, period=period, why=why)


def ranged(first: Moment, second: Moment, text: str) -> Period | None:
    """From the first moment to the second, where the words between and before them say so."""
    between = _BETWEEN.fullmatch(text, first.end, second.start)
    if not between or not first.period or not second.period:
        return None
    lead = _before(text, first, _FROM)
    if not lead and (between["to"].strip().lower() in ("and", "to", "until", "till")):
        return None
    return _in_order(first.period[0], second.period[1], first.why, second.why)


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
