"""Docs of several sentences written out in lines, for the tables of the reference rules."""

from __future__ import annotations

from dragoman.records import Doc, Entity, Sentence, Token

PENN = {"NOUN": "NN", "PROPN": "NNP", "PRON": "PRP", "VERB": "VBD"}


def told(*lines: str, people: str = "", bodies: str = "", places: str = "") -> Doc:
    """A Doc of sentences in ``word/UPOS/head/deprel[/xpos]`` items, heads counted from 1.

    A noun with ``NNS`` has its lemma without the final s. Names are given with words parted by a space and names by
    ``|``; every place where one stands is an entity.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    text = ""
    for number, line in enumerate(lines):
        first = len(tokens)
        for item in line.split():
            word, upos, head, deprel, *xpos = item.split("/")
            tag = xpos[0] if xpos else PENN.get(upos, "")
            lemma = word.lower().removesuffix("s") if tag == "NNS" else word.lower()
            start = len(text) + bool(text)
            text = f"{text} {word}" if text else word
            above = first + int(head) - 1 if head != "0" else -1
            tokens.append(Token(len(tokens), start, len(text), word, number, upos, tag, lemma, above, deprel))
        sentences.append(Sentence(number, first, len(tokens) - 1))
    doc = Doc(text, tuple(tokens), tuple(sentences), model="hand")
    labelled = [(name, label) for names, label in ((people, "PER"), (bodies, "ORG"), (places, "LOC"))
                for name in names.split("|") if name]  # fmt: skip
    return Doc(doc.text, doc.tokens, doc.sentences, tuple(_entities(doc, labelled)), model="hand")


def _entities(doc: Doc, labelled: list[tuple[str, str]]) -> list[Entity]:
    words = [t.text for t in doc.tokens]
    found = []
    for name, label in labelled:
        parts = name.split()
        for i in range(len(words)):
            if words[i : i + len(parts)] == parts:
                found.append(Entity(i, i + len(parts) - 1, label))
    return sorted(found, key=lambda e: e.first)
