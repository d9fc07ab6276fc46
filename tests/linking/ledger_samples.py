"""Sayings and acts written by hand, in a world of three states."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.linking.ledger import Act, Saying, Thread
from dragoman.linking.ledger.words import content_stems
from dragoman.records import Party, Span

NORLAND = Party("Norland", "state:NRL", "NRL", "GOV")
ARMY = Party("Norland's army", "armed-forces:NRL", "NRL", "MIL")
REBELS = Party("Norland's rebels", None, "NRL", "REB")
SUDRIA = Party("Sudria", "state:SDR", "SDR", "GOV")
ESTMARK = Party("Estmark", "state:EST", "EST", "GOV")


def span(words: str, start: int = 40) -> Span:
    return Span(start, start + len(words), words)


def saying(words: str, **fields: Any) -> Saying:
    """Norland promises something in a report of 1 March."""
    plain = Saying(
        key="r1:8-16", record="e1", records=("e1",), report="r1", day="2024-03-01", kind="commitment", act="AGREE",
        type=None, mode=None, by=(NORLAND,), to=(), what=span(words), words=content_stems(words), due=None,
    )  # fmt: skip
    return replace(plain, **fields)


def thread(words: str, **fields: Any) -> Thread:
    return Thread((saying(words, **fields),))


def act(sentence: str, trigger: str, **fields: Any) -> Act:
    """Something Norland did or said, in a report of 10 March."""
    start = sentence.index(trigger)
    stems = content_stems(sentence)
    plain = Act(
        id="e9", report="r9", day="2024-03-10", source="event", type="RETREAT", mode=None, status="actual",
        trigger=Span(start, start + len(trigger), trigger), by=(NORLAND,), to=(), said_by=(), denied_by=(),
        first_day="2024-03-10", last_day="2024-03-10", dated=True, what=Span(0, len(sentence), sentence),
        words=stems, near=stems,
    )  # fmt: skip
    return replace(plain, **fields)


def statement(sentence: str, cue: str, **fields: Any) -> Act:
    fields = {"source": "statement", "dated": False, **fields}
    return act(sentence, cue, **fields)
