"""Scores of an analysis against a treebank, by the official evaluation of Universal Dependencies.

That is the CoNLL 2018 shared task's: tokens, sentences and words are matched by the characters they cover (the words of
a multiword token by their longest common subsequence), and of the matched words tags, lemmas, heads and relations are
compared. The universal relations count, without subtypes. It is done by ``udeval`` of the Universal Dependencies
project's own package ``udtools``, called as the command it is.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

from evaluation.treebank import DEPREL

METRICS = ("Tokens", "Words", "Sentences", "UPOS", "XPOS", "Lemmas", "UAS", "LAS")
SUBTYPES = "LAS with subtypes"
UDEVAL = Path(sys.executable).with_name("udeval")


class UnequalTextError(ValueError):
    """The two analyses are not of the same characters, or one is no CoNLL-U."""


def scores(gold: str, system: str) -> Mapping[str, float]:
    """F1 (0 to 1) of each of ``METRICS`` and ``SUBTYPES`` for two CoNLL-U texts of the same characters.

    Where the system was given the gold words and sentences, F1 is accuracy. Raises UnequalTextError.
    """
    found = _f1(gold, system)
    exact = _f1(_whole_relations(gold), _whole_relations(system))
    return {metric: found[metric] for metric in METRICS} | {SUBTYPES: exact["LAS"]}


def span_f1(gold: Collection[object], system: Collection[object]) -> float:
    """F1 (0 to 1) of the things in both, say (document, first word, last word, label); 1.0 if neither has any."""
    if not gold and not system:
        return 1.0
    return 2 * len(set(gold) & set(system)) / (len(gold) + len(system))


def _f1(gold: str, system: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder, "gold.conllu"), Path(folder, "system.conllu")
        for path, text in zip(files, (gold, system), strict=True):
            path.write_text(text, encoding="utf-8")
        command = [str(UDEVAL), "--verbose", "--counts", "--no-enhanced", "--multiple-roots-okay", *map(str, files)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise UnequalTextError("udeval: " + (ran.stderr.strip().splitlines() or ["no message"])[-1])
    return dict(_counts(line) for line in ran.stdout.splitlines()[2:] if line.strip())


def _counts(line: str) -> tuple[str, float]:
    """A line ``UPOS | correct | gold | predicted | aligned``; F1 from its counts, so that nothing is rounded."""
    metric, correct, gold, predicted, *_ = (part.strip() for part in line.split("|"))
    total = int(gold) + int(predicted)
    return metric, 2 * int(correct) / total if total else 1.0


def _whole_relations(conllu: str) -> str:
    """The same with ``nsubj:pass`` as ``nsubj-pass``: the evaluation cuts a relation at the colon."""
    lines = []
    for line in conllu.split("\n"):
        row = line.split("\t")
        if len(row) == 10:
            row[DEPREL] = row[DEPREL].replace(":", "-")
        lines.append("\t".join(row))
    return "\n".join(lines)
