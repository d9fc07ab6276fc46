"""Rules for lengths of time: two days, a 105-minute discussion, several weeks, the past two years, decades.

What they mean by TimeML is a duration whatever the clause says; which days it covers, where that can be told, comes
from the rules of ``time_stretches`` that find the same words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from . import time_words as words
from .time_rules import Rule, Sense, Setting, needing, rule
from .time_words import LENGTHS

_U = "(?:" + "|".join(sorted(LENGTHS, key=len, reverse=True)) + r")\b"
_PLURAL = "(?:" + "|".join(sorted((u for u in LENGTHS if u.endswith("s")), key=len, reverse=True)) + r")\b"
_LONG = "(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centuries|century)"
_SOME = (
    "several|a few|few|many|some|a number of|numerous|countless|multiple|dozens of|scores of|hundreds of|thousands of|"
    "a couple(?: of)?|couple(?: of)?|two or three|various"
)
_DIGITS = r"(?<![\d.,$€£])\d{1,3}(?:,\d{3})*(?:\.\d+)?|(?<![\d.,$€£])\d{1,4}(?:\.\d+)?"
_COUNT = rf"(?:(?:{_DIGITS})(?: (?:thousand|million|billion))?|{words.COUNT})"
# Between the number and the unit: what leaves the length as it is.
_KIND = (
    r"(?:(?:consecutive|straight|successive|full|whole|entire|working|business|calendar|more|additional|further|extra|"
    r"previous|past|last|next|coming|following|first|final|long|bloody|tense|short|solid|non-stop|other|such|trading|"
    r"school|academic)[ -])?"
)
# Before the number: the stretch lies just behind or just ahead.
_NEAR = (
    r"(?:(?:(?:the|its|their|his|her|these|those) )(?:past|last|next|coming|following|first|final|previous|preceding|"
    r"opening) |(?:past|last|next|first) )?"
)
_MORE = r"(?:(?:another|an additional|a further|an extra|all|the entire|every one of) )?"
_AND_HALF = r"(?:[ -]and[ -](?:a[ -])?half)?"
# After it: an age, a distance or a comparison, no length of time told.
_NO_AGE = r"(?![ -](?:old|olds|older|younger|away by|walk|drive)\b)"


def lasting(count: float | None, unit: str) -> Sense:
    """A duration of so many units, of an unknown number where ``count`` is None: PT105M, P2D, PXW."""
    letters, times = LENGTHS[unit.lower()]
    number = "X" if count is None else _decimal(count * times)
    prefix, letter = ("PT", letters[1:]) if letters[0] == "T" else ("P", letters)
    return Sense(f"{prefix}{number}{letter}", type="DURATION")


def _decimal(number: float) -> str:
    return str(int(number)) if number == int(number) else str(round(number, 3))


def counted(said: str) -> float | None:
    """The number that the words say; None for "several" and the like."""
    said = re.sub(r"[\s-]+", " ", said.lower().replace(",", "")).strip()
    said, half = re.subn(r" and (?:a )?half$", "", said)
    said, *size = said.split() if re.fullmatch(r"\d\S* \w+llion|\d\S* thousand", said) else (said,)
    if size:
        return float(said) * {"thousand": 1e3, "million": 1e6, "billion": 1e9}[size[0]]
    if re.fullmatch(_SOME, said):
        return None
    if re.fullmatch(r"\d+(?:\.\d+)?", said):
        return float(said) + 0.5 * half
    return words.spelt(said) + 0.5 * half


_NO_LENGTH = re.compile(r"day\s+of\b|night\b", re.I)
_MORE_LENGTH = re.compile(rf"(?P<n>{_COUNT})[\s-](?P<u>[a-z]+)(?=,?\s|$)", re.I)


@rule(
    rf"\b(?P<t>{_MORE}{_NEAR}(?P<n>(?:{_COUNT}|{_SOME}){_AND_HALF})[ -]{_KIND}(?P<u>{_U})(?P<half>{_AND_HALF})"
    rf"(?:[- ]long\b)?(?P<more>(?:,? (?:and )?(?:{_COUNT})[ -](?:hours?|minutes?|seconds?|days?|weeks?|months?)\b)"
    rf"{{0,2}})){_NO_AGE}",
    use="told",
    kind="DURATION",
)
def length(found: re.Match[str], at: Setting) -> Sense | None:
    """So much time."""
    if found["u"].lower() in ("second", "quarter") and found["n"].lower() in ("a", "one", "last", "the"):
        return None  # "a second round", "a quarter of the votes"
    if found["n"].lower() in ("a", "an") and _NO_LENGTH.match(at.doc.text, found.start("u")):
        return None  # "a day of mourning", "a night club"
    if re.search(r"\b(?:age of|aged(?: \w+)?|ages?)\s$", at.before):
        return None
    if found["n"].lower() in ("a", "an") and re.search(r"[\s-]long$", found.group(), re.I):
        return None  # "a year-long siege"
    count = counted(found["n"])
    if count is None and not found["u"].lower().endswith("s"):
        return None
    told = lasting(count if count is None or not found["half"] else count + 0.5, found["u"])
    for more in _MORE_LENGTH.finditer(found["more"]):
        first, second = told.timex or "", lasting(counted(more["n"]), more["u"]).timex or ""
        told = replace(told, timex=first + second.removeprefix("PT" if "T" in first and "T" in second else "P"))
    return told


@rule(
    rf"\b(?P<t>(?P<n>{_COUNT})[ -](?P<u>years?|months?|weeks?|days?)[ -]olds?)\b",
    use="told",
    kind="DURATION",
)
def age(found: re.Match[str], at: Setting) -> Sense | None:
    """How old somebody or something is: a length of time by TimeML."""
    if found["n"].lower() in ("a", "an"):
        return None  # "a years-old quarrel"
    count = counted(found["n"])
    return None if count is None else lasting(count, found["u"])


@rule(
    rf"\b(?:(?:from|between) )?(?P<n>{_COUNT})(?: ?[-–] ?| (?:to|or|and) )(?P<n2>{_COUNT})[ -](?P<u>{_U}){_NO_AGE}",
    use="told",
    kind="DURATION",
)
def from_length_to_length(found: re.Match[str], at: Setting) -> Sense | None:
    """Between so much time and so much; each is told."""
    first, last = counted(found["n"]), counted(found["n2"])
    if first is None or last is None or first >= last:
        return None
    ends = (found.span("n"), (found.start("n2"), found.end()))
    parts = [replace(lasting(n, found["u"]), span=span) for n, span in zip((first, last), ends, strict=True)]
    return Sense(type="DURATION", parts=tuple(parts))


_HALVES = {"hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y", "month": "P0.5M"}


@rule(
    rf"\b(?:{_NEAR}half[- ]an?[- ]|(?:(?:a|an|the|its|their) )?(?:{_NEAR})half[- ])"
    r"(?P<u>hour|day|year|decade|century|month)\b",
    use="told",
    kind="DURATION",
)
def half_a_length(found: re.Match[str], at: Setting) -> Sense:
    """Half of an hour, a day, a year, a decade or a century."""
    return Sense(_HALVES[found["u"].lower()], type="DURATION")


@rule(r"\b(?:(?P<n>a|one|three)[- ]quarters?[- ]of[- ]a[- ]|quarter[- ])century\b", use="told", kind="DURATION")
def quarter_century(found: re.Match[str], at: Setting) -> Sense:
    """Twenty-five years, or three times as many."""
    return Sense("P75Y" if (found["n"] or "").lower() == "three" else "P25Y", type="DURATION")


@rule(rf"(?<![-\d])\b(?:{_NEAR})(?P<u>{_PLURAL})(?![- ]old\b|-)", use="told", kind="DURATION")
def uncounted(found: re.Match[str], at: Setting) -> Sense | None:
    """A length whose number is not told."""
    unit = found["u"].lower()
    if unit in ("quarters", "seconds", "nights") or re.search(
        r"(?:\d\s?|[-–]|\b(?:per|zero|no|his|her|its|their|my|our|early|old|dark|light|working|office)\s)$", at.before
    ):
        return None
    lead = found.group()[: found.start("u") - found.start()].strip().lower()
    return None if lead in ("those", "these", "his", "her", "its", "their") else lasting(None, unit)


@rule(
    r"\b(?P<t>the (?P<which>past|coming|last|entire|whole|full) "
    r"(?P<u>second|minute|hour|day|week|month|quarter|year|decade|century))\b"
    r"|\b(?P<t2>all (?P<u2>day|week|month|year|night)(?: long)?)\b",
    use="told",
    kind="DURATION",
)
def whole_of_one(found: re.Match[str], at: Setting) -> Sense | None:
    """One whole unit of time, or the one that ends or begins now."""
    if (found["which"] or "").lower() == "last" and found["u"].lower() != "hour":
        return None
    return lasting(1, found["u"] or found["u2"])


@rule(rf"\b(?P<u>{_LONG})[- ]?long\b", use="told", kind="DURATION")
def so_long(found: re.Match[str], at: Setting) -> Sense | None:
    """As long as one of the unit, or as an unknown number of them: "year-long", "decades-long", "monthslong"."""
    unit = found["u"].lower()
    return lasting(None if unit.endswith("s") else 1, unit)


@rule(
    rf"\b(?:a|the|its|their|his|an) (?P<t>(?P<n>{words.ORDINAL}) (?:(?:consecutive|straight|successive) )?"
    rf"(?P<u>day|night|week|month|year))\b(?! offensive)|\b(?P<t2>(?P<n2>{words.ORDINAL}) "
    r"(?:consecutive|straight|successive) (?P<u2>day|night|week|month|year))\b",
    use="told",
    kind="DURATION",
)
def nth_in_a_row(found: re.Match[str], at: Setting) -> Sense | None:
    """The so-manieth day of something: so long has it lasted."""
    count = words.ordinal_of(found["n"] or found["n2"])
    return lasting(count, found["u"] or found["u2"]) if count >= 2 or found["n2"] else None


RULES: tuple[Rule, ...] = needing(
    words.A_UNIT, length, age, from_length_to_length, half_a_length, quarter_century, uncounted, whole_of_one,
    so_long, nth_in_a_row,
)  # fmt: skip
