"""What stands, from all links between reports and what persons decided: a function of sets, whatever their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.linking.versions import KILL_SLUGLINE, NOTICE
from dragoman.records import Decision, Standing, content_id

SUPERSEDING = ("update", "correction", "withdrawal")
ONE_VOICE = ("duplicate", "near-duplicate", "update", "correction")

_OF_ITSELF = {
    "notice": "a notice that takes a story back; its words are about a report",
    "canceled": "its publisher canceled it",
    "withheld": "its publisher withholds it",
}


@dataclass(frozen=True, slots=True)
class Linked:
    """A report among its links: ``day`` is a number that orders, ``retracts`` as in ``Version.retracts``."""

    id: str
    day: int
    retracts: str = ""


def standings(
    reports: Collection[Linked], links: Iterable[Decision], persons: Iterable[Decision] = ()
) -> tuple[Standing, ...]:
    """The standing of each report, by id. ``links`` and ``persons`` may hold any others too, and the same twice.

    ``persons`` are decisions ``same`` and ``not-same`` between two reports and ``undo`` of a decision; of several on
    one pair the latest holds.
    """
    by_id = {report.id: report for report in reports}
    judged = _judged(persons)
    kept = [link for link in set(links) if _holds(link, by_id, judged)]
    kept += [_by_person(*pair) for pair, same in judged.pairs.items() if same and by_id.keys() >= set(pair)]
    kept.sort(key=lambda link: (-(link.score if link.score is not None else 1.0), link.subject, link.object, link.id))
    group = _groups(by_id, kept, judged)
    kept, unclear = _clear(kept, group)
    found = _Standings(by_id, kept, group, unclear)
    return tuple(found.of(report) for report in sorted(by_id))


# --- what persons decided ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Judged:
    """``pairs`` (ids in order) that are the same or are not; ``undone`` ids of decisions."""

    pairs: Mapping[tuple[str, str], bool]
    undone: frozenset[str]

    def apart(self) -> set[tuple[str, str]]:
        return {pair for pair, same in self.pairs.items() if not same}


def _judged(persons: Iterable[Decision]) -> _Judged:
    """The latest word of persons on each pair; an undone decision, be it a person's own, counts no more."""
    several = sorted(set(persons), key=lambda decision: (decision.made_at, decision.id))
    undone: set[str] = set()
    for decision in reversed(several):  # the latest first: an undoing may be undone itself
        if decision.kind == "undo" and decision.id not in undone:
            undone.add(decision.subject)
    pairs = {
        _pair(decision): decision.kind == "same"
        for decision in several
        if decision.kind in ("same", "not-same") and decision.id not in undone
    }
    return _Judged(pairs, frozenset(undone))


def _holds(link: Decision, by_id: Mapping[str, Linked], judged: _Judged) -> bool:
    both = link.subject in by_id and link.object in by_id
    return both and link.id not in judged.undone and judged.pairs.get(_pair(link), True)


def _by_person(a: str, b: str) -> Decision:
    return Decision(content_id("d", "same", a, b), "near-duplicate", b, a, "user", "a person says so", 2.0)


def _pair(decision: Decision) -> tuple[str, str]:
    a, b = sorted((decision.subject, decision.object))
    return a, b


# --- one voice --------------------------------------------------------------------------------------------


def _groups(by_id: Mapping[str, Linked], links: Sequence[Decision], judged: _Judged) -> dict[str, str]:
    """Smallest id of each report's group. The surest links join first, and none joins what a person keeps apart."""
    head = {report: report for report in by_id}
    members = {report: [report] for report in by_id}
    apart = defaultdict(set)
    for a, b in judged.apart():
        apart[a].add(b)
        apart[b].add(a)
    for link in links:
        if link.kind not in ONE_VOICE:
            continue
        low, high = sorted((head[link.subject], head[link.object]))
        kept_apart = apart and any(head.get(other) == high for one in members[low] for other in apart.get(one, ()))
        if low == high or kept_apart:
            continue
        for one in members[high]:
            head[one] = low
        members[low] += members.pop(high)
    return head


def _clear(links: Sequence[Decision], group: Mapping[str, str]) -> tuple[list[Decision], dict[str, Decision]]:
    """The links without kills that name a slugline borne by several stories; and such a kill for each of these."""
    targets = defaultdict(set)
    sure = {link.subject for link in links if link.kind == "withdrawal" and link.by != KILL_SLUGLINE}
    for link in links:
        if link.by == KILL_SLUGLINE:
            targets[link.subject].add(group[link.object])
    dropped = {kill for kill, groups in targets.items() if len(groups) > 1 or kill in sure}
    kept = [link for link in links if not (link.by == KILL_SLUGLINE and link.subject in dropped)]
    unclear = {link.object: link for link in links if link.by == KILL_SLUGLINE and link.subject in dropped - sure}
    return kept, unclear


# --- what stands ------------------------------------------------------------------------------------------


class _Standings:
    """The state of each report, found once; a superseded report shares the fate of what superseded it."""

    def __init__(
        self,
        by_id: Mapping[str, Linked],
        links: Sequence[Decision],
        group: Mapping[str, str],
        unclear: Mapping[str, Decision],
    ) -> None:
        self._by_id, self._group, self._unclear = by_id, group, unclear
        self._over = defaultdict(list)
        self._notices = {}
        for link in links:
            if link.by == NOTICE:
                self._notices[link.object] = link
            elif link.kind in SUPERSEDING:
                self._over[link.object].append(link)
        self._states: dict[str, Standing] = {}
        for report in sorted(by_id, key=self._rank, reverse=True):
            self._find(report)
        withdrawn = sorted(report for report, found in self._states.items() if found.state == "withdrawn")
        self._withdrawn = {self._group[report]: report for report in withdrawn}

    def of(self, id: str) -> Standing:
        found = self._states[id]
        other = self._withdrawn.get(self._group[id])
        if found.state == "current" and not found.why and other is not None:
            return Standing(id, found.copy_group, why=f"one voice with {other}, which is withdrawn")
        return found

    def _find(self, start: str) -> None:
        """The state of a report and of all that it hangs on, without recursion: chains of versions may be long."""
        waiting = [start]
        while waiting:
            report = waiting[-1]
            top = self._top(report) if report not in self._states else None
            if top is not None and top.subject not in self._states and top.subject not in waiting:
                waiting.append(top.subject)
                continue
            waiting.pop()
            if report not in self._states:
                self._states[report] = self._state(report, top)

    def _state(self, id: str, top: Decision | None) -> Standing:
        group = self._group[id]
        if top is None:
            return self._alone(id, group)
        if top.kind == "withdrawal":
            return Standing(id, group, "withdrawn", top.subject, top.why)
        above = self._states.get(top.subject)  # none in a ring of links
        if above is not None and above.state == "withdrawn":
            return Standing(id, group, "withdrawn", above.by, f"{top.subject}, which superseded it, is withdrawn")
        return Standing(id, group, "superseded", top.subject, top.why)

    def _alone(self, id: str, group: str) -> Standing:
        retracts = self._by_id[id].retracts
        if retracts:
            return Standing(id, group, "withdrawn", id, _OF_ITSELF.get(retracts, retracts))
        if id in self._notices:
            return Standing(id, group, by=self._notices[id].subject, why=self._notices[id].why)
        if id in self._unclear:
            kill = self._unclear[id]
            return Standing(id, group, why=f"{kill.subject}: {kill.why}, which other stories bear too; it stands")
        return Standing(id, group)

    def _top(self, id: str) -> Decision | None:
        """The link that decides: a kill before all others, else by what nothing else that supersedes this stands over.

        Of several the latest.
        """
        links = self._over.get(id, [])
        kills = [link for link in links if self._by_id[link.subject].retracts == "notice"]
        over = {link.subject for link in links}
        beaten = {one for one in over if any(link.subject in over for link in self._over.get(one, ()))}
        best = kills or [link for link in links if link.subject not in beaten] or links
        return max(best, key=lambda link: (*self._rank(link.subject), link.id), default=None)

    def _rank(self, id: str) -> tuple[int, str]:
        return self._by_id[id].day, id
