"""The application: its routers, joined."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query

from dragoman import __version__
from dragoman.web import asking, shapes
from dragoman.web.described import describe

_SKELETON: tuple[tuple[str, Any, Any], ...] = (
    ("/api/about", None, shapes.About),
    ("/api/timeline", asking.TimelineAsked, shapes.Timeline),
    ("/api/map", asking.Period, shapes.Map),
    ("/api/network", asking.NetworkAsked, shapes.Network),
    ("/api/series", asking.SeriesAsked, shapes.Series),
    ("/api/series/rows", asking.SeriesRowsAsked, shapes.SeriesIncidentPage),
    ("/api/incidents", asking.PeriodPage, shapes.IncidentPage),
    ("/api/incidents/{id}", asking.OneAsked, shapes.IncidentDetail),
    ("/api/events", asking.RecordsAsked, shapes.EventPage),
    ("/api/events/{id}", None, shapes.EventOut),
    ("/api/statements", asking.RecordsAsked, shapes.StatementPage),
    ("/api/statements/{id}", None, shapes.StatementOut),
    ("/api/reports", asking.ReportsAsked, shapes.ReportPage),
    ("/api/reports/{id}", None, shapes.ReportDetail),
    ("/api/ledger", asking.LedgerAsked, shapes.EntryPage),
    ("/api/ledger/{id}", asking.EntryAsked, shapes.EntryDetail),
    ("/api/actors", asking.ActorsAsked, shapes.ActorPage),
    ("/api/actors/{id}", None, shapes.ActorOut),
    ("/api/brief", asking.BriefAsked, shapes.Brief),
    ("/api/decisions", asking.DecisionsAsked, shapes.DecisionPage),
)


def make_app() -> FastAPI:
    """The API with all its routes."""
    app = FastAPI(title="Dragoman", version=__version__, docs_url=None, redoc_url=None)
    router = APIRouter()
    for path, asked, model in _SKELETON:
        _plain(router, path, asked, model)
    router.add_api_route("/api/decisions", _decide, methods=["POST"], response_model=shapes.Decided, status_code=201)
    router.add_api_route("/api/reports", _send, methods=["POST"], response_model=shapes.Outcomes)
    app.include_router(router)
    describe(app)
    return app


def _decide(made: shapes.DecisionIn) -> None: ...


def _send(report: shapes.ReportIn) -> None: ...


def _plain(router: APIRouter, path: str, asked: Any, model: Any) -> None:
    names = {"return": None}
    if asked and "{id}" in path:
        def route(id, asked): ...  # type: ignore
        route.__annotations__ = {"id": str, "asked": Annotated[asked, Query()]}
    elif asked:
        def route(asked): ...  # type: ignore
        route.__annotations__ = {"asked": Annotated[asked, Query()]}
    elif "{id}" in path:
        def route(id): ...  # type: ignore
        route.__annotations__ = {"id": str}
    else:
        def route(): ...  # type: ignore
    router.add_api_route(path, route, response_model=model, name=path.replace("/", "_"), responses={"default": {"model": shapes.Problem}})
