"""Coreference chains against gold chains: MUC, B³ and pronouns, nouns and sets one by one.

Mentions of both sides are words in the same document. A coded mention is taken for the gold mention with the same
head word; where several share it ("Norland", "Norland and Sudria"), for the one most alike in its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.records import Reference
from training.gum import GumDocument, GumMention

Words = tuple[int, int]
THIRD = frozenset("he him his himself she her hers herself it its itself they them their theirs themselves".split())


@dataclass(frozen=True)
class Tally:
    """How many there were to find, how many an answer was given for, how many were right, how many left open."""

    gold: int = 0
    answered: int = 0
    right: int = 0
    left_open: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, f) + getattr(other, f) for f in self.__dataclass_fields__))

    @property
    def recall(self) -> float:
        """Right among all there were: the accuracy of a resolver that must answer."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        return self.right / self.answered if self.answered else 0.0


class Gold:
    """The gold chains of a document, asked by words."""

    def __init__(self, document: GumDocument) -> None:
        self.document = document
        self.heads = _heads(document)
        self.words = [w.lower() for s in document.sentences for w in s.words]
        self.upos = [t for s in document.sentences for t in s.upos]
        self._at_head: dict[int, list[GumMention]] = {}
        for m in document.mentions:
            self._at_head.setdefault(m.head, []).append(m)
        self.members = dict(document.members)

    def mention(self, words: Words) -> GumMention | None:
        """The gold mention that these words stand for."""
        first, last = words
        head = next((i for i in range(first, last + 1) if not first <= self.heads[i] <= last), last)
        return min(self._at_head.get(head, ()), key=lambda m: abs(m.first - first) + abs(m.last - last), default=None)

    def group(self, words: Words) -> str | None:
        found = self.mention(words)
        return found.group if found else None

    def anaphors(self) -> list[GumMention]:
        """Mentions whose group was mentioned before."""
        seen: set[str] = set()
        found = []
        for m in sorted(self.document.mentions, key=lambda m: m.head):
            if m.group in seen:
                found.append(m)
            seen.add(m.group)
        return found

    def is_right(self, m: GumMention, reference: Reference) -> bool:
        """Whether a reference means what the gold mention means; members must be all the gold ones together."""
        groups = {self.group(a) for a in reference.antecedents}
        if reference.kind == "same":
            return groups == {m.group}
        if m.group in self.members:
            return groups == set(self.members[m.group])
        first, last = min(reference.antecedents)[0], max(reference.antecedents)[1]
        together = [g for g in self.document.mentions if first - 3 <= g.first <= first and last <= g.last <= last + 12]
        return any(g.group == m.group for g in together) and m.first > first


def _heads(document: GumDocument) -> list[int]:
    heads: list[int] = []
    for s in document.sentences:
        offset = len(heads)
        heads.extend(h + offset if h >= 0 else -1 for h in s.heads)
    return heads


def pronouns(gold: Gold, references: Iterable[Reference]) -> Tally:
    """Third person pronouns whose group was mentioned before."""
    wanted = [m for m in gold.anaphors() if m.first == m.last and gold.words[m.head] in THIRD]
    return _tally(gold, wanted, references)


def nouns(gold: Gold, references: Iterable[Reference]) -> Tally:
    """Noun phrases with "the", "this" or "that" whose group was mentioned before."""
    wanted = [m for m in gold.anaphors() if _is_definite(gold, m)]
    words = ("the", "this", "that", "these", "those")
    coded = [r for r in references if gold.words[r.first] in words and r.rule != "relative"]
    tally = _tally(gold, wanted, coded)
    known = {id(m) for m in wanted}
    strays = sum(r.kind != "either" for r in coded if id(gold.mention((r.first, r.last))) not in known)
    return tally + Tally(answered=strays)


def sets(gold: Gold, references: Iterable[Reference]) -> Tally:
    """Mentions that gold makes of several others together."""
    return _tally(gold, [m for m in gold.document.mentions if m.group in gold.members], references)


def _is_definite(gold: Gold, m: GumMention) -> bool:
    return gold.upos[m.head] == "NOUN" and gold.words[m.first] in ("the", "this", "that", "these", "those")


def _tally(gold: Gold, wanted: Sequence[GumMention], references: Iterable[Reference]) -> Tally:
    coded: dict[int, Reference] = {}
    for r in references:
        found = gold.mention((r.first, r.last))
        if found is not None:
            coded[id(found)] = r
    given = [(m, coded[id(m)]) for m in wanted if id(m) in coded]
    answers = [(m, r) for m, r in given if r.kind != "either"]
    return Tally(
        gold=len(wanted),
        answered=len(answers),
        right=sum(gold.is_right(m, r) for m, r in answers),
        left_open=len(given) - len(answers),
    )


# --- whole chains -----------------------------------------------------------------------------------------

Key = tuple[int, int]
Chains = list[frozenset[Key]]


def gold_chains(gold: Gold) -> Chains:
    """The groups with two mentions or more, each mention as its place."""
    groups: dict[str, set[Key]] = {}
    for m in gold.document.mentions:
        groups.setdefault(m.group, set()).add((m.first, m.last))
    return [frozenset(g) for g in groups.values() if len(g) > 1]


def coded_chains(gold: Gold, references: Iterable[Reference]) -> Chains:
    """The chains that the references of kind ``same`` make, each mention as the gold mention it stands for."""
    up: dict[Key, Key] = {}

    def top(key: Key) -> Key:
        while up.setdefault(key, key) != key:
            up[key] = up[up[key]]
            key = up[key]
        return key

    for r in references:
        if r.kind == "same" and r.rule != "relative":
            a, b = (_key(gold, words) for words in ((r.first, r.last), r.antecedents[0]))
            up[top(a)] = top(b)
    chains: dict[Key, set[Key]] = {}
    for key in list(up):
        chains.setdefault(top(key), set()).add(key)
    return [frozenset(c) for c in chains.values() if len(c) > 1]


def _key(gold: Gold, words: Words) -> Key:
    found = gold.mention(words)
    return (found.first, found.last) if found else words


@dataclass(frozen=True)
class Shares:
    """Right and all of the coded side, right and all of the gold side."""

    right_coded: float = 0.0
    coded: float = 0.0
    right_gold: float = 0.0
    gold: float = 0.0

    def __add__(self, other: Shares) -> Shares:
        return Shares(*(getattr(self, f) + getattr(other, f) for f in self.__dataclass_fields__))

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        p = self.right_coded / self.coded if self.coded else 0.0
        r = self.right_gold / self.gold if self.gold else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def muc(gold: Chains, coded: Chains) -> Shares:
    """Links kept: of the links a chain needs, how many the other side's chains leave together (Vilain et al. 1995)."""
    return Shares(*_links(coded, gold), *_links(gold, coded))


def _links(chains: Chains, others: Chains) -> tuple[float, float]:
    where = {key: i for i, chain in enumerate(others) for key in chain}
    kept = sum(len(c) - len({where.get(k, k) for k in c}) for c in chains)
    return float(kept), float(sum(len(c) - 1 for c in chains))


def b_cubed(gold: Chains, coded: Chains) -> Shares:
    """Each mention's share of its chain that both sides agree on (Bagga and Baldwin 1998)."""
    return Shares(*_overlaps(coded, gold), *_overlaps(gold, coded))


def _overlaps(chains: Chains, others: Chains) -> tuple[float, float]:
    where = {key: i for i, chain in enumerate(others) for key in chain}
    right = 0.0
    for c in chains:
        together = Counter(where[k] for k in c if k in where)
        right += sum(n * n for n in together.values()) / len(c)
    return right, float(sum(len(c) for c in chains))
