"""How a mention is built: its core, what follows, and the known names in each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .actor_tables import ActorTables
from .names import Found, Kind, NameIndex, Word, words_of

# Words after which a noun phrase says whose, where or which, and no longer who.
_TAIL_WORDS = {
    "of", "in", "from", "at", "for", "to", "on", "by", "with", "near", "against", "inside", "including", "who",
    "that", "which", "outside", "around", "across", "under", "between", "among", "over", "representing", "such",
    "like", "as", "towards", "into",
}  # fmt: skip
# These open a tail only before a preposition: "men accused of treason", but "an accused man".
_PARTICIPLES = {"accused", "suspected", "loyal", "belonging", "linked", "backed", "led", "based", "convicted", "held"}
_PREPOSITIONS = {"of", "by", "in", "to", "with", "from", "for", "at"}
# "Moscow-backed separatists", "Russian-occupied town": the country behind them is not the country they belong to.
_BACKED = {
    "backed", "led", "supported", "sponsored", "trained", "funded", "controlled", "held", "occupied", "allied",
    "aligned", "linked", "inspired", "affiliated", "run", "made", "built", "bound", "armed", "mediated",
    "brokered", "annexed", "imposed", "friendly", "dominated", "installed", "besieged", "ruled", "governed",
}  # fmt: skip
_PREFIXES = {"pro", "anti", "non", "ex", "post"}
FORMER = {"former", "ex", "ousted", "deposed", "exiled", "jailed", "late", "disgraced", "detained", "toppled"}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the mention: ``link`` is the word that opens it ('of', 'in', ','), '' for the core."""

    link: str
    words: tuple[Word, ...]
    found: tuple[Found, ...]

    def of_kind(self, *kinds: Kind) -> tuple[Found, ...]:
        return tuple(f for f in self.found if f.kind in kinds)

    def text(self, found: Found) -> str:
        return " ".join(w.text for w in self.words[found.first : found.last + 1])


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of a mention. ``parts[0]`` is the core: the noun phrase up to its first preposition or comma."""

    quote: str
    words: tuple[Word, ...]
    parts: tuple[Part, ...]
    behind: tuple[Found, ...] = ()  # names that only stand behind the actor: 'Moscow' in "Moscow-backed"

    @property
    def core(self) -> Part:
        return self.parts[0]

    @property
    def whole(self) -> Found | None:
        """The one known name that the mention is, articles and numbers left out."""
        core = self.core
        if len(core.found) != 1 or not all(p.link == "," and _is_short_form(p) for p in self.parts[1:]):
            return None
        found = core.found[0]
        return found if found.first == 0 and found.last == len(core.words) - 1 else None

    @property
    def former(self) -> bool:
        return any(w.key in FORMER for w in self.core.words)

    @property
    def unknown(self) -> tuple[Word, ...]:
        """The capitalised words of the core that no table has, such as a person's name."""
        found = () if _is_a_name_of_places(self.core) else self.core.found
        known = {i for f in found for i in range(f.first, f.last + 1)}
        return tuple(w for i, w in enumerate(self.core.words) if i not in known and w.is_capital and len(w.text) > 1)


def _is_short_form(part: Part) -> bool:
    """'(UAE)' after the full name says nothing new."""
    return len(part.words) == 1 and part.words[0].text.isupper()


def _is_a_name_of_places(core: Part) -> bool:
    """'Aydin Coban': places with nothing between them are the first and last name of somebody."""
    found = core.found
    return len(found) == len(core.words) == 2 and all(f.kind == "place" for f in found)


_ARTICLES = set(
    "the a an this that these those its their his her our some other at least about around more than up to as many "
    "nearly over almost close another one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen twenty thirty forty fifty hundred thousand million several few half dozen all each every both".split()
)


def _begins_name(words: tuple[Word, ...], names: NameIndex) -> bool:
    """Whether the first word is part of a name that a table has ("10 Downing Street")."""
    found = names.scan(words[:4])
    return bool(found) and found[0].first == 0 and found[0].last > 0


def _opens_tail(words: tuple[Word, ...], i: int) -> bool:
    if words[i].key in _PARTICIPLES:
        return i + 1 < len(words) and words[i + 1].key in _PREPOSITIONS
    return words[i].key in _TAIL_WORDS


def read(quote: str, tables: ActorTables, date: str | None = None) -> Reading:
    """Splits a mention into core and tails and finds the names that the tables know, as they stood at ``date``."""
    names = tables.names
    words = words_of(quote)
    while (
        len(words) > 1 and (words[0].key in _ARTICLES or words[0].text[0].isdigit()) and not _begins_name(words, names)
    ):
        words = words[1:]
    if not words:
        return Reading(quote, (), (Part("", (), ()),))
    hits = names.scan(words)
    behind = tuple(f for f in hits if is_behind(words, f))
    found = tuple(_at_date(f, tables, date) for f in hits if f not in behind)
    inside = {i for f in found for i in range(f.first + 1, f.last + 1)}
    nouns = {i for f in found if f.kind in ("word", "weak", "people") for i in range(f.first, f.last + 1)}
    cuts = [(0, "")]
    for i, word in enumerate(words):
        if i in inside or i == 0:
            continue
        gap = quote[words[i - 1].end : word.start]
        if "," in gap or "(" in gap or ";" in gap:
            cuts.append((i, ","))
        elif not word.is_capital and not words[i - 1].glued and _opens_tail(words, i):
            cuts.append((i, word.key))
        elif i - 1 in nouns and i not in nouns and re.fullmatch(r"[a-z]{3,}(?:ing|ed)", word.text):
            cuts.append((i, "participle"))  # "migrants seeking asylum", "people arrested there"
    ends = [start for start, _ in cuts[1:]] + [len(words)]
    parts = tuple(
        Part(link, words[start:end], tuple(
            Found(f.first - start, f.last - start, f.names) for f in found if start <= f.first < end))
        for (start, link), end in zip(cuts, ends, strict=True)
    )  # fmt: skip
    return Reading(quote, words, parts, behind)


def _at_date(found: Found, tables: ActorTables, date: str | None) -> Found:
    """A group that has changed sides by the report's date has the sector and country of that time."""
    turn = tables.turns.get(found.names[0].ref)
    if not turn or not date or date < turn.since:
        return found
    name = replace(found.names[0], country=turn.country, sector=turn.sector)
    return Found(found.first, found.last, (name, *found.names[1:]))


def is_behind(words: tuple[Word, ...], found: Found) -> bool:
    """Whether a name only stands behind the actor: 'Moscow-backed', 'pro-Russian', 'rebel-held'."""
    last, first = words[found.last], words[found.first]
    if last.glued and found.last + 1 < len(words) and words[found.last + 1].key in _BACKED:
        return True
    before = words[found.first - 1] if found.first else None
    return bool(before and before.glued and before.key in _PREFIXES and first.is_capital)
