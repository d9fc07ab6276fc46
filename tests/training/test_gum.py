"""The upper layers of GUM, on a small document of our own writing."""

from pathlib import Path

import pytest

from training.gum import GumDocument, read_document, read_documents

# word, upos, head, deprel, MISC
ROWS = [
    [
        ("The", "DET", 2, "det", "Discourse=attribution-positive:1->2:1:x-1-_|Entity=(1-person-new-nnnnn-cf1-2-coref"),
        ("envoy", "NOUN", 3, "nsubj", "Entity=1)"),
        ("said", "VERB", 0, "root", "_"),
        ("Norland", "PROPN", 5, "nsubj", "Discourse=ROOT:2:0|Entity=(2-place-new-nnnnn-cf2-1-coref-Nor-land)"),
        ("fired", "VERB", 3, "ccomp", "_"),
        ("when", "ADV", 8, "mark", "Discourse=context-circumstance:3->2:0:x-1-_"),
        ("Sudria", "PROPN", 8, "nsubj", "Bridge=1<3|Entity=(3-place-acc:inf-nnnnn-cf3-1-coref)"),
        ("fired", "VERB", 5, "advcl", "_"),
    ],
    [
        ("Their", "PRON", 3, "nmod:poss",
         "Discourse=joint-list_m:4->2:2|Entity=(5-object-new-n-cf1-3-sgl(4-place-acc:aggr-n-cf1-1-sgl)|SplitAnte=2<4,3<4"),
        ("new", "ADJ", 3, "amod", "_"),
        ("guns", "NOUN", 4, "nsubj", "Entity=5)"),
        ("fell", "VERB", 0, "root", "_"),
    ],
]  # fmt: skip


def conllu(sentences: list[list[tuple[str, str, int, str, str]]]) -> str:
    lines = ["# newdoc id = GUM_news_eastport"]
    for rows in sentences:
        for number, (word, upos, head, deprel, note) in enumerate(rows, 1):
            lines.append("\t".join([str(number), word, word.lower(), upos, "_", "_", str(head), deprel, "_", note]))
        lines.append("")
    return "\n".join(lines)


@pytest.fixture
def document(tmp_path: Path) -> GumDocument:
    path = tmp_path / "GUM_news_eastport.conllu"
    path.write_text(conllu(ROWS), encoding="utf-8")
    return read_document(path)


def test_mentions_have_words_of_the_document_and_their_head(document: GumDocument) -> None:
    found = [(m.first, m.last, m.group, m.type, m.status, m.link, m.head) for m in document.mentions]
    assert found == [
        (0, 1, "1", "person", "new", "coref", 1),
        (3, 3, "2", "place", "new", "coref", 3),
        (6, 6, "3", "place", "acc:inf", "coref", 6),
        (8, 10, "5", "object", "new", "sgl", 10),
        (8, 8, "4", "place", "acc:aggr", "sgl", 8),
    ]


def test_named_by_identity_or_by_proper_noun(document: GumDocument) -> None:
    assert [m.is_named for m in document.mentions] == [False, True, True, False, False]
    assert [m.identity for m in document.mentions] == [None, "Nor-land", None, None, None]


def test_members_and_bridges_name_groups(document: GumDocument) -> None:
    assert document.members == (("4", ("2", "3")),)
    assert document.bridges == (("1", "3"),)


def test_attribution_has_what_was_tied_to_its_content_before_it(document: GumDocument) -> None:
    (attribution,) = document.attributions
    assert attribution.source == (0, 2)
    assert attribution.content == ((3, 7),)
    assert attribution.is_positive


def test_an_entity_closed_and_never_opened_is_named(tmp_path: Path) -> None:
    path = tmp_path / "GUM_news_broken.conllu"
    path.write_text(conllu([[("guns", "NOUN", 0, "root", "Entity=7)")]]), encoding="utf-8")
    with pytest.raises(ValueError, match=r"GUM_news_broken\.conllu: word 0 closes entity 7"):
        read_document(path)


def test_all_open_documents_can_be_read(shared: Path) -> None:
    documents = list(read_documents(shared / "corpora" / "gum-open", ("news", "speech")))
    assert len(documents) == 39
    for d in documents:
        size = sum(len(s.words) for s in d.sentences)
        assert all(0 <= m.first <= m.head <= m.last < size for m in d.mentions)
        assert all(0 <= a <= b < size for x in d.attributions for a, b in (x.source, *x.content))
    assert sum(len(d.attributions) for d in documents) > 300
    assert sum(len(d.members) for d in documents) > 10
