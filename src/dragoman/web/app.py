"""The application: its routers, joined, behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware

from dragoman import __version__
from dragoman.web.deciding import reader
from dragoman.web.described import describe
from dragoman.web.desk import desk_router
from dragoman.web.guarding import Guard
from dragoman.web.pool import Stores
from dragoman.web.problems import add_handlers
from dragoman.web.routes import (
    about,
    actors,
    brief,
    decisions,
    incidents,
    ledger,
    period,
    records,
    reports,
    review,
    search,
    sending,
    series,
)
from dragoman.web.settings import Settings

# Every router of the API; a new one is added here, and answers under /api.
ROUTERS: tuple[APIRouter, ...] = (
    about.router,
    period.router,
    series.router,
    incidents.router,
    records.router,
    reports.router,
    sending.router,
    ledger.router,
    actors.router,
    brief.router,
    decisions.router,
    review.router,
    search.router,
)

SMALLEST = 1000  # bytes that are worth being compressed


def make_app(settings: Settings) -> FastAPI:
    """The API and the desk on one store, which is opened at the first question."""
    app = FastAPI(
        title="Dragoman",
        version=__version__,
        summary="The record of a crisis: who did, said, blamed, demanded, denied and promised what, on whose word.",
        docs_url=None,  # its page takes scripts from another site
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.stores = Stores(settings)
    for router in ROUTERS:
        app.include_router(router, prefix="/api", dependencies=[Depends(reader)])
    app.include_router(desk_router())
    add_handlers(app)
    describe(app)
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST, compresslevel=5)
    app.add_middleware(Guard, settings=settings)  # the last one added comes first
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    stores: Stores = app.state.stores
    stores.close()
