"""What happened long before the news is background: its status is ``historical``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dragoman.records import Event, Step, Token, When

from .time_scene import VERB_LINKS, Scene, Timed
from .time_tense import climb, head_of, words_at
from .time_values import bounds

# The codebook says "months, years" before the news. Coders write `actual` up to some weeks back, hardly later.
LONG = timedelta(days=62)
_NOW = frozenset({"VBZ", "VBP", "MD"})


def settled(event: Event, scene: Scene, published: str | None) -> Event:
    """``event`` as historical, where it is told as a fact and its own time, or that of the clause it is part of, lies
    over two months before ``published``, the report's ISO day."""
    if event.status != "actual" or published is None:
        return event
    latest = date.fromisoformat(published) - LONG
    if event.date is not None:
        return _historical(event, event.date, "long_past") if _is_before(event.date, latest) else event
    times = (_time_on(t, scene) for t in _governing(event, scene))
    governing = next((when for when in times if when), None)
    return _historical(event, governing, "part_of_long_past") if governing and _is_before(governing, latest) else event


def _historical(event: Event, when: When, rule: str) -> Event:
    step = Step("status", f"rule:{rule}", note=f"{when.value}, long before the report")
    return replace(event, status="historical", how=(*event.how, step))


def _is_before(when: When, latest: date) -> bool:
    return when.value is not None and bounds(when.value)[1] < latest


def _governing(event: Event, scene: Scene) -> Iterator[Token]:
    """The event's word and those above it, up to the first that tells of now: "which Iran has left"."""
    inside = words_at(scene.doc, event.trigger.start, event.trigger.end)
    if not inside:
        return
    trigger = head_of(inside)
    for token in (trigger, *climb(scene.doc, trigger)):
        if token.xpos in _NOW or any(c.xpos in _NOW for c in scene.doc.children(token.i) if c.deprel.startswith("aux")):
            return
        yield token


def _time_on(token: Token, scene: Scene) -> When | None:
    """The time that the word is part of, as in "in 2008, when troops clashed", or that hangs on it. "Since 2008, when
    troops clashed" tells of 2008."""
    for timed in scene.beside(token):
        if any(t.i == token.i for t in timed.words):
            return _since_when(timed) if timed.rule == "since" else timed.when
    found = scene.hanging_on(token, VERB_LINKS)
    return found.when if found else None


def _since_when(timed: Timed) -> When:
    """The year or day that "since" counts from, not the time up to now."""
    last = timed.words[-1].text
    start = bounds(timed.when.value)[0].isoformat() if timed.when.value else None
    return replace(timed.when, value=last if len(last) == 4 and last.isdigit() else start)
