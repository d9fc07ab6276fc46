"""The words around a trigger: its sentence, what stands near it, and whether it is spoken of as something known."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from sys import intern

NEAR = 7  # words before and after a trigger that stand near it
BETWEEN = 5  # words back from a noun among which its "the" is looked for
BEFORE, AFTER = 10, 4  # words beside a trigger that are kept in their order
CLAUSE = 8  # words back from a trigger among which "after" or "who" is looked for

# A sentence ends at a mark with a blank and a capital after it, or at an empty line.
_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n\s*\n")
_NO_END = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Gov|Sen|Rep|St|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_GENITIVE = re.compile(r"['’]s$")
_PART = re.compile(r"['’]s\b|[^\W_]+(?:-[^\W_]+)*|[.,;:!?()]")


def sentence_around(before: str, trigger: str, after: str) -> str:
    """The sentence of a trigger, given the characters around it."""
    start, end = _ends(before, after)
    return before[start:] + trigger + after[:end]


def words_near(before: str, trigger: str, after: str) -> frozenset[str]:
    """The content words at most NEAR words from a trigger, in its sentence."""
    start, end = _ends(before, after)
    left, right = before[start:].split()[-NEAR:], after[:end].split()[:NEAR]
    return content_words(" ".join((*left, trigger, *right)))


def content_words(text: str) -> frozenset[str]:
    """The words of a text in lower case, without numbers and without words that tell nothing of what it is about."""
    return frozenset(filter(None, map(_content_word, _WORD.findall(text.lower()))))


@lru_cache(maxsize=100_000)
def _content_word(word: str) -> str | None:
    """The word without a genitive's ending; None where it tells nothing of what the text is about."""
    word = _GENITIVE.sub("", word)
    return intern(word) if len(word) > 1 and word not in _stop_words() else None


def names(text: str) -> frozenset[str]:
    """The content words of a text that are written with a capital, but for those that begin a sentence."""
    starts = {0, *(match.end() for match in _END.finditer(text))}
    found = (match for match in _WORD.finditer(text) if match[0][0].isupper() and match.start() not in starts)
    return content_words(" ".join(match[0] for match in found))


def words_beside(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The last words before a trigger and the first after it, in its sentence and in their order, lower case, with
    marks and numbers."""
    start, end = _ends(before, after)
    left, right = _PART.findall(before[start:])[-BEFORE:], _PART.findall(after[:end])[:AFTER]
    return tuple(intern(part.lower()) for part in left), tuple(intern(part.lower()) for part in right)


def looks_back(before: str, after: str) -> bool:
    """True when what stands around a trigger makes it a known thing, or puts it behind another in time or reason:
    "the attack", "Monday's deadly blast", "after gunmen killed six", "the men who stormed it"."""
    start, end = _ends(before, after)
    left = [part.lower().replace("’", "'") for part in _PART.findall(before[start:])]
    right = _PART.findall(after[:end])
    signs = _signs()
    if any(part in signs["behind"] for part in _until(left[-CLAUSE:], signs["breaks"])):
        return True
    if right and (right[0].lower() in signs["object"] or right[0][0].isupper()):
        return False  # a verb with its object: news, whatever stands before
    noun_phrase = _until(left[-BETWEEN:], signs["breaks"] | signs["new"] | signs["verb"])
    return any(part in signs["known"] for part in noun_phrase)


def _until(parts: list[str], stops: frozenset[str]) -> list[str]:
    """The parts from the last one back to one of those at which to stop."""
    kept: list[str] = []
    for part in reversed(parts):
        if part in stops:
            break
        kept.append(part)
    return kept


@lru_cache(maxsize=4)  # asked again and again of one trigger
def _ends(before: str, after: str) -> tuple[int, int]:
    """Where a trigger's sentence begins in what stands before it, and ends in what stands after."""
    ends = [match.end() for match in _END.finditer(before) if not _NO_END.search(before[: match.start() + 1])]
    stops = (match.start() for match in _END.finditer(after) if not _NO_END.search(after[: match.start() + 1]))
    return ends[-1] if ends else 0, next(stops, len(after))


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(word for line in _lines("stop_words.txt") for word in line.split())


@cache
def _signs() -> dict[str, frozenset[str]]:
    _, *rows = (line.split("\t") for line in _lines("looking_back.tsv"))
    return {kind: frozenset(words.split()) for kind, words in rows}


def _lines(name: str) -> list[str]:
    text = (files("dragoman") / "data" / "linking" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
