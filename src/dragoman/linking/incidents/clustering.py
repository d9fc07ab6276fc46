"""From probabilities of pairs to incidents: those are joined whose tellings agree on average, most certain first.

Average linkage: two groups become one while the mean probability over all pairs between them is at least JOIN. One
strong pair is not enough to join two incidents, nor is one weak pair enough to keep them apart. What persons decided
comes first of all: who was parted stays apart, and who was joined is joined at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

JOIN = 0.5  # mean probability from which groups are joined
LARGEST = 60  # tellings of one part that are compared each with each; a larger part is cut at its weaker links
STRICTER = (0.7, 0.85, 0.93, 0.97, 0.99)
SAMPLE = 12  # of a group, the earliest tellings, with which a telling of a part that cannot be cut is compared

Pair = tuple[str, str]
Scores = Callable[[str, str], float]


def clusters(
    tellings: Sequence[str],
    links: Iterable[tuple[str, str, float]],
    score: Scores,
    apart: Collection[frozenset[str]] = (),
    joined: Iterable[Pair] = (),
) -> list[list[str]]:
    """Groups of event ids, each in the order of ``tellings``, and the groups by their first.

    ``tellings`` must be in an order that does not depend on how they were read. ``links`` are the pairs that may belong
    together, with their probability; ``score`` gives the probability of any pair of one part. ``apart`` are pairs that
    must not be in one group, ``joined`` those that must, the most binding first; where both ask, they stay apart.
    """
    strong = [(a, b, p) for a, b, p in links if p >= JOIN]
    found = [
        group
        for part in parts(tellings, ((a, b) for a, b, _ in strong))
        for group in _split(part, strong, score, apart)
    ]
    place = {one: i for i, one in enumerate(tellings)}
    merged = _join(found, joined, apart)
    return sorted((sorted(group, key=place.__getitem__) for group in merged), key=lambda group: place[group[0]])


def parts(tellings: Sequence[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """The tellings that hang together by pairs, each part in the given order."""
    root = {one: one for one in tellings}

    def find(one: str) -> str:
        while root[one] != one:
            root[one] = one = root[root[one]]
        return one

    for a, b in pairs:
        if a in root and b in root:
            root[find(a)] = find(b)
    found: dict[str, list[str]] = {}
    for one in tellings:
        found.setdefault(find(one), []).append(one)
    return list(found.values())


def _split(
    part: list[str],
    links: list[tuple[str, str, float]],
    score: Scores,
    apart: Collection[frozenset[str]],
    stricter: tuple[float, ...] = STRICTER,
) -> list[list[str]]:
    """The groups of one part. A part too large for all its pairs is first cut at the links that are less certain."""
    if len(part) == 1:
        return [part]
    if len(part) <= LARGEST:
        return _average_linkage(part, score, apart)
    if not stricter:
        return _by_the_earliest(part, score, apart)
    inside = set(part)
    kept = [(a, b, p) for a, b, p in links if p >= stricter[0] and a in inside and b in inside]
    smaller = parts(part, ((a, b) for a, b, _ in kept))
    return [group for some in smaller for group in _split(some, kept, score, apart, stricter[1:])]


def _average_linkage(part: list[str], score: Scores, apart: Collection[frozenset[str]]) -> list[list[str]]:
    size = np.ones(len(part))
    total = _matrix(part, score, apart)
    groups = [[one] for one in part]
    alive = np.ones(len(part), dtype=bool)
    while True:
        mean = total / np.outer(size, size)
        mean[~alive, :] = mean[:, ~alive] = -np.inf
        a, b = divmod(int(np.argmax(mean)), len(part))  # of equals the earliest, as the matrix has it
        if mean[a, b] < JOIN:
            return [group for group, lives in zip(groups, alive, strict=True) if lives]
        total[a, :] += total[b, :]
        total[:, a] += total[:, b]
        total[a, a] = -np.inf
        groups[a] += groups[b]
        size[a] += size[b]
        alive[b] = False


def _matrix(part: list[str], score: Scores, apart: Collection[frozenset[str]]) -> npt.NDArray[np.float64]:
    """The probability of each pair; minus infinity, which no sum mends, on the diagonal and for who must stay apart."""
    matrix = np.full((len(part), len(part)), -np.inf)
    for (i, one), (j, other) in combinations(enumerate(part), 2):
        if frozenset((one, other)) not in apart:
            matrix[i, j] = matrix[j, i] = score(one, other)
    return matrix


def _by_the_earliest(part: list[str], score: Scores, apart: Collection[frozenset[str]]) -> list[list[str]]:
    """Each telling, in order, to the group with whose earliest tellings it agrees best: for a part of very many."""
    groups: list[list[str]] = []
    for one in part:
        means = [
            np.mean([-np.inf if frozenset((one, other)) in apart else score(one, other) for other in group[:SAMPLE]])
            for group in groups
        ]
        best = int(np.argmax(means)) if means else -1
        if best >= 0 and means[best] >= JOIN and not any(frozenset((one, other)) in apart for other in groups[best]):
            groups[best].append(one)
        else:
            groups.append([one])
    return groups


def _join(groups: list[list[str]], joined: Iterable[Pair], apart: Collection[frozenset[str]]) -> list[list[str]]:
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
