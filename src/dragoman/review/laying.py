"""Persons' decisions laid over a machine's coding: a coding in which what they corrected, rejected and added holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from dragoman.records import Actor, Coding, Decision, Event, Mention, Place, Span, Statement, Step, content_id
from dragoman.review.fields import PARTIES, Forms, fields_of, forms, put, same, told
from dragoman.review.keys import Key, Record, keys_of, match
from dragoman.review.verdicts import RECORD, Verdict, verdicts

State = Literal["open", "accepted", "corrected", "rejected", "added", "to-settle"]
FindActor = Callable[[str], Actor | None]
FindPlace = Callable[[str], Place | None]


@dataclass(frozen=True, slots=True)
class Laid:
    """One record after laying. ``record`` is the machine's own where it was rejected; ``machine`` is the machine's,
    None where it has none; ``verdict`` is None where nobody decided anything."""

    key: Key
    record: Record
    state: State
    machine: Record | None
    verdict: Verdict | None

    @property
    def stands(self) -> bool:
        return self.state != "rejected"


def lay(
    coding: Coding, decisions: Iterable[Decision], find_actor: FindActor, find_place: FindPlace
) -> tuple[Coding, tuple[Laid, ...]]:
    """The coding with the decisions laid over it, and what became of each record.

    A field has the value on which all who spoke of it agree; where they differ the machine's stays. Who accepts or
    corrects a record vouches for it: its confidence is 1, and it stays where a later coder does not find it. A
    rejection holds for a record of the type or act that was rejected.
    """
    found = verdicts(decisions)
    meant = match({key: verdict.seen for key, verdict in found.items()}, coding)
    of_record = {record.id: found[key] for key, record in meant.items()}
    keys = keys_of(coding) | {record.id: key for key, record in meant.items()}
    known = [*coding.mentions, *(m for record in _records(coding) for m in _mentions(record))]
    laid = [_laid(keys[r.id], r, of_record.get(r.id), coding, known) for r in _records(coding)]
    for key, verdict in found.items():
        if key not in meant and (one := _unfound(verdict, coding, known)) is not None:
            laid.append(one)
    return _with_records(coding, laid, find_actor, find_place), tuple(laid)


def _laid(key: Key, record: Record, verdict: Verdict | None, coding: Coding, known: list[Mention]) -> Laid:
    if verdict is None:
        return Laid(key, record, "open", record, None)
    if verdict.kept is False and _is_what_was_rejected(record, verdict.seen):
        return Laid(key, record, "rejected", record, verdict)
    after, changed = _corrected(record, verdict, coding, known)
    state: State = "to-settle" if verdict.disputes else "corrected" if changed else "accepted"
    if verdict.kept is not True and not verdict.disputes:
        state = "open"  # a note alone, or a rejection of something else
    return Laid(key, after, state, record, verdict)


def _is_what_was_rejected(record: Record, seen: Forms) -> bool:
    name = "type" if isinstance(record, Event) else "act"
    return bool(seen.get(name, getattr(record, name)) == getattr(record, name))


def _corrected(record: Record, verdict: Verdict, coding: Coding, known: list[Mention]) -> tuple[Record, bool]:
    """The record with all that persons agree on, and whether that changed a field."""
    after, steps = record, []
    before = forms(record)
    for name, word in verdict.words.items():
        if name not in before or same(name, before[name], word.form):
            continue
        after = put(after, name, word.form, coding.report, known)
        note = f"the machine had: {told(name, before[name])}"
        steps.append(Step(name, word.decision.by, None, "; ".join(filter(None, (note, word.decision.why)))))
    changed = bool(steps)
    if verdict.kept and not verdict.disputes:
        by = verdict.words[RECORD].decision.by
        note = f"a person vouches for it; the machine's was {record.confidence:.2f}"
        steps.append(Step("confidence", by, 1.0, note))
        after = replace(after, confidence=1.0)
    if not steps:
        return record, False
    return _renamed(replace(after, how=(*after.how, *steps)), record), changed


def _renamed(after: Record, before: Record) -> Record:
    """A record that says something else has an id of its own, so that linking takes it for another."""
    if replace(after, how=()) == replace(before, how=()):
        return after
    return replace(after, id=content_id(before.id[0], before.id, forms(after), after.confidence))


def _unfound(verdict: Verdict, coding: Coding, known: list[Mention]) -> Laid | None:
    """A record that a person added, or vouched for when another coder had found it; None where nobody does."""
    if not verdict.kept or not verdict.seen or verdict.key.end > len(coding.report.text):
        return None
    record = _made(verdict.key, verdict.seen, coding, known)
    record, _ = _corrected(record, verdict, coding, known)
    by = verdict.words[RECORD].decision.by
    note = "added: the coder has no such record" if verdict.added else "kept: this coder does not find it"
    record = replace(record, how=(Step(RECORD, by, None, note), *record.how))
    state: State = "to-settle" if verdict.disputes else "added" if verdict.added else "corrected"
    return Laid(verdict.key, record, state, None, verdict)


def _made(key: Key, seen: Forms, coding: Coding, known: list[Mention]) -> Record:
    """A record made of a person's fields alone."""
    at = Span(key.start, key.end, coding.report.text[key.start : key.end])
    record_id = content_id(key.kind[0], "person", str(key), dict(seen))
    record: Any
    if key.kind == "event":
        record = Event(record_id, coding.report.id, at, "", None, (), (), "actual", coder=coding.coder)
    else:
        record = Statement(record_id, coding.report.id, (), at, at, "", coder=coding.coder)
    for name in fields_of(key.kind):
        if name in seen:
            record = put(record, name, seen[name], coding.report, known)
    return record  # type: ignore[no-any-return]


# --- the coding -------------------------------------------------------------------------------------------


def _with_records(coding: Coding, laid: list[Laid], find_actor: FindActor, find_place: FindPlace) -> Coding:
    standing = [one.record for one in laid if one.stands]
    events = [record for record in standing if isinstance(record, Event)]
    statements = [record for record in standing if isinstance(record, Statement)]
    actors, places = {a.id: a for a in coding.actors}, {p.id: p for p in coding.places}
    for record in standing:
        for mention in _mentions(record):
            if mention.identity is None:
                continue
            if mention.kind == "place":
                _bring(places, mention.identity, find_place)
            else:
                _bring(actors, mention.identity, find_actor)
    coding = replace(coding, actors=tuple(actors.values()), places=tuple(places.values()))
    return replace(
        coding,
        events=tuple(_without_unknown(event, actors, places) for event in events),
        statements=tuple(_without_unknown(statement, actors, places) for statement in statements),
    )


def _bring(known: dict[str, Any], identity: str, find: Callable[[str], Any]) -> None:
    if identity not in known and (one := find(identity)) is not None:
        known[identity] = one


def _without_unknown(record: Any, actors: Mapping[str, Actor], places: Mapping[str, Place]) -> Any:
    """The record without identities that no table of this store has; country and sector stay."""

    def sound(mention: Mention) -> Mention:
        known: Mapping[str, Any] = places if mention.kind == "place" else actors
        if mention.identity is None or mention.identity in known:
            return mention
        return replace(mention, id=content_id("m", mention.id, "unknown"), identity=None)

    fields = {name: tuple(map(sound, getattr(record, name))) for name in PARTIES if hasattr(record, name)}
    if isinstance(record, Event) and record.place is not None:
        fields["place"] = sound(record.place)  # type: ignore[assignment]
    return replace(record, **fields)


def _records(coding: Coding) -> list[Record]:
    return [*coding.events, *coding.statements]


def _mentions(record: Record) -> Iterator[Mention]:
    for name in PARTIES:
        yield from getattr(record, name, ())
    if isinstance(record, Event) and record.place is not None:
        yield record.place
