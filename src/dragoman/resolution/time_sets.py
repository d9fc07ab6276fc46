"""Rules for times that come back: every Friday, daily, twice a week, on Sundays."""

from __future__ import annotations

import re

from . import time_words as words
from .time_lengths import counted, lasting
from .time_rules import Rule, Sense, Setting, needing, rule

_UNIT = r"(?P<u>second|minute|hour|day|week|fortnight|month|quarter|year|decade|century)"
_PLURAL = r"(?P<us>minutes|hours|days|weeks|months|years|decades)"


def _set(timex: str | None) -> Sense:
    return Sense(timex, type="SET")


@rule(rf"\b(?:every|each)(?: and every)?(?: single)? {_UNIT}\b(?! of the)", use="told", kind="SET")
def every_unit(found: re.Match[str], at: Setting) -> Sense:
    """Once in each of these units."""
    return _set(lasting(1, found["u"]).timex)


@rule(
    rf"\bevery (?:(?P<n>other|second|third|fourth|few|{words.COUNT}|\d{{1,3}})) (?:{_UNIT}|{_PLURAL})\b",
    use="told",
    kind="SET",
)
def every_so_many(found: re.Match[str], at: Setting) -> Sense:
    """Once in so many of these units."""
    said = found["n"].lower()
    count = {"other": 2.0, "second": 2.0, "third": 3.0, "fourth": 4.0, "few": None}.get(said, 0.0)
    return _set(lasting(counted(said) if count == 0 else count, found["us"] or found["u"]).timex)


@rule(
    rf"\b(?:every|each) (?:(?P<w>{words.WEEKDAY})|(?P<m>{words.FULL_MONTH})|(?P<s>{words.SEASON})|(?P<e>weekend))"
    rf"(?: (?P<p>{words.PART_DAY})| (?P<d>{words.DAY}))?",
    use="told",
    kind="SET",
)
def every_named(found: re.Match[str], at: Setting) -> Sense:
    """Every day, month or season of that name."""
    part = words.PART_DAYS[found["p"].lower()] if found["p"] else ""
    if found["w"]:
        return _weekly(found["w"], part)
    if found["m"]:
        day = f"-{int(re.sub(r'[^0-9]', '', found['d'])):02}" if found["d"] else ""
        return _set(f"XXXX-{words.month_number(found['m']):02}{day}")
    return _set(f"XXXX-{words.SEASON_CODES[found['s'].lower()]}" if found["s"] else "XXXX-WXX-WE")


def _weekly(weekday: str, part: str) -> Sense:
    return _set(f"XXXX-WXX-{words.weekday_number(weekday) + 1}{part}")


@rule(rf"\b(?:every|each) (?P<p>{words.PART_DAY})", use="told", kind="SET")
def every_part_day(found: re.Match[str], at: Setting) -> Sense:
    """That part of every day."""
    return _set(f"XXXX-XX-XX{words.PART_DAYS[found['p'].lower()]}")


@rule(rf"\b(?P<w>{words.LONG_WEEKDAY})(?:s|(?: (?P<p>mornings|afternoons|evenings|nights)))\b", use="told", kind="SET")
def weekdays(found: re.Match[str], at: Setting) -> Sense:
    """Every such day of the week."""
    return _weekly(found["w"], words.PART_DAYS[found["p"].lower()] if found["p"] else "")


@rule(r"\b(?:on |at |over )?(?P<t>(?P<e>weekends)|weekdays)\b(?! ago)", use="told", kind="SET")
def weekends(found: re.Match[str], at: Setting) -> Sense:
    """Every weekend, or every day of the working week."""
    return _set("XXXX-WXX-WE" if found["e"] else "XXXX-WXX-WD")


_OFTEN = "|".join(sorted(words.OFTEN, key=len, reverse=True))


@rule(rf"(?<![-\w])(?P<t>{_OFTEN})\b(?! (?:life|lives)\b)(?!-)", use="told", kind="SET")
def often(found: re.Match[str], at: Setting) -> Sense | None:
    """As often as the adjective says."""
    token = at.token(at.start)
    if token and token.xpos.startswith("NNP"):
        return None  # a newspaper: the Daily Norport
    return _set(words.OFTEN[found["t"].lower()])


@rule(
    rf"\b(?:once|twice|thrice|(?:{words.COUNT}|\d+|several|many) times) (?:an?|per|each|every) {_UNIT}\b",
    use="told",
    kind="SET",
)
def so_often_a_unit(found: re.Match[str], at: Setting) -> Sense:
    """So many times in each of these units."""
    return _set(lasting(1, found["u"]).timex)


@rule(
    rf"(?:\d|\b(?:million|billion|thousand|hundred|dozen)|s|people|men|women|children) (?P<t>an? {_UNIT})\b"
    r"(?! (?:ago|earlier|later|before|after|from|of|and a half|in (?:prison|jail|advance)|off|prior|apart|ahead|to\b))",
    use="told",
    kind="SET",
)
def rate(found: re.Match[str], at: Setting) -> Sense | None:
    """So many in each of these units: "900 barrels a day"."""
    before = at.token(found.start("t") - 2)
    if before and before.xpos and before.xpos not in ("NNS", "CD", "NN"):
        return None
    return _set(lasting(1, found["u"]).timex)


@rule(rf"\b(?:per|/) ?(?P<t>{_UNIT})\b", use="told", kind="SET")
def per_unit(found: re.Match[str], at: Setting) -> Sense | None:
    """So many in each of these units; a speed is none."""
    if re.search(r"(?:miles?|kilomet\w+|knots?|km|met(?:re|er)s|feet|light)\s*(?:per|/)\s*$", at.before, re.I):
        return None
    return _set(lasting(1, found["u"]).timex)


RULES: tuple[Rule, ...] = (
    *needing(words.AN_EVERY, every_unit, every_so_many, every_named, every_part_day),
    *needing(words.A_WEEKDAY, weekdays),
    weekends,
    often,
    *needing(words.A_UNIT, so_often_a_unit, rate, per_unit),
)
