"""Finding known names in text: words, their plain form, and the longest names that a table holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

Kind = Literal[
    "person", "official", "organisation", "seat", "country", "people", "adjective", "capital", "place", "word", "weak"
]
# Where one name is several things, the first of these is meant ("Brussels" as an actor: the European Union).
ORDER: tuple[Kind, ...] = (
    "person", "organisation", "seat", "country", "people", "adjective", "capital", "word", "weak", "place", "official",
)  # fmt: skip

_WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*")
_OWNS = ("'s", "’s", "'S", "’S")
_GLUE = re.compile(r"\.?[-–](?=[^\W_])")  # "Moscow-backed", "U.S.-backed"
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ð": "d", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word; ``key`` is its plain form without possessive. ``glued`` joins it by a hyphen to the next word."""

    start: int
    end: int
    text: str
    key: str
    glued: bool = False
    possessive: bool = False

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Name:
    """What a name in a table stands for. ``presumed``: the name is used in several countries ("Congress")."""

    kind: Kind
    ref: str
    text: str
    country: str | None = None
    sector: str | None = None
    presumed: bool = False

    @property
    def row(self) -> str:
        return f"table:{self.kind} {self.text}"


@dataclass(frozen=True, slots=True)
class Found:
    """Words ``first`` to ``last`` (inclusive) that are a known name; several names where it is ambiguous."""

    first: int
    last: int
    names: tuple[Name, ...]

    @property
    def kind(self) -> Kind:
        return self.names[0].kind


# The same for ASCII letter by letter: capitals to small ones, dots and apostrophes to nothing, other signs to spaces.
_PLAIN_ASCII = {
    i: None if chr(i) in ".'`" else chr(i).lower() if chr(i).isalnum() or chr(i) == "&" else " " for i in range(128)
}


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case, without accents, dots and apostrophes; hyphens become spaces: 'Kim Jong-un' -> 'kim jong un'."""
    if text.isascii():
        return " ".join(text.translate(_PLAIN_ASCII).split())
    bare = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    bare = "".join(c for c in bare if not unicodedata.combining(c) and c not in ".'’‘ʿʻ`")
    return " ".join(re.sub(r"[^\w&]+|_", " ", bare.lower()).split())


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text with their offsets; a hyphen separates words but is remembered."""
    found = []
    for match in _WORD.finditer(text):
        word, end = match.group(), match.end()
        next_sign = text[end : end + 1]
        bare = word[:-2] if word[-2:] in _OWNS else word
        possessive = bare is not word or next_sign in ("'", "’")
        glued = next_sign in ("-", "–", ".") and _GLUE.match(text, end) is not None
        found.append(Word(match.start(), end, bare, plain(bare), glued, possessive))
    return tuple(found)


class NameIndex:
    """Names by their plain form. Longest name first, then the order of ``ORDER``."""

    def __init__(self, names: Iterable[Name] = ()) -> None:
        self._names: dict[str, list[tuple[str, Name]]] = {}
        self._waiting: dict[str, tuple[Kind, str, str, str, str | None]] = {}
        self._longest: dict[str, int] = {}
        for name in names:
            self.add(name.text, name)

    def add(self, written: str, name: Name) -> None:
        key = plain(written[4:] if written[:4] in ("the ", "The ") else written)
        if not key:
            return
        here = self._names.get(key) or self._met(key)
        if not here:
            self._names[key] = [(written, name)]
        elif all(known != name for _, known in here):
            here.append((written, name))
            here.sort(key=lambda pair: ORDER.index(pair[1].kind))
        first, length = key.partition(" ")[0], key.count(" ") + 1
        if self._longest.get(first, 0) < length:
            self._longest[first] = length

    def add_rows(self, kind: Kind, rows: Iterable[tuple[str, str, str, str | None]]) -> None:
        """Many names at once, as (text, ref, country, sector): each becomes a Name when a text first has it."""
        for text, ref, country, sector in rows:
            key = plain(text)
            if key in self._names or key in self._waiting:
                self.add(text, Name(kind, ref, text, country, sector))
                continue
            self._waiting[key] = (kind, ref, text, country or "", sector)
            first, length = key.partition(" ")[0], key.count(" ") + 1
            if self._longest.get(first, 0) < length:
                self._longest[first] = length

    def _met(self, key: str) -> list[tuple[str, Name]]:
        """The names of a key whose row was waiting; none if there is no such row."""
        row = self._waiting.pop(key, None)
        if row is None:
            return []
        kind, ref, text, country, sector = row
        self._names[key] = [(text, Name(kind, ref, text, country or None, sector))]
        return self._names[key]

    def rule(self, *names: str, name: Name) -> None:
        """The names mean ``name`` alone, whatever they meant before."""
        for written in names:
            key = plain(written.removeprefix("the ").removeprefix("The "))
            self._names.pop(key, None)
            self._waiting.pop(key, None)
            self.add(written, replace(name, text=written))

    def forget(self, ref: str, names: Iterable[str]) -> None:
        """The names mean ``ref`` no longer."""
        for written in names:
            key = plain(written.removeprefix("the ").removeprefix("The "))
            left = [pair for pair in self._names.pop(key, ()) if pair[1].ref != ref]
            if left:
                self._names[key] = left

    def get(self, written: str) -> tuple[Name, ...]:
        """The names that a whole phrase may be, whatever its capitals."""
        key = plain(written)
        return tuple(name for _, name in self._names.get(key) or self._met(key))

    def scan(self, words: Sequence[Word]) -> tuple[Found, ...]:
        """All names in the words, left to right, longest first, none overlapping another."""
        found = []
        i = 0
        while i < len(words):
            hit = self._at(words, i)
            if hit:
                found.append(hit)
            i = hit.last + 1 if hit else i + 1
        return tuple(found)

    def _at(self, words: Sequence[Word], i: int) -> Found | None:
        first = words[i]
        longest = self._longest.get(first.key, 0)
        if first.possessive:
            longest = max(longest, self._longest.get(first.key + "s", 0))
        longest = min(longest, len(words) - i)
        for length in range(longest, 0, -1):
            window = words[i : i + length]
            key = first.key if length == 1 else " ".join([w.key for w in window])
            known: Sequence[tuple[str, Name]] = self._names.get(key, ())
            if not known and key in self._waiting:
                known = self._met(key)
            if first.possessive or (length > 1 and any(w.possessive for w in window)):
                # "People's Republic": the possessive is part of the name
                known = (*known, *self._names.get(" ".join(w.key + "s" * w.possessive for w in window), ()))
            if known and (names := tuple(n for written, n in known if _fits(written, n, window))):
                return Found(i, i + length - 1, names)
        return None


def _fits(written: str, name: Name, window: Sequence[Word]) -> bool:
    """Proper names need their capital, short names all in capitals need all ("WHO" is not "who")."""
    if any(w.possessive for w in window[:-1]) and "'" not in written and "’" not in written:
        return False
    if name.kind in ("word", "weak"):
        return not (window[0].is_capital and window[-1].glued and len(window) == 1)  # "Choe Son-hui" is no son
    if written.replace(".", "").isupper() and len(written.replace(".", "")) <= 5:
        return all(w.text.isupper() for w in window)
    return window[0].is_capital or not written[0].isupper()
