"""Rules for stretches that date an act, though TimeML sees a length in them: within 48 hours, four days of fighting.

What the words themselves tell, P4D, is found by ``time_lengths``; the days they cover here are the value of both.
"""

from __future__ import annotations

import re
from datetime import timedelta

from . import time_values as values
from . import time_words as words
from .time_relative import NO_ACT, length
from .time_rules import Rule, Setting, Unresolved, needing, rule
from .time_values import Period

N, U = words.NUMBER, words.UNIT
_ABOUT = "(?:about|around|roughly|approximately|almost|nearly|just|only) "
_VAGUE = "few|several|recent|couple of"
_IN_A_ROW = "(?:consecutive|straight|successive)"


@rule(rf"\bwithin (?:the (?:next|coming) )?(?:{_ABOUT})?(?P<n>{N}) (?P<u>{U})", use="events")
def within(found: re.Match[str], at: Setting) -> Period:
    """From the report's day, for so long; where the clause looks back, until the report's day."""
    count, unit = length(found)
    if at.direction == "past":
        return values.shift(at.today, -count, unit), at.today
    return at.today, values.shift(at.today, count, unit)


@rule(rf"\b(?<!time\s)in (?:{_ABOUT})?(?P<n>{N}) (?P<u>{U})(?! (?:of|prison|jail|in)\b|-)", use="events")
def in_so_long(found: re.Match[str], at: Setting) -> Period | None:
    """The day so long after the report's."""
    count, unit = length(found)
    if re.search(r"\b(?:first|only|time|last|most|worst|\w+est)\b[^.;,]*$", at.before):
        return None  # "the deadliest attack in two years"
    if at.direction == "past":  # "in two days", of what is done: the days it took
        return (at.today - timedelta(days=round(count) - 1), at.today) if unit == "day" and count < 30 else None
    return values.day(values.shift(at.today, count, unit)) if at.direction == "future" or unit == "hour" else None


@rule(
    rf"\b(?:(?:in|over|during|for|within|from) )?(?:the )?(?:past|last|previous) (?:{_ABOUT})?"
    rf"(?:(?P<n>{N}) (?P<u>{U})|(?P<vague>{_VAGUE}) {U})"
    r"|\b(?:in|over|during) the past (?P<one>day|week|month|year)\b",
    use="events",
)
def past_stretch(found: re.Match[str], at: Setting) -> Period:
    """So long up to the report's day."""
    if found["one"]:
        return values.shift(at.today, -1, found["one"].lower()), at.today
    if found["vague"] and "couple" not in found["vague"].lower():
        raise Unresolved("no number given")
    count, unit = length(found) if found["n"] else (2, words.unit_of(found.group().split()[-1])[0])
    return values.shift(at.today, -count, unit), at.today


@rule(
    rf"\b(?:(?:in|over|during|for|within) )?the (?:next|coming|following) (?:{_ABOUT})?"
    rf"(?:(?P<n>{N}) )?(?:(?:{_VAGUE}) )?(?P<u>{U})",
    use="events",
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
    rf"(?P<t>for (?:{_ABOUT})?(?P<n>{N}) (?P<u>{U}))(?! in (?:prison|jail))",
    use="events",
)
def lasting_for(found: re.Match[str], at: Setting) -> Period:
    """What has lasted so long, up to the report's day."""
    count, unit = length(found)
    return values.shift(at.today, -count, unit), at.today


@rule(
    rf"\b(?<!than\s)(?P<n>{N}) (?P<u>hours?|days?|weeks?|months?)"
    r"(?= of (?-i:[a-z]))(?! of (?:age|imprisonment|jail|prison)\b)",
    use="events",
)
def so_many_days_of(found: re.Match[str], at: Setting) -> Period | None:
    """What lasted so long, up to and with the report's day."""
    count, unit = length(found)
    if at.direction == "future" or (count == 1 and unit == "day"):
        return None
    return values.shift(at.today, -(count - 1) if unit == "day" else -count, unit), at.today


@rule(
    rf"\b(?:its|their|his|her) (?P<t>(?P<n>{N})-(?P<u>day|week|month)(?:-long)?) (?=[a-z])"
    r"(?!visit|tour|trip|ultimatum|deadline|(?:prison |jail )?(?:sentence|term))",
    use="events",
)
def so_long_an_act(found: re.Match[str], at: Setting) -> Period | None:
    """What has lasted so long, up to and with the report's day."""
    if at.direction == "future":
        return None
    count, unit = length(found)
    return values.shift(at.today, -(count - 1) if unit == "day" else -count, unit), at.today


@rule(rf"\b(?:on|at) (?P<t>the (?P<n>{words.ORDINAL}) anniversary) (?:of|since)\b", use="events")
def anniversary(found: re.Match[str], at: Setting) -> Period:
    """The report's day, so many years before."""
    return values.day(values.shift(at.today, -words.ordinal_of(found["n"]), "year"))


@rule(
    rf"\b(?:a|the|its|their|his) (?P<t>(?P<n>{words.ORDINAL}) (?:{_IN_A_ROW} )?(?:day|night))\b(?! offensive)"
    rf"|\b(?P<t2>(?P<n2>{words.ORDINAL}) {_IN_A_ROW} (?:day|night))\b",
    use="events",
)
def nth_day(found: re.Match[str], at: Setting) -> Period | None:
    """From the first of these days to the report's."""
    count = words.ordinal_of(found["n"] or found["n2"])
    return (at.today - timedelta(days=count - 1), at.today) if 2 <= count <= 366 else None


@rule(
    r"\b(?:gives?|gave|given|giving|has|have|had|with|sets?|setting|an?)\b(?: \w+){0,5}? "
    rf"(?P<t>(?P<n>{N})[ -](?P<u>{U}))['’]?(?= to \w| notice| in which to| ultimatum| deadline)",
    use="events",
)
def time_to_act(found: re.Match[str], at: Setting) -> Period:
    """The day on which the time given runs out."""
    count, unit = length(found)
    return values.day(values.shift(at.today, count, unit))


@rule(rf"\b(?P<t>(?P<n>{N})-(?P<u>hour|day|week|month)) (?:ultimatum|deadline|notice)", use="events")
def ultimatum(found: re.Match[str], at: Setting) -> Period:
    """The day on which the time given runs out."""
    count, unit = length(found)
    return values.day(values.shift(at.today, count, unit))


@rule(
    r"\b(?:begins?|starts?|commences?|arrives?|embarks?)\b(?: \w+){0,6}? "
    rf"(?P<t>(?P<n>{N})[- ](?P<u>day|week))[- ](?=\w+)",
    use="events",
)
def starting_now(found: re.Match[str], at: Setting) -> Period:
    """What starts on the report's day, for so long."""
    count, unit = length(found)
    return at.today, values.shift(at.today, count, unit) - timedelta(days=1)


@rule(
    rf"\b(?<!than\s)(?<!over\s)(?:(?P<n>{N}|one)|the) (?P<u>days?|weeks?|months?|years?) "
    r"(?:after|following)(?= [\w\"“‘])",
    use="events",
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
    rf"(?!{NO_ACT}| yesterday)(?= [\w\"“‘])",
    use="events",
)
def so_long_before(found: re.Match[str], at: Setting) -> Period | None:
    """The act before which the report's own happened lies so long after the report's day."""
    if at.direction == "past" or (found["n"] is None and found["u"].lower() != "day"):
        return None
    unit, times = words.unit_of(found["u"])
    return values.day(values.shift(at.today, words.number_of(found["n"] or "one") * times, unit))


RULES: tuple[Rule, ...] = needing(
    words.A_UNIT, within, past_stretch, coming_stretch, in_so_long, lasting_for, so_many_days_of, so_long_an_act,
    anniversary, nth_day, time_to_act, ultimatum, starting_now, so_long_after, so_long_before,
)  # fmt: skip
