"""What a time expression means: the setting it is read in, and the rules that are functions of one.

A rule is a pattern and a function that turns its match into a period. The function's first line of documentation is
the reason the user is shown. Spaces in patterns stand for any white space; letters match in either case, except in
the names of months and days. A group named ``t`` marks the words of the expression where the pattern needs more.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from dragoman.records import Doc, Token

from .time_tense import Direction, direction, head_of, is_guess, is_led, is_start, words_at
from .time_values import Period

NO_REPORT_DATE = "no report date"


class Unresolved(Exception):
    """The words are a time expression, but what they mean cannot be told; the message says why."""


@dataclass(frozen=True)
class Setting:
    """Where an expression stands: its report's words, its report's day, its characters."""

    doc: Doc
    anchor: date | None
    start: int
    end: int
    focus: Period | None = None  # the time told last before this one, for rules that count from it

    @property
    def today(self) -> date:
        if self.anchor is None:
            raise Unresolved(NO_REPORT_DATE)
        return self.anchor

    @property
    def base(self) -> date:
        """The day that is counted from: the last that the text told, or else the report's."""
        return self.focus[0] if self.focus else self.today

    @cached_property
    def direction(self) -> Direction | None:
        return direction(self.doc, self.start, self.end)

    @property
    def on_noun(self) -> bool:
        """The expression belongs to a noun, not to a clause: "the killing in April"."""
        inside = words_at(self.doc, self.start, self.end)
        head = head_of(inside) if inside else None
        above = self.doc.tokens[head.head] if head and head.head >= 0 else None
        return bool(head and above and head.deprel.startswith("nmod") and above.upos in ("NOUN", "PROPN"))

    @property
    def in_a_name(self) -> bool:
        """The first word is part of a named entity that holds more words than it: "May Keyah"."""
        token = self.token(self.start)
        return token is not None and any(e.first <= token.i <= e.last and e.first < e.last for e in self.doc.entities)

    @property
    def before(self) -> str:
        return self.doc.text[max(0, self.start - 80) : self.start]

    def is_word(self, upos: str, start: int) -> bool:
        """The word at character ``start`` is of that sort in the parse; without a parse every word may be."""
        token = self.token(start)
        return token is None or not token.xpos or token.upos == upos

    def token(self, start: int) -> Token | None:
        """The word that begins at or covers character ``start``."""
        tokens = self.doc.tokens
        i = bisect_right(tokens, start, key=lambda t: t.start) - 1
        return tokens[i] if i >= 0 and tokens[i].end > start else None

    def nearest(self, make: Callable[[int], Period], slack: int = 0) -> Period:
        """``make(year)`` for the year that the clause looks to; where it looks neither way, the nearest in time.

        A report does not say "5 January" of a day eleven months off when one is near: where the direction is a guess,
        a day at most ``slack`` days away is taken before one more than 300 days away on the side that was guessed; half
        as many days where the parse tells the direction. "Vowed to avenge the killing in April" does not tell it.
        """
        today = self.today
        candidates = []
        for number in range(today.year - 8, today.year + 9):
            try:
                candidates.append(make(number))
            except ValueError:  # 29 February, in a year that has none
                continue
        nearest = min(candidates, key=lambda p: _distance(p, today))
        chosen = nearest
        if self.direction == "past":
            chosen = max(p for p in candidates if p[0] <= today)
        elif self.direction == "future":
            chosen = min(p for p in candidates if p[1] >= today)
        if _distance(chosen, today).days <= 180:
            return chosen
        off, sure = _distance(nearest, today).days, is_led(self.doc, self.start, self.end)
        far = _distance(chosen, today).days > 300 and off <= slack
        if far and (is_guess(self.doc, self.start, self.end) or (off <= slack // 2 and not sure)):
            return nearest
        unsure = not sure and (self.on_noun or is_start(self.doc, self.start))
        return nearest if self.direction == "future" and unsure else chosen


def _distance(period: Period, today: date) -> timedelta:
    first, last = period
    return max(first - today, today - last, timedelta())


Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Sense:
    """What words mean by TimeML, where that is more than the days of a date.

    Without a ``timex`` it is the period's own. ``span`` are the characters that mean this, where they are not all of
    the expression's; ``parts`` are the dates that a range is told with: "3 to 5 May" tells two. ``why`` is the reason
    why there is no period.
    """

    timex: str | None = None
    period: Period | None = None
    type: Kind = "DATE"
    mod: str | None = None
    span: tuple[int, int] | None = None
    parts: tuple[Sense, ...] = ()
    why: str = ""


Resolve = Callable[[re.Match[str], Setting], Period | Sense | None]
Use = Literal["both", "events", "told"]


@dataclass(frozen=True, slots=True)
class Rule:
    """``resolve`` gives a period or a sense, None where the words tell no time after all, or raises Unresolved.

    ``use`` says who asks: a rule of ``events`` finds stretches that date an act ("four days of fighting" are the last
    four days), one of ``told`` says what TimeML makes of the words. ``counted`` rules count from another time of the
    text where there is one: "the next day". ``needs`` is what a text must hold for the rule to be tried at all.
    """

    name: str
    pattern: re.Pattern[str]
    resolve: Resolve = field(repr=False)
    reason: str = ""
    use: Use = "both"
    counted: bool = False
    kind: Kind = "DATE"
    needs: re.Pattern[str] | None = None


def needing(pattern: re.Pattern[str], *rules: Rule) -> tuple[Rule, ...]:
    """``rules``, to be tried only on a text in which ``pattern`` is found: most reports lack most words of time."""
    return tuple(replace(rule, needs=pattern) for rule in rules)


def rule(pattern: str, use: Use = "both", counted: bool = False, kind: Kind = "DATE") -> Callable[[Resolve], Rule]:
    """Make a Rule of a function, named as the function is."""

    def make(resolve: Resolve) -> Rule:
        reason = (resolve.__doc__ or "").split("\n")[0].rstrip(".")
        compiled = re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)
        return Rule(resolve.__name__, compiled, resolve, reason, use, counted, kind)

    return make
