"""Every time that a report tells, by TimeML: which words, of what type, with what TIMEX3 value, covering which days.

The words are those of the expression without its preposition: "Monday" of "on Monday", but "more than two years".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta

from dragoman.records import Doc, Span, Time

from . import time_values as values
from . import time_words as words
from .time_expressions import framed, ranged
from .time_finding import Moment, counted, find_moments, longest
from .time_rules import NO_REPORT_DATE
from .time_values import written

_LEAD = re.compile(
    r"(?:(?:in|over|during|for|within|from|between|at|on|by|after|before|until|till|since|of|to|so far(?: in)?|through|"
    r"throughout|around the)\s+(?!the\s+(?:day|week)\s+(?:before|after)))+",
    re.I,
)
_THE_DAY = re.compile(r"the\s+(?=\d+\s+[A-Z])", re.I)
_PART_OF = re.compile(
    rf"\b(?:the\s+)?(?:(?P<lead>early|late)\s+)?(?P<p>{words.PART_DAY}|(?P<small>early\s+hours|small\s+hours))"
    r"\s+(?:of|on)\s+(?:the\s+)?$",
    re.I,
)
_PART_ON = re.compile(r"\b(?P<part>early|late)\s+(?:on\s+)?$", re.I)
_TO_CLOCK = re.compile(r"(?:\s*,)?\s+(?:at|around|about|by|before|after|from)?\s*", re.I)
_TO_DAY = re.compile(r"(?:\s+local\s+time)?(?:\s*,)?\s+(?:on\s+|of\s+)?(?:the\s+)?", re.I)


def told_times(doc: Doc, published: str | None) -> tuple[Time, ...]:
    """Every time expression of ``doc`` in the order of the text, reckoned from ``published``, the report's ISO day.

    Without that day what is told relative to it has neither ``timex`` nor ``value``, and ``why`` says so; lengths of
    time and full dates keep theirs. Raises ValueError where ``published`` is no ISO day.
    """
    today = date.fromisoformat(published) if published else None
    return told_of(find_moments(doc, today), doc, published)


def told_of(moments: list[Moment], doc: Doc, published: str | None) -> tuple[Time, ...]:
    """As ``told_times``, of ``moments`` that were found in ``doc`` before."""
    today = date.fromisoformat(published) if published else None
    stretches = longest(m for m in moments if m.rule.use == "events" and m.period)
    chosen = counted(longest(m for m in moments if m.rule.use != "events"), doc, today)
    single = [part for moment in chosen for part in moment.parts or (moment,)]
    ordered = _ends_after_starts(single, doc.text)
    framed_ones = [_worded(moment, doc.text, today) for moment in ordered]
    apart = longest(_with_their_day(framed_ones, doc.text))
    return tuple(_time(_covering(m, stretches, today), doc.text, published) for m in apart)


def _time(moment: Moment, text: str, published: str | None) -> Time:
    span = Span(moment.start, moment.end, text[moment.start : moment.end])
    value = written(moment.period) if moment.period else None
    anchor = moment.base.isoformat() if moment.base else published
    return Time(span, moment.type, moment.timex, value, moment.mod, anchor, moment.why)


def _ends_after_starts(moments: list[Moment], text: str) -> list[Moment]:
    """ "From Friday to Monday": the end of a range is the first such day after its start."""
    done: list[Moment] = []
    for moment in moments:
        period = ranged(done[-1], moment, text) if done else None
        if period and moment.period and period[1] != moment.period[1]:
            shift = period[1] - moment.period[1]
            there = moment.period[0] + shift, period[1]
            timex = (moment.timex or "").replace(moment.period[0].isoformat(), there[0].isoformat())
            moment = replace(moment, period=there, timex=timex or None)
        done.append(moment)
    return done


# --- the words of an expression -------------------------------------------------------------------------------


def _worded(moment: Moment, text: str, today: date | None) -> Moment:
    """Without its prepositions, and with the words before it that belong to it."""
    moment = _trimmed(moment, text)
    if moment.type == "DATE":
        moment = _part_of_day(_part_kept(framed(moment, text, today), text), text)
    return _bounded(moment, text)


def _trimmed(moment: Moment, text: str) -> Moment:
    lead = _LEAD.match(text, moment.start, moment.end)
    if lead and lead.end() < moment.end:
        moment = replace(moment, start=lead.end())
    if moment.rule.name.startswith("day_") and (the := _THE_DAY.match(text, moment.start)):
        moment = replace(moment, start=the.end())  # of "the 8 October quake" the article is the noun's
    return moment


_PART = re.compile(
    r"\b(?:the\s+)?(?P<part>early|late|mid|earlier|later)(?:[-\s]+|\s+(?:on\s+)?in\s+)(?:the\s+)?$", re.I
)
_SHARE = re.compile(
    r"\b(?:the\s+)?(?P<part>first|opening|last|final|closing)\s+(?:few\s+)?(?:days?|weeks?|months?|half)\s+of\s+(?:the\s+)?$",
    re.I,
)
_PART_MODS = {"first": "START", "opening": "START", "last": "END", "final": "END", "closing": "END",
              "early": "START", "earlier": "START", "mid": "MID", "late": "END", "later": "END"}  # fmt: skip


def _part_kept(moment: Moment, text: str) -> Moment:
    """ "Early next week", "later that month": a part of it, though its days are not told."""
    found = _PART.search(text, max(0, moment.start - 20), moment.start)
    found = found or _SHARE.search(text, max(0, moment.start - 40), moment.start)
    if not found or moment.mod or not moment.period or moment.period[0] == moment.period[1]:
        return moment
    return replace(moment, start=found.start(), mod=_PART_MODS[found["part"].lower()])


def _part_of_day(moment: Moment, text: str) -> Moment:
    """ "The evening of 14 February", "late on 3 May": a part of the day."""
    if not moment.period or moment.period[0] != moment.period[1] or len(moment.timex or "") != 10:
        return moment
    found = _PART_OF.search(text, max(0, moment.start - 40), moment.start)
    if found:
        code = "TMO" if found["small"] else words.PART_DAYS[found["p"].lower()]
        mod = {"early": "START", "late": "END"}.get((found["lead"] or "").lower(), "START" if found["small"] else None)
        return replace(moment, start=found.start(), type="TIME", timex=f"{moment.timex}{code}", mod=mod)
    found = _PART_ON.search(text, max(0, moment.start - 20), moment.start)
    if not found:
        return moment
    code, mod = ("TMO", "START") if found["part"].lower() == "early" else ("TEV", "END")
    return replace(moment, start=found.start(), type="TIME", timex=f"{moment.timex}{code}", mod=mod)


_BOUND = re.compile(rf"\b(?P<words>{words.one_of_bounds()})\s+$", re.I)
_BOUND_BEHIND = re.compile(
    r"\s+or\s+(?P<more>more|longer|so|less)\b|(?P<plus>-plus\b|\+)|\s+at\s+(?P<edge>least|most)\b", re.I
)
# "For over a year" is more than one; "told over three days" is in the course of three.
_BEYOND = re.compile(
    r"\b(?:for|after|in|within|of|by|a|the|to|and|last(?:s|ed|ing)?|took|takes?|taken|spen[dt]s?|spending|waited|served|well|"
    r"just|is|was|with)\s+$",
    re.I,
)
_DETERMINED = re.compile(r"(?:the|its|their|his|her)\s", re.I)
_BEHIND = {"more": "EQUAL_OR_MORE", "longer": "EQUAL_OR_MORE", "so": "APPROX", "less": "EQUAL_OR_LESS",
           "least": "EQUAL_OR_MORE", "most": "EQUAL_OR_LESS"}  # fmt: skip
_OF_A_DATE = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER", "EQUAL_OR_MORE": "ON_OR_BEFORE",
              "EQUAL_OR_LESS": "ON_OR_AFTER"}  # fmt: skip


def _bounded(moment: Moment, text: str) -> Moment:
    """ "More than two years", "about 5 a.m.", "a week or so": how exactly the words are meant."""
    by_length = moment.type == "DURATION" or moment.rule.name in ("ago", "bounded_ago", "so_long_later", "hours_ago")
    if not by_length and moment.type != "TIME" and moment.rule.name not in ("bare_year", "year_alone"):
        return moment
    if behind := _BOUND_BEHIND.match(text, moment.end):
        mod = _BEHIND[(behind["more"] or behind["edge"] or "more").lower()]
        if moment.type == "DURATION":
            return replace(moment, end=behind.end(), mod=mod)
    found = _BOUND.search(text, max(0, moment.start - 30), moment.start)
    if not found or (_DETERMINED.match(text, moment.start) and found["words"].lower() in ("over", "under", "some")):
        return moment  # "over the past week"
    if (
        found["words"].lower() == "over"
        and moment.type == "DURATION"
        and not _BEYOND.search(text, max(0, found.start() - 20), found.start())
    ):
        return moment
    mod = words.BOUNDS[re.sub(r"\s+", " ", found["words"].lower())]
    if not by_length and mod != "APPROX":
        return moment
    if moment.type != "DURATION":
        mod = _OF_A_DATE.get(mod, mod)
        if mod != "APPROX":
            return replace(moment, start=found.start(), mod=mod, period=None, why=f"{moment.why}; no nearer told")
    return replace(moment, start=found.start(), mod=mod)


# --- an hour and its day --------------------------------------------------------------------------------------


def _with_their_day(moments: list[Moment], text: str) -> list[Moment]:
    """ "5 a.m. on Monday", "Monday at noon": an hour or a part of a day and the day beside it are one time."""
    done: list[Moment] = []
    for moment in moments:
        one = _one_time(done[-1], moment, text) if done else None
        if one:
            done[-1] = one
        else:
            done.append(moment)
    return done


def _one_time(first: Moment, second: Moment, text: str) -> Moment | None:
    clock, day = (first, second) if first.type == "TIME" else (second, first)
    if clock.rule.kind != "TIME" or clock.rule.name == "hours_ago" or day.type != "DATE":
        return None
    if not day.period or day.period[0] != day.period[1] or not clock.timex or not day.timex:
        return None
    between = _TO_DAY if first is clock else _TO_CLOCK
    if not between.fullmatch(text, first.end, second.start):
        return None
    timex = day.timex + "T" + clock.timex.partition("T")[2]
    period = values.day(day.period[0] + timedelta(days="T24" in timex))
    start = first.start
    return replace(clock, start=start, end=second.end, timex=timex, period=period, why=f"{clock.why}; {day.why}")


# --- the days that a length covers ----------------------------------------------------------------------------


def _covering(moment: Moment, stretches: list[Moment], today: date | None) -> Moment:
    """A duration with the days it covers, where a rule on stretches found them in the same words."""
    if moment.type != "DURATION" or moment.period:
        return moment
    if today is None:
        return replace(moment, why=f"{moment.why}; {NO_REPORT_DATE}")
    first = bisect_right(stretches, moment.start, key=lambda s: s.end)
    for stretch in stretches[first : first + 1]:
        if stretch.start < moment.end:
            return replace(moment, period=stretch.period, why=f"{moment.why}; {stretch.why}")
    return replace(moment, why=f"{moment.why}; the text does not tell from when or until when")
