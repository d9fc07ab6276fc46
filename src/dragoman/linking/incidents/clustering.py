"""From probabilities of pairs to incidents: those are joined whose tellings agree, most certain first.

First come parts: what hangs together by links. A part of very many is cut at its less certain links, again and again.
Within a part two groups become one while they agree: each telling of the one with that of the other which it matches
best, and, for a smaller share, all with all; many pairs that half agree count for more than one that does. Reports of
one incident tell of it by different ends, so that not all pairs need be alike; yet one strong pair is not enough to
join two incidents. What persons decided counts before all:
who was parted stays apart, and who was joined is joined at the end.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

JOIN = 0.5  # agreement from which groups are joined
NEAREST = 0.8  # of their agreement, the share of each telling's best match; the rest is the mean over all pairs
HALF = 0.2  # what a pair's probability has above this supports the joining of its groups
ONE_PAIR = 0.3  # support that one pair can give; what two groups have beyond that is of several pairs
MORE = 0.4  # what the agreement of two groups gains for each 1.0 of support beyond one pair's, and at most
LEVELS = (0.4, 0.55, 0.7, 0.85, 0.93, 0.97, 0.99)  # of links that hold a part together, the first at which it is small
LARGEST = 60  # tellings of a part that are compared each with each
SAMPLE = 8  # of a group, the earliest tellings, with which a telling of a part that stays larger is compared

APART = -math.inf  # of two that cannot be one, whatever others say of them

Floats = npt.NDArray[np.float64]
Weighted = tuple[int, int, float]
Near = Callable[[int], Mapping[int, float]]
Scores = Callable[[int, int], float]


# --- parts ------------------------------------------------------------------------------------------------


def parts(tellings: Sequence[int], links: Iterable[Weighted]) -> list[list[int]]:
    """All tellings, part by part. A telling's part is what hangs together with it by links of the first level at which
    that is no more than LARGEST tellings; of the last level where it always is more."""
    return _cut(list(tellings), list(links), LEVELS)


def part_of(one: int, near: Near) -> set[int]:
    """The part of one telling alone. ``near`` gives those linked with a telling and the probability."""
    for level in LEVELS:
        found = _reached(one, near, level, LARGEST)
        if len(found) <= LARGEST:
            return found
    return _reached(one, near, LEVELS[-1], None)


def _cut(tellings: list[int], links: list[Weighted], levels: Sequence[float]) -> list[list[int]]:
    kept = [link for link in links if link[2] >= levels[0]]
    found = _connected(tellings, kept)
    if len(levels) == 1:
        return found
    large = [part for part in found if len(part) > LARGEST]
    place = {one: i for i, part in enumerate(large) for one in part}
    inside: list[list[Weighted]] = [[] for _ in large]
    for link in kept:
        if link[0] in place:
            inside[place[link[0]]].append(link)
    small = [part for part in found if len(part) <= LARGEST]
    return small + [one for part, own in zip(large, inside, strict=True) for one in _cut(part, own, levels[1:])]


def _connected(tellings: Sequence[int], links: Iterable[Weighted]) -> list[list[int]]:
    root = {one: one for one in tellings}

    def find(one: int) -> int:
        while root[one] != one:
            root[one] = one = root[root[one]]
        return one

    for a, b, _ in links:
        if a in root and b in root:
            root[find(a)] = find(b)
    found: dict[int, list[int]] = {}
    for one in tellings:
        found.setdefault(find(one), []).append(one)
    return list(found.values())


def _reached(one: int, near: Near, level: float, most: int | None) -> set[int]:
    """What hangs together with a telling by links of a level; some of it, where that is more than ``most``."""
    found, frontier = {one}, [one]
    while frontier and (most is None or len(found) <= most):
        for other, p in near(frontier.pop()).items():
            if p >= level and other not in found:
                found.add(other)
                frontier.append(other)
    return found


# --- groups -----------------------------------------------------------------------------------------------


def clusters(
    parts: Iterable[Sequence[int]],
    score: Scores,
    apart: Collection[frozenset[int]] = (),
    joined: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """The groups of whole parts, each in the order of its part.

    Parts must be in an order that does not depend on how their tellings were read. ``score`` gives the probability of
    any pair of one part, or APART. ``apart`` are pairs that must not be in one group, ``joined`` those that must, the
    most binding first; where both ask, they stay apart.
    """
    groups = [
        group
        for part in parts
        for group in (_linkage if len(part) <= LARGEST else _by_the_earliest)(list(part), score, apart)
    ]
    return _join(groups, joined, apart)


def _linkage(part: list[int], score: Scores, apart: Collection[frozenset[int]]) -> list[list[int]]:
    """The groups of a part, merged two by two while the likest two agree well enough."""
    count = len(part)
    if count == 1:
        return [part]
    pairs = _matrix(part, score, apart)
    support = np.clip(pairs - HALF, 0.0, ONE_PAIR)
    inside = np.eye(count)  # a row for each group: which tellings are in it
    best = pairs.copy()  # for each group and telling, its best agreement with one of the group
    groups = [[i] for i in range(count)]
    alive = np.ones(count, dtype=bool)
    while True:
        likeness = _likeness(pairs, support, inside, best, alive)
        a, b = divmod(int(np.argmax(likeness)), count)  # of equals the earliest, as the matrix has it
        if likeness[a, b] < JOIN:
            return [[part[i] for i in sorted(group)] for group, lives in zip(groups, alive, strict=True) if lives]
        inside[a] += inside[b]
        best[a] = np.maximum(best[a], best[b])
        groups[a] += groups[b]
        alive[b] = False


def _likeness(pairs: Floats, support: Floats, inside: Floats, best: Floats, alive: npt.NDArray[np.bool_]) -> Floats:
    """How well each two groups agree; minus infinity for a group with itself and for groups that must stay apart."""
    size = inside.sum(axis=1)
    mean = inside @ np.maximum(pairs, 0.0) @ inside.T / np.outer(size, size)
    found = np.maximum(best, 0.0) @ inside.T / size  # the mean, over the second group, of the best in the first
    both: Floats = NEAREST * (found + found.T) / 2 + (1 - NEAREST) * mean
    both += MORE * np.clip(inside @ support @ inside.T - ONE_PAIR, 0.0, 1.0)
    parted = inside @ np.isneginf(pairs) @ inside.T > 0
    both[parted] = both[~alive, :] = both[:, ~alive] = -np.inf
    np.fill_diagonal(both, -np.inf)
    both.round(9, out=both)  # so that it is the same on every machine
    return both


def _matrix(part: list[int], score: Scores, apart: Collection[frozenset[int]]) -> Floats:
    """The probability of each pair; minus infinity, which no sum mends, on the diagonal and for who must stay apart."""
    matrix = np.full((len(part), len(part)), -np.inf)
    for (i, one), (j, other) in combinations(enumerate(part), 2):
        if frozenset((one, other)) not in apart:
            matrix[i, j] = matrix[j, i] = score(one, other)
    return matrix


def _by_the_earliest(part: list[int], score: Scores, apart: Collection[frozenset[int]]) -> list[list[int]]:
    """Each telling, in order, to the group with whose earliest tellings it agrees best: for a part of very many."""
    groups: list[list[int]] = []
    for one in part:
        best, most = None, JOIN
        for group in groups:
            mean = sum(score(one, other) for other in group[:SAMPLE]) / min(len(group), SAMPLE)
            if mean >= most and not any(frozenset((one, other)) in apart for other in group):
                best, most = group, mean + 1e-9  # of equals the earliest
        if best is None:
            groups.append([one])
        else:
            best.append(one)
    return groups


def _join(
    groups: list[list[int]], joined: Iterable[tuple[int, int]], apart: Collection[frozenset[int]]
) -> list[list[int]]:
    """The groups after persons' joins, one after the other; a join that would bring together who was parted is left."""
    of = {one: group for group in groups for one in group}
    for a, b in joined:
        if a not in of or b not in of or of[a] is of[b]:
            continue
        if any(frozenset((one, other)) in apart for one in of[a] for other in of[b]):
            continue
        together = of[a] + of[b]
        for one in together:
            of[one] = together
    return list({id(group): group for group in of.values()}.values())
