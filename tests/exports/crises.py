"""Codings of reports made by hypothesis, in a store and linked: what the exports of whole records are made from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from hypothesis import strategies as st

from dragoman.archive import Archive
from dragoman.records import (
    Coding,
    Event,
    Mention,
    Report,
    Span,
    Statement,
    Step,
    Toll,
    When,
    content_id,
    report_id,
)
from dragoman.store import Store
from tests.exports.invented import ACTS, COUNTRIES, DAYS, MAYBE, NAMES, PRECISIONS, SECTORS, STATUSES, WORDS
from tests.exports.samples import ARMY, PERU, UN, ZARUMA

CODER = "toy-1"
INTERVALS = st.tuples(DAYS, DAYS).map(lambda pair: "/".join(sorted(pair)))
VALUES = st.none() | DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4]) | INTERVALS
STEPS = st.lists(
    st.builds(
        Step, field=st.sampled_from(["type", "actor", "date"]), score=st.none() | st.floats(0, 1),
        note=st.just("") | WORDS, by=st.sampled_from(["head:event", "rule:of_doing", "table:countries"]),
    ),
    max_size=2,
).map(tuple)  # fmt: skip


@contextmanager
def stored(codings: list[Coding]) -> Iterator[Archive]:
    with Archive(Store.open(":memory:")) as archive:
        for coding in codings:
            archive.store.add(coding)
        archive.link()
        yield archive


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report as it came: with a headline of its own, its publisher's address and version, or without any."""
    title, body = draw(st.none() | NAMES.map(lambda name: " ".join(name.split()))), draw(WORDS)
    text = f"{title}\n{body}" if title else body
    published, publisher = draw(st.none() | DAYS), draw(MAYBE)
    uri = draw(st.sampled_from([None, "urn:x:1", "urn:x:2"]))
    version = draw(st.none() | st.integers(1, 9).map(str))
    return Report(
        report_id(text, published, publisher, uri, version), text, "text", published, publisher=publisher, uri=uri,
        headline=Span(0, len(title), title) if title else None, version=version,
        topics=tuple(draw(st.lists(NAMES, max_size=2))), language=draw(st.sampled_from([None, "en", "ar"])),
        origin=draw(MAYBE),
    )  # fmt: skip


@st.composite
def codings(draw: st.DrawFn) -> Coding:
    """What a coder found in a report, whose words it points to; identities are known or not."""
    report = draw(reports())
    cuts = sorted(draw(st.lists(st.integers(0, len(report.text)), min_size=8, max_size=8)))
    spans = [Span(a, b, report.text[a:b]) for a, b in pairwise(cuts)]
    span = st.sampled_from(spans)
    known = [_mention(draw, report, number, draw(span)) for number in range(3)]
    several = st.lists(st.sampled_from(known), max_size=2, unique_by=lambda one: one.id).map(tuple)
    where = Mention(
        content_id("m", report.id, "where"), draw(span), "place", country="ECU",
        identity=draw(st.sampled_from([None, ZARUMA.id])), precision=draw(st.sampled_from(PRECISIONS)),
    )  # fmt: skip
    when = st.none() | st.builds(When, span=st.none() | span, value=VALUES)
    toll = st.none() | st.builds(Toll, span=span, low=st.integers(0, 50), high=st.none() | st.integers(50, 99))
    events, statements = [], []
    for trigger in dict.fromkeys(draw(st.lists(span.filter(lambda one: one.quote), max_size=2))):
        type, mode = draw(st.sampled_from(ACTS))
        events.append(Event(
            content_id("e", report.id, trigger.start), report.id, trigger, type, mode, draw(several), draw(several),
            draw(st.sampled_from(STATUSES)), draw(several), draw(several), draw(st.sampled_from([None, where])),
            draw(when), draw(when), draw(st.none() | span), draw(toll), draw(toll), draw(st.floats(0, 1)), CODER,
            draw(STEPS),
        ))  # fmt: skip
    for cue in dict.fromkeys(draw(st.lists(span.filter(lambda one: one.quote), max_size=1))):
        statements.append(Statement(
            content_id("s", report.id, cue.start), report.id, draw(several), cue, draw(span), "demand", draw(several),
            confidence=draw(st.floats(0, 1)), coder=CODER, how=draw(STEPS),
        ))  # fmt: skip
    return Coding(report, CODER, tuple(events), tuple(statements), (*known, where), (PERU, ARMY, UN), (ZARUMA,))


def _mention(draw: st.DrawFn, report: Report, number: int, span: Span) -> Mention:
    return Mention(
        content_id("m", report.id, number), span, country=draw(st.none() | st.sampled_from(COUNTRIES)),
        sector=draw(st.none() | st.sampled_from(SECTORS)),
        identity=draw(st.sampled_from([None, None, PERU.id, ARMY.id, UN.id])),
    )  # fmt: skip


CRISES = st.lists(codings(), min_size=1, max_size=2, unique_by=lambda coding: coding.report.id)
