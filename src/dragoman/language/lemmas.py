"""Lemmas as edit scripts: what to do with a word's end, learned as one label."""

from __future__ import annotations


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
