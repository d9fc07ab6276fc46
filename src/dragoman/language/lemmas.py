"""Lemmas: the forms that the treebanks have, and for other words edit scripts, learned as one label a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

SCRIPTS_TRIED = 5
INFLECTED = frozenset({"VERB", "NOUN", "ADJ", "ADV", "AUX"})


def script_for(word: str, lemma: str) -> str:
    """The script that turns ``word`` into ``lemma``: ``case|strip|add``, or ``=lemma`` where nothing is shared.

    >>> script_for("denied", "deny"), script_for("went", "go"), script_for("Kyiv", "Kyiv")
    ('low|3|y', '=go', 'keep|0|')
    """
    case = "keep" if lemma != lemma.lower() else "low"
    base = word if case == "keep" else word.lower()
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    if shared == 0:
        return f"={lemma}"
    return f"{case}|{len(base) - shared}|{lemma[shared:]}"


def apply_script(word: str, script: str) -> str:
    """The lemma of ``word`` under ``script``; the word itself where the script doesn't fit.

    >>> apply_script("denied", "low|3|y"), apply_script("is", "=be")
    ('deny', 'be')
    """
    if script.startswith("="):
        return script[1:]
    case, strip, add = script.split("|", 2)
    base = word if case == "keep" else word.lower()
    n = int(strip)
    return base[: len(base) - n] + add if n < len(base) or (n == len(base) and add) else base


class Lemmatiser:
    """Lemmas by the table of forms seen in the treebanks, and by the model's edit scripts for other words."""

    def __init__(self, scripts: Sequence[str], forms: Mapping[tuple[str, str], str]) -> None:
        """``scripts`` are the labels of the lemma head; ``forms`` gives the lemma of (lower-case form, UPOS)."""
        self._scripts = scripts
        self._forms = forms
        self._known = {lemma for (_, upos), lemma in forms.items() if upos in INFLECTED}

    @classmethod
    def load(cls, scripts: Sequence[str], path: Path) -> Lemmatiser:
        """Read ``lemmas.tsv``: form, UPOS and lemma, one a line."""
        rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        return cls(scripts, {(form, upos): lemma for form, upos, lemma in rows})

    def lemmas(self, words: Sequence[str], upos: Sequence[str], scores: npt.NDArray[np.float32]) -> list[str]:
        """The lemma of each word: the table's; else the first known lemma that the model's best scripts give; else what
        the best of them gives. ``scores`` are [words, scripts]."""
        found = [self._forms.get((word.lower(), tag)) for word, tag in zip(words, upos, strict=True)]
        unknown = [i for i, lemma in enumerate(found) if lemma is None]
        best = scores[unknown].argsort(axis=1)[:, : -SCRIPTS_TRIED - 1 : -1]
        for i, scripts in zip(unknown, best.tolist(), strict=True):
            found[i] = self._by_script(words[i], upos[i], scripts)
        return [lemma for lemma in found if lemma is not None]

    def _by_script(self, word: str, upos: str, scripts: Sequence[int]) -> str:
        first = apply_script(word, self._scripts[scripts[0]])
        if upos not in INFLECTED:
            return first
        tried = (apply_script(word, self._scripts[i]) for i in scripts)
        return next((lemma for lemma in tried if lemma in self._known), first)
