"""Scores to frames: triggers and cues with their arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dragoman.language.labels import Labels
from dragoman.language.network import Scores
from dragoman.records import Argument, EventFrame, StatementFrame

Array = npt.NDArray[np.float32]
Words = tuple[int, int]  # first and last word, inclusive

MENTION_ROLES = ("actor", "recipient", "claimed_by", "denied_by")
ABOUT_TYPES = frozenset({"AGREE", "CONCEDE", "REQUEST", "THREATEN", "REJECT"})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on a head's word counts. Set on the dev records; see docs/model-card.md."""

    trigger: float = 0.7
    cue: float = 0.5
    role: float = 0.3
    number: float = 0.5


def softmax(x: Array) -> Array:
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True), dtype=np.float32)


def sigmoid(x: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), dtype=np.float32)


def bio_spans(probabilities: Array) -> list[Words]:
    """Spans of a BIO head with the labels O, B, I; an I with nothing before it begins a span."""
    spans: list[Words] = []
    inside = False
    for i, label in enumerate(probabilities.argmax(axis=-1).tolist()):
        if label == 2 and inside:
            spans[-1] = (spans[-1][0], i)
        elif label:
            spans.append((i, i))
        inside = bool(label)
    return spans


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
class FrameReader:
    """Reads the frames of one chunk from its scores. ``fresh`` is the first word that is not just context."""

    labels: Labels
    at: Thresholds

    def events(self, scores: Scores, fresh: int) -> Iterator[EventFrame]:
        trigger = softmax(scores["trigger"])
        types = 1 + trigger[:, 1:].argmax(axis=1)
        hot = [int(i) for i in np.flatnonzero(1 - trigger[:, 0] >= self.at.trigger) if i >= fresh]
        mentions = _Mentions.of(scores)
        for first, last in _same_type_runs(hot, types):
            type = self.labels.of["trigger"][types[first]]
            words = slice(first, last + 1)
            arcs = scores["role"][:, words].mean(axis=1)
            mode, mode_score = self._mode(type, scores["mode"][words].mean(axis=0))
            status = softmax(scores["status"][words].mean(axis=0))
            yield EventFrame(
                first=first,
                last=last,
                type=type,
                score=float((1 - trigger[words, 0]).max()),
                mode=mode,
                mode_score=mode_score,
                status=self.labels.of["status"][int(status.argmax())],
                status_score=float(status.max()),
                arguments=tuple(self._event_arguments(type, arcs, mentions)),
            )

    def statements(self, scores: Scores, fresh: int) -> Iterator[StatementFrame]:
        cue = softmax(scores["cue"])[:, 1]
        mentions = _Mentions.of(scores)
        for first, last in runs([int(i) for i in np.flatnonzero(cue >= self.at.cue) if i >= fresh]):
            words = slice(first, last + 1)
            arcs = scores["role"][:, words].mean(axis=1)
            act = softmax(scores["act"][words].mean(axis=0))
            content = self._range("content", arcs, avoid=(first, last))
            arguments = [
                a for role in ("speaker", "addressee") for a in self._pointed(role, arcs, mentions.actors, mentions)
            ]
            yield StatementFrame(
                first=first,
                last=last,
                score=float(cue[words].max()),
                act=self.labels.of["act"][int(act.argmax())],
                act_score=float(act.max()),
                arguments=(*arguments, content),
            )

    def _mode(self, type: str, scores: Array) -> tuple[str | None, float]:
        options = self.labels.modes(type)
        chosen = softmax(scores[[i for i, _ in options]])
        best = int(chosen.argmax())
        return options[best][1], float(chosen[best])

    def _event_arguments(self, type: str, arcs: Array, mentions: _Mentions) -> Iterator[Argument]:
        for role in MENTION_ROLES:
            yield from self._pointed(role, arcs, mentions.actors, mentions)
        yield from self._pointed("place", arcs, mentions.places, mentions)
        for role in ("killed", "injured"):
            p = sigmoid(arcs[self.labels.role(role)])
            for first, last in runs(np.flatnonzero(p >= self.at.number).tolist()):
                yield Argument(role, first, last, float(p[first : last + 1].mean()))
        if type in ABOUT_TYPES:
            yield self._range("about", arcs, avoid=None)

    def _pointed(self, role: str, arcs: Array, known: Sequence[Words], mentions: _Mentions) -> Iterator[Argument]:
        """Mentions that the arcs of a role point to, and pointed-to words that the mention head missed."""
        p = sigmoid(arcs[self.labels.role(role)])
        taken: set[int] = set()
        for first, last in known:
            score = float(p[first : last + 1].mean())
            if score >= self.at.role:
                taken.update(range(first, last + 1))
                yield Argument(role, first, last, score)
        inside = {w for a, b in known for w in range(a, b + 1)}
        loose = [int(w) for w in np.flatnonzero(p >= self.at.role) if w not in taken and w not in inside]
        for first, last in runs(loose):
            if mentions.nominal[first : last + 1].any():
                yield Argument(role, first, last, float(p[first : last + 1].mean()))

    def _range(self, name: str, arcs: Array, avoid: Words | None) -> Argument:
        """The best first and last word together."""
        first = np.log(softmax(arcs[self.labels.role(f"{name}_first")]) + 1e-9)
        last = np.log(softmax(arcs[self.labels.role(f"{name}_last")]) + 1e-9)
        both = np.triu(first[:, None] + last[None, :]) + np.tril(np.full((len(first),) * 2, -1e9), -1)
        if avoid is not None:
            both[: avoid[1] + 1, avoid[0] :] = np.minimum(both[: avoid[1] + 1, avoid[0] :], -1e8)
        a, b = divmod(int(both.argmax()), len(first))
        return Argument(name, a, b, float(np.exp(both[a, b])))


@dataclass(frozen=True)
class _Mentions:
    actors: Sequence[Words]
    places: Sequence[Words]
    nominal: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, scores: Scores) -> _Mentions:
        actor, place = softmax(scores["actor_mention"]), softmax(scores["place_mention"])
        return cls(bio_spans(actor), bio_spans(place), (actor[:, 0] < 0.9) | (place[:, 0] < 0.9))


def _same_type_runs(hot: Sequence[int], types: npt.NDArray[np.int64]) -> Iterator[Words]:
    for first, last in runs(hot):
        start = first
        for w in range(first + 1, last + 2):
            if w == last + 1 or types[w] != types[start]:
                yield start, w - 1
                start = w
