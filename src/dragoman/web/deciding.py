"""Who calls, and whether he may.

A route that only reads takes ``Reader``, one that changes something takes ``Decider``; both are the user's name, as it
stands in decisions after ``user:``. ``dependencies=[Depends(reader)]`` of a router guards all its routes.
"""

from __future__ import annotations

import re
from secrets import compare_digest
from typing import Annotated

from fastapi import Depends, Request

from dragoman.web.problems import Refused
from dragoman.web.settings import Settings

_NAME = re.compile(r"[A-Za-z0-9._-]{1,40}")
_PROXY_NAME = re.compile(r"[A-Za-z0-9._@+-]{1,80}")  # proxies give addresses, too


def reader(request: Request) -> str:
    """The user. On loopback anyone may read; elsewhere with the token, or let in by the proxy."""
    settings: Settings = request.app.state.settings
    if settings.trust_header is not None:
        return _of_proxy(request, settings.trust_header)
    if not settings.loopback:
        _check_token(request, settings)
    return _asked(request, settings)


def decider(request: Request) -> str:
    """The user who changes something: with the token, or let in by the proxy, and from our own pages."""
    settings: Settings = request.app.state.settings
    _check_origin(request)
    if settings.trust_header is not None:
        return _of_proxy(request, settings.trust_header)
    _check_token(request, settings)
    return _asked(request, settings)


Reader = Annotated[str, Depends(reader)]
Decider = Annotated[str, Depends(decider)]


def _of_proxy(request: Request, header: str) -> str:
    given = request.headers.getlist(header)
    if len(given) != 1 or not _PROXY_NAME.fullmatch(given[0]):
        raise Refused(401, f"the reverse proxy must name the user in one header {header}")
    return given[0]


def _check_token(request: Request, settings: Settings) -> None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if settings.token is None or scheme.lower() != "bearer":
        raise _unknown("give the token that `dragoman serve` printed: Authorization: Bearer TOKEN")
    if not compare_digest(token.strip().encode(), settings.token.encode()):
        raise _unknown("this is not the token of this server; it is new with every start")


def _unknown(why: str) -> Refused:
    refused = Refused(401, why)
    refused.headers = {"WWW-Authenticate": "Bearer"}
    return refused


def _check_origin(request: Request) -> None:
    """Refuse what another site's page sends. A program that is no browser sends neither header."""
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2].lower() != request.headers.get("host", "").lower():
        raise Refused(403, f"the page at {origin[:100]} is not of this server, so it may change nothing here")
    if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        raise Refused(403, "a page of another site may change nothing here")


def _asked(request: Request, settings: Settings) -> str:
    """The user chosen in the desk, else the one who started the server."""
    name = request.headers.get("dragoman-user")
    if name is None:
        return settings.user
    if not _NAME.fullmatch(name):
        raise Refused(422, "a user's name has 1 to 40 letters, digits, dots, dashes or underscores", "Dragoman-User")
    return name
