"""Acts and sayings to JSON text and back, as a store keeps them for the next run."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import lru_cache
from typing import Any

from dragoman.linking.ledger.acts import Act
from dragoman.linking.ledger.entries import Saying
from dragoman.records import Party, Span

REMEMBERED = 100_000  # bodies whose records are kept in memory during a run

_SPANS = frozenset({"trigger", "what"})
_PARTIES = frozenset({"by", "to", "said_by", "denied_by"})
_SETS = frozenset({"words", "near"})
_TUPLES = frozenset({"records"})


def body_of(record: Act | Saying) -> str:
    """The record as JSON: an array of its fields in their order."""
    values = [_plain(getattr(record, field.name)) for field in fields(record)]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=REMEMBERED)
def act_from(body: str) -> Act:
    return Act(**_fields(Act, body))


@lru_cache(maxsize=REMEMBERED)
def saying_from(body: str) -> Saying:
    return Saying(**_fields(Saying, body))


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Span):
        return [value.start, value.end, value.quote]
    if isinstance(value, Party):
        return [value.words, value.identity, value.country, value.sector, list(value.members)]
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _fields(kind: type[Act] | type[Saying], body: str) -> dict[str, Any]:
    names = [field.name for field in fields(kind)]
    return {name: _read(name, value) for name, value in zip(names, json.loads(body), strict=True)}


def _read(name: str, value: Any) -> Any:
    if name in _SPANS:
        return Span(*value)
    if name in _PARTIES:
        return tuple(
            Party(words, identity, country, sector, tuple(members))
            for words, identity, country, sector, members in value
        )
    if name in _SETS:
        return frozenset(value)
    return tuple(value) if name in _TUPLES else value
