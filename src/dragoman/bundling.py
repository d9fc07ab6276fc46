"""What a store holds, as the records of a signed bundle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dragoman.errors import StoreError
from dragoman.exports import to_json
from dragoman.exports.without_text import stripped
from dragoman.records import Actor, Event, Incident, Mention, Place, Statement
from dragoman.store import Store

_EVENTS_ALONE = ("actor", "recipient", "type", "status", "claimed_by")


@dataclass(slots=True)
class BundleRecords:
    """The records of a store that fit the filters of ``Store.events``, file by file; ids alone are held.

    ``text`` False leaves out every word of the reports. Decisions go along where they are about a report of the bundle.
    """

    store: Store
    filters: dict[str, Any]
    text: bool = True
    _reports: set[str] = field(default_factory=set)
    _incidents: set[str] = field(default_factory=set)
    _identities: set[str] = field(default_factory=set)

    def files(self) -> dict[str, Iterator[dict[str, Any]]]:
        """Records by file name, to be read in this order: the later files hold what the earlier ones speak of."""
        return {
            "events.jsonl": self._told(self._events()),
            "incidents.jsonl": self._told(self._told_incidents()),
            "statements.jsonl": self._told(self._statements()),
            "reports.jsonl": self._told(self._all_reports()),
            "actors.jsonl": self._known(Actor),
            "places.jsonl": self._known(Place),
            "decisions.jsonl": self._decisions(),
        }

    def made_from(self) -> dict[str, str]:
        """The filters, as the manifest names them."""
        return {name: str(value) for name, value in sorted(self.filters.items()) if value is not None}

    def _told(self, records: Iterator[Any]) -> Iterator[dict[str, Any]]:
        for record in records:
            yield to_json(record) if self.text else stripped(to_json(record))

    def _events(self) -> Iterator[Event]:
        for event in self.store.events(**self.filters):
            self._reports.add(event.report)
            self._note(*event.actor, *event.recipient, *event.claimed_by, *event.denied_by)
            self._note(*((event.place,) if event.place else ()))
            yield event

    def _told_incidents(self) -> Iterator[Incident]:
        """The incidents that the events tell of, in the events' order, each once."""
        for event in self.store.events(**self.filters):
            incident = self.store.incident_of(event.id, as_of=self.filters.get("as_of"))
            if incident is not None and incident.id not in self._incidents:
                self._incidents.add(incident.id)
                yield incident

    def _statements(self) -> Iterator[Statement]:
        """None where a filter asks for what events alone have."""
        if any(self.filters.get(name) is not None for name in _EVENTS_ALONE):
            return
        filters = {name: value for name, value in self.filters.items() if name not in _EVENTS_ALONE}
        for statement in self.store.statements(**filters):
            self._reports.add(statement.report)
            self._note(*statement.speaker, *statement.addressee)
            yield statement

    def _all_reports(self) -> Iterator[Any]:
        yield from (self.store.report(report) for report in sorted(self._reports))

    def _note(self, *mentions: Mention) -> None:
        for mention in mentions:
            self._identities.update(mention.members)
            if mention.identity:
                self._identities.add(mention.identity)

    def _known(self, kind: type[Actor] | type[Place]) -> Iterator[dict[str, Any]]:
        for identity in sorted(self._identities):
            try:
                found = self.store.get(identity)
            except (KeyError, StoreError):  # the tables do not know it any more
                continue
            if isinstance(found, kind) and found.id == identity:
                yield to_json(found)

    def _decisions(self) -> Iterator[dict[str, Any]]:
        for decision in self.store.decisions():
            about = {side.partition(":")[0] for side in (decision.subject, decision.object)}
            if about & self._reports or decision.kind == "undo":
                yield to_json(decision)
