"""Sayings of many reports to threads: the same promise or demand told elsewhere or again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dragoman.linking.ledger.days import apart, days, later
from dragoman.linking.ledger.entries import Saying
from dragoman.linking.ledger.parties import all_keys, any_same_side, compatible
from dragoman.linking.ledger.words import likeness, weight
from dragoman.records import Party, content_id

TOGETHER = 45  # days between two tellings of one thing, unless the second comes before its due day
DUE_SLACK = 1  # days that two tellings of one due day may differ
ALIKE = 0.5  # share of the words of the shorter telling that the other must hold, by weight
TELLING = 6.0  # weight of shared words that tell by themselves


@dataclass(frozen=True)
class Thread:
    """One commitment or demand with all its tellings, the earliest first. What one leaves open another may tell."""

    sayings: tuple[Saying, ...]

    @property
    def first(self) -> Saying:
        return self.sayings[0]

    @cached_property
    def id(self) -> str:
        return content_id("l", self.first.key)

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Where each telling stands: report id and characters."""
        return tuple(saying.key for saying in self.sayings)

    @cached_property
    def is_lasting(self) -> bool:
        """True for what is to be kept up, like a ceasefire, and so is never overdue."""
        return self.first.family == "promise" and self.promised == ("RETREAT", "ceasefire")

    @cached_property
    def promised(self) -> tuple[str | None, str | None]:
        """Type and mode of what is promised or demanded."""
        return next(((s.type, s.mode) for s in self.sayings if s.type is not None), (None, None))

    @cached_property
    def to(self) -> tuple[Party, ...]:
        return tuple(dict.fromkeys(one for s in self.sayings for one in s.to))

    @cached_property
    def due(self) -> str | None:
        return next((s.due for s in self.sayings if s.due is not None), None)

    @cached_property
    def window(self) -> tuple[str, str] | None:
        return days(self.due)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset().union(*(s.words for s in self.sayings))


def threads(sayings: Iterable[Saying]) -> tuple[Thread, ...]:
    """Threads of the sayings of one group, whatever order they come in.

    In the order of their days each saying joins the thread whose tellings it is most like, or begins one.
    """
    found: list[list[Saying]] = []
    until: list[str] = []  # the last day on which another telling of each may still come
    live: list[int] = []
    for saying in sorted(sayings, key=lambda s: (s.day, s.report, s.what.start, s.key)):
        live = [i for i in live if saying.day <= until[i]]
        best, place = max(((_best(found[i], saying), -i) for i in live), default=(0.0, 0))
        if best > 0:
            found[-place].append(saying)
            until[-place] = max(until[-place], _until(saying))
        else:
            live.append(len(found))
            found.append([saying])
            until.append(_until(saying))
    return tuple(Thread(tuple(each)) for each in found)


def _best(thread: list[Saying], saying: Saying) -> float:
    """How alike the saying and the thread are: 0 where any telling speaks against it."""
    if any(_against(told, saying) for told in thread):
        return 0.0
    return max(same_thing(told, saying) for told in thread)


def _until(saying: Saying) -> str:
    window = days(saying.due)
    return max(later(saying.day, TOGETHER), window[1] if window else "")


def _against(told: Saying, saying: Saying) -> bool:
    """Another deed, another side, another due day, or two things that one report tells apart."""
    if told.report == saying.report and told.what == saying.what:
        return True
    if None not in (told.type, saying.type) and told.type != saying.type:
        return True
    if None not in (told.mode, saying.mode) and told.mode != saying.mode:
        return True
    if not compatible(told.to, saying.to) or not any_same_side(told.by, saying.by):
        return True
    mine, its = days(told.due), days(saying.due)
    return mine is not None and its is not None and not _meet(mine, its)


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] <= later(other[1], DUE_SLACK) and other[0] <= later(one[1], DUE_SLACK)


def same_thing(one: Saying, other: Saying) -> float:
    """How sure two sayings, that nothing speaks against, are of the same thing: 0 to 1, 0 for too unsure.

    Alike in their rarer words; or the same parties, the same kind of deed and the same due day.
    """
    like = likeness(one.words, other.words)
    typed = one.type is not None and one.type == other.type
    same_due = one.due is not None and one.due == other.due
    same_to = bool(all_keys(one.to) & all_keys(other.to)) or (one.is_mutual and one.group == other.group)
    if typed and same_due and (same_to or like >= ALIKE):
        return 1.0
    if like < ALIKE:
        return 0.0
    told_enough = weight(one.words & other.words) >= TELLING
    near = abs(apart(one.day, other.day)) <= TOGETHER
    return like if told_enough or (typed and same_to and near) else 0.0
