"""The program, the store, the user."""

from __future__ import annotations

import os

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dragoman import __version__
from dragoman.web import shapes
from dragoman.web.answering import Ask
from dragoman.web.settings import Settings

router = APIRouter(tags=["about"])


@router.get("/about", response_model=shapes.About)
def about(request: Request, ask: Ask) -> Response:
    """What the store holds, and what this user may do."""
    settings: Settings = request.app.state.settings
    with ask.archive() as archive:
        totals = archive.store.totals()
        counts = shapes.Counts(**{name: totals[name] for name in shapes.Counts.model_fields})
        return ask.answer(
            shapes.About(
                version=__version__,
                store=settings.store.name,
                coder=totals["coder"],
                counts=counts,
                first_day=totals["first_day"],
                last_day=totals["last_day"],
                writable=os.access(settings.store, os.W_OK) and os.access(settings.store.parent, os.W_OK),
                needs_token=settings.trust_header is None,
                user=ask.user,
            )
        )
