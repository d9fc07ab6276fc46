"""Rules for dates that need more than the calendar's words: bare months and years, quarters, centuries, fiscal years,
and times counted from another time of the text.
"""

from __future__ import annotations

import re
from datetime import date

from dragoman.records import Token

from . import time_values as values
from . import time_words as words
from .time_calendar import COUNTED, part_year
from .time_relative import far_off
from .time_rules import Rule, Sense, Setting, Unresolved, needing, rule
from .time_values import Period

D, M, Y, N, U = words.DAY, words.MONTH, words.YEAR, words.NUMBER, words.UNIT
_SAME = "that|that same|the same|this same"


@rule(rf"(?<![-'’\w])(?P<m>{words.FULL_MONTH})(?! {D}|,? {Y}|['’]\w)(?!-)", use="told")
def bare_month(found: re.Match[str], at: Setting) -> Period | None:
    """The month of the year that the clause looks to, as a whole."""
    token = at.token(at.start)
    if token is None or at.in_a_name or (token.xpos and token.upos != "PROPN"):
        return None
    if found["m"] in ("May", "March", "April", "June", "August") and not token.xpos:
        return None
    if (found["m"] in ("May", "March") and _opens_sentence(at)) or _named_with(token, at):
        return None
    month = words.month_number(found["m"])
    return at.nearest(lambda year: values.month(year, month))


def _opens_sentence(at: Setting) -> bool:
    token = at.token(at.start)
    return token is not None and at.doc.sentences[token.sentence].first == token.i


def _named_with(token: Token, at: Setting) -> bool:
    """The word before is a name that this one belongs to, as "Cape April"."""
    before = at.doc.tokens[token.i - 1] if token.i else None
    return before is not None and before.upos == "PROPN" and (token.head == before.i or before.head == token.i)


_NUMBERED = re.compile(
    r"(?:[$€£#]|\b(?:No\.?|Nos\.?|Resolution|Article|Section|Flight|Route|Highway|Order|Law|Act))\s*$"
)


@rule(rf"(?<![\w.,:/$€£#+-])(?P<t>(?:19[3-9]|20[0-4])\d)(?![\w%°:/]|[-–]\w|[.,]\d|['’]\d){COUNTED}", use="told")
def bare_year(found: re.Match[str], at: Setting) -> Period | None:
    """The year as a whole."""
    token = at.token(at.start)
    if token is None or _NUMBERED.search(at.before) or (token.xpos and token.xpos != "CD"):
        return None
    return values.year(int(found["t"])) if _stands_as_year(token.i, at) else None


def _stands_as_year(i: int, at: Setting) -> bool:
    """No name before it that it belongs to ("Expo 2020"), and no plural noun behind that a round number counts."""
    tokens = at.doc.tokens
    before, after = tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None
    if before and before.upos == "PROPN" and before.sentence == tokens[i].sentence and tokens[i].head == before.i:
        return before.text.rstrip(".") in words.MONTHS
    counts = after is not None and after.xpos in ("NNS", "JJ") and tokens[i].text.endswith("00")
    return not counts and not (before and before.text.lower() in ("some", "about", "than", "nearly", "over"))


@rule(
    r"(?<![\d/.-])(?P<a>\d{1,2})(?P<by>[/.-])(?P<b>\d{1,2})(?P=by)(?P<y>(?:19|20)\d\d)(?![\d/-]|\.\d)",
)
def day_in_figures(found: re.Match[str], at: Setting) -> Period:
    """The day; with points the day stands first, with strokes it is told only where one number is above twelve."""
    first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
    if found["by"] == "/" and first != second and first <= 12 and second <= 12:
        raise Unresolved("day and month may stand in either order")
    month_first = second > 12
    return values.day(date(year, first, second) if month_first else date(year, second, first))


@rule(
    rf"\b(?:(?P<d>{D}) )?(?P<m>{M})(?: (?P<d2>{D}))? (?:of )?"
    r"(?P<which>last|this|next|that|the same|the previous|the following) (?P<u>year)\b",
    counted=True,
)
def month_of_near_year(found: re.Match[str], at: Setting) -> Period:
    """That month or day of the year before, of or after the report's, or of the year told last."""
    which = found["which"].lower()
    if which in ("last", "this", "next"):
        year = at.today.year + {"last": -1, "this": 0, "next": 1}[which]
    elif at.focus is None:
        raise Unresolved("counted from a year that the text does not tell before")
    else:
        year = at.focus[0].year + {"the previous": -1, "the following": 1}.get(which, 0)
    month, day = words.month_number(found["m"]), found["d"] or found["d2"]
    return values.day(date(year, month, int(re.sub(r"\D", "", day)))) if day else values.month(year, month)


@rule(
    rf"\b(?:Q(?P<q>[1-4])|H(?P<h>[12]))(?:(?: of)? (?P<y>{Y}))?\b"
    rf"|\b(?:the )?(?P<n>first|second|third|fourth|last|final)[- ](?P<part>quarter|half)\b"
    rf"(?! of (?!the (?:fiscal )?year))"
    rf"(?:,? (?:of )?(?P<y2>{Y})\b)?|\b(?:the )?(?P<n3>first|second|third|fourth) (?P<part3>quarter|half) of "
    rf"(?:the )?(?:fiscal|financial) (?:year )?(?P<y3>{Y})\b",
    use="told",
)
def quarter_or_half(found: re.Match[str], at: Setting) -> Sense | None:
    """The quarter or half of the year told, or of the report's."""
    said, part = (found["n"] or found["n3"] or "").lower(), (found["part"] or found["part3"] or "").lower()
    if found["q"] or found["h"]:
        part, number = ("quarter", int(found["q"])) if found["q"] else ("half", int(found["h"]))
    else:
        number = words.ORDINALS.get(said) or (4 if part == "quarter" else 2)
    year = found["y"] or found["y2"] or found["y3"]
    if part == "half" and not year:
        return None  # of a match, of the century
    told = part_year(int(year) if year else at.today.year, part, number)
    begun = year or at.direction == "future" or not told or not told.period or told.period[0] <= at.today
    return told if begun else part_year(at.today.year - 1, part, number)


@rule(
    rf"\b(?:the )?(?:fiscal|financial)(?: year)?(?: ending (?:in )?)? ?(?P<y>{Y})(?:[-/–](?P<y2>\d{{2,4}}))?\b"
    r"|\b(?P<which>the|this|next|last|the current|the coming|the next|the previous) (?:fiscal|financial) year\b"
    r"|\bFY ?(?P<y3>20\d\d|\d\d)\b",
    use="told",
)
def fiscal_year(found: re.Match[str], at: Setting) -> Sense:
    """The year of accounts of that number; its first day differs from country to country."""
    which = (found["which"] or "").lower().split()[-1:]
    if which:
        turn = {"next": 1, "coming": 1, "last": -1, "previous": -1}.get(which[0], 0)
        return Sense(f"FY{at.today.year + turn}", why="a year of accounts begins on other days in other countries")
    year = found["y"] or found["y3"]
    return Sense(
        f"FY{year if len(year) == 4 else '20' + year}", why="a year of accounts begins on other days in other countries"
    )


@rule(rf"\b(?:the )?(?:mid-|early |late )?(?P<n>{words.ORDINAL}|twenty-first)[- ](?P<u>century)\b", use="told")
def century(found: re.Match[str], at: Setting) -> Sense | None:
    """The hundred years of that number."""
    said = found["n"].lower()
    number = 21 if said == "twenty-first" else words.ordinal_of(said)
    if not 1 <= number <= 99:
        return None
    mod = next(
        (m for k, m in (("mid-", "MID"), ("early", "START"), ("late", "END")) if k in found.group().lower()), None
    )
    first = max(1, (number - 1) * 100)
    return Sense(f"{number - 1:02}", (values.year(first)[0], values.year(number * 100 - 1)[1]), mod=mod)


@rule(
    r"\b(?:in|of|since|during|from|until|by|to|and) (?P<t>(?:the )?(?:early |mid-?|late )?['’]?(?P<y>[1-9]0)s)\b"
    r"|\b(?P<t2>the (?:early |mid-?|late )?"
    r"(?P<w>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
    use="told",
)
def short_decade(found: re.Match[str], at: Setting) -> Sense | None:
    """The ten years, of the last century unless they are the first of this one."""
    tens = int(found["y"]) if found["y"] else 20 + 10 * "tw th fo fi si se ei ni".split().index(found["w"].lower()[:2])
    if found["y"] and found.group().lower().split()[0] in ("to", "and", "by") and "the" not in found.group().lower():
        return None
    first = 2000 + tens if tens < 30 else 1900 + tens
    lead = re.search(r"\b(early|mid|late)", found.group(), re.I)
    mod = {"early": "START", "mid": "MID", "late": "END"}[lead[1].lower()] if lead else None
    return Sense(f"{first // 10}", values.of_unit(date(first, 1, 1), "decade"), mod=mod)


@rule(
    rf"\b(?P<s>{words.SEASON})\b"
    r"(?! (?:offensive|of|out|from|back|in|into|to|on|under|below|short|uprising|revolution)\b|-)",
    use="told",
)
def bare_season(found: re.Match[str], at: Setting) -> Sense | None:
    """The season of the year that the clause looks to."""
    token, name = at.token(at.start), found["s"].lower()
    if token is None or not token.xpos or token.upos != "NOUN" or at.in_a_name or name in ("fall", "spring"):
        return None
    first, last = words.SEASONS[name]
    period = at.nearest(lambda y: (values.month(y, first)[0], values.month(y + (first > last), last)[1]))
    return Sense(f"{period[0].year}-{words.SEASON_CODES[name]}", period)


# --- counted from another time of the text --------------------------------------------------------------------


@rule(
    r"\b(?:the (?P<u>week|month|year|decade) (?P<way>before|earlier|prior|after|later)|"
    r"a (?P<u2>week|month|year|decade) (?P<way2>before|after))(?=[.,;:!?)]|$| (?:in|at|on|by|and|with|when|over)\b)",
    use="told",
    counted=True,
)
def unit_before(found: re.Match[str], at: Setting) -> Sense:
    """The week, month or year before or after the one told last, or else the report's."""
    said, way = (found["u"] or found["u2"]).lower(), (found["way"] or found["way2"]).lower()
    unit, times = words.unit_of(said)
    return far_off(values.shift(at.base, times if way in ("after", "later") else -times, unit), unit, said)


@rule(
    r"\b(?P<part>earlier|later)(?: on)? (?:in the|that|the same) day\b|\bthe end of (?:the|that) day\b",
    use="told",
    counted=True,
)
def part_of_that_day(found: re.Match[str], at: Setting) -> Sense:
    """The beginning or the end of the day that the text told last, or else of the report's."""
    mod = "START" if (found["part"] or "").lower() == "earlier" else "END"
    return Sense(period=values.day(at.base), mod=mod)


@rule(rf"\b(?:{_SAME}) (?P<u>day|week|month|year|decade)\b", use="told", counted=True)
def same_unit(found: re.Match[str], at: Setting) -> Sense:
    """The day, week, month or year that the text told last, or else the report's."""
    unit = found["u"].lower()
    period = values.of_unit(at.base, unit)
    return Sense(values.timex(period), period)


@rule(
    rf"\b(?P<n>{N}) (?P<u>{U}) (?:later|after(?=[.,;:]|$)|afterwards|thereafter)",
    counted=True,
    use="told",
)
def so_long_later(found: re.Match[str], at: Setting) -> Sense:
    """So long after the time told last, or, where the clause looks ahead, after the report's day."""
    unit, times = words.unit_of(found["u"])
    if at.focus is None and at.direction == "past" and unit in ("month", "year"):
        raise Unresolved("the text tells no time before that it is counted from")
    return far_off(values.shift(at.base, words.number_of(found["n"]) * times, unit), unit, found["u"])


@rule(rf"\b(?:than|over) (?P<t>(?P<n>{N}) (?P<u>{U}) (?:ago|earlier|before(?=[.,;]|$)))(?! than\b)", use="told")
def bounded_ago(found: re.Match[str], at: Setting) -> Sense:
    """More or less than so long before the report's day."""
    unit, times = words.unit_of(found["u"])
    return far_off(values.shift(at.today, -words.number_of(found["n"]) * times, unit), unit, found["u"])


_SOME_UNITS = (
    "(?:(?:many|several|some|a few|a couple of|dozens of|hundreds of) )?"
    "(?:minutes|hours|days|weeks|months|years|decades|centuries)"
)


@rule(
    rf"\b(?P<t>{_SOME_UNITS} (?P<way>ago|earlier|later|before(?=[.,;]|$)|previously|afterwards))(?! than\b)", use="told"
)
def long_off(found: re.Match[str], at: Setting) -> Sense | None:
    """Some time before or after, how long is not told."""
    if re.search(r"(?:\d|\b(?:" + "|".join(words.NUMBERS) + r"))[ -]$", at.before, re.I):
        return None
    way = "FUTURE_REF" if found["way"].lower() in ("later", "afterwards") else "PAST_REF"
    return Sense(way, why="no number given")


@rule(
    r"\b(?:of|in|during|for|throughout|so far in|into|over) "
    r"(?P<t>(?-i:the) (?P<u>(?-i:week|month|year|decade|century)))\b"
    r"(?! (?:of|\d|before|after|to|since|ending|that)\b)",
    use="told",
)
def the_unit(found: re.Match[str], at: Setting) -> Sense:
    """The week, month, year, decade or century of the report."""
    if found["u"].lower() == "century":
        return Sense(f"{at.today.year // 100:02}", why="a century without an end yet")
    period = values.of_unit(at.today, found["u"].lower())
    return Sense(values.timex(period), period)


@rule(rf"\b(?P<n>{N}|several) (?P<u>minutes?|seconds?|hours?) (?:ago|earlier)\b", use="told", kind="TIME")
def hours_ago(found: re.Match[str], at: Setting) -> Sense:
    """Some hour of the report's day."""
    return Sense(at.today.isoformat(), values.day(at.today), "TIME")


RULES: tuple[Rule, ...] = (
    *needing(words.A_MONTH, bare_month),
    *needing(words.A_FIGURE, bare_year, day_in_figures),
    *needing(words.A_MONTH, month_of_near_year),
    *needing(re.compile(r"half|quarter|\bQ\d|\bH\d", re.IGNORECASE), quarter_or_half),
    *needing(re.compile("fiscal|financial|FY", re.IGNORECASE), fiscal_year),
    *needing(re.compile("century", re.IGNORECASE), century),
    *needing(re.compile(r"0s\b|ties\b", re.IGNORECASE), short_decade),
    *needing(words.A_SEASON, bare_season),
    *needing(words.A_UNIT, part_of_that_day, unit_before, same_unit, so_long_later, bounded_ago, long_off, the_unit),
    *needing(words.A_UNIT, hours_ago),
)
