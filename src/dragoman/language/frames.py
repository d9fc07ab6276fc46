"""Scores to frames: triggers and cues with their arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dragoman.language.bio import Bio
from dragoman.language.labels import Labels
from dragoman.language.network import Scores
from dragoman.records import Argument, EventFrame, StatementFrame

Array = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Words = tuple[int, int]  # first and last word, inclusive

MENTION_ROLES = ("actor", "recipient", "claimed_by", "denied_by")
MENTION = Bio(("O", "B", "I"))
# Words that the triggers and cues of a chunk are held against, all of them together. In news prose it was never more
# than 1,900; without a bound a text without full stops would take as long as it has such words.
MOST_PAIRS = 4_000
ABOUT_TYPES = frozenset({"AGREE", "CONCEDE", "REQUEST", "THREATEN", "REJECT"})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on a head's word counts. Set on the dev records; see docs/model-card.md."""

    trigger: float = 0.7
    cue: float = 0.5
    role: float = 0.4
    number: float = 0.5
    predicate: float = 0.5


def softmax(x: Array) -> Array:
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True), dtype=np.float32)


def sigmoid(x: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)


def runs(words: Sequence[int]) -> Iterator[Words]:
    """Unbroken runs of word numbers in a sorted list."""
    start = previous = None
    for w in words:
        if previous is None or w != previous + 1:
            if start is not None and previous is not None:
                yield start, previous
            start = w
        previous = w
    if start is not None and previous is not None:
        yield start, previous


@dataclass(frozen=True)
class _Mentions:
    """Spans of one mention head, and for each word whether it is in one."""

    spans: Sequence[Words]
    inside: Flags

    @classmethod
    def of(cls, probabilities: Array) -> _Mentions:
        best = probabilities.argmax(axis=1)
        return cls([(first, last) for _, first, last, _ in MENTION.spans(best[None])], best != 0)


@dataclass(frozen=True)
class Seen:
    """What the word heads see in one chunk.

    ``trigger`` and ``cue`` are each word's probability to be one, ``types`` its best event type; ``triggers`` and
    ``cues`` the words that are taken as such, in runs, ``sources`` the first of each run, sorted: the words to find
    arguments for. ``nominal`` words may well be part of a mention.
    """

    scores: Scores
    trigger: Array
    types: npt.NDArray[np.int64]
    cue: Array
    triggers: list[Words]
    cues: list[Words]
    sources: list[int]
    actors: _Mentions
    places: _Mentions
    nominal: Flags

    def arcs(self, role: Array, first: int) -> Array:
        """Scores [roles, words] of the arcs from the source ``first``; ``role`` as in ``Network``."""
        return np.asarray(role[self.sources.index(first)])


@dataclass(frozen=True)
class FrameReader:
    """Reads the frames of one chunk from its scores: first ``see``, then with the scores of ``role`` the frames."""

    labels: Labels
    at: Thresholds

    def see(self, scores: Scores, fresh: int) -> Seen:
        """Triggers, cues and mentions; ``fresh`` is the first word that is not just context."""
        trigger, cue = softmax(scores["trigger"]), softmax(scores["cue"])[:, 1]
        probability = 1 - trigger[:, 0]
        actor, place = softmax(scores["actor_mention"]), softmax(scores["place_mention"])
        types = 1 + trigger[:, 1:].argmax(axis=1)
        hot = [i for i in np.flatnonzero(probability >= self.at.trigger).tolist() if i >= fresh]
        said = [i for i in np.flatnonzero(cue >= self.at.cue).tolist() if i >= fresh]
        triggers, cues = _strongest([*_same_type_runs(hot, types)], probability, [*runs(said)], cue)
        return Seen(
            scores=scores,
            trigger=probability,
            types=types,
            cue=cue,
            triggers=triggers,
            cues=cues,
            sources=sorted({first for first, _ in (*triggers, *cues)}),
            actors=_Mentions.of(actor),
            places=_Mentions.of(place),
            nominal=(actor[:, 0] < 0.9) | (place[:, 0] < 0.9),
        )

    def events(self, seen: Seen, role: Array) -> Iterator[EventFrame]:
        scores = seen.scores
        for first, last in seen.triggers:
            type = self.labels.of["trigger"][seen.types[first]]
            words = slice(first, last + 1)
            mode, mode_score = self._mode(type, scores["mode"][words].mean(axis=0))
            status = softmax(scores["status"][words].mean(axis=0))
            yield EventFrame(
                first=first,
                last=last,
                type=type,
                score=float(seen.trigger[words].max()),
                mode=mode,
                mode_score=mode_score,
                status=self.labels.of["status"][int(status.argmax())],
                status_score=float(status.max()),
                arguments=tuple(self._event_arguments(type, seen.arcs(role, first), seen)),
            )

    def statements(self, seen: Seen, role: Array) -> Iterator[StatementFrame]:
        for first, last in seen.cues:
            words = slice(first, last + 1)
            arcs = seen.arcs(role, first)
            act = softmax(seen.scores["act"][words].mean(axis=0))
            content = self._range("content", arcs, avoid=(first, last))
            p = sigmoid(arcs)
            yield StatementFrame(
                first=first,
                last=last,
                score=float(seen.cue[words].max()),
                act=self.labels.of["act"][int(act.argmax())],
                act_score=float(act.max()),
                arguments=(
                    *self._pointed("speaker", p, seen.actors, seen.nominal),
                    *self._pointed("addressee", p, seen.actors, seen.nominal),
                    content,
                ),
            )

    def _mode(self, type: str, scores: Array) -> tuple[str | None, float]:
        options = self.labels.modes(type)
        chosen = softmax(scores[[i for i, _ in options]])
        best = int(chosen.argmax())
        return options[best][1], float(chosen[best])

    def _event_arguments(self, type: str, arcs: Array, seen: Seen) -> Iterator[Argument]:
        p = sigmoid(arcs)
        for role in MENTION_ROLES:
            yield from self._pointed(role, p, seen.actors, seen.nominal)
        yield from self._pointed("place", p, seen.places, seen.nominal)
        for role in ("killed", "injured"):
            of_role = p[self.labels.role(role)]
            for first, last in runs(np.flatnonzero(of_role >= self.at.number).tolist()):
                yield Argument(role, first, last, float(of_role[first : last + 1].mean()))
        if type in ABOUT_TYPES:
            yield self._range("about", arcs, avoid=None)

    def _pointed(self, role: str, p: Array, known: _Mentions, nominal: Flags) -> Iterator[Argument]:
        """Mentions that the arcs of a role point to, and pointed-to words that the mention head missed."""
        of_role = p[self.labels.role(role)]
        for first, last in known.spans:
            score = float(of_role[first : last + 1].mean())
            if score >= self.at.role:
                yield Argument(role, first, last, score)
        for first, last in runs(np.flatnonzero((of_role >= self.at.role) & ~known.inside).tolist()):
            if nominal[first : last + 1].any():
                yield Argument(role, first, last, float(of_role[first : last + 1].mean()))

    def _range(self, name: str, arcs: Array, avoid: Words | None) -> Argument:
        """The best first and last word together."""
        first = np.log(softmax(arcs[self.labels.role(f"{name}_first")]) + 1e-9)
        last = np.log(softmax(arcs[self.labels.role(f"{name}_last")]) + 1e-9)
        both = np.triu(first[:, None] + last[None, :]) + np.tril(np.full((len(first),) * 2, -1e9), -1)
        if avoid is not None:
            both[: avoid[1] + 1, avoid[0] :] = np.minimum(both[: avoid[1] + 1, avoid[0] :], -1e8)
        a, b = divmod(int(both.argmax()), len(first))
        return Argument(name, a, b, float(np.exp(both[a, b])))


def _strongest(triggers: list[Words], trigger: Array, cues: list[Words], cue: Array) -> tuple[list[Words], list[Words]]:
    """All of them where ``MOST_PAIRS`` allows it, else those with the highest probability."""
    room = max(1, MOST_PAIRS // len(trigger))
    if len(triggers) + len(cues) <= room:
        return triggers, cues
    scores = [float(trigger[first : last + 1].max()) for first, last in triggers]
    scores += [float(cue[first : last + 1].max()) for first, last in cues]
    best = set(sorted(range(len(scores)), key=lambda i: -scores[i])[:room])
    return (
        [run for i, run in enumerate(triggers) if i in best],
        [run for i, run in enumerate(cues, len(triggers)) if i in best],
    )


def _same_type_runs(hot: Sequence[int], types: npt.NDArray[np.int64]) -> Iterator[Words]:
    for first, last in runs(hot):
        start = first
        for w in range(first + 1, last + 2):
            if w == last + 1 or types[w] != types[start]:
                yield start, w - 1
                start = w
