"""What stands for what in a report: names, nouns, pronouns and sets to the words they mean, by rules over the parse.

The text is read once, phrase by phrase; each phrase is put to the rules of its kind in order, and the first that
holds says what it means. A rule that finds two equally good says so: the reference has kind ``either``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.language.coreference.phrases import Phrase, PhraseFinder
from dragoman.language.coreference.pronouns import Choose, best, candidates, family
from dragoman.language.coreference.referents import Discourse, Referent
from dragoman.language.coreference.rules import (
    Meant,
    apposition,
    kind_of_thing,
    reflexive,
    relative,
    same_name,
    same_noun,
)
from dragoman.language.coreference.sets import each_other, former_latter, set_of_so_many
from dragoman.language.coreference.words import reference_words
from dragoman.records import Doc, Reference

Rule = Callable[[Discourse, Phrase], Meant]
NOUN_RULES: tuple[Rule, ...] = (apposition, former_latter, set_of_so_many, same_name, same_noun, kind_of_thing)
PRONOUN_RULES: tuple[Rule, ...] = (each_other, relative, reflexive)
SETS = frozenset({"set_of_so_many", "each_other"})


@dataclass(frozen=True, slots=True)
class Said:
    """Words ``first`` to ``last`` are those of ``speaker`` (words, both ends included)."""

    first: int
    last: int
    speaker: tuple[int, int]


def with_references(doc: Doc) -> Doc:
    """The Doc with its references; what its statements quote is said by their speakers."""
    said = [
        Said(content.first, content.last, (speaker.first, speaker.last))
        for s in doc.statements
        for content in s.arguments
        for speaker in s.arguments
        if content.role == "content" and speaker.role == "speaker"
    ]
    return replace(doc, references=references(doc, said))


def references(doc: Doc, said: Sequence[Said] = (), choose: Choose = best) -> tuple[Reference, ...]:
    """The references of a Doc, in the order of their words. ``said`` tells whom "I" and "we" mean inside quotations;
    ``choose`` picks among a pronoun's candidates."""
    words = reference_words()
    finder = PhraseFinder(doc, words)
    d = Discourse(doc, finder, words)
    speakers = _speakers(doc, said)
    made: list[Reference] = []
    for p in finder.all():
        reference = _read(d, p, speakers, choose)
        if reference is not None:
            made.append(reference)
    return tuple(sorted(made, key=lambda r: (r.first, r.last)))


def _read(d: Discourse, p: Phrase, speakers: dict[int, tuple[int, int]], choose: Choose) -> Reference | None:
    """What the phrase means, written into the discourse; None where it means nothing named before."""
    if p.kind == "set":
        d.add(p, tuple(r for m in p.members if (r := d.of_head.get(m.head))))
        return None
    if p.kind == "pronoun" and p.noun in d.words.pronouns and d.words.pronouns[p.noun].person == 1:
        speaker = speakers.get(p.head)
        return Reference(p.first, p.last, (speaker,), "same", "speaker_of_quotation") if speaker else None
    meant, rule = _by_rules(d, p)
    if not meant and p.kind == "pronoun" and p.noun in d.words.pronouns:
        meant, rule = choose(p, candidates(d, p), d.words.weights[family(p)]), "pronoun"
    if not meant:
        if p.kind != "pronoun" or p.noun in d.words.pronouns:
            d.add(p)
        return None
    return _settled(d, p, meant, rule)


def _by_rules(d: Discourse, p: Phrase) -> tuple[Meant, str]:
    for rule in PRONOUN_RULES if p.kind == "pronoun" else NOUN_RULES:
        meant = rule(d, p)
        if meant:
            return meant, rule.__name__
    return (), ""


def _settled(d: Discourse, p: Phrase, meant: Meant, rule: str) -> Reference | None:
    """The reference for what a rule found; the phrase joins the referent where there is one."""
    if rule in SETS and len(meant) > 1:
        spans = _spans(meant)
        d.add(p, meant)
        return Reference(p.first, p.last, spans, "members", rule) if len(spans) == len(meant) else None
    if len(meant) > 1:
        spans = _spans(meant)
        if p.kind != "pronoun":
            d.add(p)
        return Reference(p.first, p.last, spans, "either", rule) if len(spans) > 1 else None
    (referent,) = meant
    described = (referent.fullest_name() if p.kind == "name" else None) or referent.describing() or referent.last
    d.attach(p, referent)
    if described.kind == "set":
        return Reference(p.first, p.last, tuple(m.span for m in described.members), "members", rule)
    return Reference(p.first, p.last, (described.span,), "same", rule)


def _spans(meant: Iterable[Referent]) -> tuple[tuple[int, int], ...]:
    """The words that say what each is: its nearest description."""
    described = (r.describing() for r in meant)
    return tuple(dict.fromkeys(p.span for p in described if p is not None))


def _speakers(doc: Doc, said: Sequence[Said]) -> dict[int, tuple[int, int]]:
    """For each word of the first person inside what somebody says, the words that name them."""
    found: dict[int, tuple[int, int]] = {}
    for s in sorted(said, key=lambda s: s.first - s.last):
        for i in range(s.first, s.last + 1):
            found[i] = s.speaker
    return found


__all__ = ["Said", "references", "with_references"]
