"""Which names of places are no locations: those that act, and those that stand in the name of something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dragoman.records import Coding, Doc, Event, Mention, Token

from .place_names import Toponym
from .place_spans import DEEDS
from .place_tables import PlaceTables

Part = Literal["place", "actor", "name"]
_MODIFIES = ("compound", "nmod:poss", "amod", "flat", "nmod:unmarked", "nmod")
_BACKED = ("backed", "led", "brokered", "mediated", "sponsored", "supported", "allied", "funded", "made", "trained")


_INSIDE = frozenset("in at inside near outside across throughout within around".split())


def part_of(name: Toponym, coding: Coding, doc: Doc, tables: PlaceTables) -> Part:
    """Whether a name stands for a location, for whoever acts, or only in the name of something."""
    if in_a_name(name, doc, tables):
        return "name"
    if is_an_actor(name, coding, doc) or speaks(name, doc, tables) or backs(name, doc):
        return "actor"
    return "place"


def in_a_name(name: Toponym, doc: Doc, tables: PlaceTables) -> bool:
    """The name only tells a treaty, a newspaper or a club from others, or is that of a body: "Minsk agreements"."""
    if not name.found and doc.tokens[name.last].text.lower() in tables.words["bodies"]:
        return True
    heads = list(doc.tokens[name.last + 1 : name.last + 2])
    head = _head(doc, name)
    if head.deprel in _MODIFIES and head.head > name.last and not _preposition(doc, head):
        heads.append(doc.tokens[head.head])
    return any(_names_something(h, tables) for h in heads if h.sentence == head.sentence)


def _names_something(token: Token, tables: PlaceTables) -> bool:
    low, words = token.text.lower(), tables.words
    return low in words["pact"] or (token.text[0].isupper() and low in words["paper"] | words["named"])


def is_an_actor(name: Toponym, coding: Coding, doc: Doc) -> bool:
    """The coder has the name as one who acts, says or is acted on, or as the owner within: "Russia's army"."""
    start, end = doc.tokens[name.first].start, doc.tokens[name.last].end
    around = [m.span for m in coding.mentions if m.kind == "actor" and m.span.start <= start and end <= m.span.end]
    if _is_hit(name, start, end, coding):
        return False
    head = _head(doc, name)
    if not around or _preposition(doc, head) in _INSIDE:  # "women in Afghanistan"
        return False
    while head.deprel in ("conj", "appos", "nmod:unmarked", "list") and head.head >= 0:
        head = doc.tokens[head.head]
    return not _preposition(doc, head) or any(_starts(doc, span.start, head) for span in around)


def _is_hit(name: Toponym, start: int, end: int, coding: Coding) -> bool:
    """A town or a base that is shelled or entered is where it happens, though the coder has it as the one hit."""
    if any(k.kind in ("country", "continent") for k in name.found):
        return False
    roles = [(e.type in DEEDS, role, m.span) for e in coding.events for role, ms in _parties(e) for m in ms]
    own = [(deed, role) for deed, role, span in roles if start - _ARTICLE <= span.start <= start and span.end == end]
    said = any(m.span.start <= start and m.span.end == end for s in coding.statements for m in s.speaker)
    return bool(own) and not said and all(deed and role == "recipient" for deed, role in own)


_ARTICLE = 4  # characters of "the "


def _parties(event: Event) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
    return (
        ("actor", event.actor), ("recipient", event.recipient),
        ("claimed_by", event.claimed_by), ("denied_by", event.denied_by),
    )  # fmt: skip


def _starts(doc: Doc, start: int, head: Token) -> bool:
    """Whether the preposition of a head stands before the mention: "against Russia"."""
    return all(c.start < start for c in doc.children(head.i) if c.deprel == "case" and c.i < head.i)


def speaks(name: Toponym, doc: Doc, tables: PlaceTables) -> bool:
    """The name is the subject of a verb that only somebody can do: "Moscow demands", "Nepal has closed"."""
    head = _head(doc, name)
    while head.deprel == "conj" and head.head >= 0:
        head = doc.tokens[head.head]
    if head.deprel != "nsubj" or head.head < 0:
        return False
    verb = doc.tokens[head.head].lemma
    if any(k.kind == "country" for k in name.found):
        return verb not in tables.words["being"] and doc.tokens[head.head].upos == "VERB"
    return verb in tables.words["saying"]


def backs(name: Toponym, doc: Doc) -> bool:
    """The name is half of an adjective: "Moscow-backed", "Saudi Arabia-led"."""
    after = [t.text.lower() for t in doc.tokens[name.last + 1 : name.last + 3]]
    text = doc.tokens[name.last].text.lower()
    return (len(after) == 2 and after[0] in "-–" and after[1] in _BACKED) or text.endswith(
        tuple(f"-{word}" for word in _BACKED)
    )


def _head(doc: Doc, name: Toponym) -> Token:
    """The word of the name that hangs on a word outside."""
    inside: Sequence[Token] = doc.tokens[name.first : name.last + 1]
    return next((t for t in inside if not name.first <= t.head <= name.last), inside[-1])


def _preposition(doc: Doc, head: Token) -> str:
    """The word that stands before a noun and ties it to another, in small letters; empty where there is none."""
    own = ("'s", "’s", "'", "’")
    return next((c.text.lower() for c in doc.children(head.i) if c.deprel == "case" and c.text not in own), "")
