from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.linking.marks import read_marks
from dragoman.linking.versions import keys, relate, version_of
from dragoman.records import Dateline, Report, Span
from tests.linking.wire import FERRY, MORE, TALKS, wire

HEADLINE = "Ferry sinks in Marrow Strait after shelling"
SHORT = "A shell sank a ferry in the Marrow Strait on Tuesday and killed {} people, Norland's coast guard said."
NOTICE = f'Editors: the story headlined "{HEADLINE}" is withdrawn. The ferry was not shelled. There is no substitute.'
URN = "urn:newsml:strait:2024:77"


@pytest.mark.parametrize(
    ("headline", "means", "number", "stem"),
    [
        pytest.param("UPDATE 2-Ferry sinks in strait", "update", 2, "ferry sinks in strait", id="number and dash"),
        pytest.param("UPDATE 1 - Ferry sinks in strait", "update", 1, "ferry sinks in strait", id="blanks"),
        pytest.param("Update: Ferry sinks in strait", "update", 0, "ferry sinks in strait", id="colon"),
        pytest.param("RPT-UPDATE 3-Ferry sinks in strait", "repeat", 3, "ferry sinks in strait", id="two marks"),
        pytest.param("CORRECTED-UPDATE 1-Ferry sinks", "correction", 1, "ferry sinks", id="corrected update"),
        pytest.param("REFILE-Ferry sinks in strait", "refile", 0, "ferry sinks in strait", id="refile"),
        pytest.param("WRAPUP 4-Strait crisis deepens", "wrapup", 4, "strait crisis deepens", id="wrapup"),
        pytest.param("(2nd LD) Ferry sinks in strait", "update", 2, "ferry sinks in strait", id="lead in brackets"),
        pytest.param("URGENT-Ferry sinks in strait", "none", 0, "ferry sinks in strait", id="urgent is no version"),
        pytest.param("MANDATORY KILL: Ferry sinks in strait", "kill", 0, "ferry sinks in strait", id="kill"),
        pytest.param("Kill the tax, ferrymen say", "none", 0, "kill the tax ferrymen say", id="a verb"),
        pytest.param("Troops withdrawn from Ostra", "none", 0, "troops withdrawn from ostra", id="troops"),
        pytest.param("Update of harbour rules agreed", "none", 0, "update of harbour rules agreed", id="a noun"),
        pytest.param("FLASH 12 dead in strait", "none", 0, "flash 12 dead in strait", id="a toll is no number"),
    ],
)
def test_marks_of_a_headline(headline: str, means: str, number: int, stem: str) -> None:
    marks = read_marks(wire(headline=headline))
    assert (marks.means, marks.number, marks.stem) == (means, number, stem)


@pytest.mark.parametrize(
    ("opening", "means"),
    [
        pytest.param("(Corrects toll in first paragraph)", "correction", id="corrects"),
        pytest.param("(Adds quotes, background)", "update", id="adds"),
        pytest.param("Eds: UPDATES with toll, denial.", "update", id="editors"),
        pytest.param("(Repeats story first sent on Monday)", "repeat", id="repeats"),
        pytest.param("Corrects its course: the ferry turned north.", "none", id="a sentence"),
        pytest.param("(The ferry was built in 1990.)", "none", id="brackets"),
    ],
)
def test_notes_before_the_story(opening: str, means: str) -> None:
    assert read_marks(wire(f"{opening}\n{FERRY}")).means == means


@pytest.mark.parametrize(
    ("body", "means"),
    [
        pytest.param(NOTICE, "kill", id="takes a story back"),
        pytest.param("The minister speaks at noon; a story will follow.", "advisory", id="tells what comes"),
    ],
)
def test_an_advisory_is_what_its_words_say(body: str, means: str) -> None:
    assert read_marks(wire(body, "ADVISORY-Strait Wire on the ferry story")).means == means


def test_a_paper_that_reports_a_withdrawal_is_no_notice() -> None:
    body = "The Ostra Courier said its story on the ferry is withdrawn. Its editor asked readers to forgive the error."
    assert read_marks(wire(body, "Courier takes back ferry story")).means == "none"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        # --- versions of one URI
        pytest.param(
            wire(uri=URN, version="1"), wire(TALKS, uri=URN, version="2"),
            ("update", "rule:version_of_uri"), id="a higher version, other words",
        ),
        pytest.param(
            wire(uri=URN, version="9", day="2024-03-06"), wire(uri=URN, version="10", day="2024-03-05"),
            ("update", "rule:version_of_uri"), id="numbers, not letters, and not days",
        ),
        pytest.param(
            wire(uri=URN, version="1"), wire(headline="CORRECTED-Ferry sinks", uri=URN, version="2"),
            ("correction", "rule:version_of_uri"), id="a corrected version",
        ),
        pytest.param(
            wire(uri=URN, version="1"), wire("canceled", None, uri=URN, version="2", status="canceled"),
            ("withdrawal", "rule:version_of_uri"), id="canceled",
        ),
        pytest.param(
            wire(uri=URN), wire(uri=URN, status="withheld"),
            ("withdrawal", "rule:version_of_uri"), id="withheld, no versions",
        ),
        pytest.param(
            wire(uri="17", version="1"), wire(TALKS, uri="17", version="2", publisher="Ostra Post"),
            None, id="a mere number of two publishers",
        ),
        pytest.param(
            wire(uri=URN, version="a"), wire(TALKS, uri=URN, version="b"), None, id="versions that tell no order",
        ),
        # --- kills
        pytest.param(
            wire(), wire(NOTICE, "MANDATORY KILL", day="2024-03-06"),
            ("withdrawal", "rule:kill_by_headline"), id="names the headline",
        ),
        pytest.param(
            wire(), wire("It was wrong.", f"KILL-{HEADLINE}"),
            ("withdrawal", "rule:kill_by_headline"), id="bears the headline",
        ),
        pytest.param(
            wire(headline="UPDATE 2-" + HEADLINE), wire("It was wrong.", f"WITHDRAWN-{HEADLINE}"),
            ("withdrawal", "rule:kill_by_headline"), id="marks aside",
        ),
        pytest.param(
            wire(uri=URN), wire(f"Please kill {URN}, sent this morning.", "KILL NOTICE", day="2024-05-01"),
            ("withdrawal", "rule:kill_by_uri"), id="names the uri",
        ),
        pytest.param(
            wire(topics=("MARROW-FERRY/",)), wire("Kill the item slugged MARROW-FERRY/, sent today.", "KILL NOTICE"),
            ("withdrawal", "rule:kill_by_slugline"), id="names the slugline",
        ),
        pytest.param(
            wire(), wire(NOTICE, "MANDATORY KILL", publisher="Ostra Post"), None, id="another publisher's kill",
        ),
        pytest.param(wire(), wire(NOTICE, "MANDATORY KILL", day="2024-03-13"), None, id="a kill of another week"),
        pytest.param(wire(day="2024-03-07"), wire(NOTICE, "MANDATORY KILL"), None, id="a story after the kill"),
        pytest.param(wire(TALKS, "Envoys meet in Ostra"), wire(NOTICE, "MANDATORY KILL"), None, id="another story"),
        # --- marks
        pytest.param(
            wire(), wire(FERRY + MORE, "UPDATE 1-Norland calls shelling of ferry act of war"),
            ("update", "rule:marked_version"), id="an update with a new headline",
        ),
        pytest.param(
            wire(FERRY + MORE, "UPDATE 9-Norland protests"), wire(headline="UPDATE 10-Norland protests"),
            ("update", "rule:marked_version"), id="ten after nine",
        ),
        pytest.param(
            wire(FERRY + MORE, "UPDATE 2-Norland protests"), wire(headline="CORRECTED-UPDATE 2-Norland protests"),
            ("correction", "rule:marked_version"), id="a correction of that update",
        ),
        pytest.param(
            wire(FERRY + MORE, "UPDATE 2-Norland protests"), wire(headline="CORRECTED-Norland protests"),
            ("near-duplicate", "rule:near_duplicate"), id="which version is corrected nobody says",
        ),
        pytest.param(
            wire(headline="UPDATE 1-" + HEADLINE), wire(FERRY + MORE, day="2024-03-06"),
            ("update", "rule:same_headline_newer"), id="unmarked the next day, after an update",
        ),
        pytest.param(
            wire(SHORT.format("three"), "Ferry shelled"), wire(SHORT.format("five"), "UPDATE 1-Ferry shelled"),
            ("update", "rule:marked_version"), id="a short one with a new toll",
        ),
        pytest.param(
            wire(), wire("(Corrects toll)\n" + FERRY.replace("12", "21"), day="2024-03-06"),
            ("correction", "rule:marked_version"), id="the story corrected",
        ),
        pytest.param(
            wire(), wire(FERRY + MORE, "UPDATE 1-Ferry sinks", publisher="Ostra Post"),
            ("near-duplicate", "rule:near_duplicate"), id="another publisher's update is a copy",
        ),
        pytest.param(
            wire(), wire(FERRY + MORE, "WRAPUP 1-Strait crisis deepens"),
            ("near-duplicate", "rule:near_duplicate"), id="a wrapup does not replace a story",
        ),
        pytest.param(
            wire(SHORT.format("three").replace("Norland", "Estmark"), "Ferry off Estmark"),
            wire(SHORT.format("five"), "UPDATE 1-Ferry off Norland"), None, id="another country's formula",
        ),
        # --- no marks
        pytest.param(
            wire(), wire(FERRY + MORE, day="2024-03-06"),
            ("update", "rule:same_headline_newer"), id="the same headline the next day",
        ),
        pytest.param(
            wire(topics=("MARROW-FERRY/",)), wire(FERRY + MORE, "War fears", "2024-03-06", topics=("MARROW-FERRY/",)),
            ("update", "rule:same_headline_newer"), id="the same slugline the next day",
        ),
        pytest.param(
            wire(), wire(FERRY + MORE), ("near-duplicate", "rule:near_duplicate"), id="which is newer nobody says",
        ),
        pytest.param(
            wire(TALKS, "Strait daily briefing"), wire(FERRY, "Strait daily briefing", "2024-03-06"),
            None, id="a standing headline",
        ),
        pytest.param(
            wire(), wire(publisher="Ostra Post", day="2024-03-07"),
            ("duplicate", "rule:exact_duplicate"), id="word for word",
        ),
        pytest.param(
            wire(), wire(publisher="Ostra Post", day="2024-07-07"),
            ("duplicate", "rule:exact_duplicate"), id="word for word, months later",
        ),
        pytest.param(
            wire("No ships today.", None), wire("No ships today.", None, "2024-07-07"),
            None, id="a formula, months later",
        ),
        pytest.param(wire(), wire(FERRY + MORE, None, "2024-03-11", "Ostra Post"), None, id="alike, a week later"),
        # --- notices of corrections
        pytest.param(
            wire(), wire(f'In a story on Tuesday headlined "{HEADLINE}", Strait Wire gave the wrong toll. It was 21.',
                         "Correction: Marrow ferry", "2024-03-07"),
            ("correction", "rule:correction_notice"), id="a notice names the headline",
        ),
    ],
)  # fmt: skip
def test_what_two_reports_are_to_each_other(old: Report, new: Report, found: tuple[str, str] | None) -> None:
    a, b = version_of(old), version_of(new)
    link = relate(a, b)
    assert link == relate(b, a)
    assert (link and (link.kind, link.by)) == found
    if link is not None:
        assert (link.subject, link.object) == (new.id, old.id) or link.kind in ("duplicate", "near-duplicate")


def test_a_dateline_credits_its_agency() -> None:
    """A paper's copy of a wire story is the wire's too."""
    body = f"OSTRA, March 5 (Strait Wire) - {FERRY}"
    line = Dateline(Span(44, 75, "OSTRA, March 5 (Strait Wire) - "), publisher=Span(60, 71, "Strait Wire"))
    paper = wire(body, publisher="Ostra Post")
    kill = wire(NOTICE, "MANDATORY KILL")
    assert relate(version_of(paper), version_of(kill)) is None
    link = relate(version_of(replace(paper, dateline=line)), version_of(kill))
    assert link is not None
    assert link.kind == "withdrawal"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(wire(uri=URN), wire(f"Please kill {URN}.", "KILL NOTICE"), id="uri"),
        pytest.param(wire(), wire(NOTICE, "MANDATORY KILL"), id="headline"),
        pytest.param(wire(topics=("A-B",)), wire("Kill the story slugged A-B today.", "KILL NOTICE"), id="slugline"),
        pytest.param(wire(), wire(day=None), id="text"),
        pytest.param(wire(), wire("New.", "UPDATE 1-" + HEADLINE), id="stem"),
    ],
)
def test_reports_that_belong_together_share_a_key(a: Report, b: Report) -> None:
    assert relate(version_of(a), version_of(b)) is not None
    assert set(keys(version_of(a))) & set(keys(version_of(b)))
