"""Figures of a shipped model's layers on the treebanks: ``python -m training.measure --split dev``.

Words and sentences are the treebank's own; what is measured is the exported int8 model as users run it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from dragoman.language.analyser import Analyser
from dragoman.records import Doc, Sentence, Token
from training.corpora import TreeSentence, read_ewt
from training.gum_layers import read_gum


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--model", type=Path, help="folder of the model (default: the shipped one)")
    ap.add_argument("--split", choices=("dev", "test"), default="dev")
    a = ap.parse_args()
    analyser = Analyser.load(a.model)
    print(f"model {analyser.version}")
    print(f"EWT {a.split}", figures(analyser, read_ewt(a.shared / "corpora" / "ewt", a.split)))
    unseen = read_gum(a.shared / "corpora" / "gum-open", ("vlog", "conversation"))
    print("GUM vlog, conversation (not trained on)", figures(analyser, unseen))


def figures(analyser: Analyser, sentences: Sequence[TreeSentence]) -> str:
    """Accuracy of UPOS, XPOS, lemma, UAS, LAS, and the F1 of named entities, over all words."""
    right: Counter[str] = Counter()
    n = found = known = both = 0
    for _, group in groupby(sentences, key=lambda s: s.document):
        given = list(group)
        doc, offsets = analyse(analyser, given)
        for s, at in zip(given, offsets, strict=True):
            tokens = doc.tokens[at : at + len(s.words)]
            n += len(tokens)
            for i, t in enumerate(tokens):
                head = t.head - at if t.head >= 0 else -1
                right["UPOS"] += t.upos == s.upos[i]
                right["XPOS"] += t.xpos == s.xpos[i]
                right["lemma"] += t.lemma == s.lemmas[i]
                right["UAS"] += head == s.heads[i]
                right["LAS"] += head == s.heads[i] and t.deprel == s.deprels[i]
            if s.entities is not None:
                gold = set(_spans(s.entities))
                ours = {(e.first - at, e.last - at, e.label) for e in doc.entities if at <= e.first < at + len(tokens)}
                found, known, both = found + len(ours), known + len(gold), both + len(ours & gold)
    line = " ".join(f"{name} {right[name] / n:.3f}" for name in ("UPOS", "XPOS", "lemma", "UAS", "LAS"))
    return f"{n} words: {line}" + (f" NER F1 {2 * both / (found + known):.3f}" if known else "")


def analyse(analyser: Analyser, given: Sequence[TreeSentence]) -> tuple[Doc, list[int]]:
    """A document's treebank sentences as one Doc, words joined by spaces; and each sentence's first word."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    offsets, at = [], 0
    for k, s in enumerate(given):
        offsets.append(len(tokens))
        for word in s.words:
            tokens.append(Token(len(tokens), at, at + len(word), word, k))
            at += len(word) + 1
        sentences.append(Sentence(k, offsets[-1], len(tokens) - 1))
    text = " ".join(t.text for t in tokens)
    return analyser.analyse_words(text, tokens, sentences), offsets


def _spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start = None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and not (label.startswith("I-") and label[2:] == labels[start][2:]):
            yield start, i - 1, labels[start][2:]
            start = None
        if label != "O" and start is None:
            start = i


if __name__ == "__main__":
    main()
