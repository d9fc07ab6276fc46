"""Incidents to flat rows of text, as for CSV: one row an incident, several names in one cell parted by ``; ``."""

from __future__ import annotations

from dragoman.exports.cells import Cell
from dragoman.exports.event_data.fields import joined
from dragoman.exports.event_data.occurrence import Number, Occurrence, Where

# fmt: off
INCIDENT_COLUMNS = (
    "id", "first_day", "last_day", "day_told", "type", "mode", "status", "actor", "actor_country", "recipient",
    "recipient_country", "claimed_by", "denied_by", "contested", "place", "country", "latitude", "longitude",
    "precision", "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high", "mentions",
    "reports", "publishers", "voices", "words",
)
# fmt: on
_NOWHERE = Where(name="")


def incident_cells(occurrence: Occurrence) -> dict[str, Cell]:
    """The cells of one incident by column name; ``claimed_by`` is empty where a report asserts it itself."""
    place = occurrence.place or _NOWHERE
    return {
        "id": occurrence.id,
        "first_day": occurrence.first_day,
        "last_day": occurrence.last_day,
        "day_told": "yes" if occurrence.dated else "no",
        "type": occurrence.type,
        "mode": occurrence.mode,
        "status": occurrence.status,
        "actor": joined(who.name for who in occurrence.actor),
        "actor_country": joined(who.country for who in occurrence.actor),
        "recipient": joined(who.name for who in occurrence.recipient),
        "recipient_country": joined(who.country for who in occurrence.recipient),
        "claimed_by": joined(who.name for who in occurrence.claimed_by) if occurrence.is_claim else "",
        "denied_by": joined(who.name for who in occurrence.denied_by),
        "contested": "yes" if occurrence.is_contested else "no",
        "place": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        **_number("killed", occurrence.killed),
        **_number("injured", occurrence.injured),
        "mentions": occurrence.mentions,
        "reports": occurrence.reports,
        "publishers": occurrence.publishers,
        "voices": occurrence.voices,
        "words": occurrence.sources[0].words if occurrence.sources else "",
    }


def _number(name: str, number: Number | None) -> dict[str, Cell]:
    if number is None:
        return {f"{name}_low": None, f"{name}_best": None, f"{name}_high": None}
    return {f"{name}_low": number.low, f"{name}_best": number.best, f"{name}_high": number.high}
