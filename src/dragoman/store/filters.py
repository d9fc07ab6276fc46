"""What may be asked of a period: one filter for incidents, events, statements and all that is counted from them."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Filter:
    """Every given part must hold.

    ``since`` and ``until`` are ISO days, months or years, both included. ``actor``, ``recipient``, ``claimed_by`` and
    ``place`` are a country's code, an id, or words from the start of a word; ``pair`` are two such names of which one
    acts on the other, whichever. ``types`` are event types of which one must be the record's, ``act`` a statement's.
    ``publisher`` is one that tells of an incident, also among others. ``as_of`` is a day, month or year: what the store
    knew at its end. Of a statement, the speaker is its actor and the addressee its recipient.
    """

    since: str | None = None
    until: str | None = None
    actor: str | None = None
    recipient: str | None = None
    pair: tuple[str, str] | None = None
    types: tuple[str, ...] = ()
    act: str | None = None
    status: str | None = None
    place: str | None = None
    contested: bool | None = None
    claimed_by: str | None = None
    min_confidence: float | None = None
    publisher: str | None = None
    as_of: str | None = None

    def kept(self, *counted: str) -> bool:
        """True when nothing is asked for but by these fields, of which counts are kept."""
        return all(getattr(self, one.name) in (None, ()) for one in fields(self) if one.name not in counted)
