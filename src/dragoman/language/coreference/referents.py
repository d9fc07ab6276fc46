"""What a text has spoken of so far: each thing with the phrases that mean it, found again by noun, name or nearness."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from dragoman.language.coreference.phrases import Phrase, PhraseFinder
from dragoman.language.coreference.words import ReferenceWords
from dragoman.records import Doc, Token

K = TypeVar("K", str, int)
WINDOW = 4  # a pronoun looks back so many sentences, its own counted
TIMES = frozenset(
    "day week month year time hour minute morning evening night today yesterday monday tuesday wednesday thursday "
    "friday saturday sunday january february march april may june july august september october november "
    "december percent way lot".split()
)
REMEMBERED = 20  # of things that a noun has meant, so many are looked at


@dataclass(eq=False, slots=True)
class Referent:
    """A thing or person spoken of. It takes on number and gender as phrases that mean it show them."""

    phrases: list[Phrase]
    number: str
    gender: str
    what: str
    nouns: set[str] = field(default_factory=set)
    names: dict[tuple[str, ...], Phrase] = field(default_factory=dict)  # by its words, the first that bore it
    members: tuple[Referent, ...] = ()

    @property
    def last(self) -> Phrase:
        return self.phrases[-1]

    @property
    def is_named(self) -> bool:
        return any(p.kind == "name" for p in self.phrases)

    def describing(self) -> Phrase | None:
        """The nearest name, else the nearest phrase that is no pronoun; None where there is none."""
        nearest = (p for kind in (("name",), ("noun", "set")) for p in reversed(self.phrases) if p.kind in kind)
        return next(nearest, None)

    def fullest_name(self) -> Phrase | None:
        """The longest of its names, the first of equals."""
        return max(self.names.values(), key=lambda p: len(p.words), default=None)


class Discourse:
    """The text as read up to some phrase."""

    def __init__(self, doc: Doc, finder: PhraseFinder, words: ReferenceWords) -> None:
        self.doc, self.finder, self.words = doc, finder, words
        self.of_head: dict[int, Referent] = {}
        self._by_noun: dict[str, list[Referent]] = {}
        self._by_name: dict[str, list[Referent]] = {}
        self._in_sentence: dict[int, list[Referent]] = {}

    def add(self, phrase: Phrase, members: tuple[Referent, ...] = ()) -> Referent:
        """A phrase that means something new."""
        referent = Referent([], phrase.number, phrase.gender, phrase.what, members=members)
        self.attach(phrase, referent)
        return referent

    def attach(self, phrase: Phrase, referent: Referent) -> None:
        """A phrase that means something spoken of before."""
        referent.phrases.append(phrase)
        if phrase.words:
            referent.names.setdefault(phrase.words, phrase)
        referent.number = referent.number or phrase.number
        referent.gender = referent.gender or phrase.gender
        referent.what = referent.what or phrase.what
        if phrase.kind != "set":
            self.of_head[phrase.head] = referent
        titles = self.finder.titles(phrase.head) if phrase.kind == "name" else ()
        for noun in (*titles, *([phrase.noun] if phrase.kind == "noun" else [])):
            self.describe(referent, noun)
        for key in name_keys(phrase, self.words):
            _remember(self._by_name, key, referent)
        _remember(self._in_sentence, phrase.sentence, referent)

    def describe(self, referent: Referent, noun: str) -> None:
        """A noun that the thing may be called by."""
        referent.nouns.add(noun)
        _remember(self._by_noun, noun, referent)

    def called(self, noun: str) -> Iterator[Referent]:
        """What the noun has meant, the latest first."""
        return iter(self._by_noun.get(noun, [])[: -REMEMBERED - 1 : -1])

    def named(self, key: str) -> Iterator[Referent]:
        return iter(self._by_name.get(key, [])[: -REMEMBERED - 1 : -1])

    def back_from(self, sentence: int, window: int = WINDOW) -> Iterator[list[Referent]]:
        """What was spoken of in this sentence, in the one before it, and so on; in each the latest first."""
        for i in range(sentence, max(-1, sentence - window), -1):
            yield self._in_sentence.get(i, [])[::-1]

    # --- the parse around a phrase ---

    def above(self, i: int) -> Token | None:
        head = self.doc.tokens[i].head
        return self.doc.tokens[head] if head >= 0 else None

    def verb_over(self, i: int) -> Token | None:
        """The predicate that a word depends on, through nouns, prepositions and conjuncts."""
        at = self.above(i)
        for _ in range(12):
            if at is None or at.upos in ("VERB", "AUX") or any(c.deprel == "cop" for c in self.finder.children(at.i)):
                return at
            at = self.above(at.i)
        return None

    def subject_of(self, verb: Token | None) -> Token | None:
        """The subject of a verb; that of the verb it is joined to or hangs on, where it has none of its own."""
        for _ in range(6):
            if verb is None:
                return None
            own = [t for t in self.finder.children(verb.i) if t.deprel.startswith("nsubj")]
            if own:
                return own[0]
            verb = self.above(verb.i) if verb.deprel in ("conj", "xcomp", "advcl", "ccomp") else None
        return None

    def holds(self, outer: Phrase, inner: Phrase) -> bool:
        """Whether ``inner`` is a part of ``outer``: "his" of "his lawyer". A relative clause is no part."""
        t = self.doc.tokens[inner.head]
        for _ in range(12):
            if t.i == outer.head:
                return True
            if t.head < 0 or t.upos in ("VERB", "AUX") or t.deprel.startswith("acl"):
                return False
            t = self.doc.tokens[t.head]
        return False


def name_keys(phrase: Phrase, words: ReferenceWords) -> Iterator[str]:
    """The forms that a name may come back in: whole, as a country's code, its initials, a person's last word."""
    if not phrase.words:
        return
    whole = " ".join(phrase.words)
    yield f"={whole}"
    if whole in words.countries:
        yield f"@{words.countries[whole]}"
    if len(phrase.words) > 1:
        yield "=" + "".join(w[0] for w in phrase.words if w[0].isalpha() and w not in ("of", "and", "for", "the"))
        yield f"…{phrase.words[-1]}"


def _remember(table: dict[K, list[Referent]], key: K, referent: Referent) -> None:
    """Put the referent last under the key, once."""
    known = table.setdefault(key, [])
    if known and known[-1] is referent:
        return
    if referent in known[-REMEMBERED:]:
        known.remove(referent)
    known.append(referent)
