"""What training reads of the corpora: labels of words, on small files of our own writing."""

from pathlib import Path

import pytest

from training.corpora import UNKNOWN, TreeSentence, read_entities, read_factuality, read_frames
from training.gum import Attribution, GumDocument, GumMention
from training.gum_layers import labelled


def iob2(labels: list[str]) -> str:
    rows = [f"{i}\tword{i}\t{label}\t-\tsomeone" for i, label in enumerate(labels, 1)]
    return "\n".join(["# sent_id = a-1", *rows, "", ""])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (["O", "B-PER", "I-PER"], ("O", "B-PER", "I-PER")),
        (["B-OTH", "I-OTH", "O"], ("O", "O", "O")),
        (["B-LOC", "O", "B-O"], ("B-LOC", "O", UNKNOWN)),
    ],
    ids=["the three kinds stay", "other names are none", "an untyped mark is unknown"],
)
def test_entities(tmp_path: Path, written: list[str], read: tuple[str, ...]) -> None:
    path = tmp_path / "ner.iob2"
    path.write_text(iob2(written), encoding="utf-8")
    assert read_entities(path) == {"a-1": read}


def test_frames_leave_the_predicate_itself_out(tmp_path: Path) -> None:
    path = tmp_path / "srl.jsonl"
    path.write_text(
        '{"sent_id": "a-1", "words": ["Norland", "fired"],'
        ' "frames": [{"i": 1, "sense": "fire.02", "args": [[0, 0, "ARG0"], [1, 1, "V"]]}]}\n'
    )
    words, (frame,) = read_frames(path)["a-1"]
    assert words == ("Norland", "fired")
    assert (frame.predicate, frame.arguments) == (1, ((0, 0, "ARG0"),))


def test_factuality_counts_words_from_nought(tmp_path: Path) -> None:
    path = tmp_path / "factuality.jsonl"
    path.write_text('{"sent_id": "a-1", "factuality": [[2, -1.5, 1.0]]}\n')
    assert read_factuality(path) == {"a-1": ((1, -1.5),)}


def sentence(*words: str) -> TreeSentence:
    n = len(words)
    return TreeSentence("s", "d", words, words, ("X",) * n, ("X",) * n, (-1,) + (0,) * (n - 1), ("dep",) * n)


def mention(first: int, last: int, type: str, is_named: bool = True) -> GumMention:
    return GumMention(first, last, type, "1", "new", "sgl", None, last, is_named)


@pytest.mark.parametrize(
    ("mentions", "names"),
    [
        ([mention(0, 1, "person")], "B-person I-person O O O"),
        ([mention(0, 2, "organization"), mention(1, 1, "place")], "B-organization I-organization I-organization O O"),
        ([mention(3, 4, "object", is_named=False)], "O O O O O"),
    ],
    ids=["a name", "the outermost of two", "a description is no name"],
)
def test_names(mentions: list[GumMention], names: str) -> None:
    document = GumDocument("d", "news", (sentence("a", "b", "c"), sentence("d", "e")), tuple(mentions))
    assert [label for s in labelled(document) for label in s.names or ()] == names.split()


def test_attributions_go_over_sentences() -> None:
    said = Attribution(source=(2, 2), content=((0, 1), (3, 3)), is_positive=True)
    document = GumDocument("d", "news", (sentence("a", "b", "c"), sentence("d", "e")), (), attributions=(said,))
    found = [label for s in labelled(document) for label in s.attributed or ()]
    assert found == ["content", "content", "source", "content", "O"]
