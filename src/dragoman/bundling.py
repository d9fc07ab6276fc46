"""What a store holds, as the records of a signed bundle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dragoman.errors import StoreError
from dragoman.exports import to_json
from dragoman.exports.bundle.keys import OWN_KEY, config_folder, key_id, load_key, needs_cryptography, own_key
from dragoman.exports.bundle.writing import write_bundle
from dragoman.exports.without_text import stripped
from dragoman.records import Actor, Decision, Entry, Event, Incident, Mention, Party, Place, Statement
from dragoman.store import Store

_EVENTS_ALONE = ("actor", "recipient", "type", "status", "claimed_by")
_WITHIN = re.compile("[:/]")  # after the report in what a decision is about: an event's place, a record's key


@dataclass(frozen=True, slots=True)
class Bundled:
    """A bundle that was written: how many records of each kind it holds, and the id of the key that signed it.

    ``new_key`` is the file of that key where it was made just now.
    """

    counts: dict[str, int]
    key_id: str
    new_key: Path | None = None


def bundle(store: Store, out: Path, filters: dict[str, Any], *, text: bool = True, key: Path | None = None) -> Bundled:
    """Write the records that fit the filters of ``Store.events``, signed, as a zip where ``out`` ends in .zip, else as
    a folder.

    ``key`` is the file of an Ed25519 key; without it the user's own signs, which is made at first use. Raises
    DragomanError where something stands at ``out`` already, or the key cannot be used.
    """
    needs_cryptography()
    signer, is_new = (load_key(key), False) if key else own_key(config_folder())
    records = BundleRecords(store, filters, text)
    manifest = write_bundle(out, records.files(), signer, made_by=_made_by(), made_from=records.made_from(), text=text)
    return Bundled(manifest.counts, key_id(signer.public_key()), config_folder() / OWN_KEY if is_new else None)


def _made_by() -> str:
    try:
        return f"dragoman {version('dragoman')}"
    except PackageNotFoundError:  # run from its source
        return "dragoman"


@dataclass(slots=True)
class BundleRecords:
    """The records of a store that fit the filters of ``Store.events``, file by file; ids alone are held.

    ``text`` False leaves out every word of the reports. Ledger entries go along where the record that they were first
    said in does, decisions where what they are about does.
    """

    store: Store
    filters: dict[str, Any]
    text: bool = True
    _reports: set[str] = field(default_factory=set)
    _records: set[str] = field(default_factory=set)  # events, incidents, statements, entries, decisions
    _identities: set[str] = field(default_factory=set)

    def files(self) -> dict[str, Iterator[dict[str, Any]]]:
        """Records by file name, to be read in this order: the later files hold what the earlier ones speak of."""
        return {
            "events.jsonl": self._told(self._events()),
            "incidents.jsonl": self._told(self._told_incidents()),
            "statements.jsonl": self._told(self._statements()),
            "ledger.jsonl": self._told(self._entries()),
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
            self._records.add(event.id)
            self._note(*event.actor, *event.recipient, *event.claimed_by, *event.denied_by)
            self._note(*((event.place,) if event.place else ()))
            yield event

    def _told_incidents(self) -> Iterator[Incident]:
        """The incidents that the events tell of, in the events' order, each once."""
        for event in self.store.events(**self.filters):
            incident = self.store.incident_of(event.id, as_of=self.filters.get("as_of"))
            if incident is not None and incident.id not in self._records:
                self._records.add(incident.id)
                yield incident

    def _statements(self) -> Iterator[Statement]:
        """None where a filter asks for what events alone have."""
        if any(self.filters.get(name) is not None for name in _EVENTS_ALONE):
            return
        filters = {name: value for name, value in self.filters.items() if name not in _EVENTS_ALONE}
        for statement in self.store.statements(**filters):
            self._reports.add(statement.report)
            self._records.add(statement.id)
            self._note(*statement.speaker, *statement.addressee)
            yield statement

    def _entries(self) -> Iterator[Entry]:
        for entry in self.store.ledger(as_of=self.filters.get("as_of")):
            if entry.record in self._records:
                self._records.add(entry.id)
                self._note(*entry.by, *entry.to)
                yield entry

    def _all_reports(self) -> Iterator[Any]:
        yield from (self.store.report(report) for report in sorted(self._reports))

    def _note(self, *named: Mention | Party) -> None:
        for one in named:
            self._identities.update(one.members)
            if one.identity:
                self._identities.add(one.identity)

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
            if self._is_about_these(decision):
                self._records.add(decision.id)  # another may take it back
                yield to_json(decision)

    def _is_about_these(self, decision: Decision) -> bool:
        sides = {decision.subject, decision.object}
        if sides & self._records or {_WITHIN.split(side)[0] for side in sides} & self._reports:
            return True
        return decision.by.startswith("user:") and self._report_of(decision.subject) in self._reports

    def _report_of(self, id: str) -> str | None:
        """The report of a record that may have been replaced since; None where there is none."""
        try:
            return getattr(self.store.get(id), "report", None)
        except (KeyError, StoreError):
            return None
