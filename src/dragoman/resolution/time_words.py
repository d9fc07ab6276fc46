"""The words of time, read from ``data/times`` and ``data/numbers``, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files


def rows(path: str) -> Iterator[list[str]]:
    """The columns of each line of ``data/path``, without comments and empty lines."""
    text = files("dragoman").joinpath("data").joinpath(path).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _named(path: str) -> dict[str, int]:
    """Every form of a name (``February``, ``Feb``) with its number."""
    forms = {}
    for number, name, *short in rows(path):
        for form in (name, *" ".join(short).split()):
            forms[form] = int(number)
    return forms


MONTHS = _named("times/months.tsv")
WEEKDAYS = _named("times/weekdays.tsv")
UNITS = {word: (unit, int(count)) for word, unit, count in rows("times/units.tsv")}
NUMBERS = {word: int(value) for word, value in rows("numbers/words.tsv")}
ORDINALS = {word: int(value) for word, value in rows("numbers/ordinals.tsv")}
SEASONS = {word: (int(first), int(last)) for word, first, last, _ in rows("times/seasons.tsv")}
SEASON_CODES = {word: code for word, _, _, code in rows("times/seasons.tsv")}
PART_DAYS = dict(rows("times/part_days.tsv"))
NAMED_DAYS = [(tuple(map(int, day.split("-"))), re.compile(r"\s+" + words, re.I), int(year))
              for day, words, year in rows("times/named_days.tsv")]  # fmt: skip
PARTS = {part: tuple(tuple(map(int, span.split("-"))) for span in spans) for part, *spans in rows("times/parts.tsv")}
NOT_TIMES = re.compile("|".join(rf"\b(?:{line})\b" for (line,) in rows("times/not_times.txt")))
LENGTHS = {word: (designator, int(count)) for word, designator, count in rows("times/lengths.tsv")}
BOUNDS = dict(rows("times/bounds.tsv"))
OFTEN = dict(rows("times/often.tsv"))
HAPPENING = frozenset(line for (line,) in rows("times/happening.txt"))


def tense_words(direction: str, kind: str) -> frozenset[str]:
    return frozenset(word for way, sort, word in rows("times/tense.tsv") if (way, sort) == (direction, kind))


def _one_of(words: dict[str, int], dotted: bool = False) -> str:
    """A pattern of any of the names, spelt with their capital; short forms may carry a full stop."""
    forms = sorted(words, key=len, reverse=True)
    ends = [
        re.escape(form) + (r"\b\.?" if dotted and len(form) < 5 and form not in ("May", "June", "July") else r"\b")
        for form in forms
    ]
    return "(?-i:" + "|".join(ends) + ")"


# Patterns are compiled without regard to case; names of months and days alone need their capital.
# The short weekday forms "Sun", "Sat", "Wed" are other words as often, so a point must follow them.
_LONG_DAYS = {name: number for name, number in WEEKDAYS.items() if len(name) > 5}
MONTH = _one_of(MONTHS, dotted=True)
# Without a day beside it, only a full name is surely a month: "Mar", "Dec" and "Jan" are other words too.
FULL_MONTH = _one_of({name: MONTHS[name] for _, name, *_ in rows("times/months.tsv")})
LONG_WEEKDAY = _one_of(_LONG_DAYS).replace(r"\b", "")
WEEKDAY = _one_of(_LONG_DAYS)[:-1] + r"|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.(?=,? \w))"
YEAR = r"(?:1[0-9]|20)\d\d(?![\d%]|[.,]\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?![\d%]|[.:,]\d)(?:st|nd|rd|th)?\b"
UNIT = "(?:" + "|".join(sorted(UNITS, key=len, reverse=True)) + r")\b"
_TENS = "|".join(word for word, value in NUMBERS.items() if 20 <= value <= 90)
_SMALL = "|".join(word for word, value in NUMBERS.items() if value < 20 and word != "dozen")
_FIGURES = r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d{1,4})"
NUMBER = (
    rf"(?:{_FIGURES}|(?:{_TENS})(?:[- ](?:{_SMALL}))?|(?:{_SMALL})\b|an?|a couple of|couple of|half a)"
    r"(?: and a half)?"
)
# Any number in words: "twenty-one", "two hundred", "half a dozen", "a".
_ONES = rf"(?:(?:{_TENS})(?:[- ](?:{_SMALL}))?|(?:{_SMALL})\b|an?\b)"
COUNT = rf"(?:half a dozen|{_ONES}(?: (?:dozen|hundred|thousand)\b(?: and {_ONES})?)?)"
ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")\b"
SEASON = "(?:" + "|".join(SEASONS) + r")\b"
PART_DAY = "(?:" + "|".join(sorted(PART_DAYS, key=len, reverse=True)) + r")\b"


# What a text must hold for whole groups of rules to be worth a try.
A_UNIT = re.compile(
    r"\b(?:sec|min|hour|hr|day|night|week|fortnight|month|quarter|year|decade|centur|anniversary)", re.IGNORECASE
)
A_MONTH = re.compile("|".join(sorted({form[:3] for form in MONTHS})))
A_WEEKDAY = re.compile("|".join(sorted({form[:3] for form in WEEKDAYS})))
A_FIGURE = re.compile(r"\d")
A_SEASON = re.compile("|".join(SEASONS), re.IGNORECASE)
AN_EVERY = re.compile(r"\b(?:every|each)\b", re.IGNORECASE)


def one_of_bounds() -> str:
    return "|".join(sorted((said.replace(" ", r"\s+") for said in BOUNDS), key=len, reverse=True))


def month_number(word: str) -> int:
    return MONTHS[word.rstrip(".")]


def weekday_number(word: str) -> int:
    return WEEKDAYS[word.rstrip(".")]


def unit_of(word: str) -> tuple[str, int]:
    return UNITS[word.lower()]


def number_of(words: str) -> float:
    """``12``, ``1,000``, ``twelve``, ``twenty-one``, ``a``, ``a couple of``, ``half a``, ``three and a half``."""
    words, half = re.subn(r"\s+and\s+a\s+half$", "", words.lower().strip().replace(",", ""))
    extra = 0.5 if half else 0.0
    if words.isdigit():
        return int(words) + extra
    if words in ("a", "an"):
        return 1 + extra
    if words.startswith("half"):
        return 0.5
    if "couple" in words:
        return 2
    return sum(NUMBERS[part] for part in re.split(r"[-\s]+", words)) + extra


def ordinal_of(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else ORDINALS[word.lower()]


def spelt(said: str) -> float:
    """``seven``, ``twenty-one``, ``a hundred and five``, ``two thousand``, ``half a dozen``."""
    if said == "half a dozen":
        return 6
    total, ones = 0, 0
    for word in re.split(r"[-\s]+", said):
        value = 1 if word in ("a", "an") else NUMBERS.get(word, 0)
        if (value == 12 and ones) or value >= 100:
            total, ones = total + max(ones, 1) * value, 0
        else:
            ones += value
    return total + ones
