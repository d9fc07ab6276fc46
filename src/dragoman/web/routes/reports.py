"""Reports: their text and all that was found in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel

from dragoman.archive import Archive
from dragoman.records import Report
from dragoman.store.paging import Place, Turn
from dragoman.web import out, shapes
from dragoman.web.answering import Ask, Made
from dragoman.web.asking import Paging, ReportsAsked
from dragoman.web.portions import AT_MOST, rest

router = APIRouter(tags=["reports"])


@router.get("/reports.jsonl", include_in_schema=False)
@router.get("/reports", response_model=shapes.ReportPage)
def reports(asked: Annotated[ReportsAsked, Query()], ask: Ask) -> Response:
    """Reports by their day."""

    def make(archive: Archive, turn: Turn) -> Made:
        page = archive.store.page_of_reports(turn, since=asked.since, until=asked.until, publisher=asked.publisher)
        counts = archive.store.record_counts([report.id for report in page.items])
        return [_item(archive, report, counts.get(report.id, (0, 0))) for report in page.items], page.last

    return ask.listed(f"reports {asked.order}", asked, make, shapes.ReportPage, newest=asked.order == "newest")


def _item(archive: Archive, report: Report, counts: tuple[int, int]) -> shapes.ReportItem:
    state = archive.store.standing(report.id).state
    return shapes.ReportItem(**dict(out.report_line(report)), state=state, events=counts[0], statements=counts[1])


# --- what a report holds --------------------------------------------------------------------------------------


class Part(NamedTuple):
    """A list of what one report holds: a page of it, the shape of the page, and the size of a place in it."""

    make: Callable[[Archive, str, Turn], tuple[Any, Place | None]]
    page: type[BaseModel]
    columns: int
    told: str


def _events(archive: Archive, report: str, turn: Turn) -> Made:
    page = archive.store.events_in(report, turn)
    return out.events(archive, page.items), page.last


def _statements(archive: Archive, report: str, turn: Turn) -> Made:
    page = archive.store.statements_in(report, turn)
    return out.statements(archive, page.items), page.last


def _mentions(archive: Archive, report: str, turn: Turn) -> Made:
    page = archive.store.mentions_in(report, turn)
    return page.items, page.last


def _times(archive: Archive, report: str, turn: Turn) -> Made:
    page = archive.store.times_in(report, turn)
    return page.items, page.last


def _versions(archive: Archive, report: str, turn: Turn) -> Made:
    copies = archive.store.copies(report)
    first = bisect_right(copies, str(turn.after[0])) if turn.after else 0
    some = copies[first : first + turn.limit]
    last = (some[-1],) if first + turn.limit < len(copies) else None
    return [_version(archive, copy) for copy in some], last


def _version(archive: Archive, id: str) -> shapes.ReportVersion:
    other = archive.report(id)
    state = archive.store.standing(id).state
    return shapes.ReportVersion(**dict(out.report_line(other)), version=other.version, state=state)


PARTS = {
    "events": Part(_events, shapes.EventPage, 2, "The events of a report, in the order of its text."),
    "statements": Part(_statements, shapes.StatementPage, 2, "The statements of a report, in the order of its text."),
    "mentions": Part(_mentions, shapes.MentionPage, 2, "Who and where a report names, in the order of its text."),
    "times": Part(_times, shapes.TimePage, 2, "The times that a report tells, in the order of its text."),
    "versions": Part(_versions, shapes.ReportVersionPage, 1, "Reports that are one voice with a report, by id."),
}


@router.get("/reports/{id}", response_model=shapes.ReportDetail)
def report(id: str, ask: Ask) -> Response:
    """One report with its text, and the first of each of what is in it: events, statements, actors, places, times.

    `counts` tells how many there are, `more` where the rest is.
    """
    with ask.archive() as archive:
        return ask.answer(_detail(archive, _report(archive, id)))


def _report(archive: Archive, id: str) -> Report:
    found = archive.get(id)
    if not isinstance(found, Report):
        raise KeyError(f"{id} is no report")
    return found


def _detail(archive: Archive, report: Report) -> shapes.ReportDetail:
    standing = archive.store.standing(report.id)
    copies = archive.store.copies(report.id)
    coder, counts = archive.store.counts_in(report.id)
    turn = Turn(AT_MOST, newest=False)
    first = {name: part.make(archive, report.id, turn) for name, part in PARTS.items()}
    more = {
        name: rest(f"reports/{report.id}/{name}", _name(report.id, name), last, limit=AT_MOST)
        for name, (_, last) in first.items()
    }
    lists: dict[str, Any] = {name: list(items) for name, (items, _) in first.items()}
    return shapes.ReportDetail.model_construct(
        **out.plain(report),
        standing=shapes.StandingOut(
            copy_group=standing.copy_group, state=standing.state, by=standing.by, why=standing.why
        ),
        coder=coder,
        **lists,
        actors=archive.store.actors_in(report.id),
        copies=copies,
        counts=shapes.ReportCounts(**counts, versions=len(copies)),
        more=shapes.ReportMore(**more),
    )


def _name(report: str, part: str) -> str:
    """Tells the cursors of this list from others."""
    return f"{report} {part}"


def _list_of(name: str, part: Part) -> Callable[..., Response]:
    """What answers for one part of a report."""

    def listed(id: str, asked: Annotated[Paging, Query()], ask: Ask) -> Response:
        def make(archive: Archive, turn: Turn) -> Made:
            return part.make(archive, _report(archive, id).id, turn)

        return ask.listed(_name(id, name), asked, make, part.page, columns=part.columns, newest=False)

    listed.__name__, listed.__doc__ = f"report_{name}", part.told
    return listed


for _part_name, _part in PARTS.items():
    router.get(f"/reports/{{id}}/{_part_name}", response_model=_part.page)(_list_of(_part_name, _part))
