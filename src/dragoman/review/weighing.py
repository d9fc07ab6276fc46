"""Which records a person should look at first: doubt times stakes.

``weight = doubt x stakes``, where

- ``doubt = 1 - confidence``, the machine's;
- ``stakes = kind x status + log10(1 + killed + injured) + 1 if the incident is contested + 0.5 if the incident stands
  on this record alone + 1 for each entry of the ledger that it opens or moves, up to 3``.

``kind`` is of the event's type or the statement's act, ``status`` of the event: ``data/review/stakes.tsv``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log10

FORMULA = (
    "doubt × stakes; doubt = 1 − confidence; stakes = kind × status + log10(1 + killed + injured) + 1 if contested"
    " + 0.5 if the incident stands on it alone + 1 per ledger entry (at most 3)"
)
CONTESTED, ALONE, ENTRY, MOST_ENTRIES = 1.0, 0.5, 1.0, 3


@dataclass(frozen=True, slots=True)
class Stake:
    """What hangs on a record. ``label`` is an event's type or a statement's act; ``status`` is an event's, else "";
    ``people`` are those killed and injured; ``entries`` are entries of the ledger that it opens or moves."""

    label: str
    status: str
    confidence: float
    people: int = 0
    contested: bool = False
    alone: bool = False
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Weight:
    doubt: float
    stakes: float
    weight: float


def weigh(stake: Stake) -> Weight:
    """Doubt, stakes and their product."""
    doubt = round(1 - min(max(stake.confidence, 0.0), 1.0), 4)
    stakes = _kinds().get(stake.label, 1.0) * _kinds().get(stake.status, 1.0) + log10(1 + stake.people)
    stakes += CONTESTED * stake.contested + ALONE * stake.alone + ENTRY * min(stake.entries, MOST_ENTRIES)
    return Weight(doubt, round(stakes, 4), round(doubt * stakes, 4))


def why_first(stake: Stake) -> str:
    """The weight in words, ``confidence 0.41; ASSAULT, actual; 34 people killed or injured``."""
    parts = [f"confidence {stake.confidence:.2f}", ", ".join(filter(None, (stake.label, stake.status)))]
    if stake.people:
        parts.append(f"{stake.people} people killed or injured")
    if stake.contested:
        parts.append("the incident is contested")
    if stake.alone:
        parts.append("the incident stands on it alone")
    if stake.entries:
        parts.append(f"{stake.entries} {'entry' if stake.entries == 1 else 'entries'} of the ledger")
    return "; ".join(parts)


@cache
def _kinds() -> dict[str, float]:
    text = (files("dragoman") / "data" / "review" / "stakes.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: float(weight) for name, weight, *_ in rows[1:]}
