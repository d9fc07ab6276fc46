"""Frames out of made scores: which words become triggers, cues and arguments."""

import numpy as np
import pytest

from dragoman.language.frames import FrameReader, Thresholds, runs
from dragoman.language.labels import Labels
from dragoman.records import EventFrame, StatementFrame

LABELS = Labels(
    {
        "trigger": ["O", "ACCUSE", "AGREE"],
        "mode": ["ACCUSE", "ACCUSE allege", "AGREE"],
        "status": ["actual", "negated"],
        "act": ["assert", "deny"],
        "role": (
            "actor recipient claimed_by denied_by place killed injured speaker addressee "
            "about_first about_last content_first content_last"
        ).split(),
    }
)
SURE, NEVER = 9.0, -9.0


def one_hot(names: str, labels: str) -> np.ndarray:
    """Scores [words, labels] that are sure of the label that each letter of ``names`` stands for."""
    return np.where(np.array([[n == x for x in labels] for n in names]), SURE, NEVER).astype(np.float32)


def frames(
    triggers: str = "", cues: str = "", actors: str = "", arcs: str = "", fresh: int = 0
) -> tuple[list[EventFrame], list[StatementFrame]]:
    """The frames of a chunk with a letter for each word: O, A(CCUSE) or G (AGREE) in ``triggers``; O or C in ``cues``;
    O, B or I in ``actors``; all sources point with each role named in ``arcs`` (``role:word,…``) to that word."""
    n = max(len(triggers), len(cues))
    scores = {
        "trigger": one_hot(triggers or "O" * n, "OAG"),
        "cue": one_hot(cues or "O" * n, "OC"),
        "mode": np.tile(np.array([0, 1, 2], dtype=np.float32), (n, 1)),
        "status": one_hot("a" * n, "an"),
        "act": one_hot("d" * n, "ad"),
        "actor_mention": one_hot(actors or "O" * n, "OBI"),
        "place_mention": one_hot("O" * n, "OBI"),
    }
    reader = FrameReader(LABELS, Thresholds())
    seen = reader.see(scores, fresh)
    role = np.full((len(seen.sources), len(LABELS.of["role"]), n), NEVER, dtype=np.float32)
    for arc in filter(None, arcs.split(",")):
        name, word = arc.split(":")
        role[:, LABELS.role(name), int(word)] = SURE
    return list(reader.events(seen, role)), list(reader.statements(seen, role))


@pytest.mark.parametrize(
    ("triggers", "fresh", "found"),
    [
        pytest.param("OAO", 0, [(1, 1, "ACCUSE")], id="one word"),
        pytest.param("AAO", 0, [(0, 1, "ACCUSE")], id="two words"),
        pytest.param("AGO", 0, [(0, 0, "ACCUSE"), (1, 1, "AGREE")], id="another type begins another event"),
        pytest.param("AOA", 0, [(0, 0, "ACCUSE"), (2, 2, "ACCUSE")], id="a gap ends an event"),
        pytest.param("AOA", 1, [(2, 2, "ACCUSE")], id="context has none"),
        pytest.param("OOO", 0, [], id="none"),
    ],
)
def test_triggers(triggers: str, fresh: int, found: list[tuple[int, int, str]]) -> None:
    events, statements = frames(triggers, fresh=fresh)
    assert [(e.first, e.last, e.type) for e in events] == found
    assert statements == []


@pytest.mark.parametrize(
    ("actors", "arcs", "found"),
    [
        pytest.param("BIOO", "actor:0,actor:1", [("actor", 0, 1)], id="a mention as a whole"),
        pytest.param("BIOO", "actor:0", [("actor", 0, 1)], id="half of a mention's words are enough"),
        pytest.param("BIIO", "", [], id="near miss: no arc"),
        pytest.param("OOOO", "actor:0", [], id="near miss: a word that nothing takes for a mention"),
        pytest.param("BOOO", "place:0", [("place", 0, 0)], id="a place that only the arc takes for one"),
        pytest.param("OOOO", "killed:0,killed:1", [("killed", 0, 1)], id="a number needs no mention"),
    ],
)
def test_arguments_of_an_event(actors: str, arcs: str, found: list[tuple[str, int, int]]) -> None:
    events, _ = frames("OOOA", actors=actors, arcs=arcs)
    assert [(a.role, a.first, a.last) for a in events[0].arguments] == found


def test_an_agreement_is_about_something() -> None:
    events, _ = frames("GOOO", arcs="about_first:1,about_last:3")
    assert [(a.role, a.first, a.last) for a in events[0].arguments] == [("about", 1, 3)]


def test_modes_are_those_of_the_type() -> None:
    events, _ = frames("AOG")
    assert [(e.type, e.mode) for e in events] == [("ACCUSE", "allege"), ("AGREE", None)]


@pytest.mark.parametrize(
    ("cues", "arcs", "speaker_and_content"),
    [
        pytest.param("OOCO", "speaker:0,content_first:3,content_last:3", [(0, 0), (3, 3)], id="content behind"),
        pytest.param("OOOC", "speaker:0,content_first:1,content_last:2", [(0, 0), (1, 2)], id="content before"),
        pytest.param("OCOO", "speaker:0,content_first:1,content_last:3", [(0, 0), (2, 3)], id="never the cue itself"),
    ],
)
def test_statements(cues: str, arcs: str, speaker_and_content: list[tuple[int, int]]) -> None:
    events, statements = frames(cues=cues, actors="BOOO", arcs=arcs)
    assert events == []
    assert [(a.first, a.last) for a in statements[0].arguments] == speaker_and_content
    assert statements[0].act == "deny"


def test_a_word_may_be_trigger_and_cue() -> None:
    events, statements = frames("OGAO", "OOCC", "BOOO", "actor:0,speaker:0")
    assert [(e.first, e.last) for e in events] == [(1, 1), (2, 2)]
    assert [(s.first, s.last) for s in statements] == [(2, 3)]


@pytest.mark.parametrize(
    ("words", "found"),
    [([], []), ([3], [(3, 3)]), ([1, 2, 3], [(1, 3)]), ([1, 2, 4, 6, 7], [(1, 2), (4, 4), (6, 7)])],
    ids=["none", "one", "unbroken", "broken"],
)
def test_runs(words: list[int], found: list[tuple[int, int]]) -> None:
    assert list(runs(words)) == found


@pytest.mark.parametrize(
    ("triggers", "cues", "count"),
    [("AO" * 30, "O" * 60, 30), ("AO" * 250, "O" * 500, 8), ("AO" * 125 + "O" * 250, "O" * 250 + "CO" * 125, 8)],
    ids=["as many as prose may have", "more triggers", "triggers and cues"],
)
def test_a_chunk_has_so_many_sources_at_most(triggers: str, cues: str, count: int) -> None:
    events, statements = frames(triggers, cues)
    assert len(events) + len(statements) == count


def test_the_surest_sources_are_kept() -> None:
    n = 500
    scores = {"trigger": one_hot("AO" * (n // 2), "OAG"), "cue": one_hot("O" * n, "OC")}
    scores["trigger"][::2, :2] = np.linspace([0, 1.5], [0, 4.0], n // 2)  # each surer than the one before
    scores |= {name: one_hot("O" * n, "OBI") for name in ("actor_mention", "place_mention")}
    seen = FrameReader(LABELS, Thresholds()).see(scores, 0)
    assert [first for first, _ in seen.triggers] == list(range(n - 16, n, 2))
