"""A pronoun, "each other" or "both countries" in a record is written as the mention it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.coding.drafts import Draft, EventDraft, StatementDraft, Words, overlap
from dragoman.records import Reference, Step

EVENT_ROLES = ("actor", "recipient", "claimed_by", "denied_by")
STATEMENT_ROLES = ("speaker", "addressee")
# Words that these rules explain name nobody by themselves. "The president" and "the group" do: they stay.
EMPTY_WORDS = frozenset({
    "pronoun", "reflexive", "relative", "each_other", "former_latter", "set_of_so_many", "speaker_of_quotation",
})  # fmt: skip
OPPOSITE = {"actor": "recipient", "recipient": "actor"}


def stands_for(draft: Draft) -> None:
    """ "He", "each other", "both countries" in a role are the mention, or the several, that they stand for."""
    references = {(r.first, r.last): r for r in draft.doc.references if r.rule in EMPTY_WORDS}
    if not references:
        return
    for record, role in _roles(draft):
        words = getattr(record, role)
        taken = getattr(record, OPPOSITE[role]) if isinstance(record, EventDraft) and role in OPPOSITE else []
        new = [w for old in words for w in _written(draft, references, record, role, old, taken)]
        setattr(record, role, list(dict.fromkeys(new)))


def _written(
    draft: Draft,
    references: dict[Words, Reference],
    record: EventDraft | StatementDraft,
    role: str,
    words: Words,
    taken: list[Words],
) -> list[Words]:
    """The mentions that the words stand for; the words themselves where that is unknown or would act on itself."""
    reference = _at(references, words)
    if reference is None:
        return [words]
    means = list(_followed(references, reference))
    said = f"{draft.quote(words)!r} {{}} {', '.join(repr(draft.quote(w)) for w in means or reference.antecedents)}"
    if not means:
        record.how.append(Step(role, "rule:stands_for", None, said.format("is one of") + ", none chosen"))
        return [words]
    if set(means) & set(taken) or (draft.dateline and any(overlap(w, draft.dateline) for w in means)):
        return [words]
    record.how.append(Step(role, "rule:stands_for", None, f"{said.format('is')} by {reference.rule}"))
    return means


def _at(references: dict[Words, Reference], words: Words) -> Reference | None:
    """The reference of the words, or of words that end with them and add at most two before: "countries", "both …"."""
    first, last = words
    return next((r for shift in (0, 1, 2, -1) if (r := references.get((first - shift, last)))), None)


def _followed(references: dict[Words, Reference], reference: Reference) -> Iterator[Words]:
    """What a reference means in the end: "they" is "both countries", which are Norland and Sudria."""
    waiting, seen = [reference], {(reference.first, reference.last)}
    while waiting:
        r = waiting.pop(0)
        if r.kind == "either":
            continue
        for words in r.antecedents:
            further = references.get(words)
            if further is None:
                yield words
            elif words not in seen:
                seen.add(words)
                waiting.append(further)


def _roles(draft: Draft) -> Iterable[tuple[EventDraft | StatementDraft, str]]:
    for e in draft.events:
        yield from ((e, role) for role in EVENT_ROLES)
    for s in draft.statements:
        yield from ((s, role) for role in STATEMENT_ROLES)
