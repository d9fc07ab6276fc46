from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Doc, Sentence, Token
from evaluation.treebank import FORM, GoldDocument, conllu, read_documents
from tests.conllu import doc_from_conllu
from tests.evaluation import written


def read(tmp_path: Path, text: str) -> list[GoldDocument]:
    path = tmp_path / "harbour.conllu"
    path.write_text(text, encoding="utf-8")
    return read_documents(path)


def test_the_words_of_a_range_stand_without_spaces_and_the_range_itself_is_kept(tmp_path: Path) -> None:
    first = read(tmp_path, written.TWO_SENTENCES)[0].sentences[0]
    assert first.column(FORM) == ("Pilots", "do", "n't", "strike", ".")
    assert first.spaces == (True, False, True, False, True)
    assert first.heads == (3, 3, 3, -1, 3)
    assert "2-3\tdon't" in first.conllu


@pytest.mark.parametrize(
    ("comments", "expected"),
    [
        pytest.param("", "One came. Two left.\n", id="same paragraph"),
        pytest.param("# newpar\n", "One came.\n\nTwo left.\n", id="new paragraph"),
        pytest.param("# newpar_block = p (1 s)\n", "One came.\n\nTwo left.\n", id="block comment begins one"),
    ],
)
def test_running_text(tmp_path: Path, comments: str, expected: str) -> None:
    one = written.conllu("1 One one NUM CD 2 nsubj\n2 came come VERB VBD 0 root SpaceAfter=No\n3 . . PUNCT . 2 punct")
    two = written.conllu("1 Two two NUM CD 2 nsubj\n2 left leave VERB VBD 0 root SpaceAfter=No\n3 . . PUNCT . 2 punct")
    assert read(tmp_path, one + comments + two)[0].text == expected


def test_a_heading_of_one_sentence_is_a_paragraph_of_its_own(tmp_path: Path) -> None:
    heading = "# newpar_block = head (1 s)\n" + written.conllu("1 Port port NOUN NN 0 root")
    body = written.conllu("1 Shut shut VERB VB 0 root")
    assert read(tmp_path, heading + body)[0].text == "Port\n\nShut\n"


def test_documents_are_parted_at_newdoc(tmp_path: Path) -> None:
    second = written.TWO_SENTENCES.replace("id = harbour", "id = quay")
    documents = read(tmp_path, written.TWO_SENTENCES + second)
    assert [(d.id, len(d.sentences)) for d in documents] == [("harbour", 2), ("quay", 2)]


def test_a_row_of_another_width_is_named_with_its_sentence(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"harbour.conllu, sentence s-7: .* ten columns, this one 3"):
        read(tmp_path, "# sent_id = s-7\n1\tPort\tport\n\n")


def test_what_was_read_is_written_again_and_read_the_same(tmp_path: Path) -> None:
    documents = read(tmp_path, written.TWO_SENTENCES)
    assert read(tmp_path, "".join(d.conllu for d in documents)) == documents


def test_a_doc_is_written_sentence_by_sentence_with_heads_counted_in_the_sentence() -> None:
    doc = doc_from_conllu("""
        1  Ships  ship  NOUN   NNS  2  nsubj
        2  left   leave VERB   VBD  0  root

        1  Crews  crew  NOUN   NNS  2  nsubj
        2  stayed stay  VERB   VBD  0  root
    """)
    assert conllu([doc]).splitlines()[3:] == [
        "1\tCrews\tcrew\tNOUN\tNNS\t_\t2\tnsubj\t_\t_",
        "2\tstayed\tstay\tVERB\tVBD\t_\t0\troot\t_\t_",
        "",
    ]


def test_a_word_whose_head_is_in_another_sentence_stands_as_a_root() -> None:
    tokens = (Token(0, 0, 2, "No", 0, head=1), Token(1, 3, 6, "way", 1))
    doc = Doc("No way", tokens, (Sentence(0, 0, 0), Sentence(1, 1, 1)))
    assert [line.split("\t")[6:8] for line in conllu([doc]).split("\n") if line] == [["0", "root"], ["0", "root"]]


WORDS = st.lists(st.tuples(st.sampled_from(["Port", "shut", ",", "."]), st.booleans()), min_size=1)


@given(st.lists(WORDS, min_size=1))
def test_the_running_text_is_the_words_and_white_space(
    tmp_path_factory: pytest.TempPathFactory, sentences: list[list[tuple[str, bool]]]
) -> None:
    rows = [
        "\n".join(f"{i} {w} _ X X {i - 1} dep {'_' if s else 'SpaceAfter=No'}" for i, (w, s) in enumerate(words, 1))
        for words in sentences
    ]
    document = read(tmp_path_factory.mktemp("written"), "".join(map(written.conllu, rows)))[0]
    assert "".join(document.text.split()) == "".join(w for words in sentences for w, _ in words)
