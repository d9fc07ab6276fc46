"""A person's word on a record, from what they write to decisions in the store, and back as they are shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.coding.ontology import acts, event_types
from dragoman.records import Actor, Decision, Event, Place, Statement, content_id
from dragoman.resolution import ActorTables, user_file
from dragoman.review import (
    ACCEPT,
    ADD,
    CORRECT,
    KEPT,
    NOTE,
    RECORD,
    REJECT,
    REJECTED,
    SETTLE,
    Agreement,
    Codebook,
    Key,
    Kind,
    Known,
    ReviewError,
    Stake,
    State,
    Verdict,
    agreement,
    beside,
    fields_of,
    forms,
    same,
    value_of,
    weigh,
    who,
    whole,
    why_first,
)
from dragoman.store import Store, check_days

VERDICTS = (ACCEPT, REJECT, CORRECT, SETTLE, NOTE)
_USER = re.compile(r"[A-Za-z0-9._-]{1,40}")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which reviewers differ: ``values`` by person, ``kept`` or ``rejected`` for the field ``record``.

    ``record`` is the id of the event or statement as it stands now.
    """

    record: str
    key: Key
    field: str
    values: Mapping[str, Any]
    settled: bool


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A record as it stands, with what was decided about it.

    ``record`` has corrections laid over it; where it is rejected it is the machine's. ``machine`` are the machine's
    values of fields that differ from it, in their forms. ``decisions`` are those that hold, oldest first.
    """

    record: Event | Statement
    key: Key
    state: State
    reviewers: tuple[str, ...] = ()
    machine: Mapping[str, Any] = None  # type: ignore[assignment]
    to_settle: tuple[Difference, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A record of the queue, why it comes so early, and where the next page begins after it."""

    reviewed: Reviewed
    doubt: float
    stakes: float
    weight: float
    why_first: str
    place: str


# --- asking -----------------------------------------------------------------------------------------------


def reviewed(store: Store, id: str) -> Reviewed:
    """The event or statement with this id, or the one that took its place. Raises KeyError."""
    record = _record(store, id)
    kind: Kind = "event" if isinstance(record, Event) else "statement"
    named = store.named(kind, record.id)
    now = store.record_at(named.key)
    if now is None:  # another coder does not find it, and nobody vouches for it
        return Reviewed(record, named.key, "open", named.reviewers, {})
    standing, named = _record(store, now[0]), now[1]
    verdict = store.verdict(named.key)
    machine = forms(_record(store, named.machine)) if named.machine and named.machine != standing.id else {}
    shown = forms(standing)
    return Reviewed(
        record=standing,
        key=named.key,
        state=named.state,  # type: ignore[arg-type]  # the store holds no other
        reviewers=named.reviewers,
        machine={name: form for name, form in machine.items() if not same(name, form, shown[name])},
        to_settle=tuple(_differences(verdict, standing.id, verdict.disputes)) if verdict else (),
        decisions=verdict.decisions if verdict else (),
    )


def queue(
    store: Store,
    *,
    reviewer: str | None = None,
    kind: str | None = None,
    min_weight: float = 0.0,
    after: str | None = None,
    limit: int = 50,
) -> list[Item]:
    """What is to be settled, then the least certain and most consequential first; see ``Store.queue``."""
    found = store.queue(reviewer=reviewer, kind=kind, min_weight=min_weight, after=after, limit=limit)
    records = store.queued_records([one for one in found if not one.laid])
    return [_item(_plain(store, records.get(one.id)) or reviewed(store, one.id), one.stake, one.place) for one in found]


def _plain(store: Store, record: Event | Statement | None) -> Reviewed | None:
    """A record of a report about whose records nobody decided anything."""
    if record is None:
        return None
    named = store.named("event" if isinstance(record, Event) else "statement", record.id)
    return Reviewed(record, named.key, "open", (), {})


def _item(reviewed: Reviewed, stake: Stake, place: str) -> Item:
    weight = weigh(stake)
    why = why_first(stake)
    if reviewed.to_settle:
        why = f"to settle: reviewers differ on {', '.join(d.field for d in reviewed.to_settle)}; {why}"
    return Item(reviewed, weight.doubt, weight.stakes, weight.weight, why, place)


def agreed(store: Store) -> tuple[Agreement, list[Difference]]:
    """How far reviewers agree, by field, and where they differ, also where it is settled."""
    found = [verdict for verdict in store.verdicts() if len(verdict.views) > 1]
    differences: list[Difference] = []
    for verdict in found:
        now = store.record_at(verdict.key)
        record = now[0] if now else str(verdict.key)
        differing = {name: values for name, values in _by_field(verdict).items() if _differ(name, values)}
        differences += _differences(verdict, record, differing)
    return agreement(found), differences


def _by_field(verdict: Verdict) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for person, fields in verdict.views.items():
        for name, form in fields.items():
            found.setdefault(name, {})[person] = form
    return found


def _differ(field: str, values: Mapping[str, Any]) -> bool:
    first, *rest = values.values()
    return any(not same(field, first, other) for other in rest)


def _differences(verdict: Verdict, record: str, differing: Mapping[str, Mapping[str, Any]]) -> Iterator[Difference]:
    for name, values in sorted(differing.items()):
        yield Difference(record, verdict.key, name, values, name not in verdict.disputes)


# --- deciding ---------------------------------------------------------------------------------------------


def decide(
    store: Store,
    id: str,
    verdict: str,
    *,
    by: str,
    field: str | None = None,
    value: Any = None,
    why: str = "",
    at: str,
) -> Decision:
    """Decide about the event or statement with this id: ``accept``, ``reject``, ``correct``, ``settle`` or ``note``.

    ``by`` is the person's name; ``field`` and ``value`` are as :func:`dragoman.review.value_of` takes them. The
    decision is in the store then, and holds. Raises KeyError, and ReviewError for what cannot be.
    """
    _check_user(by)
    now = reviewed(store, id)
    seen = forms(now.record)
    if verdict in (ACCEPT, REJECT):
        told = {"seen": seen}
    elif verdict == NOTE:
        if not why.strip():
            raise ReviewError("why", "a note has words; give them as why")
        told = {}
    elif verdict in (CORRECT, SETTLE):
        told = {"values": _values(store, now, verdict, field, value, by), "seen": seen}
    else:
        raise ReviewError("verdict", f"{verdict!r} is none; one of {', '.join(VERDICTS)}")
    return _decided(store, now.key, verdict, told, by, why, at)


def add(
    store: Store,
    report: str,
    kind: Kind,
    start: int,
    end: int,
    fields: Mapping[str, Any],
    *,
    by: str,
    why: str = "",
    at: str,
) -> str:
    """Add a record that the machine missed, with its trigger or cue at these characters; its id.

    Raises KeyError where there is no such report, ReviewError for what cannot be.
    """
    _check_user(by)
    coding = store.machine_coding(report)
    key = Key(report, kind, start, end)
    seen = whole(fields, key, known(store, report))
    others = beside(key, (*coding.events, *coding.statements))
    if others:  # an act in the other direction may have the same trigger
        parties = seen["actor"] or seen["recipient"] if kind == "event" else seen["speaker"]
        key = Key(report, kind, start, end, parties[0]["start"] if parties else None)
    if key.who in {who(other) for other in others} | ({None} if others else set()) or store.record_at(key) is not None:
        raise ReviewError("start", "a record stands at these words already: correct that one")
    _decided(store, key, ADD, {"seen": seen}, by, why, at)
    now = store.record_at(key)
    assert now is not None
    return now[0]


def known(store: Store, report: str) -> Known:
    """What a person's values about a report's records are checked against."""
    return Known(
        codebook=Codebook({name: one.modes for name, one in event_types().items()}, sorted(acts())),
        coding=store.machine_coding(report),
        find_actor=lambda id: _actor(store, id),
        find_place=lambda id: _place(store, id),
        is_country=lambda code: store.knows_country(code) or code in _countries(),
        check_days=check_days,
    )


def _values(store: Store, now: Reviewed, verdict: str, field: str | None, value: Any, by: str) -> dict[str, Any]:
    """The fields that are corrected or settled with their values; a type that has not the mode takes it away."""
    if field is None:
        raise ReviewError("field", f"is missing; one of {', '.join(fields_of(now.key.kind))}")
    if field == RECORD and verdict == SETTLE:
        if value not in (KEPT, REJECTED):
            raise ReviewError("value", f"is {value!r}; the record itself is {KEPT} or {REJECTED}")
        return {RECORD: value}
    believed = _believed(store, now, by)
    checked = known(store, now.key.report)
    form = value_of(field, value, now.key, believed, checked)
    found = {field: form}
    if field == "type" and believed.get("mode") not in (None, *checked.codebook.modes[form]):
        found["mode"] = None
    return found


def _believed(store: Store, now: Reviewed, by: str) -> dict[str, Any]:
    """The record's fields with what this person said of them before."""
    verdict = store.verdict(now.key)
    own = verdict.views.get(by, {}) if verdict else {}
    return {**forms(now.record), **{name: form for name, form in own.items() if name != RECORD}}


def _decided(store: Store, key: Key, kind: str, told: dict[str, Any], by: str, why: str, at: str) -> Decision:
    text = json.dumps(told, ensure_ascii=False, sort_keys=True) if told else ""
    made_by = f"user:{by}"
    made = Decision(
        content_id("d", kind, str(key), text, made_by, why, at), kind, str(key), text, made_by, why, None, at
    )
    _bring_actors(store, told)
    store.decide(made)
    return made


def _bring_actors(store: Store, content: Mapping[str, Any]) -> None:
    """Identities that only the tables know come into the store with the decision that names them."""
    for one in (*content.get("seen", {}).values(), *content.get("values", {}).values()):
        for form in one if isinstance(one, list) else []:
            identity = form.get("identity")
            if identity and store.find_actor(identity) is None and (actor := _actor(store, identity)) is not None:
                store.bring_actor(actor)


def _record(store: Store, id: str) -> Event | Statement:
    record = store.get(id)
    if not isinstance(record, Event | Statement):
        raise KeyError(f"{id}: is neither an event nor a statement")
    return record


def _check_user(name: str) -> None:
    if _USER.fullmatch(name) is None:
        raise ReviewError("user", f"{name!r} is no name of a user; up to 40 letters, digits and . _ -")


# --- tables -----------------------------------------------------------------------------------------------


def _actor(store: Store, id: str) -> Actor | None:
    return store.find_actor(id) or _tables().actor(id)


def _place(store: Store, id: str) -> Place | None:
    return store.find_place(id)


@cache
def _tables() -> ActorTables:
    return ActorTables.load(user=user_file())


@cache
def _countries() -> frozenset[str]:
    tables = _tables()
    of_bodies = {actor.country for actor in tables.actors.values() if actor.country}
    return frozenset(tables.countries) | of_bodies
