"""What ties a mention to countries that its own words do not name: what it stands for, and who acts with or on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.records import Coding, Doc, Event, Mention, Reference, Span

from .whereabouts import Ties

OWN = {"its", "their", "his", "her", "our", "my"}
Told = Callable[[Span], str | None]  # the country that words tell by themselves


def ties_of(coding: Coding, doc: Doc | None, told: Mapping[str, str], country: Told) -> dict[str, Ties]:
    """The ties of each mention, by its id; ``told`` are the countries of the mentions that name theirs."""
    ties: dict[str, Ties] = {}
    for event in coding.events:
        for mention, against, beside, hit in _sides(event):
            old = ties.get(mention.id, Ties())
            ties[mention.id] = replace(
                old,
                against=old.against | _countries(against, told),
                beside=old.beside | _countries((m for m in beside if m.id != mention.id), told),
                hit=old.hit or hit,
            )
    if doc and doc.references:
        references = by_end(doc)
        for mention in {m.id: m for m in _actors(coding) if m.id not in told}.values():
            old = ties.get(mention.id, Ties())
            same, whose = reference_of(mention.span, doc, references), _owner_of(mention.span, doc, references)
            ties[mention.id] = replace(old, same=_meant(same, doc, country), whose=_meant(whose, doc, country))
    return ties


def _sides(event: Event) -> Iterator[tuple[Mention, tuple[Mention, ...], tuple[Mention, ...], bool]]:
    for mention in event.actor:
        yield mention, event.recipient, event.actor, False
    for mention in event.recipient:
        yield mention, event.actor, event.recipient, True


def _countries(mentions: Iterable[Mention], told: Mapping[str, str]) -> frozenset[str]:
    return frozenset(told[m.id] for m in mentions if m.id in told)


def _actors(coding: Coding) -> Iterator[Mention]:
    yield from (m for m in coding.mentions if m.kind == "actor")


# --- what words stand for ---------------------------------------------------------------------------------

References = Mapping[int, Reference]  # by the character where the words end


def by_end(doc: Doc) -> References:
    """The references by the character where their words end."""
    return {doc.tokens[r.last].end: r for r in doc.references}


def reference_of(span: Span, doc: Doc, references: References) -> Reference | None:
    """The reference of the mention's words, an article or number before them left out."""
    found = references.get(span.end)
    return found if found and abs(doc.tokens[found.first].start - span.start) <= 8 else None


def _owner_of(span: Span, doc: Doc, references: References) -> Reference | None:
    """What "their" at the start of the mention stands for."""
    first = span.quote.split(maxsplit=1)[0]
    return references.get(span.start + len(first)) if first.lower() in OWN else None


def _meant(reference: Reference | None, doc: Doc, country: Told) -> frozenset[str]:
    """The countries of what the words stand for."""
    if reference is None:
        return frozenset()
    found = (country(doc.span(*words)) for words in reference.antecedents)
    return frozenset(c for c in found if c)
