"""What a construction changes is written down as a step, also where the construction itself says nothing of it."""

from __future__ import annotations

from typing import Any

from dragoman.coding.constructions import Construction
from dragoman.coding.drafts import Draft, EventDraft, StatementDraft
from dragoman.records import Step

EVENT_FIELDS = (
    "type", "mode", "status", "actor", "recipient", "claimed_by", "denied_by", "place", "about", "killed", "injured",
)  # fmt: skip
STATEMENT_FIELDS = ("act", "content", "speaker", "addressee")


def traced(construction: Construction, draft: Draft) -> None:
    """Run the construction; a record that it changes without a word gets a step for each field that is new."""
    records: list[EventDraft | StatementDraft] = [*draft.events, *draft.statements]
    before = [(record, _fields(record), len(record.how)) for record in records]
    construction(draft)
    for record, old, steps in before:
        new = _fields(record)
        told = {step.field for step in record.how[steps:]}
        for field in (name for name, value in new.items() if value != old[name] and name not in told):
            note = _said(draft, new[field])
            record.how.append(Step(field, f"rule:{construction.__name__}", None, note))


def _fields(record: EventDraft | StatementDraft) -> dict[str, Any]:
    """What a construction may change, by the record's own names."""
    names, word = (EVENT_FIELDS, "trigger") if isinstance(record, EventDraft) else (STATEMENT_FIELDS, "cue")
    values = {name: getattr(record, name) for name in names}
    mentions = {name: tuple(sorted(set(v))) for name, v in values.items() if isinstance(v, list)}
    return {word: (record.first, record.last)} | values | mentions


def _said(draft: Draft, value: Any) -> str:
    """A field's new value: its words, or the value itself."""
    if not value:
        return "none"
    if isinstance(value, str):
        return value
    return draft.brief(value) if isinstance(value[0], int) else "; ".join(draft.brief(words) for words in value)
