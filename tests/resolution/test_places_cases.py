"""Written cases of places, in places.tsv: which place, in which country, how exactly; and what is no place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from dragoman.coding import Coder
from dragoman.language import Analyser
from dragoman.readers import report_from_text
from dragoman.records import Coding, Mention
from dragoman.resolution import PlaceTables, resolve_places


@dataclass(frozen=True)
class Case:
    family: str
    text: str
    words: str
    id: str
    country: str
    precision: str


def cases() -> list[Case]:
    lines = Path(__file__).with_name("places.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Case(*row[:6]) for row in rows[1:]]


CASES = cases()


@cache
def codings() -> dict[str, Coding]:
    """All texts coded and their places resolved, by text; analysed once, side by side."""
    texts = list(dict.fromkeys(case.text for case in CASES))
    coder, tables, found = Coder("test"), PlaceTables.load(), {}
    for text, doc in zip(texts, Analyser.load().analyse_many(texts), strict=True):
        coding = coder.code(report_from_text(text, date="2022-03-01"), doc)
        found[text] = resolve_places(coding, doc, tables)
    return found


def mention_of(case: Case) -> Mention | None:
    """The place mention that starts and ends where the case's words do, but for an article."""
    for mention in codings()[case.text].mentions:
        if mention.kind == "place" and mention.span.quote.removeprefix("the ") == case.words:
            return mention
    return None


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{c.family}: {c.words} in {c.text[:40]}") for c in CASES])
def test_case(case: Case) -> None:
    mention = mention_of(case)
    if case.id == "absent":
        assert mention is None
        return
    assert mention is not None
    expected = (None if case.id == "none" else case.id, case.country or mention.country, case.precision)
    assert (mention.identity, mention.country, mention.precision) == expected, mention.why


def test_there_are_enough() -> None:
    assert len(CASES) >= 300
    assert len({case.family for case in CASES}) >= 14
