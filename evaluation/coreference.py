"""How well the references of a text are found, on GUM's news, interviews, speeches and biographies.

    python -m evaluation.coreference ../shared/corpora/gum-open

Every other document, by name, is kept for the figures; rules and weights were made on the rest (``--half tuned``).
``gold`` stands for GUM's own tags and parse (names are the model's), ``model`` for the shipped model's on GUM's words.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dragoman.language import Analyser
from dragoman.language.coreference import references
from dragoman.language.coreference.phrases import Phrase
from dragoman.language.coreference.pronouns import Candidate, Choose, best
from dragoman.language.coreference.referents import Referent
from dragoman.records import Doc, Reference, Sentence, Token
from evaluation.chains import Gold, Shares, Tally, b_cubed, coded_chains, gold_chains, muc, nouns, pronouns, sets
from training.gum import GumDocument, read_documents

GENRES = ("news", "interview", "speech", "bio")


def halves(documents: Iterable[GumDocument]) -> tuple[list[GumDocument], list[GumDocument]]:
    """The documents that rules and weights were made on, and those that figures are given for."""
    ordered = sorted(documents, key=lambda d: d.name)
    return ordered[::2], ordered[1::2]


def doc_of(document: GumDocument) -> Doc:
    """GUM's words, tags and parse as a Doc, the words parted by a space."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    place = 0
    for number, s in enumerate(document.sentences):
        first = len(tokens)
        for i, word in enumerate(s.words):
            above = first + s.heads[i] if s.heads[i] >= 0 else -1
            tokens.append(
                Token(first + i, place, place + len(word), word, number, s.upos[i], s.xpos[i], s.lemmas[i], above,
                      s.deprels[i])
            )  # fmt: skip
            place += len(word) + 1
        sentences.append(Sentence(number, first, len(tokens) - 1))
    return Doc(" ".join(t.text for t in tokens), tuple(tokens), tuple(sentences))


def analysed(document: GumDocument, analyser: Analyser) -> tuple[Doc, Doc]:
    """The document with GUM's parse and the model's names, and with the model's parse and names."""
    gold = doc_of(document)
    model = analyser.analyse_words(gold.text, gold.tokens, gold.sentences)
    return replace(gold, entities=model.entities), model


def nearest(pronoun: Phrase, found: Sequence[Candidate], weights: Mapping[str, float]) -> tuple[Referent, ...]:
    """The baseline that takes the nearest phrase that agrees."""
    return tuple(c.referent for c in found[:1] if c.referent)


def nearest_subject(pronoun: Phrase, found: Sequence[Candidate], weights: Mapping[str, float]) -> tuple[Referent, ...]:
    """The baseline that takes the nearest subject that agrees, else the nearest phrase."""
    subjects = [c for c in found if c.referent and "subject" in c.features]
    return nearest(pronoun, subjects or found, weights)


RESOLVERS: dict[str, Choose] = {"nearest": nearest, "nearest subject": nearest_subject, "dragoman": best}


class Figures:
    """The sums over documents."""

    def __init__(self) -> None:
        self.tallies = {"pronouns": Tally(), "definite nouns": Tally(), "sets": Tally()}
        self.shares = {"MUC": Shares(), "B³": Shares()}

    def add(self, gold: Gold, found: Sequence[Reference]) -> None:
        measures: tuple[Callable[[Gold, Iterable[Reference]], Tally], ...] = (pronouns, nouns, sets)
        for name, count in zip(self.tallies, measures, strict=True):
            self.tallies[name] += count(gold, found)
        ours, theirs = coded_chains(gold, found), gold_chains(gold)
        self.shares["MUC"] += muc(theirs, ours)
        self.shares["B³"] += b_cubed(theirs, ours)

    def rows(self) -> Iterator[str]:
        for name, t in self.tallies.items():
            given = f"{t.precision:.3f} of {t.answered} given, {t.left_open} open"
            yield f"{name:16} right {t.recall:.3f} of {t.gold}, {given}"
        for name, s in self.shares.items():
            yield "{:16} P {:.3f} R {:.3f} F1 {:.3f}".format(name, *s.figures)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder of GUM documents")
    parser.add_argument("--half", choices=("tuned", "kept"), default="kept")
    parser.add_argument("--model", type=Path, help="another model than the shipped one")
    arguments = parser.parse_args()
    analyser = Analyser.load(arguments.model)
    tuned, kept = halves(read_documents(arguments.folder, GENRES))
    documents = tuned if arguments.half == "tuned" else kept
    both = [(Gold(document), *analysed(document, analyser)) for document in documents]
    for at, parse in ((1, "gold"), (2, "model")):
        for name, choose in RESOLVERS.items():
            figures = Figures()
            for row in both:
                figures.add(row[0], references(row[at], choose=choose))  # type: ignore[arg-type]
            print(f"\n{name}, {parse} parse, {len(both)} documents")
            print(*figures.rows(), sep="\n")


if __name__ == "__main__":
    main()
