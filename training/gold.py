"""The gold records laid onto the words of their texts: triggers, arguments, cues, contents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.language.segment import segment

AUXILIARIES = frozenset(
    "will would shall should may might can could must to be is are was were been being has have had having do does"
    " did not n't 's 'll 've 'd a an the".split()
)
NUMBERS = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty".split()
    )
}
EVENT_ROLES = ("actor", "recipient", "claimed_by", "denied_by", "place", "killed", "injured")
STATEMENT_ROLES = ("speaker", "addressee")

Words = tuple[int, int]  # first and last word, inclusive


@dataclass
class Arcs:
    """Arcs from one trigger or cue: for each role the word ranges it points to, and words to leave out of the loss."""

    targets: dict[str, list[Words]] = field(default_factory=dict)
    masked: dict[str, list[Words]] = field(default_factory=dict)
    skipped_roles: set[str] = field(default_factory=set)

    def add(self, role: str, chosen: Words, others: list[Words]) -> None:
        self.targets.setdefault(role, []).append(chosen)
        self.masked.setdefault(role, []).extend(o for o in others if o != chosen)


@dataclass
class Trigger:
    words: list[int]
    span: Words
    type: str
    mode: str | None
    status: str
    arcs: Arcs
    about: Words | None = None


@dataclass
class Cue:
    words: list[int]
    act: str
    arcs: Arcs
    content: Words | None = None


@dataclass
class GoldText:
    """One gold item on words: everything below counts words of ``words``."""

    id: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    triggers: list[Trigger]
    cues: list[Cue]
    actor_mentions: list[Words]
    place_mentions: list[Words]
    sectors: list[tuple[Words, str]]
    source: str = "gold"  # the file it is from, by which a stage of the config chooses what it reads


def read_gold(records: Path, texts: Path) -> Iterator[GoldText]:
    """The items of a gold file beside their texts, in the file's order."""
    by_id = {row["id"]: row["text"] for row in map(json.loads, texts.read_text(encoding="utf-8").splitlines())}
    for row in map(json.loads, records.read_text(encoding="utf-8").splitlines()):
        yield align(row, by_id[row["id"]])


def align(item: dict, text: str) -> GoldText:
    """One gold item on the words of its text. Of a mention's several places the nearest to its trigger counts."""
    tokens, _ = segment(text)
    place = Places(text, [(t.start, t.end) for t in tokens])
    words = tuple(t.text for t in tokens)
    triggers = part(merge(list(_triggers(item, place, words))))
    cues = list(_cues(item, place))
    actor_names = {m for e in item["events"] for r in EVENT_ROLES[:4] for m in e[r]}
    actor_names |= {m for s in item["statements"] for r in STATEMENT_ROLES for m in s[r]}
    place_names = {e["place"] for e in item["events"] if e["place"]}
    return GoldText(
        id=item["id"],
        words=words,
        sentences=tuple(t.sentence for t in tokens),
        triggers=triggers,
        cues=cues,
        actor_mentions=[w for name in sorted(actor_names) for w in place.find(name)],
        place_mentions=[w for name in sorted(place_names) for w in place.find(name)],
        sectors=[(w, a["sector"]) for a in item["actors"] for w in place.find(a["text"])],
    )


class Places:
    """Where strings stand in a text, in words."""

    def __init__(self, text: str, tokens: list[tuple[int, int]]) -> None:
        self.text, self.tokens = text, tokens

    def find(self, string: str) -> list[Words]:
        """Every place of ``string`` that begins and ends at word edges; any place at all if there is none such."""
        spans = [(m.start(), m.end()) for m in re.finditer(re.escape(string), self.text)]
        edged = [s for s in spans if not _cuts_word(self.text, *s)]
        return [w for w in (self.words(*s) for s in edged or spans) if w]

    def words(self, start: int, end: int) -> Words | None:
        inside = [i for i, (a, b) in enumerate(self.tokens) if a < end and start < b]
        return (inside[0], inside[-1]) if inside else None


def _cuts_word(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return before or after


def _nearest(options: list[Words], to: int) -> Words:
    return min(options, key=lambda w: (0 if w[0] <= to <= w[1] else min(abs(w[0] - to), abs(w[1] - to)), w[0]))


def _triggers(item: dict, place: Places, words: tuple[str, ...]) -> Iterator[Trigger]:
    for event in item["events"]:
        spans = [(m.start(), m.end()) for m in re.finditer(re.escape(event["trigger"]), place.text)]
        start, end = spans[min(event.get("n", 1), len(spans)) - 1]
        found = place.words(start, end)
        if found is None:
            continue
        inside = list(range(found[0], found[1] + 1))
        content = [i for i in inside if words[i].lower() not in AUXILIARIES] or inside
        arcs = Arcs()
        for role in ("actor", "recipient", "claimed_by", "denied_by"):
            _point(arcs, role, event[role], place, content[0])
        _point(arcs, "place", [event["place"]] if event["place"] else [], place, content[0])
        for role in ("killed", "injured"):
            _point_number(arcs, role, event.get(role), words, content[0])
        about = place.find(event["about"]) if event.get("about") else []
        yield Trigger(
            words=content,
            span=found,
            type=event["type"],
            mode=event["mode"],
            status=event["status"],
            arcs=arcs,
            about=_nearest(about, content[-1]) if about else None,
        )


def _cues(item: dict, place: Places) -> Iterator[Cue]:
    for statement in item["statements"]:
        contents = place.find(statement["content"])
        if not contents:
            continue
        content = contents[0]
        outside = [w for w in place.find(statement["cue"]) if w[1] < content[0] or w[0] > content[1]]
        options = outside or place.find(statement["cue"])
        if not options:
            continue
        edges = [min(abs(w[1] - content[0]), abs(w[0] - content[1])) for w in options]
        cue = options[edges.index(min(edges))]
        arcs = Arcs()
        for role in STATEMENT_ROLES:
            _point(arcs, role, statement[role], place, cue[0])
        yield Cue(list(range(cue[0], cue[1] + 1)), statement["act"], arcs, content)


def _point(arcs: Arcs, role: str, mentions: list[str], place: Places, origin: int) -> None:
    for mention in mentions:
        options = place.find(mention)
        if options:
            arcs.add(role, _nearest(options, origin), options)


def _point_number(arcs: Arcs, role: str, value: int | None, words: tuple[str, ...], origin: int) -> None:
    """Point to the number's words. A toll that no number states (a single victim) teaches nothing here."""
    if value is None:
        return
    options = [(i, i) for i, w in enumerate(words) if _number(w) == value]
    if options:
        arcs.add(role, _nearest(options, origin), [])
    else:
        arcs.skipped_roles.add(role)


def _number(word: str) -> int | None:
    plain = word.lower().replace(",", "")
    return int(plain) if plain.isdecimal() else NUMBERS.get(plain)


def merge(triggers: list[Trigger]) -> list[Trigger]:
    """Records on the same words (the two directions of a clash) become one trigger with the arcs of all."""
    merged: dict[tuple[int, ...], Trigger] = {}
    for t in triggers:
        first = merged.setdefault(tuple(t.words), t)
        if first is not t:
            for role, targets in t.arcs.targets.items():
                mine = first.arcs.targets.setdefault(role, [])
                mine.extend(x for x in targets if x not in mine)
            first.arcs.skipped_roles |= t.arcs.skipped_roles
    return list(merged.values())


def part(triggers: list[Trigger]) -> list[Trigger]:
    """Give each word to one trigger: in "will work with", *will* names the promise and *work with* the deed."""
    ordered = sorted(triggers, key=lambda t: t.span)
    for i, early in enumerate(ordered):
        for late in ordered[i + 1 :]:
            shared = set(early.words) & set(late.words)
            if shared:
                keep_early = [w for w in range(early.span[0], early.span[1] + 1) if w not in late.words]
                keep_late = [w for w in late.words if w not in shared]
                if keep_early:
                    early.words = keep_early
                elif keep_late:
                    late.words = keep_late
    return ordered
