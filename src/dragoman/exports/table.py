"""Records to flat rows of text, as for CSV: one row a record, several mentions in one cell parted by ``; ``."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import Event, Mention, Report, Statement, Toll, When

# fmt: off
EVENT_COLUMNS = (
    "id", "report", "published", "publisher", "date", "type", "mode", "status", "actor", "actor_country",
    "recipient", "recipient_country", "claimed_by", "denied_by", "place", "killed", "injured", "about", "due",
    "trigger", "start", "end", "confidence", "coder",
)
STATEMENT_COLUMNS = (
    "id", "report", "published", "publisher", "act", "speaker", "speaker_country", "addressee",
    "addressee_country", "cue", "content", "start", "end", "confidence", "coder",
)
# fmt: on


def event_row(event: Event, report: Report) -> dict[str, str]:
    """The cells of one event by column name; ``start`` and ``end`` are those of the trigger. Nothing known: ``""``."""
    return {
        **_provenance(event, report),
        "date": _iso(event.date),
        "type": event.type,
        "mode": event.mode or "",
        "status": event.status,
        "actor": _names(event.actor),
        "actor_country": _countries(event.actor),
        "recipient": _names(event.recipient),
        "recipient_country": _countries(event.recipient),
        "claimed_by": _names(event.claimed_by),
        "denied_by": _names(event.denied_by),
        "place": event.place.span.quote if event.place else "",
        "killed": toll_text(event.killed),
        "injured": toll_text(event.injured),
        "about": event.about.quote if event.about else "",
        "due": _iso(event.due),
        "trigger": event.trigger.quote,
        "start": str(event.trigger.start),
        "end": str(event.trigger.end),
    }


def statement_row(statement: Statement, report: Report) -> dict[str, str]:
    """The cells of one statement by column name; ``start`` and ``end`` are those of the content."""
    return {
        **_provenance(statement, report),
        "act": statement.act,
        "speaker": _names(statement.speaker),
        "speaker_country": _countries(statement.speaker),
        "addressee": _names(statement.addressee),
        "addressee_country": _countries(statement.addressee),
        "cue": statement.cue.quote,
        "content": statement.content.quote,
        "start": str(statement.content.start),
        "end": str(statement.content.end),
    }


def toll_text(toll: Toll | None) -> str:
    """``12``, ``12+`` for "at least 12", ``24-99`` for "dozens"."""
    if toll is None:
        return ""
    if toll.high is None:
        return f"{toll.low}+"
    return str(toll.low) if toll.low == toll.high else f"{toll.low}-{toll.high}"


def _provenance(record: Event | Statement, report: Report) -> dict[str, str]:
    return {
        "id": record.id,
        "report": report.id,
        "published": report.published or "",
        "publisher": report.publisher or "",
        "confidence": f"{record.confidence:.2f}",
        "coder": record.coder,
    }


def _iso(when: When | None) -> str:
    return (when.value if when else None) or ""


def _names(mentions: Iterable[Mention]) -> str:
    return "; ".join(dict.fromkeys(map(mention_words, mentions)))


def mention_words(mention: Mention) -> str:
    """The words of a mention; who it is where a person says so of someone whom the report does not name."""
    return mention.span.quote or mention.identity or mention.country or ""


def _countries(mentions: Iterable[Mention]) -> str:
    return "; ".join(dict.fromkeys(mention.country for mention in mentions if mention.country))
