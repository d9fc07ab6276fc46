"""Rows of where a sentence ends: ``|`` marks the ends that are expected."""

from __future__ import annotations

import pytest

from dragoman.language.segment import segment


def divided(text: str) -> str:
    """The sentences of a text with `` | `` between them, each as it stands there."""
    tokens, sentences = segment(text)
    return " | ".join(text[tokens[s.first].start : tokens[s.last].end] for s in sentences)


@pytest.mark.parametrize(
    "marked",
    [
        # full stops
        pytest.param("Rebels took the port. | Troops fled.", id="full-stop"),
        pytest.param("Rebels took the port . | Troops fled .", id="full-stop-spaced"),
        pytest.param("Prices rose 3.5 percent in May.", id="decimal"),
        pytest.param("They left in 2003. | The camp closed.", id="year"),
        pytest.param("They left the town. | then they came back.", id="small-letter-after-long-word"),
        pytest.param("The Penn. governor and the Sask. premier met.", id="unknown-abbreviation"),
        # abbreviations
        pytest.param("U.S. Sen. Ada Hall met Gen. Ito on Jan. 5 in Koro.", id="titles-and-month"),
        pytest.param("The fleet is in the U.S. | The talks go on.", id="country-then-opener"),
        pytest.param("The fleet left the U.S. Virgin Islands.", id="country-then-name"),
        pytest.param("They met at 9 a.m. | He left at noon.", id="a.m.-then-opener"),
        pytest.param("They met at 9 a.m. Friday.", id="a.m.-then-name"),
        pytest.param("Harbour Foods Inc. | But it failed.", id="inc-then-opener"),
        pytest.param("Harbour Foods Inc. Chairman Lee quit.", id="inc-then-name"),
        pytest.param("See No. 5 of the list.", id="number"),
        pytest.param("The answer was no. | Five men left.", id="number-near-miss"),
        pytest.param("John F. Hall met A. B. Lee.", id="initials"),
        pytest.param("They left, e.g. The Hague.", id="never-last"),
        # ! ? ellipsis
        pytest.param("Who fired first? | Nobody knows.", id="question"),
        pytest.param("They won?! | Nobody knows.", id="mixed-marks"),
        pytest.param("They waited ... and left.", id="ellipsis-inside"),
        pytest.param("They waited ... | Nobody came.", id="ellipsis-end"),
        pytest.param("They waited . . . | Nobody came.", id="ellipsis-spaced"),
        # quotations
        pytest.param("'The tanks are rolling'. | Next came the guns.", id="stop-after-quote"),
        pytest.param("“The tanks are rolling.” | Next came the guns.", id="stop-inside-quote"),
        pytest.param('"The tanks are rolling." | Next came the guns.', id="stop-inside-straight-quote"),
        pytest.param('He said: "We go. | They stay. | All is lost." | Then he left.', id="sentences-in-quote"),
        pytest.param('"Why now?" Ada Hall asked.', id="question-then-speaker"),
        pytest.param('"Why now?" asked Hall.', id="question-then-verb"),
        pytest.param('"Why now?" | Ada Hall turned and left the room.', id="question-then-no-speaker"),
        pytest.param('"Never!" the minister said.', id="exclamation-then-speaker"),
        pytest.param("He said “no.” | “We hold the town.”", id="two-quotes"),
        pytest.param('"We hold the town." - Ada Hall', id="signature"),
        pytest.param('They hold the town. "', id="stray-quotation-mark"),
        # brackets
        pytest.param("Rebels took the port (or most of it). | Troops fled.", id="bracket-inside"),
        pytest.param("Rebels took the port. (Harbour News) | Troops fled.", id="source"),
        pytest.param("Rebels took the port. | (The town held out.) | Troops fled.", id="source-near-miss"),
        # the openings of reports
        pytest.param("KORO, Feb. 20 (HNA) - Rebels took the port. | Troops fled.", id="dateline"),
        pytest.param("Koro crisis: In a speech, Hall called for calm. | Ito agreed.", id="topic"),
        # lines
        pytest.param("Rebels take port | \nRebels took the port of Koro.", id="headline"),
        pytest.param("Rebels take port | \n\nKORO (HNA) - Rebels took it. | \nTroops fled.", id="paragraphs"),
        pytest.param("Demands | \n1. Leave the port | \n2. Pay the men", id="numbered-list"),
        pytest.param("- leave the port | \n- pay the men", id="bulleted-list"),
        pytest.param("They ask: | • leave the port | • pay the men", id="bullets-in-line"),
    ],
)
def test_sentences(marked: str) -> None:
    text = marked.replace(" | \n", "\n").replace(" | ", " ")
    expected = " | ".join(part.strip() for part in marked.split(" | "))
    assert divided(text) == expected


WRAPPED = """\
Rebels took the port of Koro on Monday after a week of
heavy fighting, the army said. Troops fled north towards
Hallstadt, where the government of Ada Ito has asked for
help."""

SHORT_LINES = """\
Rebels took the port of Koro on Monday after a week of heavy fighting
Army says
no help is coming"""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(WRAPPED, 2, id="wrapped"),
        pytest.param(WRAPPED.replace("\n", "\r\n"), 2, id="wrapped-crlf"),
        pytest.param("Port falls\n\n" + WRAPPED, 3, id="headline-then-wrapped"),
        pytest.param(WRAPPED + "\n\n" + WRAPPED, 4, id="two-wrapped-paragraphs"),
        pytest.param(WRAPPED.replace("\n", "\n\n"), 5, id="empty-lines-always-divide"),
        pytest.param(SHORT_LINES, 3, id="lines-that-had-room"),
        pytest.param("Port falls\nas army flees", 2, id="too-narrow"),
        pytest.param("They left.Then came the rain.", 2, id="no-space-after-stop"),
        pytest.param("The 501.V2 variant came.", 1, id="no-space-near-miss"),
        pytest.param("", 0, id="empty"),
        pytest.param(" \n\t ", 0, id="white-space"),
    ],
)
def test_number_of_sentences(text: str, count: int) -> None:
    assert len(segment(text)[1]) == count
