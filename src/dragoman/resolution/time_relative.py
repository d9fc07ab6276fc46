"""Rules for times counted from the day of the report: yesterday, Monday, next week, two days ago, within 48 hours."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from . import time_values as values
from . import time_words as words
from .time_rules import Rule, Sense, Setting, Unresolved, needing, rule
from .time_values import Period

N, U, W = words.NUMBER, words.UNIT, words.WEEKDAY
_HOURS = "(?:morning|afternoon|evening|night|midday|noon)"
# After "the day before": no act follows that it would be counted from.
NO_ACT = r"[.,;:!?)'’]|$| (?:in|at|on|by|and|with|when|over|amid|against|that|as|from|near|outside|to)\b"


def length(found: re.Match[str]) -> tuple[float, str]:
    unit, times = words.unit_of(found["u"])
    return words.number_of(found["n"]) * times, unit


# --- days by their distance ---------------------------------------------------------------------------------


@rule(r"\b(?:today or tomorrow|today and tomorrow)\b")
def today_and_tomorrow(found: re.Match[str], at: Setting) -> Sense:
    """The day of the report and the next."""
    tomorrow = at.today + timedelta(days=1)
    first, second = (found.start(), found.start() + 5), (found.end() - 8, found.end())
    parts = Sense(period=values.day(at.today), span=first), Sense(period=values.day(tomorrow), span=second)
    return Sense(period=(at.today, tomorrow), parts=parts)


@rule(rf"\b(?:(?:earlier|later|late|early) )?(?:today|tonight|this {_HOURS})\b(?!['’]s (?-i:[A-Z]))")
def today(found: re.Match[str], at: Setting) -> Sense:
    """The day of the report."""
    return on_day(found.group(), at.today)


def on_day(said: str, d: date) -> Sense:
    """The day, or the part of it that the words tell: "late Wednesday", "Sunday night", "this morning", "tonight"."""
    words_of_it = said.lower().split()
    code = "TNI" if "tonight" in words_of_it else words.PART_DAYS.get(words_of_it[-1])
    lead = words_of_it[0]
    mod = {"early": "START", "earlier": "START", "late": "END", "later": "END"}.get(lead)
    code = code or {"early": "TMO", "late": "TEV"}.get(lead)
    return Sense(f"{d}{code or ''}", values.day(d), "TIME" if code else "DATE", mod)


@rule(rf"\b(?:(?:late|early|earlier) )?(?:yesterday(?: {_HOURS})?|last night)\b")
def yesterday(found: re.Match[str], at: Setting) -> Sense:
    """The day before the report's."""
    return on_day(found.group(), at.today - timedelta(days=1))


@rule(rf"\b(?:(?:late|early) )?tomorrow(?: {_HOURS})?\b")
def tomorrow(found: re.Match[str], at: Setting) -> Sense:
    """The day after the report's."""
    return on_day(found.group(), at.today + timedelta(days=1))


@rule(r"\bthe day (?P<way>before yesterday|after tomorrow)\b")
def two_days_off(found: re.Match[str], at: Setting) -> Period:
    """Two days from the report's."""
    return values.day(at.today + timedelta(days=-2 if found["way"].lower().startswith("before") else 2))


@rule(
    rf"\b(?:the (?:previous|preceding|prior) (?:day|{_HOURS})\b|a day earlier\b(?! than)|"
    rf"(?:the day (?:before|prior)|a day (?:before|prior))(?={NO_ACT}))",
    counted=True,
)
def previous_day(found: re.Match[str], at: Setting) -> Sense:
    """The day before the one told last, or else before the report's."""
    return on_day(found.group(), at.base - timedelta(days=1))


@rule(
    rf"\b(?:the (?:next|following) (?:day|{_HOURS})\b|a day later\b(?! than)|the day after(?={NO_ACT}))",
    counted=True,
)
def next_day(found: re.Match[str], at: Setting) -> Sense:
    """The day after the one told last, or else after the report's."""
    return on_day(found.group(), at.base + timedelta(days=1))


@rule(r"\b(?:this midnight|midnight tonight|(?:at|after|from|by|until|before) midnight)\b", use="events")
def midnight(found: re.Match[str], at: Setting) -> Period | None:
    """The midnight that ends the report's day, as the day it begins."""
    return values.day(at.today + timedelta(days=1)) if at.direction == "future" else None


@rule(r"\bovernight\b")
def overnight(found: re.Match[str], at: Setting) -> Sense:
    """The night before the report's day."""
    return Sense(f"{at.today}TNI", (at.today - timedelta(days=1), at.today), "TIME")


# --- weekdays and weekends ----------------------------------------------------------------------------------


@rule(
    r"\b(?:(?P<which>last|this past|next|this coming|coming|this|later|earlier|late|early)(?: on)? )?"
    rf"(?P<w>{W})(?: {_HOURS})?(?: (?P<week>last|this|next) week)?(?! {words.MONTH})"
)
def weekday(found: re.Match[str], at: Setting) -> Sense:
    """The nearest such day on the side that the words or the clause look to, the report's own day included."""
    said = re.sub(r"\s+(?:last|this|next)\s+week$", "", found.group(), flags=re.I)
    return on_day(said, _weekday(found, at))


def _weekday(found: re.Match[str], at: Setting) -> date:
    number, today = words.weekday_number(found["w"]), at.today
    which, of_week = (found["which"] or "").lower(), (found["week"] or "").lower()
    if of_week:
        weeks = {"last": -1, "this": 0, "next": 1}[of_week]
        return values.week(today)[0] + timedelta(days=7 * weeks + number)
    if which in ("last", "this past"):
        return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    if which in ("next", "this coming", "coming") or (which == "this" and at.direction != "past"):
        return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if at.direction == "future":
        return today + timedelta(days=(number - today.weekday()) % 7)
    return today - timedelta(days=(today.weekday() - number) % 7)


@rule(
    r"\b(?P<which>last|this past|past|previous|this|this coming|next|coming|the|a) weekend\b"
    r"|\b(?<!end\sof\s)weekend(?= [a-z])"
)
def weekend(found: re.Match[str], at: Setting) -> Period:
    """Saturday and Sunday, on the side that the words or the clause look to."""
    which, today = (found["which"] or "").lower(), at.today
    ahead = which in ("this coming", "next", "coming") or (which not in ("last", "past") and at.direction == "future")
    this = values.weekend(today)
    if today.weekday() >= 5 and which not in ("last", "previous", "next"):
        return this
    return this if ahead else (this[0] - timedelta(days=7), this[1] - timedelta(days=7))


# --- whole weeks, months, years -----------------------------------------------------------------------------


@rule(
    r"\b(?:the )?(?P<which>last|previous|next|following) (?P<u>week|month|year|decade)(?! \d)\b",
    counted=True,
)
def whole_period(found: re.Match[str], at: Setting) -> Period | Sense | None:
    """The calendar week, month or year before or after the report's, or, in the past, after the one told last."""
    unit, times = words.unit_of(found["u"])
    ahead = found["which"].lower() in ("next", "following")
    if found["which"].lower() == "following" and at.direction != "future" and not at.focus:
        raise Unresolved("counted from another week, month or year than the report's")
    from_text = found["which"].lower() in ("previous", "following")
    there = values.shift(at.base if from_text else at.today, times if ahead else -times, unit)
    period = values.of_unit(there, "decade" if found["u"].lower() == "decade" else unit)
    if re.match(r"the\s+(?:last|next)", found.group(), re.I):  # "in the last week", the seven days up to now
        letter = {"week": "W", "month": "M", "year": "Y", "decade": "DE"}[found["u"].lower()]
        return Sense(f"P1{letter}", period, "DURATION")
    return period


@rule(r"\b(?:(?P<clamp>earlier|later|early|late|so far)(?: in)? )?this (?P<u>week|month|year)\b")
def this_period(found: re.Match[str], at: Setting) -> Sense:
    """The report's own week, month or year: the part that the words or the clause look to."""
    return _part_told(found, at, _this_period(found, at))


def _part_told(found: re.Match[str], at: Setting, period: Period) -> Sense:
    """The whole unit, with the part of it that "earlier", "later", "the rest of" tell."""
    mod = {"earlier": "START", "early": "START", "late": "END", "later": "END"}.get((found["clamp"] or "").lower())
    return Sense(values.timex(values.of_unit(at.today, found["u"].lower())), period, mod=mod)


def _this_period(found: re.Match[str], at: Setting) -> Period:
    unit, today = found["u"].lower(), at.today
    first, last = values.week(today) if unit == "week" else values.around(today, unit)
    if unit == "week" and today == last and at.direction == "future":
        return today, today + timedelta(days=6)  # a Sunday's "this week" that is still to come
    clamp = (found["clamp"] or "").lower()
    if clamp == "later" or (not clamp and at.direction == "future"):
        return today, last
    if clamp in ("early", "late") and unit != "week":
        return part_of((first, last), clamp) or (first, last)
    return first, today


@rule(r"\b(?:(?P<clamp>earlier|later)(?: on)? in the|the (?:rest|remainder) of the) (?P<u>week|month|year)\b")
def rest_of_period(found: re.Match[str], at: Setting) -> Sense:
    """The report's own week, month or year: the part before or after the report's day."""
    first, last = values.of_unit(at.today, found["u"].lower())
    told = _part_told(found, at, (first, at.today) if (found["clamp"] or "").lower() == "earlier" else (at.today, last))
    return replace(told, mod=told.mod or "END")


@rule(
    r"\b(?:the )?(?P<edge>end|close|beginning|start|middle) of "
    r"(?P<which>the|this|next|last) (?P<u>week|month|year|decade)\b"
    r"|\b(?P<u2>year|month|week)(?:['’]s[- ]|-| )end\b|\bend-of-(?P<u3>year|month|week)\b"
)
def edge_of_period(found: re.Match[str], at: Setting) -> Sense:
    """The last or first day of the week, month or year."""
    unit, times = words.unit_of(found["u"] or found["u2"] or found["u3"])
    which = (found["which"] or "").lower()
    there = values.shift(at.today, {"next": times, "last": -times}.get(which, 0), unit)
    whole = values.of_unit(there, "decade" if times == 10 else unit)
    name = (found["edge"] or "end").lower()
    return Sense(values.timex(whole), edge(whole, name), mod=EDGES[name])


EDGES = {"end": "END", "close": "END", "beginning": "START", "start": "START", "middle": "MID"}


def edge(period: Period, which: str) -> Period:
    """The ``end``, ``beginning``/``start`` (a day) or ``middle`` (the middle third) of a period."""
    first, last = period
    if which == "middle":
        return part_of(period, "mid") or period
    return values.day(last if which in ("end", "close") else first)


def part_of(period: Period, part: str) -> Period | None:
    """What ``early``, ``mid`` or ``late`` leaves of a whole month or year; None for other periods."""
    first, last = period
    days, months = words.PARTS[part]
    if period == values.month(first.year, first.month):
        return first.replace(day=days[0]), last if part == "late" else first.replace(day=days[1])
    if period == values.year(first.year):
        return values.months(first.year, months[0], months[1])
    if first == values.year(first.year)[0] and last == values.year(first.year + 9)[1]:
        start = first.year + {"early": 0, "mid": 4, "late": 7}[part]
        return values.year(start)[0], values.year(start + (3 if part == "early" else 2))[1]
    return None


# --- counted distances --------------------------------------------------------------------------------------


@rule(
    rf"\b(?<!than\s)(?<!over\s)(?P<n>{N}) (?P<u>{U}) "
    r"(?P<from>ago|earlier|prior|previously|before(?=[.,;:]|$))(?! (?:to|than)\b)",
    counted=True,
)
def ago(found: re.Match[str], at: Setting) -> Sense:
    """So long before the report's day, or before the one told last; months and years as a whole."""
    count, unit = length(found)
    base = at.today if found["from"].lower() == "ago" else at.base
    there = base if unit == "hour" and count < 12 else values.shift(base, -count, unit)
    return far_off(there, unit, found["u"])


def far_off(there: date, unit: str, said: str) -> Sense:
    """The day so far off, told as precisely as it is counted: three weeks off is a week, a decade off a decade."""
    if unit == "hour":  # the report's hour is not known
        return Sense(there.isoformat(), values.day(there), "TIME")
    if said.lower().startswith("centur"):
        return Sense(f"{there.year // 100:02}", values.around(there, unit))
    told = "decade" if said.lower().startswith("decade") else unit
    return Sense(values.timex(values.of_unit(there, told)), values.around(there, unit))


@rule(rf"\b(?P<n>{N}) (?P<u>{U}) from (?:now|today)\b|\bin (?P<n2>{N}) (?P<u2>{U})['’]s? time\b")
def from_now(found: re.Match[str], at: Setting) -> Sense:
    """So long after the report's day."""
    unit, times = words.unit_of(found["u"] or found["u2"])
    there = values.shift(at.today, words.number_of(found["n"] or found["n2"]) * times, unit)
    return replace(far_off(there, unit, found["u"] or found["u2"]), period=values.day(there))


RULES: tuple[Rule, ...] = (
    today_and_tomorrow,
    *needing(words.A_UNIT, two_days_off),
    today,
    yesterday,
    tomorrow,
    *needing(words.A_UNIT, previous_day, next_day),
    midnight,
    overnight,
    *needing(words.A_WEEKDAY, weekday),
    weekend,
    *needing(words.A_UNIT, edge_of_period, rest_of_period, this_period, whole_period, ago, from_now),
)
