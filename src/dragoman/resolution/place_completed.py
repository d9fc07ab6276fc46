"""Where an event happened, when the coder left it open: the places that the event's own sentence gives by its parse.

Each rule looks at the path from a place's name up to the event's trigger. They are tried in the order of ``RULES``; the
first that finds a place names it. A place that the coder found is kept; words that are no name and no noun are mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.records import Doc, Event, Span, Token

from .place_names import Toponym
from .place_spans import DEEDS

_CLAUSE = ("nsubj", "obj", "obl", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class Path:
    """From the head of a name up to the trigger or to the word above both.

    ``below`` are the words from the name's head up, without the last; ``above`` those from the trigger up to it.
    """

    name: Toponym
    below: tuple[Token, ...]
    above: tuple[Token, ...]


Rule = Callable[[Path, Doc, frozenset[str]], bool]
BySentence = Mapping[int, Sequence[tuple[Toponym, Sequence[Token]]]]


def by_sentence(names: Sequence[Toponym], doc: Doc) -> BySentence:
    """The locations of a report, and the words that stand for them, by the number of their sentence."""
    found: dict[int, list[tuple[Toponym, Sequence[Token]]]] = {}
    for name, first, last in [*((name, name.first, name.last) for name in names), *_meant_by(names, doc)]:
        words = doc.tokens[first : last + 1]
        found.setdefault(_head_of(words).sentence, []).append((name, words))
    return found


def completed(event: Event, doc: Doc, named: BySentence, places: frozenset[str]) -> tuple[Span | None, str]:
    """The words of an event's place and the rule that found, mended or dropped them; "" where the coder's stand.

    ``named`` are the locations of the report, ``places`` the prepositions that say where something happens.
    """
    if event.place is None:
        found = _place_for(event, doc, named, places)
        return (doc.span(found[0].first, found[0].last), found[1]) if found else (None, "")
    if is_of_what_is_said(event, doc):
        return None, is_of_what_is_said.__name__
    span = mended(event.place.span, doc)
    return span, "" if span == event.place.span else mended.__name__


def _place_for(event: Event, doc: Doc, named: BySentence, places: frozenset[str]) -> tuple[Toponym, str] | None:
    trigger = _trigger(event, doc)
    if trigger is None or event.type not in DEEDS or event.status in ("requested", "negated"):
        return None
    paths = [p for name, words in named.get(trigger.sentence, ()) if (p := _path(name, words, trigger, doc))]
    paths.sort(key=lambda p: len(p.below) + len(p.above))
    for rule in RULES:
        for path in paths:
            if rule(path, doc, places):
                return path.name, rule.__name__
    return None


def _meant_by(names: Sequence[Toponym], doc: Doc) -> Iterator[tuple[Toponym, int, int]]:
    """Names with the words that stand for them elsewhere: "the airport", "the village"."""
    by_first: dict[int, list[Toponym]] = {}
    for name in names:
        if name.found and name.found[0].kind != "country":
            by_first.setdefault(name.first, []).append(name)
    for reference in doc.references:
        if reference.kind == "same":
            first, last = reference.antecedents[0]
            within = (name for i in range(first, last + 1) for name in by_first.get(i, ()) if name.last <= last)
            if found := next(within, None):
                yield found, reference.first, reference.last


_SAID = ("AGREE", "CONCEDE", "REQUEST", "THREATEN")


def is_of_what_is_said(event: Event, doc: Doc) -> bool:
    """A demand, promise or threat has the place only where it hangs on it: "landed in Oslo and asked for asylum"."""
    trigger = _trigger(event, doc)
    if event.type not in _SAID or trigger is None or event.place is None:
        return False
    words = doc.tokens_in(event.place.span.start, event.place.span.end)
    if not words:
        return False
    return trigger.i not in {t.i for t in _up(_head_of(words), doc)[: _DEEP + 1]}


def _head_of(words: Sequence[Token]) -> Token:
    return next((t for t in words if not words[0].i <= t.head <= words[-1].i), words[-1])


def mended(span: Span, doc: Doc) -> Span | None:
    """The words of a place without what cannot be one: a lone article grows to its noun, a loose end is cut off."""
    words = list(doc.tokens_in(span.start, span.end))
    while words and words[-1].upos in ("CCONJ", "PUNCT"):
        words.pop()
    while words and words[0].upos == "PUNCT":
        words.pop(0)
    if not words:
        return None
    if all(w.upos in ("DET", "ADP", "PRON") for w in words):
        head = words[-1].head
        if words[-1].upos != "DET" or not 0 < head - words[-1].i < _NEAR:
            return None
        words.append(doc.tokens[head])
    return doc.span(words[0].i, words[-1].i)


_NEAR = 5  # words from an article to its noun


# --- the rules --------------------------------------------------------------------------------------------


def place_hanging_on_it(path: Path, doc: Doc, places: frozenset[str]) -> bool:
    """ "Shelling in Aleppo", "was shot at a checkpoint near Jenin": the place hangs on the deed by "in", "near"."""
    nouns = all(w.deprel.split(":")[0] in ("obl", "nmod") for w in path.below)
    return (
        not path.above and len(path.below) <= _DEEP and nouns and any(_says_where(w, doc, places) for w in path.below)
    )


def place_it_leaves(path: Path, doc: Doc, places: frozenset[str]) -> bool:
    """ "Withdrew from Kherson", "the annexation of Crimea": the place hangs on the deed by "from" or "of"."""
    if path.above or len(path.below) != 1:
        return False
    return path.below[0].deprel.split(":")[0] in ("obl", "nmod") and _case(path.below[0], doc) in ("from", "of")


def place_before_it(path: Path, doc: Doc, places: frozenset[str]) -> bool:
    """ "The Lockerbie bombing", "the Lachin blockade": the place stands before the noun for the deed."""
    if path.above or len(path.below) != 1 or path.below[0].deprel not in ("compound", "nmod:poss", "nmod"):
        return False
    return _case(path.below[0], doc) in ("", "'s", "’s")


def place_taken(path: Path, doc: Doc, places: frozenset[str]) -> bool:
    """ "Crossed the Line of Contact", "retook Hostomel Airport", "visits Beirut": the place is the verb's object."""
    return not path.above and len(path.below) == 1 and path.below[0].deprel == "obj"


def place_aimed_at(path: Path, doc: Doc, places: frozenset[str]) -> bool:
    """ "An offensive against Kherson", "troops sent to Goma": the place hangs on it by "against", "on" or "to"."""
    if path.above or len(path.below) != 1 or any(k.kind == "country" for k in path.name.found):
        return False
    return path.below[0].deprel.split(":")[0] in ("obl", "nmod") and _case(path.below[0], doc) in _AIMS


_AIMS = ("against", "on", "upon", "to", "into", "toward", "towards", "through")


def place_of_its_clause(path: Path, doc: Doc, places: frozenset[str]) -> bool:
    """ "An explosion was heard in Gaza", "held talks in Oslo": the place hangs on the verb that the deed is part of."""
    if len(path.above) != 1 or not path.below or len(path.below) > 2:
        return False
    return path.above[0].deprel in _CLAUSE and _says_where(path.below[-1], doc, places)


def place_of_a_party(path: Path, doc: Doc, places: frozenset[str]) -> bool:
    """ "A judge in Lahore freed him", "arrested three men in Oslo": the place hangs on a party by "in"."""
    if path.above or not 2 <= len(path.below) <= _DEEP:
        return False
    return path.below[-1].deprel in _CLAUSE and _says_where(path.below[0], doc, places)


def place_of_the_act_before(path: Path, doc: Doc, places: frozenset[str]) -> bool:
    """ "They met in Vienna and agreed", "arrived in Rome, meeting the Pope": the place hangs on the verb before."""
    if len(path.above) != 1 or len(path.below) != 1 or path.above[0].deprel not in ("conj", "advcl"):
        return False
    return path.below[0].i < path.above[0].i and _says_where(path.below[0], doc, places)


RULES: tuple[Rule, ...] = (
    place_hanging_on_it,
    place_it_leaves,
    place_before_it,
    place_taken,
    place_aimed_at,
    place_of_its_clause,
    place_of_a_party,
    place_of_the_act_before,
)


# --- reading the parse ------------------------------------------------------------------------------------

_DEEP = 3  # words from a name up to the deed: "a checkpoint in the north of Mali"


def _says_where(word: Token, doc: Doc, places: frozenset[str]) -> bool:
    return word.deprel.split(":")[0] in ("obl", "nmod") and _case(word, doc) in places


def _case(word: Token, doc: Doc) -> str:
    return next((c.text.lower() for c in doc.children(word.i) if c.deprel == "case"), "")


def _trigger(event: Event, doc: Doc) -> Token | None:
    words = doc.tokens_in(event.trigger.start, event.trigger.end)
    return _head_of(words) if words else None


def _path(name: Toponym, words: Sequence[Token], trigger: Token, doc: Doc) -> Path | None:
    head = _head_of(words)
    if trigger in words:
        return None
    below, above = _up(head, doc), _up(trigger, doc)
    common = next((t for t in below if t in above), None)
    if common is None:
        return None
    return Path(name, tuple(below[: below.index(common)]), tuple(above[: above.index(common)]))


def _up(word: Token, doc: Doc) -> list[Token]:
    """The word and all above it; a parse that runs in a circle ends where it began."""
    chain = [word]
    while (head := chain[-1].head) >= 0 and doc.tokens[head] not in chain:
        chain.append(doc.tokens[head])
    return chain
