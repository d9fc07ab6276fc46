"""Rules for dates of the calendar: days, months, seasons, years, decades, and ranges of them."""

from __future__ import annotations

import re
from datetime import date

from . import time_values as values
from . import time_words as words
from .time_rules import Rule, Sense, Setting, Unresolved, needing, rule
from .time_values import Period

D, M, Y, W = words.DAY, words.MONTH, words.YEAR, words.WEEKDAY
# After a bare number: what it counts, so that it is no year and no day.
COUNTED = (
    r"(?! (?:\w+ )?(?:people|persons|soldiers|troops|civilians|police|officers|fighters|militants|rebels|protesters|"
    r"prisoners|homes|houses|men|women|children|members|dollars|euros|roubles|rubles|pounds|km|kilometres|miles|metres|"
    r"tons|tonnes|barrels|dead|injured|wounded|others|migrants|refugees|workers|employees|delegates|missiles|rockets)\b(?!['’]))"
)
_TO = "(?: ?[-–—] ?| (?:to|and|until|till|through) )"
_FULL_MONTH = words.FULL_MONTH
_LEADS = (
    "in|since|by|until|till|during|from|through|before|after|of|for|early|late|mid|following|to|between|and|as early as"
)
# Before a year: a word that leads to a time, or a determiner, or a determiner and an adjective ("a deadly 2007 raid").
_BEFORE_YEAR = (
    r"\b(?:in|since|by|until|till|from|of|before|after|during|for|early|late|mid|following|between|and|through)[ -]|"
    r"\b(?:the|a|an|its|their|his|this) |['’]s |\(|"
    r"\b(?:the|a|an|its|their) (?!nearly|about|over|some|other|first|last|total|roughly|almost)[a-z]{4,} "
)
_A_YEAR = r"(?:1[5-9]|20)\d\d"
_NO_CLOCK = r"(?![-–]\w|[.,]\d|%| ?[ap]\.?m\b|:\d)"


def _day(found: re.Match[str], year: int, group: str = "d") -> date:
    return date(year, words.month_number(found["m"]), int(re.sub(r"\D", "", found[group])))


@rule(r"(?<![\d/-])(?P<t>\d{4}-\d\d-\d\d)(?![\d-])")
def iso_day(found: re.Match[str], at: Setting) -> Period:
    """A day written in full."""
    return values.day(date.fromisoformat(found["t"]))


@rule(rf"\b(?:{W},? )?(?:the )?(?P<d>{D})(?: of)? (?P<m>{M}),? (?P<y>{Y})\b")
def day_month_year(found: re.Match[str], at: Setting) -> Period:
    """A day written in full."""
    return values.day(_day(found, int(found["y"])))


@rule(rf"\b(?:{W},? )?(?P<m>{M}) (?:the )?(?P<d>{D}),? (?P<y>{Y})\b")
def month_day_year(found: re.Match[str], at: Setting) -> Period:
    """A day written in full."""
    return values.day(_day(found, int(found["y"])))


def _day_without_year(found: re.Match[str], at: Setting) -> Period:
    month, day = words.month_number(found["m"]), int(re.sub(r"\D", "", found["d"]))
    for named, after, year in words.NAMED_DAYS:
        known = at.anchor is None or date(year, month, day) <= at.anchor
        if known and named == (month, day) and after.match(at.doc.text, found.end()):
            return values.day(date(year, month, day))
    date(2000, month, day)  # raises ValueError where no year has such a day
    return at.nearest(lambda year: values.day(date(year, month, day)), slack=31)


@rule(rf"\b(?:{W},? )?(?:the )?(?P<d>{D})(?: of)? (?P<m>{M})(?! {Y})")
def day_and_month(found: re.Match[str], at: Setting) -> Period:
    """A day of the year that the clause looks to."""
    return _day_without_year(found, at)


@rule(rf"\b(?:{W},? )?(?:(?:last|this|next|this past) )?(?P<m>{M}) (?:the )?(?P<d>{D})(?!,? {Y}){COUNTED}")
def month_and_day(found: re.Match[str], at: Setting) -> Period:
    """A day of the year that the clause looks to."""
    return _day_without_year(found, at)


@rule(
    r"\b(?:on|by|until|before|since|from) (?P<t>the (?P<d>(?:3[01]|[12]?\d)(?:st|nd|rd|th)))"
    r"(?=[.,;:!?)]|$| (?:and|to|at|in|but|as|with|when|after|before|for|said|that|by|of this month)\b)"
)
def day_of_the_month(found: re.Match[str], at: Setting) -> Period:
    """The nearest day of that number, on the side that the clause looks to."""
    today, day = at.today, int(found["d"][:-2])
    ahead = at.direction == "future"
    for month in range(3):
        first = values.shift(today.replace(day=1), month if ahead else -month, "month")
        if day <= values.month(first.year, first.month)[1].day:
            candidate = first.replace(day=day)
            if candidate >= today if ahead else candidate <= today:
                return values.day(candidate)
    raise Unresolved(f"no day {day} near the report's date")


def _day_range(found: re.Match[str], at: Setting) -> Period:
    def make(year: int) -> Period:
        return _day(found, year, "d"), _day(found, year, "d2")

    period = make(int(found["y"])) if found["y"] else at.nearest(make)
    if period[0] > period[1]:
        raise Unresolved("the range ends before it begins")
    return period


@rule(rf"\b(?:(?:from|between) )?(?:the )?(?P<d>{D}){_TO}(?:the )?(?P<d2>{D})(?: of)? (?P<m>{M})(?:,? (?P<y>{Y})\b)?")
def days_of_month(found: re.Match[str], at: Setting) -> Sense:
    """From the first day to the second, both included."""
    return _two_days(_day_range(found, at), found.span("d"), (found.start("d2"), found.end()))


def _two_days(period: Period, first: tuple[int, int], second: tuple[int, int]) -> Sense:
    return two(period, values.day(period[0]), values.day(period[1]), first, second)


def two(whole: Period, start: Period, end: Period, first: tuple[int, int], second: tuple[int, int]) -> Sense:
    """One stretch for what happened, told by the two dates that stand at these characters."""
    return Sense(period=whole, parts=(Sense(period=start, span=first), Sense(period=end, span=second)))


@rule(rf"\b(?:(?:from|between) )?(?P<m>{M}) (?P<d>{D}){_TO}(?:the )?(?P<d2>{D})(?! {M}){COUNTED}(?:,? (?P<y>{Y})\b)?")
def month_days(found: re.Match[str], at: Setting) -> Sense:
    """From the first day to the second, both included."""
    return _two_days(_day_range(found, at), (found.start("m"), found.end("d")), (found.start("d2"), found.end()))


@rule(rf"\b(?P<m>{M})(?:,? | of )(?P<y>{Y})\b")
def month_and_year(found: re.Match[str], at: Setting) -> Period:
    """The month as a whole."""
    return values.month(int(found["y"]), words.month_number(found["m"]))


@rule(rf"\b(?P<which>last|this|next|this past|this coming) (?P<m>{_FULL_MONTH})(?! {D})")
def month_near(found: re.Match[str], at: Setting) -> Period:
    """The last or the coming month of that name."""
    month, today = words.month_number(found["m"]), at.today
    if "next" in found["which"].lower() or "coming" in found["which"].lower():
        return values.month(today.year + (month <= today.month), month)
    if "this" in found["which"].lower() and "past" not in found["which"].lower():
        return values.month(today.year, month)
    return values.month(today.year - (month >= today.month), month)


@rule(rf"\b(?P<lead>{_LEADS})[ -](?P<t>(?P<m>{_FULL_MONTH}))(?! {D}|,? {Y}|['’]s? (?-i:[A-Z]))")
def month_alone(found: re.Match[str], at: Setting) -> Period | None:
    """The month of the year that the clause looks to, as a whole."""
    if at.in_a_name or (found["m"] == "May" and _may_is_a_person(at.doc.text, found["lead"].lower())):
        return None
    month = words.month_number(found["m"])
    return at.nearest(lambda year: values.month(year, month))


@rule(rf"(?:\b(?:a|an|the|its|their|his|her)|['’]s) (?P<t>(?P<m>{_FULL_MONTH}))(?= [\w\"“][\w.])(?! {D}|,? {Y})")
def month_of_a_noun(found: re.Match[str], at: Setting) -> Period | None:
    """The month of the year that the clause looks to; before a noun, of the year behind."""
    following = at.doc.text[found.end() :].lstrip()
    if found["m"] in ("May", "March") and not following[0].islower():
        return None
    month, today = words.month_number(found["m"]), at.today
    if at.direction == "future":
        return at.nearest(lambda year: values.month(year, month))
    return values.month(today.year - (month > today.month), month)


def _may_is_a_person(text: str, lead: str) -> bool:
    """Where the report knows a person May, only words that go with months alone make it a month."""
    certain = ("in", "since", "until", "till", "during", "early", "late", "mid")
    return lead not in certain and any(hit.group().endswith("May") for hit in words.NOT_TIMES.finditer(text))


@rule(rf"(?:\b(?:from|between) )?\b(?P<m>{_FULL_MONTH}){_TO}(?P<m2>{_FULL_MONTH})(?:,? (?P<y>{Y})\b)?(?! {D})")
def months_of_a_year(found: re.Match[str], at: Setting) -> Sense:
    """From the first month to the second, both included."""
    first, last = words.month_number(found["m"]), words.month_number(found["m2"])

    def make(year: int) -> Period:
        return values.month(year - (first > last), first)[0], values.month(year, last)[1]

    whole = make(int(found["y"])) if found["y"] else at.nearest(make)
    start, end = values.of_unit(whole[0], "month"), values.of_unit(whole[1], "month")
    return two(whole, start, end, found.span("m"), (found.start("m2"), found.end()))


@rule(rf"(?:{_BEFORE_YEAR})(?P<t>{_A_YEAR})\b{_NO_CLOCK}{COUNTED}")
def year_alone(found: re.Match[str], at: Setting) -> Period:
    """The year as a whole."""
    return values.year(int(found["t"]))


@rule(
    rf"(?<![\d-])\b(?:(?:from|between|late) )?(?P<y>{_A_YEAR})(?: ?[-–/] ?| (?:to|and|or|until|till|through) )"
    rf"(?P<y2>{_A_YEAR}|\d\d)\b{_NO_CLOCK}{COUNTED}"
)
def years(found: re.Match[str], at: Setting) -> Sense | None:
    """From the first year to the second, both included."""
    first = int(found["y"])
    last = int(found["y2"]) if len(found["y2"]) == 4 else first // 100 * 100 + int(found["y2"])
    if first >= last:
        return None
    start, end = values.year(first), values.year(last)
    return two((start[0], end[1]), start, end, found.span("y"), found.span("y2"))


_DECADE = r"(?P<{0}>(?:the )?(?:1[5-9]|20)\d0['’]?s)\b"


@rule(rf"\b(?:(?:from|between) )?{_DECADE.format('y')}(?:{_TO}{_DECADE.format('y2')})?")
def decade(found: re.Match[str], at: Setting) -> Sense:
    """The decade as a whole; of two, both."""
    first, last = (_decade(found[name]) for name in ("y", "y2" if found["y2"] else "y"))
    if not found["y2"]:
        return Sense(period=first)
    return two((first[0], last[1]), first, last, found.span("y"), found.span("y2"))


def _decade(words_of_it: str) -> Period:
    return values.of_unit(date(int(re.sub(r"\D", "", words_of_it)), 1, 1), "decade")


@rule(rf"\b(?:the )?(?P<s>{words.SEASON})(?: of)? (?P<y>{Y})\b")
def season_of_year(found: re.Match[str], at: Setting) -> Sense:
    """The three months of the season."""
    return _season(found["s"].lower(), int(found["y"]))


def _season(name: str, year: int) -> Sense:
    return Sense(f"{year}-{words.SEASON_CODES[name]}", _months_of(name, year))


def _months_of(name: str, year: int) -> Period:
    """The months of the season that begins in ``year``: a winter reaches into the next."""
    first, last = words.SEASONS[name]
    return values.month(year, first)[0], values.month(year + (first > last), last)[1]


@rule(
    rf"\b(?P<which>last|this|next|(?:in|during|over|by|until|since) the) (?P<s>{words.SEASON})"
    rf"(?! offensive| of \w| {Y}| quarters)"
)
def season_alone(found: re.Match[str], at: Setting) -> Sense | None:
    """The three months of the season, of the year that the words or the clause look to."""
    name, today, which = found["s"].lower(), at.today, found["which"].lower()
    if (name == "fall" and not at.is_word("NOUN", found.start("s"))) or found["s"][0].isupper():
        return None  # "the Winter Olympics"
    first, last = words.SEASONS[name]
    if which == "this":
        return _season(name, today.year - (first > last and today.month <= last))
    if which == "next":
        return _season(name, today.year + (first <= today.month))
    if which == "last":
        return _season(name, today.year - (first > last or last >= today.month))
    return _season(name, at.nearest(lambda year: _months_of(name, year))[0].year)


@rule(
    r"\b(?:the )?(?P<n>first|second|third|fourth) (?P<part>half|quarter) of "
    rf"(?P<which>{Y}\b|(?:the|this|next|last) (?:fiscal )?year\b)"
)
def part_of_year(found: re.Match[str], at: Setting) -> Sense | None:
    """The months of that half or quarter."""
    which, number = found["which"].lower(), words.ORDINALS[found["n"].lower()]
    turn = {"next": 1, "last": -1}.get(which.split()[0], 0)
    return part_year(int(which) if which.isdigit() else at.today.year + turn, found["part"].lower(), number)


def part_year(year: int, part: str, number: int) -> Sense | None:
    """The ``half`` or ``quarter`` of that number."""
    length, letter = (6, "H") if part == "half" else (3, "Q")
    if number * length > 12:
        return None
    return Sense(f"{year}-{letter}{number}", values.months(year, (number - 1) * length + 1, number * length))


RULES: tuple[Rule, ...] = (
    *needing(words.A_FIGURE, iso_day),
    *needing(words.A_MONTH, day_month_year, month_day_year, days_of_month, month_days, day_and_month, month_and_day),
    *needing(words.A_FIGURE, day_of_the_month),
    *needing(words.A_MONTH, months_of_a_year, month_and_year, month_near, month_alone, month_of_a_noun),
    *needing(words.A_FIGURE, years, year_alone, decade),
    *needing(words.A_SEASON, season_of_year, season_alone),
    *needing(re.compile("half|quarter", re.IGNORECASE), part_of_year),
)
