"""What happened long before the news is background: its status is ``historical``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.records import Coding, Event, Step

from .time_values import bounds

# The codebook says "months, years" before the news. Coders write `actual` up to some weeks back, never after a quarter.
LONG = timedelta(days=62)


def long_past(coding: Coding) -> Coding:
    """``coding`` with every actual event whose day lies over two months before the report's made historical."""
    published = coding.report.published
    if published is None:
        return coding
    latest = date.fromisoformat(published) - LONG
    return replace(coding, events=tuple(_settled(event, latest) for event in coding.events))


def _settled(event: Event, latest: date) -> Event:
    if event.status != "actual" or event.date is None or not event.date.value:
        return event
    if bounds(event.date.value)[1] >= latest:
        return event
    step = Step("status", "rule:long_past", note=f"{event.date.value}, long before the report")
    return replace(event, status="historical", how=(*event.how, step))
