"""The dateline of a wire story: ``KYIV, Feb 20 (AFP) -`` gives a place, a date and a publisher."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import islice

from dragoman.records import Dateline, Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DATE = rf"""
    (?: {_WEEKDAY},?[ ])?
    (?: (?P<month1>{_MONTH})[ ](?P<day1>\d{{1,2}})(?!\d)(?:,?[ ](?P<year1>\d{{4}}))?
      | (?P<day2>\d{{1,2}})\.?[ ](?P<month2>{_MONTH})(?:,?[ ](?P<year2>\d{{4}}))?
      | (?P<year3>\d{{4}})-(?P<month3>\d\d)-(?P<day3>\d\d)
      | (?P<day4>\d{{1,2}})\.(?P<month4>\d{{1,2}})\.(?P<year4>\d{{4}})
    )
    | {_WEEKDAY}
"""
_WORD = r"[^\W\d_][^\W\d_.'’/-]*(?:[.'’/-][^\W\d_]+)*\.??"
_SHAPE = re.compile(
    rf"""
    \s*
    (?P<place> {_WORD}(?:[ ]{_WORD}){{0,3}} (?:,[ ](?!{_MONTH}[ ]|{_WEEKDAY}){_WORD}(?:[ ]{_WORD}){{0,2}})? )?
    (?: (?(place)[,.]?[ ]|) (?P<date>{_DATE})[.,]? )?
    (?: [ ]? (?: \((?P<round>[^()\s][^()\n]{{0,38}}[^()\s])\) | /(?P<slashes>[^/\s][^/\n]{{0,38}}[^/\s])/ ) )?
    (?P<end> \s?\.?\s?(?:--?|–|—)\s* | (?(slashes)[ ]?[.:]\s+|(?!)) )  # a full stop ends /TASS/ only
    (?=\S)
    """,
    re.VERBOSE,
)
_WIDEST = 160
_LINES_SEARCHED = 4  # headline, second headline, byline, dateline
_LINE = re.compile(r"[^\r\n]+")

# fmt: off
_SMALL_WORDS = {
    "al", "and", "bin", "da", "dar", "das", "de", "del", "der", "di", "du", "el", "en", "es", "i", "la", "las", "le",
    "los", "of", "on", "san", "sur", "the",
}
_LOWER_CASE_AGENCIES = {
    "afp", "ansa", "ap", "apa", "dpa", "efe", "epa", "reuters", "tass", "ntb", "ritzau",
}
# Written in capitals before a dash by desks and papers, but no place.
_NOT_PLACES = {
    "alert", "analysis", "breaking", "bulletin", "column", "comment", "corrected", "correction", "editorial",
    "exclusive", "explainer", "factbox", "flash", "graphic", "interview", "kicker", "kill", "lead", "live",
    "newsmaker", "opinion", "photos", "picture", "quotes", "recap", "refile", "repeat", "special", "summary",
    "timeline", "top", "update", "urgent", "video", "watch", "withdrawn", "wrap", "wrapup", "asean", "au", "ecowas",
    "eu", "g7", "g20", "hamas", "iaea", "icc", "icj", "imf", "isis", "nato", "opec", "osce", "un", "unhcr", "unicef",
    "us", "usa", "uk", "who",
}
# fmt: on


def find_dateline(text: str, after: int = 0) -> tuple[Dateline | None, str | None]:
    """The dateline among the first lines from ``after`` on, and its ISO day if it has a year."""
    for line in first_lines(text, after, _LINES_SEARCHED):
        match = match_dateline(line.group())
        if match:
            return _record(match, line.start()), _iso_day(match)
    return None, None


def first_lines(text: str, after: int, count: int) -> Iterator[re.Match[str]]:
    """The first ``count`` lines from ``after`` on that are not blank."""
    return islice((line for line in _LINE.finditer(text, after) if not line.group().isspace()), count)


def match_dateline(line: str) -> re.Match[str] | None:
    """The dateline that ``line`` begins with, and that is followed by words.

    A place in capitals before a long dash is enough (``OSLO —``); any other place needs an agency or a date beside
    it, as ``Oslo — the capital —`` is no dateline. Without a place there must be both.
    """
    match = _SHAPE.match(line[:_WIDEST])
    if match is None or not _ends_well(match) or not _is_agency_or_none(_agency(match)):
        return None
    place, agency, date = match["place"], _agency(match), match["date"]
    if place is None:
        return match if agency and date else None
    if not _is_name(place) or place.split()[0].rstrip(".:").lower() in _NOT_PLACES:
        return None
    if agency or date:
        return match
    return match if _is_in_capitals(place) and match["end"].strip() in ("—", "--") else None


def _agency(match: re.Match[str]) -> str | None:
    return match["round"] or match["slashes"]


def _ends_well(match: re.Match[str]) -> bool:
    """What ends it stands apart on one side, or follows an agency: "(EFE).-"."""
    end = match["end"]
    return end[0].isspace() or end[-1].isspace() or _agency(match) is not None


def _is_agency_or_none(agency: str | None) -> bool:
    """Every word with a capital; "(population 3 million)" is none."""
    if agency is None or agency.strip().lower() in _LOWER_CASE_AGENCIES:
        return True
    words = agency.split()
    return len(words) <= 5 and all(w[0].isupper() or w in _SMALL_WORDS for w in words) and words[0][0].isupper()


def _is_name(place: str) -> bool:
    words = re.split(r"[ ,]+", place)
    return words[0][0].isupper() and all(word[0].isupper() or word in _SMALL_WORDS for word in words)


def _is_in_capitals(place: str) -> bool:
    """At least the town: ``KYIV, Ukraine``."""
    town = place.split(",")[0]
    return town.isupper() and len(town) > 2


def _record(match: re.Match[str], offset: int) -> Dateline:
    def span(start: int, end: int) -> Span:
        return Span(offset + start, offset + end, match.string[start:end])

    def part(name: str) -> Span | None:
        return span(*match.span(name)) if match[name] else None

    start, end = match.span()
    start += len(match.group()) - len(match.group().lstrip())
    end -= len(match.group()) - len(match.group().rstrip())
    publisher = part("round") or part("slashes")
    return Dateline(span(start, end), part("place"), part("date"), publisher)


def _iso_day(match: re.Match[str]) -> str | None:
    """None without a year: a report may be read years after it was written."""
    for n in "1234":
        if match[f"year{n}"]:
            month = match[f"month{n}"]
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            try:
                return datetime.date(int(match[f"year{n}"]), number, int(match[f"day{n}"])).isoformat()
            except ValueError:  # 31 February: a misprint, so no date is known
                return None
    return None
