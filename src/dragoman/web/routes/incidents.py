"""Incidents: what many reports tell of one occurrence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from dragoman.archive import Archive
from dragoman.exports.brief_words import sentence_at
from dragoman.records import Account, Incident
from dragoman.store.paging import Page, Place, Turn
from dragoman.web import out, shapes
from dragoman.web.answering import Ask, Made
from dragoman.web.asking import OneAsked, OnePage, PeriodPage, TellingsAsked
from dragoman.web.portions import rest
from dragoman.web.problems import Refused

router = APIRouter(tags=["incidents"])

# What one incident's answer holds of what may be very much.
ACCOUNTS = 20
TELLINGS = 20  # of an account
IDS = 200  # of an account's events
VERSIONS = 20


@router.get("/incidents.jsonl", include_in_schema=False)
@router.get("/incidents", response_model=shapes.IncidentPage)
def incidents(asked: Annotated[PeriodPage, Query()], ask: Ask) -> Response:
    """Incidents by their first day."""

    def make(archive: Archive, turn: Turn) -> Made:
        page = archive.store.page_of_incidents(asked.filter(), turn)
        return out.incident_lines(archive, page.items), page.last

    return ask.listed(f"incidents {asked.order}", asked, make, shapes.IncidentPage, newest=asked.order == "newest")


@router.get("/incidents/{id}", response_model=shapes.IncidentDetail)
def incident(id: str, asked: Annotated[OneAsked, Query()], ask: Ask) -> Response:
    """One incident: what each side says of it, in whose words, and what changed when.

    Of very many accounts, tellings and versions the first; `counts` tells how many there are, `more` where the rest is.
    """
    with ask.archive() as archive:
        found = archive.incident(id, as_of=asked.as_of)
        states = archive.store.state_names()
        accounts = _accounts(archive, found, Turn(ACCOUNTS, newest=False), asked.as_of)
        history = _history(archive, found.id, Turn(VERSIONS), states)
        return ask.answer(
            shapes.IncidentDetail.model_construct(
                **out.incident_fields(found, states),
                accounts=list(accounts.items),
                history=list(history.items[::-1]),
                decisions=out.decisions(
                    archive, [*archive.decisions_on(found.events), *archive.store.decisions(found.id)]
                ),
                counts=shapes.IncidentCounts(
                    accounts=len(found.accounts), history=archive.store.version_count(found.id)
                ),
                more=shapes.IncidentMore(
                    accounts=_rest(found.id, "accounts", accounts.last, as_of=asked.as_of),
                    history=_rest(found.id, "history", history.last, as_of=asked.as_of),
                ),
            )
        )


# --- accounts and tellings ------------------------------------------------------------------------------------


@router.get("/incidents/{id}/accounts", response_model=shapes.AccountPage)
def accounts(id: str, asked: Annotated[OnePage, Query()], ask: Ask) -> Response:
    """The accounts of an incident, in the order of its own answer."""

    def make(archive: Archive, turn: Turn) -> Made:
        page = _accounts(archive, archive.incident(id, as_of=asked.as_of), turn, asked.as_of)
        return page.items, page.last

    return ask.listed(f"{id} accounts", asked, make, shapes.AccountPage, newest=False)


@router.get("/incidents/{id}/tellings", response_model=shapes.TellingPage)
def tellings(id: str, asked: Annotated[TellingsAsked, Query()], ask: Ask) -> Response:
    """The tellings of one account of an incident, oldest first."""

    def make(archive: Archive, turn: Turn) -> Made:
        several = archive.incident(id, as_of=asked.as_of).accounts
        if asked.account >= len(several):
            raise KeyError(f"{id} has no account {asked.account}; the first is 0, the last {len(several) - 1}")
        page = _tellings(archive, several[asked.account], turn)
        return page.items, page.last

    return ask.listed(f"{id} tellings {asked.account}", asked, make, shapes.TellingPage, newest=False)


def _accounts(archive: Archive, found: Incident, turn: Turn, as_of: str | None) -> Page[shapes.AccountOut]:
    """Accounts by number; their places hold the first event too, by which it is seen whether the numbers still hold."""
    firsts = [one.events[0] for one in found.accounts]
    begin = _begin(firsts, turn.after)
    made = []
    for number, account in list(enumerate(found.accounts))[begin : begin + turn.limit]:
        first = _tellings(archive, account, Turn(TELLINGS, newest=False))
        made.append(
            shapes.AccountOut.model_construct(
                **out.plain(account, "events"),
                events=account.events[:IDS],
                told=len(account.events),
                tellings=list(first.items),
                more=_rest(found.id, "tellings", first.last, account=number, as_of=as_of),
            )
        )
    return Page(tuple(made), _last(firsts, begin + turn.limit))


def _tellings(archive: Archive, account: Account, turn: Turn) -> Page[shapes.Telling]:
    begin = _begin(account.events, turn.after)
    ids = account.events[begin : begin + turn.limit]
    found = archive.store.events_by_id(ids)
    events = out.events(archive, [found[one] for one in ids if one in found])
    reports = {event.report: archive.report(event.report) for event in events}
    made = (
        shapes.Telling.model_construct(event=event, words=sentence_at(reports[event.report], event.trigger))
        for event in events
    )
    return Page(tuple(made), _last(account.events, begin + turn.limit))


def _begin(ids: Sequence[str], after: Place | None) -> int:
    """Where in a list a page begins. Raises Refused where the list is no longer as it was for the page before."""
    if after is None:
        return 0
    number, known = after
    if not isinstance(number, int) or not 0 <= number < len(ids) or ids[number] != known:
        raise Refused(409, "the incident has changed since the page before; begin without a cursor", "cursor")
    return number + 1


def _last(ids: Sequence[str], end: int) -> Place | None:
    """The place of the last of a page that ends there; None where nothing follows."""
    return (end - 1, ids[end - 1]) if end < len(ids) else None


def _rest(
    id: str, part: str, last: Place | None, *, account: int | None = None, as_of: str | None = None
) -> str | None:
    name = f"{id} {part}" if account is None else f"{id} {part} {account}"
    return rest(f"incidents/{id}/{part}", name, last, account=account, as_of=as_of)


# --- history --------------------------------------------------------------------------------------------------


@router.get("/incidents/{id}/history", response_model=shapes.HistoryPage)
def history(id: str, asked: Annotated[OnePage, Query()], ask: Ask) -> Response:
    """The versions of an incident, newest first."""

    def make(archive: Archive, turn: Turn) -> Made:
        found = archive.incident(id, as_of=asked.as_of)
        page = _history(archive, found.id, turn, archive.store.state_names())
        return page.items, page.last

    return ask.listed(f"{id} history", asked, make, shapes.HistoryPage, columns=1)


def _history(archive: Archive, id: str, turn: Turn, states: dict[str, str]) -> Page[shapes.Version]:
    """Versions, newest first, with the fields that differ from the one before."""
    page, before = archive.store.page_of_history(id, turn)
    befores = [*(version for _, _, version in page.items[1:]), before]
    made = (
        shapes.Version.model_construct(
            since=since,
            until=until,
            changed=_changed(one, version) if one else [],
            incident=shapes.IncidentLine.model_construct(**out.incident_fields(version, states)),
        )
        for (since, until, version), one in zip(page.items, befores, strict=False)
    )
    return Page(tuple(made), page.last)


def _changed(before: Incident, after: Incident) -> list[str]:
    old, new = out.plain(before), out.plain(after)
    return [name for name in new if new[name] != old[name]]
