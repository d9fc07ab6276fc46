"""The built desk: files of the package, and its first page for every address of the desk's own."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response

from dragoman.web.problems import Refused

DESK = Path(__file__).parent / "desk"
ABSENT = (
    "The desk is not built here; the API alone is served, under /api, and described in /openapi.json.\n"
    "Build it with: make desk\n"
)
FOREVER = "public, max-age=31536000, immutable"  # names of built files change with what is in them

mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")


def is_built(folder: Path = DESK) -> bool:
    """True where the desk was built into the package."""
    return (folder / "index.html").is_file()


def desk_router(folder: Path = DESK) -> APIRouter:
    """Routes for the files that are in the folder now, and for no other: no path of a caller's touches the disk."""
    router = APIRouter(include_in_schema=False)
    files = {
        f"/{path.relative_to(folder).as_posix()}": path
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }

    @router.get("/{path:path}")
    def desk(request: Request, path: str) -> Response:
        asked = f"/{path}"
        if asked.startswith("/api/") or asked == "/api":
            raise Refused(404, f"the API has no {asked[:200]}; see /openapi.json")
        if asked in files and asked != "/index.html":
            return _file(files[asked], FOREVER if asked.startswith("/assets/") else "no-cache")
        if "." in asked.rpartition("/")[2] and asked != "/index.html":
            raise Refused(404, "there is no such file")
        if "/index.html" not in files:
            return PlainTextResponse(ABSENT)
        return _file(files["/index.html"], "no-cache")

    return router


def _file(path: Path, cache: str) -> Response:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Response(path.read_bytes(), media_type=kind, headers={"Cache-Control": cache})
