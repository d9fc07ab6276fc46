"""Reports: their text and all that was found in it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from dragoman.archive import Archive
from dragoman.records import Report
from dragoman.store.paging import Turn
from dragoman.web import out, shapes
from dragoman.web.answering import Ask, Made
from dragoman.web.asking import ReportsAsked

router = APIRouter(tags=["reports"])


@router.get("/reports.jsonl", include_in_schema=False)
@router.get("/reports", response_model=shapes.ReportPage)
def reports(asked: Annotated[ReportsAsked, Query()], ask: Ask) -> Response:
    """Reports by their day."""

    def make(archive: Archive, turn: Turn) -> Made:
        page = archive.store.page_of_reports(turn, since=asked.since, until=asked.until, publisher=asked.publisher)
        counts = archive.store.record_counts([report.id for report in page.items])
        return [_item(archive, report, counts.get(report.id, (0, 0))) for report in page.items], page.last

    return ask.listed(
        f"reports {asked.order}",
        asked,
        make,
        lambda items, after: shapes.ReportPage.model_construct(items=items, next=after),
        newest=asked.order == "newest",
    )


def _item(archive: Archive, report: Report, counts: tuple[int, int]) -> shapes.ReportItem:
    state = archive.store.standing(report.id).state
    return shapes.ReportItem(**dict(out.report_line(report)), state=state, events=counts[0], statements=counts[1])


@router.get("/reports/{id}", response_model=shapes.ReportDetail)
def report(id: str, ask: Ask) -> Response:
    """One report with its text, and every event, statement, actor, place and time in it."""
    with ask.archive() as archive:
        found = archive.get(id)
        if not isinstance(found, Report):
            raise KeyError(f"{id} is no report")
        return ask.answer(_detail(archive, found))


def _detail(archive: Archive, report: Report) -> shapes.ReportDetail:
    standing = archive.store.standing(report.id)
    coding = archive.store.coding_if_any(report.id)
    copies = archive.store.copies(report.id)
    return shapes.ReportDetail.model_construct(
        **out.plain(report),
        standing=shapes.StandingOut(
            copy_group=standing.copy_group, state=standing.state, by=standing.by, why=standing.why
        ),
        coder=coding.coder if coding else None,
        events=out.events(archive, coding.events) if coding else [],
        statements=out.statements(archive, coding.statements) if coding else [],
        mentions=coding.mentions if coding else (),
        times=coding.times if coding else (),
        actors=coding.actors if coding else (),
        copies=copies,
        versions=[_version(archive, copy) for copy in copies],
    )


def _version(archive: Archive, id: str) -> shapes.ReportVersion:
    other = archive.report(id)
    state = archive.store.standing(id).state
    return shapes.ReportVersion(**dict(out.report_line(other)), version=other.version, state=state)
