"""Incidents: what many reports tell of one occurrence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from dragoman.archive import Archive
from dragoman.exports.brief_words import sentence_at
from dragoman.records import Account, Event, Incident
from dragoman.store.paging import Turn
from dragoman.web import out, shapes
from dragoman.web.answering import Ask, Made
from dragoman.web.asking import OneAsked, PeriodPage

router = APIRouter(tags=["incidents"])

TELLINGS = 50  # of an account whose words are given


@router.get("/incidents.jsonl", include_in_schema=False)
@router.get("/incidents", response_model=shapes.IncidentPage)
def incidents(asked: Annotated[PeriodPage, Query()], ask: Ask) -> Response:
    """Incidents by their first day."""

    def make(archive: Archive, turn: Turn) -> Made:
        page = archive.store.page_of_incidents(asked.filter(), turn)
        return out.incident_lines(archive, page.items), page.last

    return ask.listed(
        f"incidents {asked.order}",
        asked,
        make,
        lambda items, after: shapes.IncidentPage.model_construct(items=items, next=after),
        newest=asked.order == "newest",
    )


@router.get("/incidents/{id}", response_model=shapes.IncidentDetail)
def incident(id: str, asked: Annotated[OneAsked, Query()], ask: Ask) -> Response:
    """One incident: what each side says of it, in whose words, and what changed when."""
    with ask.archive() as archive:
        found = archive.incident(id, as_of=asked.as_of)
        states = archive.store.state_names()
        decided = archive.decisions_on(archive.store.tellings_of(found.events))
        return ask.answer(
            shapes.IncidentDetail.model_construct(
                **out.incident_fields(found, states),
                accounts=[_account(archive, one) for one in found.accounts],
                history=list(_history(archive, found.id, states)),
                decisions=out.decisions(archive, [*decided, *archive.store.decisions(found.id)]),
            )
        )


def _account(archive: Archive, account: Account) -> shapes.AccountOut:
    told = [archive.get(event) for event in account.events[:TELLINGS]]
    events = out.events(archive, [event for event in told if isinstance(event, Event)])
    return shapes.AccountOut.model_construct(
        **out.plain(account), tellings=[_telling(archive, event) for event in events]
    )


def _telling(archive: Archive, event: shapes.EventOut) -> shapes.Telling:
    words = sentence_at(archive.report(event.report), event.trigger)
    return shapes.Telling.model_construct(event=event, words=words)


def _history(archive: Archive, id: str, states: dict[str, str]) -> Iterator[shapes.Version]:
    """Every version, oldest first, with the fields that differ from the one before."""
    before: Incident | None = None
    for since, until, version in archive.store.history(id):
        yield shapes.Version.model_construct(
            since=since,
            until=until,
            changed=list(_changed(before, version)) if before else [],
            incident=shapes.IncidentLine.model_construct(**out.incident_fields(version, states)),
        )
        before = version


def _changed(before: Incident, after: Incident) -> Sequence[str]:
    old, new = out.plain(before), out.plain(after)
    return [name for name in new if new[name] != old[name]]
