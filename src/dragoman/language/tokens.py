"""Raw text to words, as the treebanks UD English EWT and GUM divide them.

White space always divides. Within what is left, the scanner's pattern names the piece that stands next; the
methods of ``WordReader`` decide the cases that need the word lists: clitics, prefixes, units and the dot of an
abbreviation. Every repeated part of a pattern is bounded or possessive, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.language.wordlists import WordLists

Span = tuple[int, int]

# Marks and joiners that Python's \w leaves out although they belong to the letter before them.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060\ufe00-\ufe0f\ufe20-\ufe2f"
)
_W = rf"[\w{_MARKS}]"
_LETTER = r"[^\W\d_]"
_APOSTROPHES = "'’‘`ʼ"
_APOSTROPHE = f"[{_APOSTROPHES}]"
_HYPHENS = "-\u2010\u2011"
_HYPHENS_SET = frozenset(_HYPHENS)
_RUN = rf"(?!_){_W}++(?:{_APOSTROPHE}(?!_){_W}++)*+"
_EMOJI = "[\u2600-\u27bf\U0001f000-\U0001faff]"
_EMOJI_PART = "[\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"

# The first row that matches is the piece; %(host_ends)s and %(clitics)s are filled from the word lists.
_SCANNER = rf"""
    (?P<url>      (?:(?:https?|ftp)://|www\.|mailto:)[^\s<>"“”«»]++ )
  | (?P<email>    [\w.+-]{{1,64}}+@\w[\w-]{{0,62}}+(?:\.\w[\w-]{{0,62}}+){{0,8}}+ )
  | (?P<handle>   [@\#]{_LETTER}{_W}*+ )
  | (?P<host>     [A-Za-z0-9](?:[\w-]{{0,62}}+\.){{1,6}}(?<=[^.]\.)(?:%(host_ends)s)(?!{_W})(?:/[^\s<>"“”«»]*+)? )
  | (?P<group>    (?:(?:alt|comp|misc|rec|sci|soc)\.[a-z]{{2,}}+ | [a-z]{{2,}}+\.[a-z]{{2,}}+(?=\.[a-z]))
                  (?:[.-][a-z]++)*+(?!{_W}) )
  | (?P<phone>    (?:\+?\d{{1,4}}-)?\d{{3}}[-/]\d{{3}}-\d{{4}}(?!{_W}) | (?<![\w.)])\+\d++(?:-\d++)*+
                | \d{{3}}-(?!\d\d00|1\d|20)\d{{4}}(?!{_W}|-) | x?\d-\d{{4}}(?!{_W}|-) | \d{{5}}-\d{{4}}(?!{_W}|-) )
  | (?P<date>     \d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)(?![\w/])
                | \d{{4}}-\d\d-\d\d(?!{_W}|-) | \d{{1,2}}-\d{{1,2}}-(?:\d{{4}}|\d\d)(?!{_W}|-)
                | (?:0?[1-9]|1[0-2])/(?:[12]\d|3[01])(?![\w/]) | 1[0-2]/0?[1-9](?![\w/]) )
  | (?P<number>   (?:\d++|(?<![\w.])\.\d++)(?:,\d{{3}}(?!\d)|[.:]\d++)*+
                  (?:(?:st|nd|rd|th|s|(?<=0){_APOSTROPHE}s)(?!{_W}))?+ )
  | (?P<decade>   {_APOSTROPHE}\d\ds?(?!{_W}) )
  | (?P<dotted>   {_LETTER}\.(?:{_LETTER}\.)++(?:{_LETTER}(?!{_W}))?+ | {_LETTER}\.{_LETTER}(?!{_W}) )
  | (?P<code>     [A-Z]{{1,3}}\d*+(?:\.\d++)++(?!{_W}) )
  | (?P<joined>   [A-Z]{{1,4}}&[A-Z]{{1,4}}(?!{_W}) | (?i:%(joined)s)(?!{_W}) )
  | (?P<currency> [A-Z]{{1,3}}\$ )
  | (?P<word>     {_RUN} )
  | (?P<clitic>   {_APOSTROPHE}(?i:%(clitics)s)(?!{_W}) )
  | (?P<rule>     [-=<>~*|+_\#]{{3,}}+ )
  | (?P<smiley>   (?<!\S)(?:>?[:;=]-?[)(DPp/|]|\(:|-_-|\^_\^|<3)(?!{_W}) | [:;]-[)(] )
  | (?P<emoji>    [\U0001f1e6-\U0001f1ff]{{2}} | {_EMOJI}{_EMOJI_PART}*+(?:(?<=\u200d){_EMOJI}{_EMOJI_PART}*+)*+ )
  | (?P<dots>     \.{{2,}}+ | …++\.?+ | \.\? )
  | (?P<run>      [!?]++ | -{{2,}}+>? | —++ | ={{2,}}+ | \*{{2,}}+ | _++ | ~{{2,}}+ | \+{{2,}}+ | \#{{2,}}+ | \${{2,}}+
                | <<|>>|->|<-|''|``|’’|‘‘|‘’ )
  | (?P<other>    \S )
"""

_SPACE = re.compile(r"\s*+")
# Most words: letters and then something that no other row of the scanner can take with them.
_PLAIN = re.compile(r"\s*+([A-Za-z]++)(?=[\s,;)\]\"”?]|\Z)")
_LETTERS_AFTER = re.compile(rf"{_W}++")
_PREFIXED = re.compile(rf"[{_HYPHENS}]{_RUN}")
_NEXT_IN_LINE = re.compile(rf"[^\S\n]*+[\"“'‘(\[]?({_W}*+)")
_NEXT_WORD = re.compile(r"[^\S\n]++([A-Za-z]++)(?=[\s.,!?]|\Z)")
_MOST_CLITICS = 3  # "I'd n't 've" has the most that English joins
_COMMA_NEXT = re.compile(r"[^\S\n]*+[,;]")
_INITIAL_CLOSED = re.compile(r"[^\S\n]?[\];]")
_SENTENCE_GOES_ON = re.compile(r"[^\S\n]*+(?![\s\"”’'(\[A-Z]|\Z)")
_POSSESSIVES = frozenset(["its", "your"])
_LONGEST_INITIALISM = 3  # letters
_URL_TAIL = ".,;:!?'’”\"»])}*…"
_AS_APOSTROPHE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))


class WordReader:
    """Divides text into words with the given word lists."""

    def __init__(self, lists: WordLists) -> None:
        self._lists = lists
        ends = sorted(lists.domains) + sorted(end.upper() for end in lists.domains)
        clitics = sorted(lists.clitics | lists.elisions)
        joined = "|".join(map(re.escape, sorted(lists.joined, reverse=True)))
        rows = _SCANNER % {"host_ends": "|".join(ends), "clitics": "|".join(clitics), "joined": joined}
        self._scanner = re.compile(rows, re.VERBOSE)
        self._dotted = _by_first_part(lists.abbreviations)

    def words(self, text: str) -> list[Span]:
        """The words as (start, end), in order: each character that is not white space is in exactly one."""
        spans: list[Span] = []
        contractions = self._lists.contractions
        position = 0
        while True:
            plain = _PLAIN.match(text, position)
            if plain is not None and plain[1].lower() not in contractions:
                span = plain.span(1)
                spans.append(span)
                position = span[1]
                continue
            position = _after_space(text, position)
            if position == len(text):
                return spans
            spans.extend(self._piece(text, position))
            position = spans[-1][1]

    def _piece(self, text: str, start: int) -> list[Span]:
        """The word or words of the piece that stands at ``start``; never empty."""
        piece = self._scanner.match(text, start)
        if piece is None:  # the last row takes any character, so this is a fault in the pattern
            raise AssertionError(f"no row of the scanner takes {text[start]!r}")
        end = piece.end()
        match piece.lastgroup:
            case "word":
                return self._word(text, start, end)
            case "number":
                return [(start, self._end_of_number(text, start, end))]
            case "url" | "host":
                return [(start, _end_of_address(text, start, end))]
            case _:
                return [(start, end)]

    def _word(self, text: str, start: int, end: int) -> list[Span]:
        for dotted in self._dotted.get(text[start:end], ()):
            if text.startswith(dotted, start):
                return [(start, start + len(dotted))]
        end = self._end_with_prefix(text, start, end)
        parts = self._parts(text, start, end)
        if len(parts) == 1 and text.startswith(".", end) and self._keeps_dot(text, start, end):
            return [(start, end + 1)]
        return _spans_of(parts, start)

    def _end_with_prefix(self, text: str, start: int, end: int) -> int:
        """The end of "anti-war" at "anti": a listed prefix stays joined to what its hyphen joins."""
        prefix = text[start:end]
        if prefix.lower() not in self._lists.prefixes or text[start - 1 : start] in _HYPHENS_SET:
            return end
        rest = _PREFIXED.match(text, end)
        if rest is None or (prefix.isupper() and len(prefix) > 1 and not rest.group().isupper()):
            return end
        if len(prefix) == 1 and (not text[end + 1].isalpha() or len(rest.group()) < 4):  # "E-3", "e-J"
            return end
        return rest.end()

    def _parts(self, text: str, start: int, end: int) -> list[str]:
        """The parts of "don't" (do n't), "Harbour's" (Harbour 's), "cannot" (can not)."""
        word = text[start:end]
        plain = word.lower().translate(_AS_APOSTROPHE)
        if len(plain) != len(word):  # a few capitals have a longer small form, so offsets would not agree
            return [word]
        if plain in self._lists.contractions:
            return _cut(word, self._lists.contractions[plain]) if self._is_contracted(text, end, word) else [word]
        clitics: list[str] = []
        while len(clitics) < _MOST_CLITICS and (at := self._clitic(plain)):
            clitics.insert(0, word[at : len(plain)])
            plain = plain[:at]
        return [word[: len(plain)], *clitics]

    def _is_contracted(self, text: str, end: int, word: str) -> bool:
        """Whether a word of the list stands for two: not the "IM" of a chat; "its" only where "it is" must be meant."""
        if len(word) <= _LONGEST_INITIALISM and word.isupper():
            return False
        if word.lower() not in _POSSESSIVES:
            return True
        following = _NEXT_WORD.match(text, end)
        return following is not None and following[1].lower() in self._lists.predicates

    def _clitic(self, plain: str) -> int:
        """Where the clitic at the end of a word begins; 0 where there is none."""
        if plain.endswith("n't"):
            return len(plain) - 3
        at = plain.rfind("'")
        return at if at > 0 and plain[at + 1 :] in self._lists.clitics else 0

    def _keeps_dot(self, text: str, start: int, end: int) -> bool:
        """Whether the dot after a word belongs to it: an abbreviation, an initial, or a dot before a comma."""
        if text.startswith("..", end):
            return not text.startswith("...", end) and text[start:end] in self._lists.abbreviations
        after = _NEXT_IN_LINE.match(text, end + 1)
        following = after.group(1) if after else ""
        match self._lists.abbreviations.get(text[start:end]):
            case "inside" | "either":
                return True
            case "within":
                return _SENTENCE_GOES_ON.match(text, end + 1) is not None
            case "number":
                return following[:1].isdigit()
            case "state":
                return text[max(0, start - 2) : start] == ", "
        if end - start == 1 and text[start].isupper():
            return self._is_initial(following) or _INITIAL_CLOSED.match(text, end + 1) is not None
        return end - start <= 5 and text[start:end].isalpha() and _COMMA_NEXT.match(text, end + 1) is not None

    def _is_initial(self, following: str) -> bool:
        """The "F." of "John F. Hall", not the "X." of "Malcolm X. He"."""
        return following[:1].isupper() and (len(following) == 1 or following.lower() not in self._lists.openers)

    def _end_of_number(self, text: str, start: int, end: int) -> int:
        """The end of "83N" at "83"; a unit ("5pm", "10bn") is left as a word of its own."""
        letters = _LETTERS_AFTER.match(text, end)
        if letters is None or not text[start:end].isdigit() or letters.group().lower() in self._lists.units:
            return end
        return letters.end()


def _after_space(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _by_first_part(abbreviations: Mapping[str, str]) -> dict[str, list[str]]:
    """The abbreviations with a dot inside ("Ph.D."), last dot and all, by what stands before their first dot."""
    table: dict[str, list[str]] = {}
    for form in sorted(abbreviations, key=len, reverse=True):
        if "." in form:
            table.setdefault(form[: form.index(".")], []).append(form + ".")
    return table


def _cut(word: str, pattern: tuple[str, ...]) -> list[str]:
    parts, at = [], 0
    for part in pattern:
        parts.append(word[at : at + len(part)])
        at += len(part)
    return parts


def _spans_of(parts: list[str], start: int) -> list[Span]:
    spans = []
    for part in parts:
        spans.append((start, start + len(part)))
        start += len(part)
    return spans


def _end_of_address(text: str, start: int, end: int) -> int:
    """The end of a web address without the punctuation of the sentence around it."""
    address = text[start:end].rstrip(_URL_TAIL)
    if "(" in address and text.startswith(")", start + len(address)):
        return start + len(address) + 1
    return start + max(len(address), 1)
