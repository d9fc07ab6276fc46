"""Rules for times counted from the day of the report: yesterday, Monday, next week, two days ago, within 48 hours."""

from __future__ import annotations

import re
from datetime import timedelta

from . import time_values as values
from . import time_words as words
from .time_rules import Rule, Setting, Unresolved, rule
from .time_values import Period

N, U, W = words.NUMBER, words.UNIT, words.WEEKDAY
_ABOUT = "(?:about|around|roughly|approximately|almost|nearly|just|only) "
_HOURS = "(?:morning|afternoon|evening|night|midday|noon)"
_VAGUE = "few|several|recent|couple of"
# After "the day before": no act follows that it would be counted from.
_NO_ACT = r"[.,;:!?)'’]|$| (?:in|at|on|by|and|with|when|over|amid|against|that|as|from|near|outside|to)\b"
_IN_A_ROW = "(?:consecutive|straight|successive)"


def _length(found: re.Match[str]) -> tuple[float, str]:
    unit, times = words.unit_of(found["u"])
    return words.number_of(found["n"]) * times, unit


# --- days by their distance ---------------------------------------------------------------------------------


@rule(r"\b(?:today or tomorrow|today and tomorrow)\b")
def today_and_tomorrow(found: re.Match[str], at: Setting) -> Period:
    """The day of the report and the next."""
    return at.today, at.today + timedelta(days=1)


@rule(rf"\b(?:(?:earlier|later|late|early) )?(?:today|tonight|this {_HOURS})\b(?!['’]s [A-Z])")
def today(found: re.Match[str], at: Setting) -> Period:
    """The day of the report."""
    return values.day(at.today)


@rule(rf"\b(?:(?:late|early|earlier) )?(?:yesterday(?: {_HOURS})?|last night)\b")
def yesterday(found: re.Match[str], at: Setting) -> Period:
    """The day before the report's."""
    return values.day(at.today - timedelta(days=1))


@rule(rf"\b(?:(?:late|early) )?tomorrow(?: {_HOURS})?\b")
def tomorrow(found: re.Match[str], at: Setting) -> Period:
    """The day after the report's."""
    return values.day(at.today + timedelta(days=1))


@rule(r"\bthe day (?P<way>before yesterday|after tomorrow)\b")
def two_days_off(found: re.Match[str], at: Setting) -> Period:
    """Two days from the report's."""
    return values.day(at.today + timedelta(days=-2 if found["way"].lower().startswith("before") else 2))


@rule(
    r"\b(?:the (?:previous|preceding|prior) day|the day (?:before|prior)|a day (?:earlier|before|prior)|"
    rf"the (?:previous|prior) night)(?={_NO_ACT})"
)
def previous_day(found: re.Match[str], at: Setting) -> Period:
    """The day before the report's."""
    return values.day(at.today - timedelta(days=1))


@rule(r"\b(?:the next day|the following day|the day after)(?=[.,;:!?)]|$| (?:in|at|on|by|and|with)\b)")
def next_day(found: re.Match[str], at: Setting) -> Period:
    """The day after the report's."""
    if at.direction == "past":
        raise Unresolved("counted from another day than the report's")
    return values.day(at.today + timedelta(days=1))


@rule(r"\b(?:this midnight|midnight tonight|(?:at|after|from|by|until|before) midnight)\b")
def midnight(found: re.Match[str], at: Setting) -> Period | None:
    """The midnight that ends the report's day, as the day it begins."""
    return values.day(at.today + timedelta(days=1)) if at.direction == "future" else None


@rule(r"\bovernight\b")
def overnight(found: re.Match[str], at: Setting) -> Period:
    """The night before the report's day."""
    return at.today - timedelta(days=1), at.today


# --- weekdays and weekends ----------------------------------------------------------------------------------


@rule(
    r"\b(?:(?P<which>last|this past|next|this coming|coming|this|later|earlier|late|early)(?: on)? )?"
    rf"(?P<w>{W})(?: {_HOURS})?(?: (?P<week>last|this|next) week)?(?! {words.MONTH})"
)
def weekday(found: re.Match[str], at: Setting) -> Period:
    """The nearest such day on the side that the words or the clause look to, the report's own day included."""
    number, today = words.weekday_number(found["w"]), at.today
    which, of_week = (found["which"] or "").lower(), (found["week"] or "").lower()
    if of_week:
        weeks = {"last": -1, "this": 0, "next": 1}[of_week]
        return values.day(values.week(today)[0] + timedelta(days=7 * weeks + number))
    if which in ("last", "this past"):
        return values.day(today - timedelta(days=(today.weekday() - number - 1) % 7 + 1))
    if which in ("next", "this coming", "coming"):
        return values.day(today + timedelta(days=(number - today.weekday() - 1) % 7 + 1))
    if at.direction == "future":
        return values.day(today + timedelta(days=(number - today.weekday()) % 7))
    return values.day(today - timedelta(days=(today.weekday() - number) % 7))


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


@rule(r"\b(?:the )?(?P<which>last|previous|next|following) (?P<u>week|month|year|decade)(?! \d)\b")
def whole_period(found: re.Match[str], at: Setting) -> Period | None:
    """The calendar week, month or year before or after the report's."""
    unit, times = words.unit_of(found["u"])
    ahead = found["which"].lower() in ("next", "following")
    if found["which"].lower() == "following" and at.direction != "future":
        return None
    there = values.shift(at.today, times if ahead else -times, unit)
    if found["u"].lower() == "decade":
        first = there.year // 10 * 10
        return values.year(first)[0], values.year(first + 9)[1]
    return values.week(there) if unit == "week" else values.around(there, unit)


@rule(r"\b(?:(?P<clamp>earlier|later|early|late|so far)(?: in)? )?this (?P<u>week|month|year)\b")
def this_period(found: re.Match[str], at: Setting) -> Period:
    """The report's own week, month or year: the part that the words or the clause look to."""
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
def rest_of_period(found: re.Match[str], at: Setting) -> Period:
    """The report's own week, month or year: the part before or after the report's day."""
    unit, today = found["u"].lower(), at.today
    first, last = values.week(today) if unit == "week" else values.around(today, unit)
    return (first, today) if (found["clamp"] or "").lower() == "earlier" else (today, last)


@rule(
    r"\b(?:the )?(?P<edge>end|close|beginning|start|middle) of "
    r"(?P<which>the|this|next|last) (?P<u>week|month|year|decade)\b"
    r"|\b(?P<u2>year|month|week)(?:['’]s[- ]|-)end\b|\bend-of-(?P<u3>year|month|week)\b"
)
def edge_of_period(found: re.Match[str], at: Setting) -> Period:
    """The last or first day of the week, month or year."""
    unit, times = words.unit_of(found["u"] or found["u2"] or found["u3"])
    which = (found["which"] or "").lower()
    there = values.shift(at.today, {"next": times, "last": -times}.get(which, 0), unit)
    return edge(values.week(there) if unit == "week" else values.around(there, unit), (found["edge"] or "end").lower())


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
    r"(?:ago|earlier|prior|previously|before(?=[.,;:]|$))(?! (?:to|than)\b)"
)
def ago(found: re.Match[str], at: Setting) -> Period:
    """So long before the report's day; months and years as a whole."""
    count, unit = _length(found)
    return values.around(values.shift(at.today, -count, unit), unit)


@rule(rf"\b(?P<n>{N}) (?P<u>{U}) from (?:now|today)\b|\bin (?P<n2>{N}) (?P<u2>{U})['’]s? time\b")
def from_now(found: re.Match[str], at: Setting) -> Period:
    """So long after the report's day."""
    unit, times = words.unit_of(found["u"] or found["u2"])
    return values.day(values.shift(at.today, words.number_of(found["n"] or found["n2"]) * times, unit))


@rule(rf"\bwithin (?:the (?:next|coming) )?(?:{_ABOUT})?(?P<n>{N}) (?P<u>{U})")
def within(found: re.Match[str], at: Setting) -> Period:
    """From the report's day, for so long; where the clause looks back, until the report's day."""
    count, unit = _length(found)
    if at.direction == "past":
        return values.shift(at.today, -count, unit), at.today
    return at.today, values.shift(at.today, count, unit)


@rule(rf"\b(?<!time\s)in (?:{_ABOUT})?(?P<n>{N}) (?P<u>{U})(?! (?:of|prison|jail|in)\b|-)")
def in_so_long(found: re.Match[str], at: Setting) -> Period | None:
    """The day so long after the report's."""
    count, unit = _length(found)
    if re.search(r"\b(?:first|only|time|last|most|worst|\w+est)\b[^.;,]*$", at.before):
        return None  # "the deadliest attack in two years"
    if at.direction == "past":  # "in two days", of what is done: the days it took
        return (at.today - timedelta(days=round(count) - 1), at.today) if unit == "day" and count < 30 else None
    return values.day(values.shift(at.today, count, unit)) if at.direction == "future" or unit == "hour" else None


@rule(
    rf"\b(?:(?:in|over|during|for|within|from) )?(?:the )?(?:past|last|previous) (?:{_ABOUT})?"
    rf"(?:(?P<n>{N}) (?P<u>{U})|(?P<vague>{_VAGUE}) {U})"
    r"|\b(?:in|over|during) the past (?P<one>day|week|month|year)\b"
)
def past_stretch(found: re.Match[str], at: Setting) -> Period:
    """So long up to the report's day."""
    if found["one"]:
        return values.shift(at.today, -1, found["one"].lower()), at.today
    if found["vague"] and "couple" not in found["vague"].lower():
        raise Unresolved("no number given")
    count, unit = _length(found) if found["n"] else (2, words.unit_of(found.group().split()[-1])[0])
    return values.shift(at.today, -count, unit), at.today


@rule(
    rf"\b(?:(?:in|over|during|for|within) )?the (?:next|coming|following) (?:{_ABOUT})?"
    rf"(?:(?P<n>{N}) )?(?:(?:{_VAGUE}) )?(?P<u>{U})"
)
def coming_stretch(found: re.Match[str], at: Setting) -> Period | None:
    """From the report's day, for so long; "the coming days" are seven."""
    unit, times = words.unit_of(found["u"])
    plural = found["u"].lower().endswith("s")
    if found["n"]:
        return at.today, values.shift(at.today, words.number_of(found["n"]) * times, unit)
    if plural and unit not in ("day", "hour"):
        raise Unresolved("no number given")
    if not plural:
        return (at.today, values.shift(at.today, times, unit)) if "coming" in found.group().lower() else None
    return at.today, at.today + timedelta(days=7 if unit == "day" else 1)


@rule(
    r"\b(?:has|have|had|['’]s|['’]ve)(?: now)? been\b[^.;:]{0,60}? "
    rf"(?P<t>for (?:{_ABOUT})?(?P<n>{N}) (?P<u>{U}))(?! in (?:prison|jail))"
)
def lasting_for(found: re.Match[str], at: Setting) -> Period:
    """What has lasted so long, up to the report's day."""
    count, unit = _length(found)
    return values.shift(at.today, -count, unit), at.today


@rule(
    rf"\b(?<!than\s)(?P<n>{N}) (?P<u>hours?|days?|weeks?|months?)"
    r"(?= of (?-i:[a-z]))(?! of (?:age|imprisonment|jail|prison)\b)"
)
def so_many_days_of(found: re.Match[str], at: Setting) -> Period | None:
    """What lasted so long, up to and with the report's day."""
    count, unit = _length(found)
    if at.direction == "future" or (count == 1 and unit == "day"):
        return None
    return values.shift(at.today, -(count - 1) if unit == "day" else -count, unit), at.today


@rule(
    rf"\b(?:its|their|his|her) (?P<t>(?P<n>{N})-(?P<u>day|week|month)(?:-long)?) (?=[a-z])"
    r"(?!visit|tour|trip|ultimatum|deadline|(?:prison |jail )?(?:sentence|term))"
)
def so_long_an_act(found: re.Match[str], at: Setting) -> Period | None:
    """What has lasted so long, up to and with the report's day."""
    if at.direction == "future":
        return None
    count, unit = _length(found)
    return values.shift(at.today, -(count - 1) if unit == "day" else -count, unit), at.today


@rule(rf"\b(?:on|at) (?P<t>the (?P<n>{words.ORDINAL}) anniversary) (?:of|since)\b")
def anniversary(found: re.Match[str], at: Setting) -> Period:
    """The report's day, so many years before."""
    return values.day(values.shift(at.today, -words.ordinal_of(found["n"]), "year"))


@rule(
    rf"\b(?:a|the|its|their|his) (?P<t>(?P<n>{words.ORDINAL}) (?:{_IN_A_ROW} )?(?:day|night))\b(?! offensive)"
    rf"|\b(?P<t2>(?P<n2>{words.ORDINAL}) {_IN_A_ROW} (?:day|night))\b"
)
def nth_day(found: re.Match[str], at: Setting) -> Period | None:
    """From the first of these days to the report's."""
    count = words.ordinal_of(found["n"] or found["n2"])
    return (at.today - timedelta(days=count - 1), at.today) if 2 <= count <= 366 else None


@rule(
    r"\b(?:gives?|gave|given|giving|has|have|had|with|sets?|setting|an?)\b(?: \w+){0,5}? "
    rf"(?P<t>(?P<n>{N})[ -](?P<u>{U}))['’]?(?= to \w| notice| in which to| ultimatum| deadline)"
)
def time_to_act(found: re.Match[str], at: Setting) -> Period:
    """The day on which the time given runs out."""
    count, unit = _length(found)
    return values.day(values.shift(at.today, count, unit))


@rule(rf"\b(?P<t>(?P<n>{N})-(?P<u>hour|day|week|month)) (?:ultimatum|deadline|notice)")
def ultimatum(found: re.Match[str], at: Setting) -> Period:
    """The day on which the time given runs out."""
    count, unit = _length(found)
    return values.day(values.shift(at.today, count, unit))


@rule(
    r"\b(?:begins?|starts?|commences?|arrives?|embarks?)\b(?: \w+){0,6}? "
    rf"(?P<t>(?P<n>{N})[- ](?P<u>day|week))[- ](?=\w+)"
)
def starting_now(found: re.Match[str], at: Setting) -> Period:
    """What starts on the report's day, for so long."""
    count, unit = _length(found)
    return at.today, values.shift(at.today, count, unit) - timedelta(days=1)


# --- counted from another act -------------------------------------------------------------------------------


@rule(
    rf"\b(?<!than\s)(?<!over\s)(?:(?P<n>{N}|one)|the) (?P<u>days?|weeks?|months?|years?) "
    r"(?:after|following)(?= [\w\"“‘])"
)
def so_long_after(found: re.Match[str], at: Setting) -> Period | None:
    """The act after which the report's own happened lies so long before the report's day."""
    ahead = re.search(r"\b(?:will|would|shall)\b[^.;,]*$", at.before)
    if ahead or (found["n"] is None and found["u"].lower() != "day"):
        return None
    unit, times = words.unit_of(found["u"])
    count = words.number_of(found["n"] or "one") * times
    return values.around(values.shift(at.today, -count, unit), unit)


@rule(
    rf"\b(?<!than\s)(?:(?P<n>{N}|one)|the) (?P<u>days?|weeks?) (?:before|ahead of)"
    rf"(?!{_NO_ACT}| yesterday)(?= [\w\"“‘])"
)
def so_long_before(found: re.Match[str], at: Setting) -> Period | None:
    """The act before which the report's own happened lies so long after the report's day."""
    if at.direction == "past" or (found["n"] is None and found["u"].lower() != "day"):
        return None
    unit, times = words.unit_of(found["u"])
    return values.day(values.shift(at.today, words.number_of(found["n"] or "one") * times, unit))


RULES: tuple[Rule, ...] = (
    today_and_tomorrow, two_days_off, today, yesterday, tomorrow, previous_day, next_day, midnight, overnight,
    weekday, weekend, edge_of_period, rest_of_period, this_period, whole_period,
    ago, from_now, within, past_stretch, coming_stretch, in_so_long, lasting_for, so_many_days_of, so_long_an_act,
    anniversary, nth_day, time_to_act, ultimatum, starting_now, so_long_after, so_long_before,
)  # fmt: skip
