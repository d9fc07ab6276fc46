"""A store that reads: the public face of Dragoman for Python users."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date as Date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from dragoman import importers, readers, reviewing
from dragoman.coding import confident
from dragoman.errors import StoreError
from dragoman.exports.gold import to_gold, to_gold_text
from dragoman.importers import BadRow
from dragoman.linking import decided_on, not_same, same, two_ways, undo
from dragoman.pipeline import (
    Batch,
    Linked,
    Outcome,
    Parts,
    Work,
    code_report,
    default_parts,
    import_into,
    link,
    read_into,
)
from dragoman.records import (
    Coding,
    Decision,
    Entry,
    Event,
    ImportedEvent,
    Incident,
    Report,
    Statement,
    Telling,
    content_id,
)
from dragoman.review import Agreement, Kind
from dragoman.reviewing import Difference, Item, Reviewed
from dragoman.store import Finding, Hit, SavedSearch, Search, Store, Told, back_up, examine, unheard, vacuum

if TYPE_CHECKING:  # the formats are many, and most uses of an archive need none
    from dragoman.bundling import Bundled
    from dragoman.exporting import Export, Rows
    from dragoman.exports.bundle.checking import Verdict

__all__ = ["Archive", "Finding", "back_up", "code", "examine", "open", "vacuum", "verify"]

RecordKind = Literal["events", "statements", "incidents"]


def code(
    text: str,
    date: str | Date | None = None,
    *,
    publisher: str | None = None,
    min_confidence: float = 0.0,
    parts: Parts | None = None,
) -> Coding:
    """The record of one report's text: ``.events``, ``.statements``, ``.mentions`` and ``.actors``.

    ``date`` is the day of publication; without it relative times stay unresolved. ``min_confidence``, 0 to 1, leaves
    out events and statements that are less sure to be right.
    Raises :class:`~dragoman.errors.ReportError` when the text is empty or too large, ``ValueError`` when ``date``
    is not a day or ``min_confidence`` not from 0 to 1.
    """
    day = date.isoformat() if isinstance(date, Date) else date
    report = readers.report_from_text(text, date=day, publisher=publisher)
    return confident(code_report(report, parts or default_parts()), min_confidence)


def open(path: str | Path, *, parts: Parts | None = None, told: Told = unheard) -> Archive:  # noqa: A001 - the verb users expect: dragoman.open
    """Open the store at ``path``, made if it is not there. Raises :class:`~dragoman.errors.StoreError`.

    The store of an older Dragoman gets what it lacks, here and in the first ``link``: ``told`` is called again and
    again with what is worked on, how many of it are done, and of how many (0: not known).
    """
    return Archive(Store.open(path, told=told), parts, told)


def verify(bundle: str | Path) -> Verdict:
    """Is a signed bundle, a folder or a zip, as it was signed: ``.intact``; what was ``.changed``, is ``.missing`` or
    was ``.added``; ``.key_id`` is the key that signed it. Whose key that is, ask the sender another way.

    Raises :class:`~dragoman.errors.DragomanError` for what is no bundle, or is not safe to read.
    """
    from dragoman.exports.bundle.checking import verify

    return verify(Path(bundle))


class Archive:
    """A record of a crisis on disk. A context manager; the model is loaded at the first ``read``.

    ``told`` hears how far ``link`` has come.
    """

    def __init__(self, store: Store, parts: Parts | None = None, told: Told = unheard) -> None:
        self.store = store
        self._parts = parts
        self._told = told

    @property
    def parts(self) -> Parts:
        if self._parts is None:
            self._parts = default_parts()
        return self._parts

    def read(
        self,
        *sources: str | Path,
        date: str | Date | None = None,
        publisher: str | None = None,
        format: str | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> list[Outcome]:
        """Read files, directories, web addresses or ``"-"`` into the store and link them; what became of each report,
        in order. ``columns`` says which column of a table is what: ``{"text": "body", "date": "published"}``."""
        day = date.isoformat() if isinstance(date, Date) else date
        chosen = readers.ColumnMap.model_validate(columns) if columns else None
        options = readers.ReadOptions(format=format, date=day, publisher=publisher, columns=chosen)
        outcomes = list(self.add(readers.read(sources, options)))
        self.link()
        return outcomes

    def add(self, items: Iterable[Any], work: Work | None = None) -> Iterator[Outcome]:
        """Read what other readers give (``Report``, ``ReportError``, ``Remark``), one at a time; then call ``link``.

        ``work`` codes them elsewhere: :class:`dragoman.runners.Workers` in several processes.
        """
        return read_into(self.store, items, self.parts, work)

    def link(self) -> Linked:
        """Bring the incidents up to date with what was read and decided; how much that changed."""
        return link(self.store, self._told)

    def import_events(self, file: str | Path, format: str | None = None) -> Iterator[BadRow | Batch]:
        """Import a file of POLECAT, ICEWS, GDELT, ACLED or UCDP GED; iterate to do it.

        A ``BadRow`` comes for each row that is passed over, a ``Batch`` for some thousands that were stored. Raises
        :class:`~dragoman.errors.DataError` where the file cannot be read at all or is of none of the formats.
        """
        return import_into(self.store, importers.read(file, format))

    def imported(self, dataset: str, **filters: Any) -> Iterator[ImportedEvent]:
        """Imported events of a dataset by ``since``, ``until``, ``countries``, and as the store held them ``as_of`` a
        past day."""
        return self.store.imported(dataset, **filters)

    def events(self, **filters: Any) -> Iterator[Event]:
        """Events by ``actor``, ``recipient``, ``type``, ``status``, ``since``, ``until``, ``claimed_by``, ``text``,
        ``report``, ``min_confidence``."""
        return self.store.events(**filters)

    def statements(self, **filters: Any) -> Iterator[Statement]:
        """Statements by ``speaker``, ``act``, ``addressee``, ``since``, ``until``, ``text``, ``report``,
        ``min_confidence``."""
        return self.store.statements(**filters)

    def incidents(self, **filters: Any) -> Iterator[Incident]:
        """Incidents by ``contested``, ``actor``, ``recipient``, ``claimed_by``, ``type``, ``status``, ``place``,
        ``since``, ``until``, and as the store knew them ``as_of`` a past day."""
        return self.store.incidents(**filters)

    def incident(self, id: str, as_of: str | None = None) -> Incident:
        """The incident with this id (or the start of it). Raises ``KeyError``."""
        return self.store.incident(id, as_of=as_of)

    def ledger(self, **filters: Any) -> Iterator[Entry]:
        """Promises, offers, demands, threats and plans by ``status``, ``by``, ``to``, ``kind``, ``since``, ``until``,
        ``due_before``, with what became of them by the day ``on`` (the latest report's), as known ``as_of`` a day."""
        return iter(self.store.ledger(**filters))

    # --- for others -------------------------------------------------------------------------------------

    def export(
        self,
        format: str,
        target: str | Path,
        *,
        include: Iterable[str] | None = None,
        text: bool = True,
        rows: Rows | None = None,
        of: RecordKind = "events",
        **filters: Any,
    ) -> Export:
        """Write the records that fit ``filters``, those of :meth:`events`, into the file ``target`` in a format of
        ``dragoman.exporting.FORMATS``: ``acled``, ``geojson``, ``parquet`` …

        ``include`` names what goes out beside facts: ``claimed``, a status, or ``all``. ``text`` False leaves every
        word of the reports out. ``rows`` is ``event`` or ``incident`` where a data set's own rule does not fit, ``of``
        what csv and parquet hold. The export that comes back has ``written``, how many records went out, and ``left``,
        how many did not, by reason. Raises :class:`~dragoman.errors.DragomanError`.
        """
        from dragoman.exporting import Export
        from dragoman.exports.facts import included

        words = None if include is None else included(",".join(include))
        export = Export(self.store, filters, words, text, rows, of)
        export.save(format, Path(target))
        return export

    def bundle(
        self, target: str | Path, *, text: bool = True, key: str | Path | None = None, **filters: Any
    ) -> Bundled:
        """Write the records that fit ``filters``, those of :meth:`events`, with their reports, ledger entries and
        decisions, signed, into a folder or a zip ``target``; another team checks it with :func:`dragoman.verify`.

        ``key`` is the file of an Ed25519 key in PEM; without it your own signs, made at first use. Raises
        :class:`~dragoman.errors.DragomanError` where something stands at ``target`` already, or the key cannot be used.
        """
        from dragoman.bundling import bundle

        return bundle(self.store, Path(target), filters, text=text, key=Path(key) if key else None)

    # --- decisions --------------------------------------------------------------------------------------

    def merge(self, a: str, b: str, *, by: str, why: str = "") -> tuple[Decision, ...]:
        """Decide that two events or incidents, by id, are one occurrence. Raises ``KeyError``, and
        :class:`~dragoman.errors.StoreError` for one that is both, and for the two directions of one act."""
        one, other = self._tellings(a), self._tellings(b)
        ways = two_ways(one, other)
        if ways is not None:
            trigger = ways[0].trigger
            raise StoreError(
                f"{a} and {b} cannot be joined: they are the two directions of what {ways[0].report} tells by"
                f" {trigger.quote!r} (characters {trigger.start} to {trigger.end}); who did it to whom would be lost"
            )
        there, decisions = self.store.tellings_at, self.store.decisions()
        decided = same(one, other, decisions, there, by=f"user:{by}", why=why, at=self.store.moment())
        if not decided:
            raise StoreError(f"{a} and {b} cannot be joined: they are one event, or tell the very same at one trigger")
        return self._decide(decided)

    def split(self, a: str, b: str, *, by: str, why: str = "") -> tuple[Decision, ...]:
        """Decide that two events are not one occurrence, or that an event is not of an incident, by id. Raises
        ``KeyError``, and :class:`~dragoman.errors.StoreError` where the two cannot be told apart."""
        one, other = self._tellings(a), self._tellings(b)
        shared = {t.event for t in one} & {t.event for t in other}
        one = [t for t in one if t.event not in shared or len(one) == 1]
        other = [t for t in other if t.event not in shared or len(other) == 1]
        decided = not_same(one, other, by=f"user:{by}", why=why, at=self.store.moment())
        if not decided:
            raise StoreError(f"{a} and {b} cannot be parted: they are one event, or stand at one trigger")
        return self._decide(decided)

    def set_outcome(self, entry: str, outcome: str, *, by: str, why: str) -> Decision:
        """Decide what became of a ledger entry, whatever the rules say. Raises ``KeyError``, and
        :class:`~dragoman.errors.StoreError` for an outcome that is none, or no reason."""
        return self.store.decide_outcome(entry, outcome, by=f"user:{by}", why=why)

    def note(self, record: str, text: str, *, by: str) -> Decision:
        """Add a note to any record, incident or ledger entry, by id. Raises ``KeyError``, and
        :class:`~dragoman.errors.StoreError` for an empty note."""
        if not text.strip():
            raise StoreError("why: is empty; write the note there")
        at, author = self.store.moment(), f"user:{by}"
        subject = self._whole_id(record)
        made = Decision(content_id("d", "note", subject, author, text, at), "note", subject, "", author, text, None, at)
        return self._decide((made,))[0]

    def undo(self, decision: str, *, by: str, why: str = "") -> tuple[Decision, ...]:
        """Take back a decision, by id. Raises ``KeyError``."""
        found = self.store.get(decision)
        if not isinstance(found, Decision) or not found.by.startswith("user:"):
            raise KeyError(f"{decision}: is no decision of a person's")
        return self._decide((undo(found, by=f"user:{by}", why=why, at=self.store.moment()),))

    # --- review -----------------------------------------------------------------------------------------

    def review(
        self,
        *,
        reviewer: str | None = None,
        kind: str | None = None,
        min_weight: float = 0.0,
        after: str | None = None,
        limit: int = 50,
    ) -> list[Item]:
        """What is to be looked at first: what reviewers differ on, then the least certain and most consequential.

        With ``reviewer`` what this person has not decided about, else what nobody has; ``kind`` is ``event`` or
        ``statement``; ``after`` the ``place`` of the last item of the page before.
        """
        return reviewing.queue(
            self.store, reviewer=reviewer, kind=kind, min_weight=min_weight, after=after, limit=limit
        )

    def reviewed(self, id: str) -> Reviewed:
        """An event or statement by id as it stands now, with what was decided about it. Raises ``KeyError``."""
        return reviewing.reviewed(self.store, id)

    def decide(
        self, id: str, verdict: str, *, by: str, field: str | None = None, value: Any = None, why: str = ""
    ) -> Decision:
        """``accept``, ``reject``, ``correct``, ``settle`` or ``note`` an event or a statement; then call ``link``.

        ``correct`` and ``settle`` take the ``field`` and its ``value``, as :func:`dragoman.review.value_of` tells.
        Raises ``KeyError``, and :class:`~dragoman.review.ReviewError` for what cannot be.
        """
        return reviewing.decide(
            self.store, id, verdict, by=by, field=field, value=value, why=why, at=self.store.moment()
        )

    def add_record(
        self, report: str, kind: Kind, start: int, end: int, fields: Mapping[str, Any], *, by: str, why: str = ""
    ) -> str:
        """Add an event or statement that was missed, with its trigger or cue at these characters; its id. Then call
        ``link``. Raises ``KeyError``, and :class:`~dragoman.review.ReviewError` for what cannot be."""
        return reviewing.add(self.store, report, kind, start, end, fields, by=by, why=why, at=self.store.moment())

    def agreement(self) -> tuple[Agreement, list[Difference]]:
        """Krippendorff's alpha by field over what two or more persons reviewed, and where they differ."""
        return reviewing.agreed(self.store)

    def gold(self, *, whole: bool = False) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """Each reviewed report as a line of gold records, and the line of its text; ``whole``: only reports in which
        nothing is left to decide."""
        for report in self.store.reports_reviewed():
            coding = self.store.coding(report)
            line = to_gold(coding, self.store.states(report))
            if not (whole and line["open"]):
                yield line, to_gold_text(coding)

    # --- search -----------------------------------------------------------------------------------------

    def search(self, search: Search, *, after: int | None = None, limit: int = 50) -> list[Hit]:
        """Reports, events and statements that match, those of the newest reports first; ``after`` is the ``place`` of
        the last hit of the page before. Raises :class:`~dragoman.store.SearchError`."""
        return self.store.search(search, after=after, limit=limit)

    def save_search(self, name: str, search: Search, *, by: str) -> SavedSearch:
        """Keep a search by a name. Raises :class:`~dragoman.store.SearchError`."""
        return self.store.save_search(name, search, by=f"user:{by}")

    def saved_searches(self) -> list[SavedSearch]:
        """The searches that are kept, oldest first."""
        return list(self.store.saved_searches())

    def drop_search(self, id: str, *, by: str) -> None:
        """Keep a search no longer, by its whole id. Raises ``KeyError``."""
        self.store.drop_search(id, by=f"user:{by}")

    def decisions_on(self, events: Sequence[str]) -> list[Decision]:
        """The decisions of persons about which events, by whole id, are one occurrence, that hold; oldest first."""
        reports = self.store.reports_of(events)
        return decided_on(self.store.decisions(), set(events), reports, self.store.tellings_at)

    def _decide(self, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        self.store.decide(*decisions)
        return decisions

    def _whole_id(self, id: str) -> str:
        """The id of the record, incident or ledger entry that has this id, or the only one whose id starts so."""
        for look in (self.store.incident, self.store.ledger_entry):
            with suppress(KeyError):
                return look(id).id
        return self.store.get(id).id

    def _tellings(self, id: str) -> list[Telling]:
        """The tellings of an incident, or the one of an event."""
        try:
            return self.store.tellings_of(self.store.incident(id).events, words=False)
        except KeyError:
            event = self.store.get(id)
        if not isinstance(event, Event):
            raise KeyError(f"{id}: is neither an event nor an incident")
        return self.store.tellings_of([event.id], words=False)

    def get(self, id: str) -> Any:
        """Any record by its id (or the start of it). Raises ``KeyError``."""
        return self.store.get(id)

    def report(self, id: str) -> Report:
        return self.store.report(id)

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *exc: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()
