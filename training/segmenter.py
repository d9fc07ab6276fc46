"""Learn where sentences end without a mark: ``python -m training.segmenter --shared ../shared`` (some ten seconds).

The classifier is a logistic regression over the features of ``dragoman.language.unmarked``. Its examples are the gaps
that the rules leave open in UD English EWT (train) and GUM (all genres but news, which is kept to measure on).
Reports of Current Events are examples of news: their sentences end with marks, so none of their gaps divides. They
are also given as headlines (In Title Case, IN CAPITALS) and with datelines before them. Everything is deterministic.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from pathlib import Path

import numpy as np

from dragoman.language.segment import words
from dragoman.language.sentences import SentenceReader
from dragoman.language.unmarked import BIAS, features, may_divide
from dragoman.language.wordlists import WordLists, word_lists
from evaluation.segmenter import documents

GENRES = ("bio", "voyage", "academic", "court", "textbook", "interview", "speech", "vlog")
NEWS_YEARS = (2003, 2006, 2010, 2012, 2014, 2017)
NEWS_PER_YEAR = 1500
HEADLINE_WORDS = (6, 9, 13)
DATELINES = ("{} (HNA) - ", "{}, Feb. 20 (Wire) -- ", "{} - ", "{}, Norland (HNA) — ")
RAREST = 2  # times a feature must be seen
SMALLEST = 0.12  # weights nearer to nought are left out
L2 = 0.5
STEPS = 150
FASTEST = 0.2  # the learning rate of the first step
LEAN = 0.5  # added to the bias; chosen on EWT dev, as far as no sentence of news is divided for it


@dataclass
class Examples:
    """Gaps between words: the features of each, and whether a sentence ends there."""

    lists: WordLists
    features: list[tuple[str, ...]] = field(default_factory=list)
    ends: list[bool] = field(default_factory=list)

    def add(self, text: str, gold: set[int]) -> None:
        """The open gaps of a text; ``gold`` holds the offsets at which its sentences begin."""
        spans = words(text)
        forms = [text[start:end] for start, end in spans]
        firsts = SentenceReader(self.lists).marked_firsts(text, spans, forms)
        for first, stop in pairwise([*firsts, len(spans)]):
            start = first
            for i in range(first, stop - 1):
                end = spans[i + 1][0] in gold
                if spans[i][1] < spans[i + 1][0] and may_divide(forms[i], forms[i + 1]):
                    self.features.append(features(forms, first, stop, i, start, self.lists.openers))
                    self.ends.append(end)
                if end:
                    start = i + 1


def news(folder: Path) -> Iterator[str]:
    """Texts of news in which no sentence ends without a mark."""
    for year in NEWS_YEARS:
        lines = (folder / f"{year}.jsonl").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(islice(lines, NEWS_PER_YEAR)):
            text = json.loads(line)["text"]
            yield text
            beginning = " ".join(text.split()[: HEADLINE_WORDS[number % len(HEADLINE_WORDS)]]).rstrip(".!?…\"”'’")
            yield beginning.upper() if number % 4 == 0 else beginning.title().replace("'S", "'s")
            name = next((word for word in text.split()[1:] if word.isalpha() and word.istitle()), "Koro")
            yield DATELINES[number % len(DATELINES)].format(name.upper()) + text


def fit(rows: list[tuple[str, ...]], ends: list[bool]) -> dict[str, float]:
    """The weights of a logistic regression with a quadratic penalty, by Adam over all examples at each step."""
    counts = Counter(feature for row in rows for feature in row)
    names = [BIAS, *(feature for feature, count in counts.items() if count >= RAREST)]
    places = {feature: place for place, feature in enumerate(names)}
    seen = np.array([[places.get(feature, 0) for feature in row] for row in rows])  # 0, the bias, for a rare one
    known = seen > 0
    wanted = np.array(ends, dtype=float)
    weights, mean, spread = np.zeros((3, len(names)))
    penalty = np.full(len(names), L2)
    weights[0], penalty[0] = -3.0, 0.0  # most gaps do not divide; the bias is free
    for step in range(1, STEPS + 1):
        scores = (weights[seen] * known).sum(axis=1) + weights[0]
        error = 1 / (1 + np.exp(-scores)) - wanted
        slope = np.bincount(seen.ravel(), (error[:, None] * known).ravel(), len(names)) + penalty * weights
        slope[0] = error.sum()
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        rate = FASTEST * (1 - step / (1.1 * STEPS)) / (1 - 0.9**step) * (1 - 0.99**step) ** 0.5
        weights = weights - rate * mean / (np.sqrt(spread) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def table(weights: dict[str, float]) -> Iterable[str]:
    """The rows of ``unmarked.tsv``."""
    yield "# Made by `python -m training.segmenter`: a feature of a gap between two words, a tab, its weight."
    yield "# src/dragoman/language/unmarked.py says what each feature is."
    yield f"{BIAS}\t{weights.pop(BIAS) + LEAN:.2f}"
    yield from (f"{name}\t{weight:.2f}" for name, weight in sorted(weights.items()) if abs(weight) >= SMALLEST)


def main() -> None:
    """Learn the weights and write them where the segmenter reads them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/data/segment/unmarked.tsv"))
    options = parser.parse_args()
    corpora = options.shared / "corpora"
    examples = Examples(word_lists())
    gum = [path for genre in GENRES for path in sorted((corpora / "gum-open").glob(f"GUM_{genre}_*.conllu"))]
    for path in [corpora / "ewt" / "train.conllu", *gum]:
        for raw in documents(path):
            examples.add(raw.text, {start for start, _ in raw.sentences})
    for text in news(corpora / "current-events"):
        examples.add(text, set())
    print(f"{len(examples.ends)} gaps, {sum(examples.ends)} of them ends")
    rows = list(table(fit(examples.features, examples.ends)))
    options.out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows in {options.out}")


if __name__ == "__main__":
    main()
