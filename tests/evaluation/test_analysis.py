from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.analysis import names, within
from evaluation.systems import words_of, words_only
from evaluation.treebank import GoldDocument, read_documents
from tests.evaluation import written


@pytest.fixture
def harbour(tmp_path: Path) -> list[GoldDocument]:
    path = tmp_path / "harbour.conllu"
    path.write_text(written.TWO_SENTENCES, encoding="utf-8")
    return read_documents(path)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("B-PER I-PER O O O", "O O O O", {(0, 0, 1, "PER")}, id="one of two words"),
        pytest.param("O O O O B-ORG", "O O O O", {(0, 4, 4, "ORG")}, id="at the end of a sentence"),
        pytest.param("B-LOC B-LOC O O O", "O O O O", {(0, 0, 0, "LOC"), (0, 1, 1, "LOC")}, id="two side by side"),
        pytest.param("B-LOC I-ORG O O O", "O O O O", {(0, 0, 0, "LOC"), (0, 1, 1, "ORG")}, id="inside of another kind"),
        pytest.param("O O O O O", "O O B-PER O", {(0, 7, 7, "PER")}, id="words count in the document"),
        pytest.param("O O O", "B-PER O O O", {(0, 5, 5, "PER")}, id="a sentence without a fitting layer is left out"),
    ],
)
def test_names_of_the_entity_layer(
    harbour: list[GoldDocument], first: str, second: str, expected: set[tuple[int, int, int, str]]
) -> None:
    assert names(harbour, {"harbour-1": first.split(), "harbour-2": second.split()}) == expected


def test_names_found_where_the_layer_has_nothing_to_say_do_not_count(harbour: list[GoldDocument]) -> None:
    found = {(0, 0, 1, "PER"), (0, 5, 5, "LOC")}
    assert within(found, harbour, {"harbour-2": ["O"] * 4}) == {(0, 5, 5, "LOC")}


def test_given_words_keep_their_places_in_the_text(harbour: list[GoldDocument]) -> None:
    text, tokens, sentences = words_of(harbour[0])
    assert text == "Pilots don't strike. Ships were held. "
    assert [text[t.start : t.end] for t in tokens] == [t.text for t in tokens]
    assert [(s.first, s.last) for s in sentences] == [(0, 4), (5, 8)]


def test_words_only_tell_nothing_of_tags_and_trees(harbour: list[GoldDocument]) -> None:
    lines = [line.split("\t") for line in words_only(harbour[0]).split("\n") if line[:1].isdigit()]
    assert [row[1] for row in lines] == "Pilots don't do n't strike . Ships were held .".split()
    assert {cell for row in lines for cell in row[2:9]} == {"_"}
