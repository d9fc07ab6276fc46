"""Long gold texts cut at sentence ends, so that a chunk of words has room for them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from training.gold import Arcs, Cue, GoldText, Trigger, Words


def windows(text: GoldText, limit: int, rng: random.Random) -> Iterator[GoldText]:
    """The text itself if it has at most ``limit`` words; else pieces of it, each some whole sentences long.

    Where the cuts fall is drawn anew at each call. A sentence longer than ``limit`` is a piece of its own.
    """
    n = len(text.words)
    if n <= limit:
        yield text
        return
    ends = [i + 1 for i in range(n) if i + 1 == n or text.sentences[i + 1] != text.sentences[i]]
    first, room = 0, rng.randint(limit // 4, limit)
    for end, following in zip(ends, [*ends[1:], None], strict=True):
        if following is None or following - first > room:
            yield cut(text, first, end)
            first, room = end, rng.randint(limit // 2, limit)


def cut(text: GoldText, first: int, end: int) -> GoldText:
    """The words from ``first`` up to ``end`` with their triggers and cues; an argument outside is as if there were
    none, for nothing inside can point to it."""

    def inside(w: Words) -> bool:
        return first <= w[0] and w[1] < end

    def moved(w: Words) -> Words:
        return w[0] - first, w[1] - first

    def arcs(a: Arcs) -> Arcs:
        targets, masked = (
            {role: kept for role, found in side.items() if (kept := [moved(w) for w in found if inside(w)])}
            for side in (a.targets, a.masked)
        )
        return Arcs(targets, masked, a.skipped_roles)

    def trigger(t: Trigger) -> Trigger:
        about = moved(t.about) if t.about and inside(t.about) else None
        return replace(t, words=[i - first for i in t.words], span=moved(t.span), arcs=arcs(t.arcs), about=about)

    def cue(c: Cue) -> Cue:
        content = moved(c.content) if c.content and inside(c.content) else None
        return replace(c, words=[i - first for i in c.words], arcs=arcs(c.arcs), content=content)

    return GoldText(
        id=f"{text.id}:{first}",
        words=text.words[first:end],
        sentences=text.sentences[first:end],
        triggers=[trigger(t) for t in text.triggers if inside(t.span) and all(first <= i < end for i in t.words)],
        cues=[cue(c) for c in text.cues if all(first <= i < end for i in c.words)],
        actor_mentions=[moved(w) for w in text.actor_mentions if inside(w)],
        place_mentions=[moved(w) for w in text.place_mentions if inside(w)],
        sectors=[(moved(w), s) for w, s in text.sectors if inside(w)],
    )
