"""Sayings of many reports to threads: the same promise or demand told elsewhere or again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.linking.ledger.days import apart, days, later
from dragoman.linking.ledger.entries import Saying
from dragoman.linking.ledger.matters import deed_stems, name_stems, reason_stems
from dragoman.linking.ledger.parties import all_keys, all_names, any_same_side, compatible, names
from dragoman.linking.ledger.words import own_weight, weight
from dragoman.records import Party, content_id

TOGETHER = 45  # days between two tellings of one thing, unless the second comes before its due day
DUE_SLACK = 1  # days that two tellings of one due day may differ
ALIKE = 0.5  # share of the words of the shorter telling that the other must hold, by weight
TELLING = 6.0  # weight of shared words that tell by themselves
_NOBODY = ""  # the name under which threads are found that are said to nobody


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

    @cached_property
    def matter(self) -> frozenset[str]:
        """The words of what is promised, less the names of parties, the words for the deed itself and those of a
        threat's reason."""
        told = self.words - name_stems(names((*self.first.by, *self.to))) - deed_stems(self.promised[0])
        return told - reason_stems(self.first.what.quote) if self.first.kind == "threat" else told

    @cached_property
    def matter_weight(self) -> float:
        return weight(self.matter)

    @cached_property
    def last_day(self) -> str:
        """The day on which it was last said."""
        return max(saying.day for saying in self.sayings)

    @cached_property
    def reports(self) -> frozenset[str]:
        return frozenset(saying.report for saying in self.sayings)

    @cached_property
    def records(self) -> frozenset[str]:
        """All records that say it: none of them is an answer to it."""
        return frozenset(record for saying in self.sayings for record in saying.records)


def threads(sayings: Iterable[Saying], joined: Iterable[Sequence[str]] = ()) -> tuple[Thread, ...]:
    """Threads of the sayings of one group, whatever order they come in.

    In the order of their days each saying joins the thread whose tellings it is most like, or begins one. ``joined``
    are the places of each thread of some of these very sayings: it stands up to the first saying that is not in it.
    """
    ordered = sorted(sayings, key=lambda s: (s.day, s.report, s.what.start, s.key))
    homes = {place: number for number, places in enumerate(joined) for place in places}
    first_new = next((i for i, saying in enumerate(ordered) if saying.key not in homes), len(ordered))
    found: dict[int, list[Saying]] = {}
    for saying in ordered[:first_new]:
        found.setdefault(homes[saying.key], []).append(saying)
    joining = _Joining(list(found.values()))
    for saying in ordered[first_new:]:
        joining.join(saying)
    return tuple(Thread(tuple(each)) for each in joining.found)


class _Joining:
    """Threads that grow saying by saying, in the order of days. Only threads that may still be told are looked at, and
    of those only the ones of which the first telling and the saying have a party in common to whom it is said."""

    def __init__(self, found: list[list[Saying]]) -> None:
        self.found = found
        self._until = [max(map(_until, thread)) for thread in found]  # the last day on which each may be told again
        self._day = ""
        self._live: list[int] = []
        self._by_party: defaultdict[str, list[int]] = defaultdict(list)

    def join(self, saying: Saying) -> None:
        if saying.day != self._day:
            self._begin(saying.day)
        best, place = max(((_best(self.found[i], saying), -i) for i in self._candidates(saying)), default=(0.0, 0))
        if best > 0:
            self.found[-place].append(saying)
            self._until[-place] = max(self._until[-place], _until(saying))
        else:
            self.found.append([saying])
            self._until.append(_until(saying))
            self._add(len(self.found) - 1)

    def _begin(self, day: str) -> None:
        known = self._live if self._day else range(len(self.found))
        still = [i for i in known if day <= self._until[i]]
        self._day, self._live = day, []
        self._by_party.clear()
        for i in still:
            self._add(i)

    def _add(self, number: int) -> None:
        self._live.append(number)
        for name in all_names(self.found[number][0].to) or (_NOBODY,):
            self._by_party[name].append(number)

    def _candidates(self, saying: Saying) -> Iterable[int]:
        """Threads that the saying may join: all others are of parties with which its own are not compatible."""
        wanted = all_names(saying.to)
        return {i for name in (*wanted, _NOBODY) for i in self._by_party.get(name, ())} if wanted else self._live


def _best(thread: list[Saying], saying: Saying) -> float:
    """How alike the saying and the thread are: 0 where any telling speaks against it."""
    most = max(same_thing(told, saying) for told in thread)  # asked first, as nearly all are unlike
    return 0.0 if most > 0 and any(_against(told, saying) for told in thread) else most


def _until(saying: Saying) -> str:
    window = days(saying.due)
    return max(later(saying.day, TOGETHER), window[1] if window else "")


def _against(told: Saying, saying: Saying) -> bool:
    """Another deed, in other words, another side, another due day, or two things that one report tells apart."""
    if told.report == saying.report and told.what == saying.what:
        return True
    if _is_of_another_kind(told, saying) and (told.report == saying.report or not _is_word_for_word(told, saying)):
        return True
    if not compatible(told.to, saying.to) or not any_same_side(told.by, saying.by):
        return True
    mine, its = days(told.due), days(saying.due)
    return mine is not None and its is not None and not _meet(mine, its)


def _is_of_another_kind(told: Saying, saying: Saying) -> bool:
    pairs = ((told.type, saying.type), (told.mode, saying.mode))
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)


def _is_word_for_word(told: Saying, saying: Saying) -> bool:
    """The one's words hold all of the other's, and these are many: of "withdraw and let them in" one report's coding
    may tell the one deed first, another's the other."""
    return (told.words <= saying.words or saying.words <= told.words) and weight(told.words & saying.words) >= TELLING


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] <= later(other[1], DUE_SLACK) and other[0] <= later(one[1], DUE_SLACK)


def same_thing(one: Saying, other: Saying) -> float:
    """How sure two sayings, that nothing speaks against, are of the same thing: 0 to 1, 0 for too unsure.

    Alike in their rarer words; or the same parties, the same kind of deed and the same due day.
    """
    shared = weight(one.words & other.words)
    least = min(own_weight(one.words), own_weight(other.words))
    like = shared / least if least else 0.0
    typed = one.type is not None and one.type == other.type
    if typed and one.due is not None and one.due == other.due and (like >= ALIKE or _is_to_the_same(one, other)):
        return 1.0
    if like < ALIKE:
        return 0.0
    near = typed and abs(apart(one.day, other.day)) <= TOGETHER
    return like if shared >= TELLING or (near and _is_to_the_same(one, other)) else 0.0


def _is_to_the_same(one: Saying, other: Saying) -> bool:
    return bool(all_keys(one.to) & all_keys(other.to)) or (one.is_mutual and one.group == other.group)
