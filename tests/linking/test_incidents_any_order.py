"""The same tellings make the same incidents, in whatever order and portions they come, and whoever came and went.

The limits of linking are made small here, so that crowded keys and large parts are met with a handful of tellings.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.linking import link_all, relink
from dragoman.linking.incidents import blocking, clustering
from dragoman.linking.incidents.blocking import displaced, pairs, turn
from dragoman.linking.incidents.clustering import APART, clusters, part_of, parts
from dragoman.records import Incident, Link, Telling
from tests.linking.told import told

ACTS = {"shelled": "ASSAULT", "stormed": "ASSAULT", "seized": "COERCE"}
SIDES = ("Norland NRL MIL", "Sudria SDR MIL", "")
THINGS = ("ferry", "school", "bridge", "depot")


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "ANCHORS", 2)
    monkeypatch.setattr(blocking, "FEW", 3)
    monkeypatch.setattr(clustering, "LARGEST", 4)


class Kept:
    """An index in memory that takes in what a relinking changed."""

    def __init__(self) -> None:
        self.by_turn: dict[int, Telling] = {}
        self.keys: dict[int, set[int]] = defaultdict(set)
        self.held: dict[tuple[int, int], Link] = {}
        self.found: dict[int, tuple[Incident, tuple[int, ...]]] = {}
        self._row = 0

    @property
    def is_empty(self) -> bool:
        return not self.by_turn

    def members(self, keys: Sequence[int]) -> Mapping[int, list[int]]:
        return {key: sorted(self.keys[key]) for key in keys if self.keys.get(key)}

    def tellings(self, turns: Sequence[int]) -> Iterator[tuple[int, Telling]]:
        return ((n, self.by_turn[n]) for n in turns)

    def links(self, turns: Sequence[int]) -> Iterator[tuple[int, int, float]]:
        return ((*pair, link.score) for pair, link in self.held.items() if {*pair} & {*turns})

    def incidents(self, turns: Sequence[int]) -> Iterator[tuple[int, Incident, tuple[int, ...]]]:
        return ((row, *found) for row, found in self.found.items() if {*found[1]} & {*turns})

    def named(self, event_keys: Sequence[str]) -> Iterable[tuple[str, int]]:
        return ()

    def change(self, came: Sequence[Telling], went: Sequence[Telling] = ()) -> None:
        change = relink(self, came, [turn(t) for t in went])
        for pair in change.ended_links:
            del self.held[pair]
        for row in change.ended_incidents:
            del self.found[row]
        for n, own in change.ended_keys.items():
            del self.by_turn[n]
            for key in own:
                self.keys[key].discard(n)
        for n, own in change.keys.items():
            for key in own:
                self.keys[key].add(n)
        self.by_turn |= {turn(t): t for t in came}
        self.held |= {(a, b): link for a, b, link in change.links}
        for found in change.incidents:
            self._row += 1
            self.found[self._row] = found


@st.composite
def several(draw: st.DrawFn) -> list[Telling]:
    made = []
    for i in range(draw(st.integers(2, 12))):
        act, thing = draw(st.sampled_from(sorted(ACTS))), draw(st.sampled_from(THINGS))
        made.append(
            told(
                f"Soldiers >>{act}<< the {thing} at Marrow {draw(st.sampled_from(('today', 'again', 'quickly')))}",
                f"r{i // 2}",
                type=ACTS[act],
                actor=draw(st.sampled_from(SIDES)),
                recipient=f"the {thing} SDR OTH",
                published=f"2031-03-0{draw(st.integers(1, 5))}",
                start=30 * i,
                looks_back=draw(st.booleans()),
                lead=frozenset(draw(st.sets(st.sampled_from(("ferry", "marrow", "talks")), max_size=2))),
            )
        )
    return made


@settings(max_examples=150)
@given(several(), st.randoms(use_true_random=False))
def test_portions_and_order(tellings: list[Telling], chance: random.Random) -> None:
    chance.shuffle(tellings)
    incidents, links = link_all(tellings)
    index, rest = Kept(), list(tellings)
    while rest:
        some = chance.randint(1, len(rest))
        index.change(rest[:some])
        rest = rest[some:]
    assert {record for record, _ in index.found.values()} == set(incidents)
    assert set(index.held.values()) == set(links)


@settings(max_examples=100)
@given(several(), st.randoms(use_true_random=False))
def test_who_came_and_went_leaves_nothing(tellings: list[Telling], chance: random.Random) -> None:
    leaving = chance.sample(tellings, len(tellings) // 2)
    staying = [t for t in tellings if t not in leaving]
    index = Kept()
    index.change(tellings)
    index.change([], leaving)
    assert {record for record, _ in index.found.values()} == set(link_all(staying)[0])


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.sampled_from([0.4, 0.6, 0.8, 0.9, 0.98, 1.0]))))
def test_the_part_of_one_is_one_of_all_parts(links: list[tuple[int, int, float]]) -> None:
    near: dict[int, dict[int, float]] = defaultdict(dict)
    strongest = {}
    for a, b, p in links:
        if a != b:
            strongest[min(a, b), max(a, b)] = p
    for (a, b), p in strongest.items():
        near[a][b] = near[b][a] = p
    found = parts(range(12), [(a, b, p) for (a, b), p in strongest.items()])
    assert sorted(one for part in found for one in part) == list(range(12))
    for part in found:
        assert all(part_of(one, near.__getitem__) == set(part) for one in part)


@pytest.mark.parametrize(
    ("key", "members", "met"),
    [
        pytest.param(2, [1, 2, 3, 4], {(1, 2), (1, 3), (1, 4), (2, 3), (2, 4)}, id="a narrow key"),
        pytest.param(3, [1, 2, 3], {(1, 2), (1, 3), (2, 3)}, id="a wide key of few: all meet"),
        pytest.param(3, [1, 2, 3, 4], set(), id="a wide key of many: none meet"),
    ],
)
def test_who_meets_at_a_key(key: int, members: list[int], met: set[tuple[int, int]]) -> None:
    assert set(pairs(key, members)) == met


@pytest.mark.parametrize(
    ("key", "before", "after", "touched"),
    [
        pytest.param(2, [2, 3, 4], [1, 2, 3, 4], {3}, id="an earlier one takes an anchor's place"),
        pytest.param(2, [2, 3, 4], [2, 3, 4, 5], set(), id="a later one takes none"),
        pytest.param(2, [1, 2, 3], [2, 3], {3}, id="an anchor goes, the next becomes one"),
        pytest.param(3, [1, 2, 3], [1, 2, 3, 4], {1, 2, 3}, id="a wide key comes to have too many"),
        pytest.param(3, [1, 2, 3, 4], [1, 2, 4], {1, 2, 4}, id="and few again"),
    ],
)
def test_who_is_displaced(key: int, before: list[int], after: list[int], touched: set[int]) -> None:
    assert displaced(key, before, after) == touched


CERTAIN = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.2, (2, 3): 0.9, (0, 3): 0.0, (1, 3): 0.0}


@pytest.mark.parametrize(
    ("apart", "joined", "groups"),
    [
        pytest.param([], [], [[0, 1], [2, 3]], id="a chain is cut where its halves agree least"),
        pytest.param([(0, 1)], [], [[0], [1, 2, 3]], id="parted by a person"),
        pytest.param([], [(0, 3)], [[0, 1, 2, 3]], id="joined by a person"),
        pytest.param([(0, 3)], [(1, 2)], [[0, 1], [2, 3]], id="a join against a parting is left"),
    ],
)
def test_groups(apart: list[tuple[int, int]], joined: list[tuple[int, int]], groups: list[list[int]]) -> None:
    found = clusters([[0, 1, 2, 3]], lambda a, b: CERTAIN[a, b], {frozenset(pair) for pair in apart}, joined)
    assert sorted(map(sorted, found)) == groups


@pytest.mark.parametrize(
    ("between", "groups"),
    [
        pytest.param((0.45, 0.45, 0.45, 0.45), [[0, 1, 2, 3]], id="many pairs that half agree join"),
        pytest.param((0.9, 0.0, 0.0, 0.0), [[0, 1], [2, 3]], id="near miss: one strong pair"),
        pytest.param((0.3, 0.3, 0.3, 0.3), [[0, 1], [2, 3]], id="near miss: many that hardly agree"),
    ],
)
def test_support_of_many_pairs(between: tuple[float, ...], groups: list[list[int]]) -> None:
    pairs = dict(zip([(0, 2), (0, 3), (1, 2), (1, 3)], between, strict=True)) | {(0, 1): 0.9, (2, 3): 0.9}
    assert sorted(map(sorted, clusters([[0, 1, 2, 3]], lambda a, b: pairs[a, b]))) == groups


@pytest.mark.parametrize(
    ("far", "groups"),
    [
        pytest.param(0.0, [[0, 1, 2]], id="two that are unlike are joined by a third"),
        pytest.param(APART, [[0, 1], [2]], id="near miss: two that cannot be one"),
    ],
)
def test_who_cannot_be_one(far: float, groups: list[list[int]]) -> None:
    certain = {(0, 1): 0.95, (1, 2): 0.95, (0, 2): far}
    assert sorted(map(sorted, clusters([[0, 1, 2]], lambda a, b: certain[a, b]))) == groups
