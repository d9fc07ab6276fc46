"""Other projects' events beside ours: a file of theirs, or what was imported of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.cli.terminal import complain
from dragoman.errors import DataError
from dragoman.importers import FORMATS, BadRow, read
from dragoman.linking.coverage import side_of_theirs
from dragoman.linking.series import By, Series, involves, series, theirs
from dragoman.records import ImportedEvent, Party

if TYPE_CHECKING:
    from dragoman.archive import Archive


@dataclass
class Source:
    """What a user means by ``polecat`` (imported into the store) or ``polecat.txt`` (a file as it is)."""

    name: str
    path: Path | None
    archive: Archive
    format: str | None = None
    complained: bool = False

    def events(
        self,
        since: str | None = None,
        until: str | None = None,
        countries: Collection[str] = (),
        as_of: str | None = None,
    ) -> Iterator[ImportedEvent]:
        """Its events; the filters only spare work, and a file has none."""
        if self.path is None:
            yield from self.archive.imported(self.name, since=since, until=until, countries=countries, as_of=as_of)
            return
        bad = 0
        for item in read(self.path, self.format):
            if isinstance(item, BadRow):
                bad += 1
            else:
                yield item
        if bad and not self.complained:
            self.complained = True
            complain(f"{self.path}: {bad:,} row{'s' * (bad != 1)} passed over; dragoman import tells which and why")


def source(asked: str, archive: Archive, format: str | None = None) -> Source:
    """The source that a name of a dataset, or else of a file, means. Raises DataError where there is none."""
    if asked in FORMATS:
        if asked not in {dataset.name for dataset in archive.store.datasets()}:
            raise DataError(f"the store holds no events of {asked}; import them first: dragoman import FILE")
        return Source(asked, None, archive)
    if not Path(asked).exists():
        raise DataError(f"{asked}: neither a file nor one of {', '.join(FORMATS)}; check the name")
    return Source(Path(asked).name, Path(asked), archive, format)


@dataclass(frozen=True)
class Beside:
    """The series of other events between two sides, under their source's name, and these events by id.

    ``untyped`` counts those that have no type of the codebook, and so are in no series.
    """

    name: str
    made: Series
    events: dict[str, ImportedEvent]
    untyped: int


def beside(found: Source, a: str, b: str, *, by: By, since: str | None, until: str | None, as_of: str | None) -> Beside:
    """The series of a source between two sides. ``since`` and ``until`` are ISO days."""
    known = list(found.archive.store.actors())
    sides = side_of_theirs(a, known), side_of_theirs(b, known)
    countries = [side.country for side in sides if side.country]
    events: dict[str, ImportedEvent] = {}
    untyped = 0
    for event in found.events(since, until, countries, as_of):
        if all(side.among((*event.actor, *event.recipient)) for side in sides):
            events[event.id] = event
            untyped += event.type is None
    counted = [one for one in theirs(events.values()) if involves(one, *sides)]
    return Beside(found.name, series(counted, *sides, by=by, since=since, until=until), events, untyped)


def span(several: Sequence[Series]) -> tuple[str, str] | None:
    """The first and last day of all their rows; None where none has any."""
    rows = [row for made in several for row in made.rows]
    return (min(row.first_day for row in rows), max(row.last_day for row in rows)) if rows else None


def told_row(event: ImportedEvent) -> str:
    """What stands for the words that an imported event does not have: where its row is, and what it says."""
    who = " > ".join(filter(None, (_names(event.actor), _names(event.recipient))))
    dead = f", {event.killed[1]} killed" if event.killed and event.killed[1] else ""
    return f"{event.file} row {event.row}, id {event.source_id}: {event.code}, {who or 'nobody named'}{dead} (no words)"


def _names(parties: Collection[Party]) -> str:
    return "; ".join(party.words for party in parties)


def remark_beside(several: Collection[Beside]) -> None:
    """What a reader of figures of several sources must know beside them."""
    for other in several:
        if not other.events:
            complain(f"{other.name}: nothing between {other.made.a} and {other.made.b}")
        untimed = sum(len(cell.incidents) for cell in other.made.untimed)
        for number, why in ((other.untyped, "have no type of the codebook"), (untimed, "have no time as exact")):
            if number:
                complain(f"{other.name}: {number:,} are in no row, they {why}")
    if several:
        complain("rows of other sources are theirs as imported, with no words behind them; nothing is added up")
