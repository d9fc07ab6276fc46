"""The upper layers of GUM: which words name an entity, which of them are the same, and who says what.

A document's words are counted through all its sentences, from 0; all ranges are (first, last), both included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from training.corpora import TreeSentence, read_conllu

Words = tuple[int, int]

# "(3-organization-new-sssss-cf1-5-coref-Afghan_Girls_Robotics_Team", "3)", or both at one word.
_ENTITY_MARK = re.compile(r"\((?P<opened>[^()]+)(?P<closed_here>\))?|(?P<closed>\d+)\)")


@dataclass(frozen=True, slots=True)
class GumMention:
    """Words that name or describe something. Mentions of one ``group`` are the same thing.

    ``type`` is person, organization, place, event, object, abstract, time, animal, plant or substance; ``status`` the
    information status (new, giv:act, giv:inact, acc:inf, acc:com, acc:aggr); ``link`` how it is tied to the mention
    before (coref, ana, cata, appos, pred, disc) or sgl where its group has one mention only; ``identity`` the title of
    its Wikipedia article, None where it has none; ``head`` its head word; ``is_named``: it has an identity or its
    head is a proper noun.
    """

    first: int
    last: int
    type: str
    group: str
    status: str
    link: str
    identity: str | None
    head: int
    is_named: bool


@dataclass(frozen=True, slots=True)
class Attribution:
    """A clause that says on whose word something stands ("Mehraban said"), and the words that stand on it.

    ``content`` is in ranges, as the clause may stand in its middle. ``is_positive`` is False for "has not said that".
    """

    source: Words
    content: tuple[Words, ...]
    is_positive: bool


@dataclass(frozen=True, slots=True)
class GumDocument:
    """A document: its sentences, its mentions by their place, and which groups stand for others.

    ``members`` has for a group that is the sum of others ("both", "they") the groups it is made of; ``bridges`` the
    group that a group is understood by ("the coach" of a team), without being the same.
    """

    name: str
    genre: str
    sentences: tuple[TreeSentence, ...]
    mentions: tuple[GumMention, ...]
    members: tuple[tuple[str, tuple[str, ...]], ...] = ()
    bridges: tuple[tuple[str, str], ...] = ()
    attributions: tuple[Attribution, ...] = ()


def read_document(path: Path) -> GumDocument:
    """One GUM file. Raises ValueError, naming the file, for an entity that is closed and was never opened."""
    sentences = tuple(read_conllu(path))
    notes = list(_notes(path))
    pairs = [_pairs(note.get("SplitAnte", "")) for note in notes]
    members: dict[str, list[str]] = {}
    for part, whole in (pair for at_word in pairs for pair in at_word):
        members.setdefault(whole, []).append(part)
    return GumDocument(
        name=sentences[0].document if sentences else path.stem,
        genre=path.stem.split("_")[1] if "_" in path.stem else "",
        sentences=sentences,
        mentions=tuple(_mentions(path, sentences, notes)),
        members=tuple((whole, tuple(parts)) for whole, parts in members.items()),
        bridges=tuple((whole, part) for note in notes for whole, part in _pairs(note.get("Bridge", ""))),
        attributions=tuple(_attributions(notes)),
    )


def read_documents(folder: Path, genres: Iterable[str]) -> Iterator[GumDocument]:
    """The documents of the given genres, by name."""
    wanted = set(genres)
    return (read_document(p) for p in sorted(folder.glob("GUM_*.conllu")) if p.stem.split("_")[1] in wanted)


def _notes(path: Path) -> Iterator[dict[str, str]]:
    """The MISC column of each word, by key; the same words that ``read_conllu`` keeps."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if row[0].isdigit():
            yield dict(item.split("=", 1) for item in row[9].split("|") if "=" in item)


def _pairs(value: str) -> list[tuple[str, str]]:
    """The pairs of ``6<62,11<62``."""
    return [(a, b) for a, _, b in (item.partition("<") for item in value.split(",")) if b]


# --- entities ---------------------------------------------------------------------------------------------


def _mentions(path: Path, sentences: Iterable[TreeSentence], notes: list[dict[str, str]]) -> list[GumMention]:
    heads = [h + offset if h >= 0 else -1 for offset, s in _with_offsets(sentences) for h in s.heads]
    upos = [tag for s in sentences for tag in s.upos]
    opened: list[tuple[int, str]] = []
    found: list[GumMention] = []
    for word, note in enumerate(notes):
        for mark in _ENTITY_MARK.finditer(note.get("Entity", "")):
            if mark["opened"]:
                opened.append((word, mark["opened"]))
            if mark["closed_here"]:
                first, label = opened.pop()
                found.append(_mention(first, word, label, heads, upos))
            elif mark["closed"]:
                first, label = _take(opened, mark["closed"], path, word)
                found.append(_mention(first, word, label, heads, upos))
    return sorted(found, key=lambda m: (m.first, -m.last))


def _take(opened: list[tuple[int, str]], group: str, path: Path, word: int) -> tuple[int, str]:
    """The mention of the group that was opened last."""
    for i in range(len(opened) - 1, -1, -1):
        if opened[i][1].startswith(f"{group}-"):
            return opened.pop(i)
    raise ValueError(f"{path.name}: word {word} closes entity {group}, which is not open")


def _mention(first: int, last: int, label: str, heads: list[int], upos: list[str]) -> GumMention:
    group, kind, status, _, _, _, link, *identity = label.split("-", 7)
    head = next((i for i in range(first, last + 1) if not first <= heads[i] <= last), first)
    named = bool(identity) or upos[head] == "PROPN"
    return GumMention(first, last, kind, group, status, link, identity[0] if identity else None, head, named)


def _with_offsets(sentences: Iterable[TreeSentence]) -> Iterator[tuple[int, TreeSentence]]:
    offset = 0
    for s in sentences:
        yield offset, s
        offset += len(s.words)


# --- who says what ----------------------------------------------------------------------------------------


class _Unit(NamedTuple):
    """An elementary discourse unit: its words, its relation to another unit, and how close it stands to that."""

    words: Words
    relation: str
    to: str
    depth: int


def _attributions(notes: list[dict[str, str]]) -> Iterator[Attribution]:
    units = _units(notes)
    for number, unit in units.items():
        if unit.relation.startswith("attribution") and unit.to in units:
            inside = sorted(units[n].words for n in _content(units, unit) if n != number)
            yield Attribution(unit.words, _merged(inside), unit.relation.endswith("-positive"))


def _units(notes: list[dict[str, str]]) -> dict[str, _Unit]:
    """The units by number. ``elaboration-attribute:9->4:2:…`` opens unit 9, tied to 4, as the third closest."""
    starts = [(word, note["Discourse"].split(":")) for word, note in enumerate(notes) if "Discourse" in note]
    units = {}
    for (first, fields), (after, _) in pairwise([*starts, (len(notes), [""])]):
        number, _, to = fields[1].partition("->")
        units[number] = _Unit((first, after - 1), fields[0], to, int(fields[2]) if to else 0)
    return units


def _content(units: dict[str, _Unit], attribution: _Unit) -> Iterator[str]:
    """The unit attributed, with those that were tied to it before the attribution was, and all that hangs on them."""
    tied: dict[str, list[str]] = {}
    for number, unit in units.items():
        tied.setdefault(unit.to, []).append(number)
    yield attribution.to
    waiting = [n for n in tied.get(attribution.to, []) if units[n].depth < attribution.depth]
    while waiting:
        number = waiting.pop()
        yield number
        waiting.extend(tied.get(number, []))


def _merged(ranges: Iterable[Words]) -> tuple[Words, ...]:
    """Ranges in order, with neighbours made one."""
    made: list[Words] = []
    for first, last in ranges:
        if made and first == made[-1][1] + 1:
            made[-1] = (made[-1][0], last)
        else:
            made.append((first, last))
    return tuple(made)
