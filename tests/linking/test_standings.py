from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.standings import Linked, standings
from dragoman.records import Decision, content_id

NAMES = "abcdef"


def link(kind: str, subject: str, object: str, by: str = "rule:marked_version", score: float | None = None) -> Decision:
    return Decision(content_id("d", kind, subject, object), kind, subject, object, by, "why", score)


def word(kind: str, subject: str, object: str, made_at: str = "2024-01-01") -> Decision:
    return Decision(
        content_id("d", kind, subject, object, made_at), kind, subject, object, "user:ana", "", None, made_at
    )


def copy(subject: str, object: str, score: float = 0.9) -> Decision:
    return link("near-duplicate", subject, object, "rule:near_duplicate", score)


def shown(
    links: Sequence[Decision], persons: Sequence[Decision] = (), retracts: str = ""
) -> dict[str, tuple[str, str]]:
    """Group, and state with what made it so, of a, b, c, d on the 1st, 2nd, 3rd, 4th; ``retracts`` names notices."""
    reports = [Linked(name, day, "notice" if name in retracts else "") for day, name in enumerate("abcd", 1)]
    found = standings(reports, links, persons)
    return {s.report: (s.copy_group, f"{s.state} {s.by or ''}".strip()) for s in found}


ALONE = {name: (name, "current") for name in "abcd"}


@pytest.mark.parametrize(
    ("links", "retracts", "changed"),
    [
        pytest.param([], "", {}, id="nothing"),
        pytest.param([copy("b", "a"), copy("c", "b")], "", {"b": ("a", "current"), "c": ("a", "current")}, id="copies"),
        pytest.param(
            [link("update", "b", "a"), link("update", "c", "b"), link("update", "c", "a")], "",
            {"a": ("a", "superseded c"), "b": ("a", "superseded c"), "c": ("a", "current")},
            id="the newest supersedes all",
        ),
        pytest.param(
            [link("update", "b", "a"), link("update", "c", "b")], "",
            {"a": ("a", "superseded b"), "b": ("a", "superseded c"), "c": ("a", "current")}, id="a chain",
        ),
        pytest.param(
            [link("withdrawal", "d", "a", "rule:kill_by_headline")], "d",
            {"a": ("a", "withdrawn d"), "d": ("d", "withdrawn d")}, id="a kill, and the notice itself",
        ),
        pytest.param(
            [link("update", "b", "a"), link("withdrawal", "d", "b", "rule:kill_by_headline")], "d",
            {"a": ("a", "withdrawn d"), "b": ("a", "withdrawn d"), "d": ("d", "withdrawn d")},
            id="what a killed version superseded",
        ),
        pytest.param(
            [link("update", "c", "a"), link("withdrawal", "b", "a", "rule:kill_by_headline")], "b",
            {"a": ("a", "withdrawn b"), "b": ("b", "withdrawn b"), "c": ("a", "current")},
            id="a kill holds though another version follows",
        ),
        pytest.param(
            [
                link("withdrawal", "b", "a", "rule:version_of_uri"),
                link("update", "c", "b", "rule:version_of_uri"),
                link("update", "c", "a", "rule:version_of_uri"),
            ],
            "",
            {"a": ("a", "superseded c"), "b": ("a", "superseded c"), "c": ("a", "current")},
            id="usable again after it was withheld",
        ),
        pytest.param(
            [link("withdrawal", "d", name, "rule:kill_by_slugline") for name in "ab"], "d",
            {"d": ("d", "withdrawn d")}, id="a slugline of two stories withdraws neither",
        ),
        pytest.param(
            [copy("b", "a"), *(link("withdrawal", "d", name, "rule:kill_by_slugline") for name in "ab")], "d",
            {"a": ("a", "withdrawn d"), "b": ("a", "withdrawn d"), "d": ("d", "withdrawn d")},
            id="a slugline of one story",
        ),
        pytest.param(
            [link("correction", "c", "a", "rule:correction_notice")], "",
            {"a": ("a", "current c"), "c": ("a", "current")}, id="a notice of a correction leaves the story standing",
        ),
        pytest.param(
            [link("update", "a", "b"), link("update", "b", "c"), link("update", "c", "a")], "",
            {"a": ("a", "superseded c"), "b": ("a", "superseded a"), "c": ("a", "superseded b")}, id="a ring ends",
        ),
    ],
)  # fmt: skip
def test_what_stands(links: list[Decision], retracts: str, changed: dict[str, tuple[str, str]]) -> None:
    assert shown(links, retracts=retracts) == ALONE | changed


LINKS = [copy("b", "a", 0.9), copy("c", "b", 0.8), link("update", "d", "c")]
TOGETHER = {"a": ("a", "current"), "b": ("a", "current"), "c": ("a", "superseded d"), "d": ("a", "current")}


@pytest.mark.parametrize(
    ("persons", "changed"),
    [
        pytest.param([], {}, id="nobody"),
        pytest.param([word("not-same", "d", "c")], {"c": ("a", "current"), "d": ("d", "current")}, id="no update"),
        pytest.param(
            [word("not-same", "a", "c")],
            {"c": ("c", "superseded d"), "d": ("c", "current")},
            id="apart through a third",
        ),
        pytest.param([word("not-same", "a", "c", "1"), word("same", "c", "a", "2")], {}, id="the latest word holds"),
        pytest.param(
            [word("undo", LINKS[2].id, "")], {"c": ("a", "current"), "d": ("d", "current")}, id="a link undone"
        ),
        pytest.param(
            [word("not-same", "a", "b", "1"), word("undo", word("not-same", "a", "b", "1").id, "", "2")],
            {},
            id="undone",
        ),
    ],
)
def test_what_persons_decide(persons: list[Decision], changed: dict[str, tuple[str, str]]) -> None:
    assert shown(LINKS, persons) == TOGETHER | changed


def test_a_person_joins_what_no_rule_does() -> None:
    assert shown([], [word("same", "d", "b")])["d"] == ("b", "current")


def test_one_voice_with_a_withdrawn_report_is_told() -> None:
    reports = [Linked("a", 1), Linked("b", 1), Linked("c", 2, "notice")]
    links = [copy("b", "a"), link("withdrawal", "c", "a", "rule:kill_by_headline")]
    _, b, _ = standings(reports, links)
    assert (b.state, b.why) == ("current", "one voice with a, which is withdrawn")


PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])
ANY_LINK = st.builds(
    lambda pair, kind_by, score: link(kind_by[0], *pair, by=kind_by[1], score=score),
    PAIRS,
    st.sampled_from(
        [
            ("near-duplicate", "rule:near_duplicate"),
            ("duplicate", "rule:exact_duplicate"),
            ("update", "rule:marked_version"),
            ("correction", "rule:correction_notice"),
            ("withdrawal", "rule:kill_by_slugline"),
            ("withdrawal", "rule:version_of_uri"),
        ]
    ),
    st.sampled_from([None, 0.5, 1.0]),
)
ANY_WORD = st.builds(
    lambda pair, kind, at: word(kind, *pair, made_at=at),
    PAIRS,
    st.sampled_from(["same", "not-same"]),
    st.sampled_from("123"),
)


@given(
    st.lists(ANY_LINK, max_size=10),
    st.lists(ANY_WORD, max_size=3),
    st.lists(st.integers(0, 2), min_size=6, max_size=6),
    st.randoms(use_true_random=False),
)
def test_no_order_changes_what_stands(
    links: list[Decision], persons: list[Decision], days: list[int], chance: random.Random
) -> None:
    reports = [Linked(name, day, "notice" if name == "f" else "") for name, day in zip(NAMES, days, strict=True)]
    found = standings(reports, links, persons)
    for several in (reports, links, persons):
        chance.shuffle(several)
    assert standings(reports, [*links, *links], persons) == found
    apart = {tuple(sorted((p.subject, p.object))) for p in persons if p.kind == "not-same"}
    later = {tuple(sorted((p.subject, p.object))) for p in persons if p.kind == "same"}
    group = {standing.report: standing.copy_group for standing in found}
    assert all(group[a] != group[b] for a, b in apart - later)
    assert all(standing.copy_group <= standing.report for standing in found)
