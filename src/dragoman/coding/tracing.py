"""What a construction changes is written down as a step, also where the construction itself says nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from dragoman.coding.constructions import Construction
from dragoman.coding.drafts import Draft, EventDraft, StatementDraft
from dragoman.records import Step

EVENT_MENTIONS = ("actor", "recipient", "claimed_by", "denied_by")
EVENT_VALUES = ("first", "last", "type", "mode", "status", "place", "about", "killed", "injured")
STATEMENT_MENTIONS = ("speaker", "addressee")
STATEMENT_VALUES = ("first", "last", "act", "content")
_event, _statement = attrgetter(*EVENT_VALUES), attrgetter(*STATEMENT_VALUES)
Values = tuple[tuple[Any, ...], list[list[tuple[int, int]]]]


def traced(construction: Construction, draft: Draft) -> None:
    """Run the construction; a record that it changes without a word gets a step for each field that is new."""
    records: list[EventDraft | StatementDraft] = [*draft.events, *draft.statements]
    before = [(record, _values(record), len(record.how)) for record in records]
    construction(draft)
    for record, old, steps in before:
        if _values(record) == old:
            continue
        told = {step.field for step in record.how[steps:]}
        for field, value in _changes(record, old):
            if field not in told:
                record.how.append(Step(field, f"rule:{construction.__name__}", None, _said(draft, value)))


def _values(record: EventDraft | StatementDraft) -> Values:
    """All that a construction may change: single values, and copies of the lists of mentions."""
    if isinstance(record, EventDraft):
        return _event(record), [[*record.actor], [*record.recipient], [*record.claimed_by], [*record.denied_by]]
    return _statement(record), [[*record.speaker], [*record.addressee]]


def _changes(record: EventDraft | StatementDraft, old: Values) -> Iterator[tuple[str, Any]]:
    """The fields that are no longer as they were, by the names of the finished record, with their new values."""
    is_event = isinstance(record, EventDraft)
    new = _values(record)
    if new[0][:2] != old[0][:2]:
        yield "trigger" if is_event else "cue", new[0][:2]
    names = EVENT_VALUES if is_event else STATEMENT_VALUES
    for name, before, now in zip(names[2:], old[0][2:], new[0][2:], strict=True):
        if now != before:
            yield name, now
    for role, were, are in zip(EVENT_MENTIONS if is_event else STATEMENT_MENTIONS, old[1], new[1], strict=True):
        if set(were) != set(are):  # another order is no change
            yield role, sorted(set(are))


def _said(draft: Draft, value: Any) -> str:
    """A field's new value: its words, or the value itself."""
    if not value:
        return "none"
    if isinstance(value, str):
        return value
    return draft.brief(value) if isinstance(value[0], int) else "; ".join(draft.brief(words) for words in value)
