"""The weights by which a pronoun's antecedent is chosen, fitted on GUM; writes ``data/coreference/weights.tsv``.

    python -m training.pronouns ../shared/corpora/gum-open

One log-linear model for each family of pronouns: the chance of a candidate is its share of the exponentials of the
weighted sums. The half of the documents that ``evaluation.coreference`` gives figures for is left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dragoman.language import Analyser
from dragoman.language.coreference import references
from dragoman.language.coreference.phrases import Phrase
from dragoman.language.coreference.pronouns import Candidate, family
from dragoman.language.coreference.referents import Referent
from dragoman.records import Doc
from evaluation.chains import THIRD, Gold
from evaluation.coreference import GENRES, analysed, halves
from training.gum import GumDocument, read_documents

TABLE = Path("src/dragoman/data/coreference/weights.tsv")
HEAD = """\
# What tells for (above 0) and against (below 0) an antecedent of he/she, it and they; the features are explained by
# the functions of language/coreference/pronouns.py. Fitted by `python -m training.pronouns ../shared/corpora/gum-open`.
# origin: weights of this project, fitted on GUM (annotations CC BY 4.0).
# feature	he	it	they
"""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A pronoun's candidates, by feature, and which of them are right."""

    family: str
    features: tuple[dict[str, float], ...]
    right: tuple[bool, ...]


class Watcher:
    """Stands in for the chooser: writes down each pronoun's candidates and chooses the right one."""

    def __init__(self, gold: Gold) -> None:
        self.gold, self.examples = gold, list[Example]()

    def __call__(
        self, pronoun: Phrase, found: Sequence[Candidate], weights: Mapping[str, float]
    ) -> tuple[Referent, ...]:
        mention = self.gold.mention(pronoun.span)
        means = [self._means(c.referent, mention.group if mention else "") for c in found]
        if not any(means) and mention and mention.group in self._before(pronoun):
            return ()  # its antecedent was lost on the way: nothing to learn
        right = means if any(means) else [c.referent is None for c in found]
        self.examples.append(Example(family(pronoun), tuple(c.features for c in found), tuple(right)))
        chosen = next((c.referent for c, ok in zip(found, right, strict=True) if ok), None)
        return (chosen,) if chosen else ()

    def _means(self, referent: Referent | None, group: str) -> bool:
        if referent is None:
            return False
        return any(self.gold.group(p.span) == group for p in (referent.last, referent.describing()) if p)

    def _before(self, pronoun: Phrase) -> set[str]:
        return {m.group for m in self.gold.document.mentions if m.head < pronoun.head}


def examples(documents: Sequence[GumDocument], analyser: Analyser) -> Iterator[Example]:
    """The pronouns of the documents, once by GUM's parse and once by the model's."""
    for document in documents:
        for doc in analysed(document, analyser):
            yield from _watched(Gold(document), doc)


def _watched(gold: Gold, doc: Doc) -> list[Example]:
    watcher = Watcher(gold)
    references(doc, choose=watcher)
    third = {t.text.lower() for t in doc.tokens} & THIRD
    return watcher.examples if third else []


def fitted(rows: Sequence[Example], names: Sequence[str], rounds: int, ridge: float) -> dict[str, float]:
    """The weights with the highest likelihood, drawn to 0 by ``ridge``; gradient ascent with momentum."""
    column = {name: i for i, name in enumerate(names)}
    table: Floats = np.zeros((sum(len(row.features) for row in rows), len(names)))
    for i, features in enumerate(f for row in rows for f in row.features):
        for name, value in features.items():
            table[i, column[name]] = value
    right = np.array([ok for row in rows for ok in row.right], dtype=np.float64)
    sizes = np.array([len(row.features) for row in rows])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    weights: Floats = np.zeros(len(names))
    step: Floats = np.zeros(len(names))
    for _ in range(rounds):
        odds = np.exp(np.clip(table @ weights, -30, 30))
        wanted = odds * right
        chance = odds / np.repeat(np.add.reduceat(odds, starts), sizes)
        target = wanted / np.repeat(np.add.reduceat(wanted, starts), sizes)
        slope = (target - chance) @ table - ridge * weights
        step = 0.9 * step + 0.3 * slope / len(rows)
        weights = weights + step
    return {name: float(w) for name, w in zip(names, weights, strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder of GUM documents")
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--ridge", type=float, default=4.0)
    arguments = parser.parse_args()
    tuned, _ = halves(read_documents(arguments.folder, GENRES))
    rows = list(examples(tuned, Analyser.load()))
    names = sorted({name for row in rows for features in row.features for name in features})
    columns = {}
    for which in ("he", "it", "they"):
        own = [row for row in rows if row.family == which]
        print(f"{which}: {len(own)} pronouns")
        columns[which] = fitted(own, names, arguments.rounds, arguments.ridge)
    lines = ("\t".join([name, *(f"{columns[f][name]:.2f}" for f in columns)]) + "\n" for name in names)
    TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
