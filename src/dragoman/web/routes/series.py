"""What two sides did to each other over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from dragoman.archive import Archive
from dragoman.linking import series as linked
from dragoman.linking.series import FORMULA, LONGEST, Side, Voices, part, scale, value
from dragoman.linking.tally import Tally, tallies, tallies_of
from dragoman.records import Incident
from dragoman.store.days import days
from dragoman.store.filters import Filter
from dragoman.store.paging import Place, Turn
from dragoman.web import out, shapes
from dragoman.web.answering import Ask, Made
from dragoman.web.asking import SeriesAsked, SeriesRowsAsked
from dragoman.web.problems import Refused

router = APIRouter(tags=["series"])

MOST = 4000  # periods of one series

Found = list[tuple[Incident, str]]  # with its way


@router.get("/series", response_model=shapes.Series)
def series(asked: Annotated[SeriesAsked, Query()], ask: Ask) -> Response:
    """Incidents between two sides, counted by period, with PLOVER's scores.

    Quick where both sides are nodes of the network; other sides, a publisher or a claimant mean that records are read.
    """
    with ask.archive() as archive:
        rows, untimed = _counted(archive, asked)
        return ask.answer(
            shapes.Series.model_construct(
                a=asked.a,
                b=asked.b,
                by=asked.by,
                rows=list(map(_row, rows)),
                untimed=untimed,
                formula=FORMULA,
                scale=scale(),
            )
        )


@router.get("/series/rows.jsonl", include_in_schema=False)
@router.get("/series/rows", response_model=shapes.SeriesIncidentPage)
def rows(asked: Annotated[SeriesRowsAsked, Query()], ask: Ask) -> Response:
    """The incidents that one period of a series counts."""

    def make(archive: Archive, turn: Turn) -> Made:
        found, last = _in_period(archive, asked, turn)
        states = archive.store.state_names()
        return [_incident(one, way, states) for one, way in found], last

    return ask.listed(f"series {asked.period}", asked, make, shapes.SeriesIncidentPage, newest=False)


def _counted(archive: Archive, asked: SeriesAsked) -> tuple[list[Tally], int]:
    since, latest = _span(archive, asked)
    period = Filter(since=asked.since, until=latest, as_of=asked.as_of)
    until = days(asked.until)[1] if asked.until else None
    if asked.publisher is None and asked.claimant is None:
        counts = archive.store.count_pair(asked.a, asked.b, period, asked.by, LONGEST[asked.by])
        if counts is not None:
            return tallies(counts, asked.by, since, until)
    a, b = _sides(archive, asked)
    found = _read(archive, asked, period, a, b)
    return tallies_of(linked.series(found, a, b, by=asked.by, since=since, until=until))


def _span(archive: Archive, asked: SeriesAsked) -> tuple[str | None, str | None]:
    """The days between which a series lies: as asked, else from the first report's day to a year after the last one's.

    What is told of other times is told in passing. Raises Refused where that is too many periods.
    """
    first, last = archive.store.span()
    since = days(asked.since)[0] if asked.since else first
    until = days(asked.until)[1] if asked.until else (last and f"{min(9999, int(last[:4]) + 1):04}{last[4:7]}-28")
    if since and until:
        length = {"day": 1, "week": 7, "month": 30}[asked.by]
        several = (date.fromisoformat(until) - date.fromisoformat(since)).days // length
        if several > MOST:
            raise Refused(422, f"this is {several} times a {asked.by}; ask for {MOST} at most", "by")
    return since, until


def _sides(archive: Archive, asked: SeriesAsked) -> tuple[Side, Side]:
    known = list(archive.store.actors())
    return linked.side(asked.a, known), linked.side(asked.b, known)


def _read(archive: Archive, asked: SeriesAsked, period: Filter, a: Side, b: Side) -> list[Incident]:
    """The incidents in which both have a part, as the voices that count tell them."""
    if asked.publisher is None and asked.claimant is None:
        between = archive.store.all_incidents(period, (asked.a, asked.b))
        return [one for one in between if linked.involves(one, a, b)]
    claimant = linked.side(asked.claimant, archive.store.actors()) if asked.claimant else None
    # what none of them tells is not read at all
    period = replace(period, publisher=asked.publisher, claimed_by=claimant.code if claimant else None)
    between = archive.store.all_incidents(period, (asked.a, asked.b))
    found = [one for one in between if linked.involves(one, a, b)]
    told = archive.store.tellings_of([event for one in found for event in one.events], words=False)
    voices = Voices(asked.publisher, None, claimant)
    return list(linked.heard(found, {telling.event: telling for telling in told}, voices))


def _in_period(archive: Archive, asked: SeriesRowsAsked, turn: Turn) -> tuple[Found, Place | None]:
    first, last = _days_of(asked)
    period = Filter(since=first, until=last, as_of=asked.as_of)
    if asked.publisher is None and asked.claimant is None:
        page = archive.store.page_of_pair(asked.a, asked.b, period, LONGEST[asked.by], turn)
        if page is not None:
            return list(page.items), page.last
    a, b = _sides(archive, asked)
    read = {one.id: one for one in _read(archive, asked, period, a, b)}
    (row,) = linked.series(read.values(), a, b, by=asked.by, since=first, until=last).rows
    counted: Found = [(read[one], cell.direction) for cell in row.cells for one in cell.incidents]
    counted.sort(key=lambda one: _place(one[0]))
    after = [one for one in counted if turn.after is None or _place(one[0]) > turn.after]
    kept = after[: turn.limit]
    return kept, _place(kept[-1][0]) if len(after) > turn.limit else None


def _place(incident: Incident) -> tuple[str, str]:
    return days(incident.value)[0] if incident.value else "", incident.id


def _days_of(asked: SeriesRowsAsked) -> tuple[str, str]:
    """First and last day of the period, no further than the days asked for. Raises Refused where it is none."""
    try:
        first, last = linked.days_of(asked.period, asked.by)
    except ValueError as error:
        raise Refused(422, str(error), "period") from None
    since, until = days(asked.since)[0] if asked.since else first, days(asked.until)[1] if asked.until else last
    return max(first, since), max(max(first, since), min(last, until))


def _row(tally: Tally) -> shapes.SeriesRow:
    parts = tally.parts
    return shapes.SeriesRow.model_construct(
        period=tally.label,
        first_day=tally.first_day,
        last_day=tally.last_day,
        counts=dict(sorted(tally.types.items())),
        deeds=parts["deeds"],
        told=parts["words"],
        ahead=parts["ahead"],
        past=parts["past"],
        denied=parts["denied"],
        score=round(tally.score, 2),
        a_to_b=round(tally.scores["a to b"], 2),
        b_to_a=round(tally.scores["b to a"], 2),
        mean=tally.mean,
    )


def _incident(incident: Incident, way: str, states: dict[str, str]) -> shapes.SeriesIncident:
    of_part = part(incident)
    return shapes.SeriesIncident.model_construct(
        **out.incident_fields(incident, states),
        direction=way,
        part=of_part,
        score=value(incident.type, incident.mode) if of_part in linked.SCORED else 0.0,
    )
