"""Words to sentences: where a sentence of a news report ends.

A line break ends a sentence, unless the lines are one text wrapped at a fixed width (``lines.py`` decides).
Within a line a sentence ends after ``.``, ``!``, ``?`` or an ellipsis, with the quotation marks and brackets that
close there, when what follows can open one. A dateline ("KYIV, Feb. 20 (AFP) -") has no such end, so it stays
with its sentence; so does a topic before a colon.
"""

from __future__ import annotations

from bisect import bisect_left

from dragoman.language.lines import hard_breaks
from dragoman.language.tokens import Span
from dragoman.language.wordlists import WordLists

_CLOSERS = frozenset(["”", "’", "»", "''", "’’", ")", "]", "}"])
_STRAIGHT = frozenset(['"', "'"])
_OPENERS = frozenset(["“", "‘", "«", "``", "(", "[", "{", "‘‘"])
_BULLETS = frozenset("•▪●◦‣■►")
_LONGEST_SOURCE = 6  # words inside the brackets of a source such as "(Harbour News)"
_LONGEST_SPEAKER = 4  # words of a name before its verb of reporting


class SentenceReader:
    """Divides words into sentences with the given word lists."""

    def __init__(self, lists: WordLists) -> None:
        self._lists = lists

    def firsts(self, text: str, spans: list[Span]) -> list[int]:
        """The index of the first word of each sentence, in order; empty only for a text without words."""
        firsts: list[int] = []
        starts = [start for start, _ in spans]
        edges = [bisect_left(starts, offset) for offset in hard_breaks(text)]
        for first, stop in zip(edges, [*edges[1:], len(spans)], strict=True):
            if first < stop:
                firsts.extend(_Passage(text, spans, first, stop, self._lists).firsts())
        return firsts


class _Passage:
    """Words ``first`` to ``stop`` (exclusive): a stretch of text with no line break that divides it."""

    def __init__(self, text: str, spans: list[Span], first: int, stop: int, lists: WordLists) -> None:
        self._text, self._spans, self._lists = text, spans, lists
        self._first, self._stop = first, stop

    def firsts(self) -> list[int]:
        firsts = [self._first]
        i = self._first
        while i < self._stop:
            following = self._end_after(i, firsts[-1])
            if following is not None and firsts[-1] < following < self._stop:
                firsts.append(following)
            i = max(i + 1, following or 0)
        return firsts

    def _end_after(self, i: int, first: int) -> int | None:
        """The word that opens the next sentence if the one from ``first`` ends at or just after word ``i``."""
        if self._is_bullet(i + 1):
            return i + 1
        word = self._word(i)
        if not self._may_end(word, i, first):
            return None
        following = self._after_closers(i)
        if following >= self._stop:
            return None
        following = self._after_source(following)
        return following if following < self._stop and self._opens(word, i, following) else None

    def _may_end(self, word: str, i: int, first: int) -> bool:
        if word[-1] not in ".!?…。":
            return False
        if word == ".":
            return not (i == first + 1 and self._is_list_number(first))
        if word[-1] == "." and word[0] != "." and word[0] != "…":
            return self._abbreviation_may_end(word)
        return True

    def _abbreviation_may_end(self, word: str) -> bool:
        kind = self._lists.abbreviations.get(word[:-1])
        if kind is not None:
            return kind in ("either", "state")
        return word.count(".") > 1

    def _is_list_number(self, i: int) -> bool:
        """The "2" of "2. Withdraw the troops" at the start of a line."""
        word = self._word(i)
        return len(word) <= 3 and (word.isdigit() or (len(word) == 1 and word.isalpha()))

    def _after_closers(self, i: int) -> int:
        """The word after the closing quotation marks and brackets that follow word ``i``."""
        j = i + 1
        while j < self._stop and (self._word(j) in _CLOSERS or (self._word(j) in _STRAIGHT and self._closes(j))):
            j += 1
        return j

    def _closes(self, j: int) -> bool:
        """Whether a straight quotation mark closes: nothing between it and the word before, or nothing after it."""
        return self._spans[j][0] == self._spans[j - 1][1] and not self._is_glued(j)

    def _is_glued(self, j: int) -> bool:
        """Whether word ``j`` is followed by a letter or digit with no space between."""
        end = self._spans[j][1]
        return end < len(self._text) and self._text[end].isalnum()

    def _after_source(self, j: int) -> int:
        """The word after "(Harbour News)", which names the source of the sentence that has just ended."""
        if self._word(j) != "(":
            return j
        for k in range(j + 1, min(j + 2 + _LONGEST_SOURCE, self._stop)):
            word = self._word(k)
            if word == ")":
                return k + 1 if k > j + 1 and self._word(j + 1)[0].isupper() else j
            if word[-1] in ".!?":
                return j
        return j

    def _opens(self, word: str, i: int, following: int) -> bool:
        """Whether the word ``following`` can open a sentence after the end mark ``word``."""
        j = self._first_letter(following)
        opener = self._word(j) if j < self._stop else ""
        if word[-1] in "!?" and following > i + 1 and self._speaker_follows(following):
            return False
        if word == "." or word[-1] in "!?。":
            return self._is_apart(i, following, opener) and not opener[:1].islower()
        if word[0] in ".…":
            return opener[:1].isupper()
        return opener[:1].isupper() and opener.lower() in self._lists.openers

    def _is_apart(self, i: int, following: int, opener: str) -> bool:
        """Whether a space follows the end mark, or a capitalised word stands right against it ("left.Then")."""
        if self._spans[following][0] > self._spans[following - 1][1]:
            return True
        return len(opener) > 1 and opener[0].isupper() and following == i + 1

    def _first_letter(self, j: int) -> int:
        """The index of the first word from ``j`` on that is not an opening mark."""
        while j < self._stop and (self._word(j) in _OPENERS or self._word(j) in _STRAIGHT):
            j += 1
        return j

    def _speaker_follows(self, j: int) -> bool:
        """Whether words from ``j`` on say who spoke: "asked Hall", "Mr. Hall asked"."""
        for k in range(j, min(j + _LONGEST_SPEAKER + 1, self._stop)):
            word = self._word(k)
            if word in self._lists.reporting:
                return True
            if not word[0].isupper() and word.lower() not in ("the", "a"):
                return False
        return False

    def _is_bullet(self, j: int) -> bool:
        return j < self._stop and self._word(j) in _BULLETS

    def _word(self, i: int) -> str:
        start, end = self._spans[i]
        return self._text[start:end]
