"""The times of a report laid beside its parse: what the rules on dates and background look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.records import Coding, Doc, Token, When

from .time_tense import head_of, is_parsed, words_at

NOUN_LINKS = frozenset("nmod nmod:poss nmod:unmarked nmod:tmod nmod:desc compound amod nummod advmod obl dep".split())
VERB_LINKS = frozenset(
    "obl obl:unmarked obl:tmod advmod nmod nmod:unmarked nmod:tmod advcl parataxis discourse dep".split()
)
_FROM_ANOTHER = ("so long after", "so long before")


@dataclass(frozen=True, slots=True)
class Timed:
    """A time of the report and the word of it that hangs on a word outside."""

    when: When
    words: tuple[Token, ...]
    head: Token

    @property
    def first(self) -> Token:
        return self.words[0]

    @property
    def rule(self) -> str:
        return self.when.why.split(":")[0]

    def owns(self, doc: Doc) -> bool:
        """ "Yesterday's", "last month's": what it dates stands behind it."""
        after = self.words[-1].i + 1
        return after < len(doc.tokens) and doc.tokens[after].text.lower() in ("'s", "’s")

    @property
    def of_another(self) -> bool:
        """The time is counted from another act and dates that one: "a day after the blast"."""
        return self.rule in _FROM_ANOTHER


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules look at: the parse, the report's times, and the words that trigger events."""

    doc: Doc
    times: Mapping[int, tuple[Timed, ...]]  # by sentence
    triggers: frozenset[int]

    def beside(self, token: Token) -> tuple[Timed, ...]:
        """The times of the sentence of ``token``."""
        return self.times.get(token.sentence, ())

    def hanging_on(self, token: Token, links: frozenset[str]) -> Timed | None:
        """The first time that modifies ``token`` itself; one behind it goes before one in front of it."""
        found = [t for t in self.beside(token) if t.head.head == token.i and t.head.deprel in links]
        found = [t for t in found if not t.of_another and not self._elsewhere(t, token)]
        found.sort(key=lambda t: (t.first.i < token.i, abs(t.first.i - token.i)))
        return found[0] if found else None

    def _elsewhere(self, timed: Timed, token: Token) -> bool:
        """Whatever the parse says, the time is of another word: "condemns yesterday's raid", "sign after a month of
        talks"."""
        if timed.owns(self.doc) and token.i < timed.first.i:
            return True
        case = self.doc.tokens[timed.first.i - 1].text.lower() if timed.first.i else ""
        return timed.rule == "so many days of" and case == "after"


def scene_of(coding: Coding, doc: Doc, whens: Iterable[When]) -> Scene:
    """The times of ``coding.report``, as resolved in ``whens``, beside the parse in ``doc``."""
    times: dict[int, tuple[Timed, ...]] = {}
    dateline = coding.report.dateline
    for when in whens:
        if when.span is None or (dateline and when.span.overlaps(dateline.span)):
            continue
        inside = words_at(doc, when.span.start, when.span.end)
        if inside and is_parsed(doc, inside[0]):
            timed = Timed(when, inside, head_of(inside))
            times[timed.head.sentence] = (*times.get(timed.head.sentence, ()), timed)
    triggers = {t.i for e in coding.events for t in words_at(doc, e.trigger.start, e.trigger.end)}
    return Scene(doc, times, frozenset(triggers))
