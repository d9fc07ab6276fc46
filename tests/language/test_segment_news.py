"""The shapes of news text that are hard to divide: ``|`` marks the ends that are expected, ``/`` a line break."""

from __future__ import annotations

import pytest

from dragoman.language.segment import segment

HEADLINES = [
    pytest.param("Rebels take port of Koro | / Troops fled north on Monday.", id="line-above-body"),
    pytest.param("Rebels Take Port As Troops Flee North | / Troops fled north.", id="title-case"),
    pytest.param("REBELS TAKE PORT AS TROOPS FLEE NORTH | / Troops fled north.", id="capitals"),
    pytest.param("Hall: Ito 'Must Go' By May | / The envoy spoke in Koro.", id="speaker-and-colon"),
    pytest.param("Port falls | / By Ada Hall | / KORO (HNA) - Rebels took it.", id="byline"),
    pytest.param("Who holds Koro? | / Nobody knows.", id="question"),
    pytest.param("Port falls; army flees | / / The army said so.", id="empty-line"),
]
DATELINES = [
    pytest.param("KYIV, Feb. 20 (Wire) -- Rebels took the port. | Troops fled.", id="place-day-agency"),
    pytest.param("KORO (HNA) — Rebels took the port. | Troops fled.", id="place-agency"),
    pytest.param("PORT HALL, Norland, Sept. 3 - Rebels took it.", id="place-country-day"),
    pytest.param("KORO/HALLSTADT (HNA) - Rebels took the port.", id="two-places"),
    pytest.param("Koro, 3 March 2021 – Rebels took the port.", id="place-in-small-letters"),
]
QUOTATIONS = [
    pytest.param("“He said ‘go home.’” | They went.", id="inner-quotation-ends"),
    pytest.param("“He said ‘go home’ to us,” she said. | They went.", id="inner-quotation-inside"),
    pytest.param("\"They told us 'leave now.'\" | We left.", id="straight-inside-straight"),
    pytest.param("He said, \"We go. | They told us 'never.' | We went.\" | Then he left.", id="sentences-inside"),
    pytest.param('"Why now?!" he said. | Nobody spoke.', id="mixed-marks-then-he-said"),
    pytest.param('"Why now?!" said Hall. | Nobody spoke.', id="mixed-marks-then-said-he"),
    pytest.param('"Never!" Ada Hall told the Koro News. | Ito agreed.', id="exclamation-then-speaker"),
    pytest.param('"Why now?" | Troops had left the town at noon.', id="mixed-marks-near-miss"),
    pytest.param('"We hold it," Hall said. | "We will not leave."', id="speaker-between"),
]
ABBREVIATIONS = [
    pytest.param("U.S. Sen. Ada Hall met Lt. Gov. Bo Ito.", id="titles-in-a-row"),
    pytest.param("Gen. Ito, Maj. Lee and Rev. Hall left.", id="titles"),
    pytest.param("He left the U.S. | He went to Koro.", id="country-ends"),
    pytest.param("The U.S. Army left.", id="country-goes-on"),
    pytest.param("Harbour Foods Co. and Hall Bros. Ltd. closed.", id="companies"),
    pytest.param("He lives in Koro, Calif. | She left in May.", id="state-ends"),
    pytest.param("They sent food, tents, etc. | The rest came later.", id="etc-ends"),
    pytest.param("They sent food, tents, etc. to Koro.", id="etc-goes-on"),
    pytest.param("They met at 6 p.m. Tuesday. | It rained.", id="hour-and-day"),
    pytest.param("J. F. Hall and A.B. Ito met B. Lee.", id="initials"),
    pytest.param("Plan B failed. | Plan C. | Nobody laughed.", id="initial-near-miss"),
    pytest.param("Yahoo! named Ada Hall. | The Yahoo! Group met.", id="name-with-a-mark"),
]
LISTS = [
    pytest.param("They ask for: | / 1. A truce | / 2. Free passage | / 3. Talks", id="numbers"),
    pytest.param("1) A truce | / 2) Free passage", id="numbers-and-brackets"),
    pytest.param("a. A truce | / b. Free passage", id="letters"),
    pytest.param("* A truce | / * Free passage", id="stars"),
    pytest.param("The plan: 1. Stop the guns.", id="number-after-colon"),
    pytest.param("Group 2. | Nobody came.", id="number-near-miss"),
]
MARKS = [
    pytest.param("They waited... and left.", id="ellipsis-goes-on"),
    pytest.param("They waited... | Nobody came.", id="ellipsis-ends"),
    pytest.param('"... and then they left."', id="ellipsis-begins"),
    pytest.param("Hall (he was mayor then. He is not now.) left.", id="bracket-goes-on"),
    pytest.param("Hall left (to Koro. | Ito stayed.) | They met.", id="bracket-near-miss"),
    pytest.param("The men left. | (Nobody saw them go.) | The guns stayed.", id="sentence-in-brackets"),
    pytest.param("We will win. | (Applause.) | We must.", id="noise-in-brackets"),
    pytest.param("The men left (nobody saw them go). | The guns stayed.", id="brackets-at-the-end"),
    pytest.param("The men left. (Harbour News) | The guns stayed.", id="source"),
    pytest.param("The men left. [3] [12] | The guns stayed.", id="footnotes"),
]


@pytest.mark.parametrize("marked", [*HEADLINES, *DATELINES, *QUOTATIONS, *ABBREVIATIONS, *LISTS, *MARKS])
def test_news(marked: str) -> None:
    text = marked.replace(" | ", " ").replace(" / / ", "\n\n").replace(" / ", "\n")
    tokens, sentences = segment(text)
    found = [text[tokens[s.first].start : tokens[s.last].end] for s in sentences]
    expected = marked.replace("/ ", "").split(" | ")
    assert found == expected
