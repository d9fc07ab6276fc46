"""Records without the words of the reports."""

from __future__ import annotations

import json

from dragoman.exports import event_row, to_json
from dragoman.exports.without_text import blank, stripped
from dragoman.records import Coding, Event, Report, Statement


def test_no_words_of_a_report_are_left_in_its_records(report: Report, event: Event, statement: Statement) -> None:
    coding = Coding(report, "toy-1", (event,), (statement,))
    left = json.dumps(stripped(to_json(coding)))
    for word in ("Norland", "shelled", "post", "Sudria", "said", "Monday"):
        assert word not in left


def test_places_of_words_stay_and_a_text_is_known_by_its_hash(report: Report, event: Event) -> None:
    assert stripped(to_json(event))["trigger"] == {"start": 8, "end": 15}
    left = stripped(to_json(report))
    assert left["text_length"] == len(report.text)
    assert len(left["text_sha256"]) == 64
    assert left["publisher"] == "NPA"


def test_cells_of_words_are_empty(event: Event, report: Report) -> None:
    row = blank(event_row(event, report))
    assert (row["actor"], row["trigger"], row["claimed_by"]) == ("", "", "")
    assert (row["actor_country"], row["type"]) == ("NOR", "ASSAULT")
