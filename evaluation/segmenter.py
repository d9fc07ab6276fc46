"""How well the segmenter finds the words and sentences of UD English EWT and of GUM.

    python -m evaluation.segmenter [--corpora ../shared/corpora] [--split dev] [--errors 40]

It measures as the evaluation of the CoNLL 2018 shared task does. The raw text of a document is its ``# text`` lines,
joined by a space unless ``SpaceAfter=No`` says otherwise, with an empty line where a paragraph begins or, in GUM, a
heading, caption or speaker's turn ends. A word or sentence counts as found when both its ends are right; the words of
a multiword token ("don't": "do", "n't") count each. EWT dev and the news of GUM were seen while tuning; EWT
train and the interviews and speeches of GUM teach the classifier of sentence ends (``training/segmenter.py``).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from dragoman.language.segment import segment

Span = tuple[int, int]
GUM_GENRES = ("news", "interview", "speech")


@dataclass
class Raw:
    """The raw text of a treebank document with its gold words and sentences as (start, end)."""

    text: str = ""
    words: list[Span] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)

    glued: bool = False  # the last sentence has no space after it

    def add(self, text: str, forms: list[str], new_paragraph: bool) -> None:
        if self.text:
            self.text += "\n\n" if new_paragraph else "" if self.glued else " "
        start = at = len(self.text)
        self.text += text
        for form in forms:
            begin = self.text.find(form, at)
            if begin < 0:
                raise ValueError(f"the word {form!r} is not in {text!r}")
            at = begin + len(form)
            self.words.append((begin, at))
        self.sentences.append((start, at))


def documents(path: Path) -> Iterator[Raw]:
    """The documents of a CoNLL-U file."""
    raw = Raw()
    block_ends: set[int] = set()
    for block in re.split(r"\n\n+", path.read_text(encoding="utf-8").strip()):
        lines = block.split("\n")
        if any(line.startswith("# newdoc") for line in lines) and raw.text:
            yield raw
            raw, block_ends = Raw(), set()
        position = len(raw.sentences)
        new_paragraph = position in block_ends or any(line.startswith("# newpar") for line in lines)
        block_ends.update(position + count for count in _block_lengths(lines))
        text = next(line[len("# text = ") :] for line in lines if line.startswith("# text = "))
        raw.add(text, _forms(lines), new_paragraph)
        raw.glued = "SpaceAfter=No" in lines[-1].split("\t")[-1]
    yield raw


def _block_lengths(lines: list[str]) -> list[int]:
    """GUM says how many sentences a heading or caption has: "# newpar_block = head (1 s)"."""
    headers = [line for line in lines if line.startswith("# newpar_block")]
    return [int(count) for line in headers for count in re.findall(r"\((\d+) s\)", line)]


def _forms(lines: list[str]) -> list[str]:
    """The words as they stand in the text; the parts of a multiword token spell it in both treebanks."""
    rows = [line.split("\t") for line in lines if line[:1].isdigit()]
    forms: list[str] = []
    for number, form, *_ in rows:
        if "-" in number:
            first, last = (int(part) for part in number.split("-"))
            parts = [row[1] for row in rows if row[0].isdigit() and first <= int(row[0]) <= last]
            if "".join(parts) != form:
                raise ValueError(f"the parts {parts} do not spell {form!r}")
        elif "." not in number:
            forms.append(form)
    return forms


@dataclass
class Score:
    """Spans of the treebank, spans found, and those that are in both."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def add(self, gold: Iterable[Span], found: Iterable[Span]) -> None:
        gold_set, found_set = set(gold), set(found)
        self.right += len(gold_set & found_set)
        self.gold += len(gold_set)
        self.found += len(found_set)

    def __str__(self) -> str:
        precision, recall = self.right / max(self.found, 1), self.right / max(self.gold, 1)
        f1 = 2 * self.right / max(self.gold + self.found, 1)
        return f"P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  ({self.gold} in the treebank)"


def measure(name: str, paths: list[Path], errors: int) -> None:
    """Segment the documents of ``paths``; print both scores and up to ``errors`` errors of each kind."""
    words, sentences = Score(), Score()
    word_errors: Counter[str] = Counter()
    sentence_errors: list[str] = []
    for path in paths:
        for raw in documents(path):
            tokens, found = segment(raw.text)
            spans = [(token.start, token.end) for token in tokens]
            found_sentences = [(tokens[s.first].start, tokens[s.last].end) for s in found]
            words.add(raw.words, spans)
            sentences.add(raw.sentences, found_sentences)
            word_errors.update(_word_errors(raw, spans))
            sentence_errors.extend(_sentence_errors(raw, found_sentences))
    print(f"{name:14} words     {words}")
    print(f"{name:14} sentences {sentences}")
    for error, count in word_errors.most_common(errors):
        print(f"    {count:4} {error}")
    for error in sentence_errors[:errors]:
        print(f"    {error}")


def _word_errors(raw: Raw, spans: list[Span]) -> Iterator[str]:
    """Each stretch without white space that the two divide differently, as "gold  /  ours"."""
    gold_ends, our_ends = {end for _, end in raw.words}, {end for _, end in spans}
    for stretch in re.finditer(r"\S+", raw.text):
        inside = range(stretch.start() + 1, stretch.end())
        gold = [at for at in inside if at in gold_ends]
        ours = [at for at in inside if at in our_ends]
        if gold != ours:
            yield f"{_shown(stretch, gold)}   /   {_shown(stretch, ours)}"


def _shown(stretch: re.Match[str], cuts: list[int]) -> str:
    edges = [stretch.start(), *cuts, stretch.end()]
    return " ".join(stretch.string[a:b] for a, b in pairwise(edges))


def _sentence_errors(raw: Raw, found: list[Span]) -> Iterator[str]:
    gold_starts, our_starts = {start for start, _ in raw.sentences}, {start for start, _ in found}
    for start in sorted(gold_starts ^ our_starts):
        kind = "missed" if start in gold_starts else "extra "
        around = raw.text[max(0, start - 45) : start] + " || " + raw.text[start : start + 35]
        yield f"{kind} {around!r}"


def main() -> None:
    """Measure on EWT and on three genres of GUM."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path(__file__).parents[2] / "shared" / "corpora")
    parser.add_argument("--split", choices=["train", "dev", "test"], default="dev", help="of EWT")
    parser.add_argument("--errors", type=int, default=0, help="print this many errors of each kind")
    parser.add_argument("--only", choices=["ewt", *GUM_GENRES])
    options = parser.parse_args()
    if options.only in (None, "ewt"):
        measure(f"EWT {options.split}", [options.corpora / "ewt" / f"{options.split}.conllu"], options.errors)
    for genre in GUM_GENRES:
        if options.only in (None, genre):
            paths = sorted((options.corpora / "gum-open").glob(f"GUM_{genre}_*.conllu"))
            measure(f"GUM {genre}", paths, options.errors)


if __name__ == "__main__":
    main()
