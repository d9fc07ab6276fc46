"""Search, searches that are kept, and the Atom feed of one."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from dragoman.archive import Archive
from dragoman.exports.atom import Entry, to_atom
from dragoman.records import Report
from dragoman.store import Hit, SavedSearch, Search, SearchError
from dragoman.store.paging import Turn
from dragoman.web import shapes
from dragoman.web.answering import Ask, Made
from dragoman.web.asking import Paging
from dragoman.web.deciding import Decider, Reader
from dragoman.web.pool import Stores
from dragoman.web.problems import Refused, missing
from dragoman.web.shapes import SearchIn

router = APIRouter(tags=["search"])

FEED = "application/atom+xml; charset=utf-8"
FEED_ENTRIES = 50


class SearchAsked(SearchIn, Paging):
    """Words or a filter must be given; `type` and `actor` find events, `act` and `speaker` statements."""


@router.get("/search.jsonl", include_in_schema=False)
@router.get("/search", response_model=shapes.SearchPage)
def search(asked: Annotated[SearchAsked, Query()], ask: Ask) -> Response:
    """Reports, events and statements that match, those of the newest reports first."""
    wanted = _search(asked)

    def make(archive: Archive, turn: Turn) -> Made:
        after = int(turn.after[0]) if turn.after else None
        hits = _found(archive, wanted, after, turn.limit + 1)
        shown = hits[: turn.limit]
        last = (shown[-1].place,) if len(hits) > turn.limit else None
        return [_hit(one) for one in shown], last

    return ask.listed("search", asked, make, shapes.SearchPage, columns=1)


@router.get("/searches", response_model=shapes.SavedSearches)
def searches(ask: Ask) -> Response:
    """The searches that are kept, oldest first."""
    with ask.archive() as archive:
        kept = [_saved(one) for one in archive.saved_searches()]
        return ask.answer(shapes.SavedSearches(items=kept))


@router.get("/searches/{id}", response_model=shapes.SavedSearchOut)
def kept(id: str, ask: Ask) -> Response:
    """One kept search."""
    with ask.archive() as archive:
        return ask.answer(_saved(archive.store.saved_search(id)))


@router.post("/searches", response_model=shapes.SavedSearchOut, status_code=201)
def keep(made: shapes.SavedSearchIn, request: Request, user: Decider) -> Response:
    """Keep a search by a name."""
    stores: Stores = request.app.state.stores
    with stores.writing() as archive:
        try:
            saved = archive.save_search(made.name, _search(made.search), by=user)
        except SearchError as error:
            raise _refused(error) from error
    return Response(_saved(saved).model_dump_json(), 201, media_type="application/json")


@router.delete("/searches/{id}", status_code=204)
def drop(id: str, request: Request, user: Decider) -> Response:
    """Keep a search no longer."""
    stores: Stores = request.app.state.stores
    with stores.writing() as archive:
        try:
            archive.drop_search(id, by=user)
        except KeyError as error:
            raise missing(error) from error
    return Response(status_code=204)


@router.get(
    "/searches/{id}/feed.atom", response_class=Response, responses={200: {"content": {"application/atom+xml": {}}}}
)
def feed(id: str, request: Request, user: Reader) -> Response:
    """What a kept search finds, newest first, for feed readers."""
    stores: Stores = request.app.state.stores
    with stores.asking() as archive:
        try:
            saved = archive.store.saved_search(id)
        except KeyError as error:
            raise missing(error) from error
        hits = archive.search(saved.search, limit=FEED_ENTRIES)
        base = str(request.base_url).rstrip("/")
        entries = [_entry(hit, archive.report(hit.report), base) for hit in hits]
    link = f"{base}/api/searches/{saved.id}/feed.atom"
    body = to_atom(id=saved.id, title=saved.name, link=link, updated=saved.made_at, entries=entries)
    return Response(body, media_type=FEED)


# --- records to shapes ------------------------------------------------------------------------------------


def _search(asked: SearchIn) -> Search:
    return Search(**{name: getattr(asked, name) for name in SearchIn.model_fields})


def _found(archive: Archive, wanted: Search, after: int | None, limit: int) -> list[Hit]:
    try:
        return archive.search(wanted, after=after, limit=limit)
    except SearchError as error:
        raise _refused(error) from error


def _refused(error: SearchError) -> Refused:
    field, _, message = str(error).partition(": ")
    return Refused(422, message, field)


def _hit(hit: Hit) -> shapes.SearchHit:
    return shapes.SearchHit(
        kind=hit.kind,  # type: ignore[arg-type]  # one of the three
        id=hit.id,
        report=hit.report,
        day=hit.day,
        publisher=hit.publisher,
        label=hit.label,
        snippet=[shapes.Segment(text=text, hit=is_hit) for text, is_hit in hit.snippet],
    )


def _saved(saved: SavedSearch) -> shapes.SavedSearchOut:
    filled: dict[str, Any] = {name: value for name, value in asdict(saved.search).items() if value}
    return shapes.SavedSearchOut(
        id=saved.id,
        name=saved.name,
        search=SearchIn(**filled),
        by=saved.by,
        made_at=saved.made_at,
        feed=f"/api/searches/{saved.id}/feed.atom",
    )


def _entry(hit: Hit, report: Report, base: str) -> Entry:
    headline = " ".join(report.headline.quote.split()) if report.headline else report.id
    label = "" if hit.kind == "report" else f"{hit.label}: "
    shown = "" if hit.kind == "report" else f"?record={hit.id}"
    return Entry(
        id=hit.id,
        title=f"{label}{headline}",
        summary="".join(text for text, _ in hit.snippet),
        updated=f"{hit.day}T00:00:00Z" if hit.day else hit.added_at,
        link=f"{base}/report/{hit.report}{shown}",
        author=hit.publisher,
    )
