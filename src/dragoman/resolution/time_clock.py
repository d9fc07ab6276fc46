"""Rules for the hour and the part of a day that stand without their day: 5 a.m., 17:30 GMT, noon, at dawn."""

from __future__ import annotations

import re
from datetime import timedelta

from . import time_values as values
from . import time_words as words
from .time_rules import Rule, Sense, Setting, needing, rule

_ZONE = (
    r"(?P<zone>,? ?(?:local time|Eastern|(?-i:[A-Z][a-z]+(?: Standard| Daylight)?) time|GMT|UTC|Z|MSK|"
    r"(?-i:[A-Z]{1,4}T))\b(?:[+-]\d{1,2}\b)?)"
)
_OF_DAY = r"(?: (?:in the (?P<part>morning|afternoon|evening)|at (?P<night>night)))?"


def _at(at: Setting, hour: int, minute: int = 0, zone: str | None = None) -> Sense | None:
    """The minute of the day that the sentence tells, or else of the report's."""
    if hour > 24 or minute > 59:
        return None
    universal = "Z" if zone and re.search(r"(?:GMT|UTC|Z)\)?$", zone) else ""
    return Sense(f"{at.base}T{hour:02}:{minute:02}{universal}", values.day(at.base), "TIME")


@rule(
    rf"(?<![\d:.,$€£])\b(?P<h>1[0-2]|0?\d)(?:[:.](?P<min>[0-5]\d))? ?(?:[-–] ?)?"
    rf"(?P<half>[ap])(?:\.m\.?|m\b)(?:{_ZONE})?",
    use="told",
    counted=True,
    kind="TIME",
)
def twelve_hours(found: re.Match[str], at: Setting) -> Sense | None:
    """That hour of the day that the sentence tells, or else of the report's."""
    hour = int(found["h"]) % 12 + (12 if found["half"].lower() == "p" else 0)
    return _at(at, hour, int(found["min"] or 0), found["zone"])


@rule(
    rf"(?<![\d:.,/-])\b(?P<h>[01]?\d|2[0-4]):(?P<min>[0-5]\d)(?::[0-5]\d)?(?![\d:]|-\w|\.\d)"
    rf"(?: (?:hours|hrs|h)\b)?(?:{_ZONE})?"
    rf"|(?<![\d:.,/-])\b(?P<h2>[01]\d|2[0-4])(?P<min2>[0-5]\d)(?: ?(?:hours|hrs)\b(?:{_ZONE.replace('zone', 'zone2')})?"
    rf"|{_ZONE.replace('zone', 'zone3')})",
    use="told",
    counted=True,
    kind="TIME",
)
def twenty_four_hours(found: re.Match[str], at: Setting) -> Sense | None:
    """That hour of the day that the sentence tells, or else of the report's."""
    if found["h"] and re.search(r"\b(?:won|lost|beat|score|by|Psalm|John|Genesis|Matthew)\s+$", at.before):
        return None
    zone = found["zone"] or found["zone2"] or found["zone3"]
    return _at(at, int(found["h"] or found["h2"]), int(found["min"] or found["min2"]), zone)


@rule(
    rf"\b(?P<h>1[0-2]|\d|{words.COUNT}) ?o['’]clock{_OF_DAY}"
    r"|\b(?P<h2>1[0-2]|\d) in the (?P<part2>morning|afternoon|evening)\b",
    use="told",
    counted=True,
    kind="TIME",
)
def o_clock(found: re.Match[str], at: Setting) -> Sense | None:
    """That hour, of the half of the day that the words tell."""
    said = (found["h"] or found["h2"]).lower()
    hour = int(said) if said.isdigit() else int(words.spelt(said))
    part = (found["part"] or found["night"] or found["part2"] or "").lower()
    late = part in ("afternoon", "evening") or (part == "night" and hour > 5)
    return _at(at, hour % 12 + (12 if late else 0) if part else hour)


@rule(
    r"\b(?:12 )?noon\b|\b(?:at|by|around|until|before|after|about) (?P<t>mid-?day)\b",
    use="told",
    counted=True,
    kind="TIME",
)
def noon(found: re.Match[str], at: Setting) -> Sense | None:
    """Twelve o'clock of the day that the sentence tells, or else of the report's."""
    return _at(at, 12)


@rule(
    r"\b(?:12 )?midnight\b(?: tonight\b)?(?! (?:raid|oil|mass|sun|train|express)\b)",
    use="told",
    counted=True,
    kind="TIME",
)
def midnight_hour(found: re.Match[str], at: Setting) -> Sense:
    """The midnight that ends the day told; where the clause looks back, the one that began the report's."""
    if at.focus is None and at.direction != "future":
        return Sense(f"{at.base}T00:00", values.day(at.base), "TIME")
    return Sense(f"{at.base}T24:00", values.day(at.base + timedelta(days=1)), "TIME")


@rule(
    r"\b(?:in|during|since|until|by|on|throughout|over|into|from) "
    rf"(?P<t>(?:(?:the|that|this|the same) )?(?:early |late |mid-?)?(?P<p>{words.PART_DAY}))(?! of\b)"
    r"|\b(?:at|before|after|by|until|around|from|since) "
    r"(?P<t2>(?P<p2>dawn|daybreak|sunrise|dusk|sunset|nightfall|night))\b(?! of\b)"
    rf"|\b(?P<t3>(?:that|the same|that same) (?P<p3>{words.PART_DAY}))",
    use="told",
    counted=True,
    kind="TIME",
)
def part_of_a_day(found: re.Match[str], at: Setting) -> Sense:
    """That part of the day that the sentence tells, or else of the report's."""
    part = words.PART_DAYS[(found["p"] or found["p2"] or found["p3"]).lower()]
    lead = re.search(r"\b(early|late|mid)", found.group(), re.I)
    mod = {"early": "START", "late": "END", "mid": "MID"}[lead[1].lower()] if lead else None
    return Sense(f"{at.base}{part}", values.day(at.base), "TIME", mod)


@rule(
    r"\b(?:the )?(?:early|small|wee) (?:morning )?hours(?: of the (?:morning|day|night))?\b(?! of (?!the))",
    use="told",
    counted=True,
    kind="TIME",
)
def small_hours(found: re.Match[str], at: Setting) -> Sense:
    """The beginning of the day that the sentence tells, or else of the report's."""
    return Sense(f"{at.base}TMO", values.day(at.base), "TIME", "START")


RULES: tuple[Rule, ...] = (
    *needing(words.A_FIGURE, twelve_hours, twenty_four_hours),
    *needing(re.compile(r"clock|\d in the", re.IGNORECASE), o_clock),
    noon,
    midnight_hour,
    part_of_a_day,
    *needing(words.A_UNIT, small_hours),
)
