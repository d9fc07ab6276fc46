"""Mentions that stand for others: 'he', 'the group', 'both countries' ministers', by the text's references."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.records import Candidate, Doc, Mention, Reference, Span

from .actor_tables import ActorTables
from .groups import of_country, singular
from .names import words_of
from .report_context import Context
from .ties import References, reference_of

Settle = Callable[[Span], Mention]  # the words resolved, be they a mention of the coding or not
_BY_NAME = 0.9  # the score of an identity that a reference gives: a name, a noun or a pronoun that stands for it
_SCORES = {
    "same_name": 0.9,
    "apposition": 0.9,
    "same_noun": 0.8,
    "relative": 0.9,
    "reflexive": 0.9,
    "kind_of_thing": 0.6,
}
_PRONOUN = 0.7
_EMPTY = {"pronoun", "reflexive", "relative", "each_other", "former_latter", "set_of_so_many", "speaker_of_quotation"}


def stand_for(
    mention: Mention, doc: Doc, references: References, context: Context, tables: ActorTables, settle: Settle
) -> Mention:
    """The mention with the identity or the members of what it stands for, where its own words give none."""
    if mention.identity or mention.members:
        return mention
    reference = reference_of(mention.span, doc, references)
    if reference is None:
        return _offices_of_members(mention, doc, references, context, tables, settle)
    meant = [settle(doc.span(*words)) for words in reference.antecedents]
    if reference.kind == "members":
        return _together(mention, meant, reference)
    if reference.kind == "either":
        return _either(mention, meant)
    return _same(mention, meant[0], reference)


def _same(mention: Mention, meant: Mention, reference: Reference) -> Mention:
    empty = reference.rule in _EMPTY
    if not empty and mention.country and meant.country and mention.country != meant.country:
        return mention
    if not meant.identity and not empty:
        return mention
    score = _SCORES.get(reference.rule, _PRONOUN)
    why = f"'{mention.span.quote}' stands for '{meant.span.quote}' by {reference.rule}"
    candidates = tuple(replace(c, score=round(c.score * score, 3), why=f"{why}: {c.why}") for c in meant.candidates)
    return replace(
        mention,
        identity=meant.identity,
        members=meant.members,
        country=meant.country if empty else mention.country or meant.country,
        sector=meant.sector if empty or not mention.sector else mention.sector,
        candidates=candidates or mention.candidates,
        why=f"{why}: {meant.why}",
    )


def _either(mention: Mention, meant: list[Mention]) -> Mention:
    ids = tuple(dict.fromkeys(m.identity for m in meant if m.identity))
    if len(ids) < 2 or mention.candidates:
        return mention
    words = " or ".join(f"'{m.span.quote}'" for m in meant)
    candidates = tuple(Candidate(i, round(1 / len(ids), 3), f"may stand for {words}") for i in ids)
    return replace(mention, candidates=candidates, why=f"may stand for {words}; {mention.why}")


def _together(mention: Mention, meant: list[Mention], reference: Reference) -> Mention:
    ids = [i for m in meant for i in (m.members or (m.identity,)) if i]
    words = ", ".join(f"'{m.span.quote}'" for m in meant)
    if len(ids) < len(meant):
        return replace(mention, why=f"stands for {words}, not all of them known; {mention.why}")
    sectors = [m.sector for m in meant if m.sector]
    group = with_members(mention, tuple(ids), [m.country for m in meant], f"stands for {words} by {reference.rule}")
    return replace(group, sector=max(sectors, key=sectors.count)) if sectors else group


def with_members(mention: Mention, members: tuple[str, ...], countries: list[str | None], why: str) -> Mention:
    """The mention as a group: its country is the one that all its members have."""
    country = countries[0] if len(set(countries)) == 1 else None
    return replace(mention, members=members, country=country, identity=None, why=f"{why}; {mention.why}")


def _offices_of_members(
    mention: Mention, doc: Doc, references: References, context: Context, tables: ActorTables, settle: Settle
) -> Mention:
    """'Both countries' foreign ministers', 'the armies of the two countries': the noun in each of the countries."""
    span = mention.span
    inside = [r for end, r in references.items() if r.kind == "members" and span.start <= end <= span.end]
    if len(inside) != 1:
        return mention
    (group,) = inside
    start, end = doc.tokens[group.first].start, doc.tokens[group.last].end
    words = [w.key for w in words_of(span.quote[end - span.start :])] or [
        w.key for w in words_of(span.quote[: start - span.start]) if w.key not in ("the", "of", "from")
    ]
    noun = singular(" ".join(words)).removeprefix("s ").strip()
    meant = [settle(doc.span(*words)) for words in group.antecedents]
    found = [of_country(noun, m.country, context, tables) if m.country else None for m in meant]
    if not noun or not all(found):
        return mention
    return with_members(mention, tuple(str(i) for i in found), [m.country for m in meant], f"the {noun} of each")
