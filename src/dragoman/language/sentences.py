"""Words to sentences: where a sentence of a news report ends.

A line break ends a sentence, unless the lines are one text wrapped at a fixed width (``lines.py`` decides).
Within a line a sentence ends after ``.``, ``!``, ``?`` or an ellipsis, with the quotation marks and brackets that
close there, when what follows can open one. A dateline ("KYIV, Feb. 20 (AFP) -") has no such end, so it stays
with its sentence; so does a topic before a colon. Ends without a mark ("Thanks, Ada 02/13/2001 08:02 PM Dear Bo,")
are the business of ``unmarked.py``.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from dragoman.language.lines import hard_breaks
from dragoman.language.tokens import Span
from dragoman.language.unmarked import END_MARKS, UnmarkedEnds
from dragoman.language.wordlists import WordLists

_CLOSERS = frozenset(["”", "’", "»", "''", "’’", ")", "]", "}"])
_OPENERS = frozenset(["“", "‘", "«", "``", "(", "[", "{", "‘‘"])
_QUOTES = frozenset(['"', "'", "“", "‘", "”", "’", "„"])
_NEVER_FIRST = frozenset(["&", ",", ";", ":", "%", "+", "="])
_DASHES = frozenset(["-", "–", "—", "--"])
_BULLETS = frozenset("•▪●◦‣■►")
_LIST_MARKS = _BULLETS | {"*", "-", "–"}
_INSIDE_SOURCE = frozenset([",", ".", "/", "&", "-", "of", "the", "and", "via", "in"])
_LONGEST_SOURCE = 6  # words inside the brackets of a source such as "(Harbour News)"
_LONGEST_BRACKET = 300  # characters of a bracket that holds sentences
_LONGEST_SPEAKER = 4  # words of a name before its verb of reporting
_LONGEST_SIGNATURE = 6  # words of a name under a quotation
_LONGEST_ABBREVIATION = 5  # letters


class SentenceReader:
    """Divides words into sentences with the given word lists."""

    def __init__(self, lists: WordLists) -> None:
        self._lists = lists
        self._unmarked = UnmarkedEnds(lists.unmarked, lists.openers)

    def firsts(self, text: str, spans: list[Span], words: list[str]) -> list[int]:
        """The index of the first word of each sentence, in order; empty only for a text without words."""
        firsts: list[int] = []
        for first, stop in pairwise([*self.marked_firsts(text, spans, words), len(spans)]):
            firsts.extend(self._unmarked.firsts(words, spans, first, stop))
        return firsts

    def marked_firsts(self, text: str, spans: list[Span], words: list[str]) -> list[int]:
        """As ``firsts``, with the ends alone that a mark or a line break shows."""
        firsts: list[int] = []
        starts = [start for start, _ in spans]
        edges = [bisect_left(starts, offset) for offset in hard_breaks(text)]
        for first, stop in pairwise([*edges, len(spans)]):
            if first < stop:
                firsts.extend(_Passage(text, spans, words, first, stop, self._lists).firsts())
        return firsts


class _Passage:
    """Words ``first`` to ``stop`` (exclusive): a stretch of text with no line break that divides it."""

    def __init__(self, text: str, spans: list[Span], words: list[str], first: int, stop: int, lists: WordLists) -> None:
        self._text, self._spans, self._words, self._lists = text, spans, words, lists
        self._first, self._stop = first, stop

    def firsts(self) -> list[int]:
        firsts, words = [self._first], self._words
        i = self._first
        while i < self._stop:
            following = i + 1
            if words[i][-1] in END_MARKS and self._may_end(i, firsts[-1]):
                # Going on after the whole run of closing marks keeps the time linear in ". . . . ."
                following = self._after_closers(i)
                first = self._after_source(self._after_notes(following))
                if first < self._stop and self._opens(i, first) and not self._in_brackets(i, firsts[-1]):
                    firsts.append(first)
                    following = first
            elif following < self._stop and words[following] in _BULLETS:
                firsts.append(following)
            i = following
        return firsts

    def _in_brackets(self, i: int, first: int) -> bool:
        """Whether word ``i`` ends a sentence inside brackets after which the sentence around them goes on."""
        end = self._spans[i][1]
        start = max(self._spans[first][0] + 1, end - _LONGEST_BRACKET)
        if self._text.rfind("(", start, end) <= self._text.rfind(")", start, end):
            return False
        closing = self._text.find(")", end, end + _LONGEST_BRACKET)
        rest = self._text[closing + 1 : closing + 3].lstrip()
        return closing > 0 and (rest[:1].islower() or rest[:1] == ",")

    def _may_end(self, i: int, first: int) -> bool:
        """Whether word ``i``, which ends in an end mark, is one or an abbreviation that may stand last."""
        word = self._word(i)
        if word == ".":
            return not self._is_list_number(i - 1, first)
        if word[0] in END_MARKS:
            return i > first or word[0] not in ".…"  # "... and then": an ellipsis that begins
        return word[-1] != "." or self._abbreviation_may_end(word)

    def _abbreviation_may_end(self, word: str) -> bool:
        kind = self._lists.abbreviations.get(word[:-1])
        if kind is not None:
            return kind in ("either", "state")
        return word.count(".") > 1

    def _is_list_number(self, i: int, first: int) -> bool:
        """The "2" of "2. Withdraw the troops" at the start of a sentence, after a bullet there or after a colon."""
        if i < first:
            return False
        word = self._word(i)
        if not (len(word) <= 2 and word.isdigit()) and not (len(word) == 1 and word.isalpha()):
            return False
        return i == first or (i == first + 1 and self._word(first) in _LIST_MARKS) or self._word(i - 1) == ":"

    def _after_closers(self, i: int) -> int:
        """The word after the quotation marks, brackets and further end marks that close with word ``i``."""
        j = i + 1
        while j < self._stop and (self._closes(j) or self._goes_with_end(j)):
            j += 1
        return j

    def _closes(self, j: int) -> bool:
        """A closing mark; a quotation mark of any shape that touches the word before it and not the word after."""
        word = self._word(j)
        return word in _CLOSERS or (word in _QUOTES and self._touches_before(j) and not self._touches_after(j))

    def _goes_with_end(self, j: int) -> bool:
        """One more end mark (". . .", "? ?") or a smiley."""
        word = self._word(j)
        if all(mark in END_MARKS for mark in word):
            return not self._touches_after(j)
        return len(word) > 1 and word[0] in ":;=^" and word[-1] in ")(DP^"

    def _touches_before(self, j: int) -> bool:
        return self._spans[j][0] == self._spans[j - 1][1]

    def _touches_after(self, j: int) -> bool:
        """Whether a letter or digit follows word ``j`` with no space between."""
        end = self._spans[j][1]
        return end < len(self._text) and self._text[end].isalnum()

    def _after_notes(self, j: int) -> int:
        """The word after "[12] [13]", the numbers of footnotes to the sentence that has just ended."""
        while j + 2 < self._stop and self._word(j) == "[" and self._word(j + 2) == "]" and self._word(j + 1).isdigit():
            j += 3
        return j

    def _after_source(self, j: int) -> int:
        """The word after "(Harbour News)", which names the source of the sentence that has just ended."""
        if j >= self._stop or self._word(j) != "(":
            return j
        for k in range(j + 1, min(j + 2 + _LONGEST_SOURCE, self._stop)):
            word = self._word(k)
            if word == ")":
                return k + 1 if k > j + 1 and self._word(k - 1)[0] not in END_MARKS else j
            if "://" in word or not (word[0].isupper() or word.isdigit() or "." in word or word in _INSIDE_SOURCE):
                return j
        return j

    def _opens(self, i: int, following: int) -> bool:
        """Whether the word ``following`` can open a sentence after the end mark ``i``."""
        mark = self._word(i)
        j = self._first_letter(following)
        if j >= self._stop:
            return False
        opener = self._word(j)
        if following > i + 1 and ((mark[-1] in "!?" and self._speaker_follows(following)) or opener[0].islower()):
            return False
        if self._signs(following) or opener in _NEVER_FIRST:
            return False
        if mark[0] == "…" or mark[:2] == "..":
            return opener[0].isupper()
        if mark[0] in END_MARKS:
            return self._is_apart(i, following, opener) and not self._seems_abbreviated(i, opener)
        return opener.lower() in self._lists.openers and (opener == "I" or opener.istitle())

    def _is_apart(self, i: int, following: int, opener: str) -> bool:
        """Whether a space follows the end mark, or a capitalised word stands right against it ("left.Then")."""
        if not self._touches_before(following):
            return True
        if following > i + 1 or i == self._first:
            return False
        return len(opener) > 1 and opener[0].isupper() and self._word(i - 1).isalpha()

    def _seems_abbreviated(self, i: int, opener: str) -> bool:
        """A short capitalised word and a dot before a small letter: an abbreviation that no list knows."""
        if self._word(i) != "." or not opener[0].islower() or i == self._first:
            return False
        before = self._word(i - 1)
        return before[0].isupper() and len(before) <= _LONGEST_ABBREVIATION and self._touches_before(i)

    def _first_letter(self, j: int) -> int:
        """The index of the first word from ``j`` on that is not an opening mark."""
        while j < self._stop and (self._word(j) in _OPENERS or self._word(j) in _QUOTES):
            j += 1
        return j

    def _speaker_follows(self, j: int) -> bool:
        """Whether words from ``j`` on say who spoke: "asked Hall", "Mr. Hall asked"."""
        for k in range(j, min(j + _LONGEST_SPEAKER + 1, self._stop)):
            word = self._word(k)
            if word in self._lists.reporting:
                return True
            if not word[0].isupper() and word != "the":
                return False
        return False

    def _signs(self, j: int) -> bool:
        """Whether the passage ends with a dash and a name, as under a quotation ("... - Ada Hall")."""
        if self._word(j) not in _DASHES or not 1 < self._stop - j <= _LONGEST_SIGNATURE + 1:
            return False
        return all(self._word(k)[0].isupper() or self._word(k) == "," for k in range(j + 1, self._stop))

    def _word(self, i: int) -> str:
        return self._words[i]
