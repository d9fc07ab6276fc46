"""Figures of a shipped model's layers on the treebanks: ``python -m training.measure --split dev``.

Words and sentences are the treebank's own; what is measured is the exported int8 model as users run it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    """Accuracy of UPOS, XPOS, lemma, UAS and LAS over all words (relations without their subtypes, as in the shared
    tasks, and with them), and the F1 of named entities and of PropBank roles, the predicates given."""
    right: Counter[str] = Counter()
    n = 0
    entities, roles = F1(), F1()
    for _, group in groupby(sentences, key=lambda s: s.document):
        given = list(group)
        doc, offsets = analyse(analyser, given)
        frames = {p.i: {(r.first, r.last, r.role) for r in p.roles} for p in doc.predicates}
        for s, at in zip(given, offsets, strict=True):
            n += len(s.words)
            right += _right_words(doc.tokens[at : at + len(s.words)], s, at)
            if s.entities is not None:
                here = (e for e in doc.entities if at <= e.first < at + len(s.words))
                entities.add({(e.first - at, e.last - at, e.label) for e in here}, set(_spans(s.entities)))
            for f in s.frames or ():
                ours = {(a - at, b - at, role) for a, b, role in frames.get(at + f.predicate, ())}
                roles.add(ours, set(f.arguments))
    names = ("UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS with subtypes")
    line = ", ".join(f"{name} {right[name] / n:.3f}" for name in names)
    return f"{n} words: {line}{entities.told('entities')}{roles.told('roles')}"


def _right_words(tokens: Sequence[Token], s: TreeSentence, at: int) -> Counter[str]:
    right: Counter[str] = Counter()
    for i, t in enumerate(tokens):
        attached = (t.head - at if t.head >= 0 else -1) == s.heads[i]
        right["UPOS"] += t.upos == s.upos[i]
        right["XPOS"] += t.xpos == s.xpos[i]
        right["lemma"] += t.lemma == s.lemmas[i]
        right["UAS"] += attached
        right["LAS"] += attached and t.deprel.split(":")[0] == s.deprels[i].split(":")[0]
        right["LAS with subtypes"] += attached and t.deprel == s.deprels[i]
    return right


@dataclass
class F1:
    """Counts of what was found, what there is, and what is both."""

    found: int = 0
    known: int = 0
    both: int = 0

    def add(self, found: set[tuple[int, int, str]], known: set[tuple[int, int, str]]) -> None:
        self.found += len(found)
        self.known += len(known)
        self.both += len(found & known)

    def told(self, name: str) -> str:
        return f", {name} F1 {2 * self.both / (self.found + self.known):.3f}" if self.known else ""


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
    annotated = any(s.frames is not None for s in given)
    predicates = {at + f.predicate for s, at in zip(given, offsets, strict=True) for f in s.frames or ()}
    return analyser.analyse_words(text, tokens, sentences, predicates if annotated else None), offsets


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
