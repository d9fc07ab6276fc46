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
    """Routes for the files of the built desk, and for no other: no path of a caller's touches the disk."""
    router = APIRouter(include_in_schema=False)
    built = _Built(folder)

    @router.get("/{path:path}")
    def desk(request: Request, path: str) -> Response:
        asked = f"/{path}"
        if asked.startswith("/api/") or asked == "/api":
            raise Refused(404, f"the API has no {asked[:200]}; see /openapi.json")
        files = built.files()
        if asked in files and asked != "/index.html":
            return _file(files[asked], FOREVER if asked.startswith("/assets/") else "no-cache")
        if "." in asked.rpartition("/")[2] and asked != "/index.html":
            raise Refused(404, "there is no such file")
        if "/index.html" not in files:
            return PlainTextResponse(ABSENT)
        return _file(files["/index.html"], "no-cache")

    return router


class _Built:
    """The files of the folder by their addresses. They are listed anew when some came, went, or the first page was
    written, so that a desk that is built while it is served is the one that is served."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._of: tuple[int, ...] | None = None
        self._files: dict[str, Path] = {}

    def files(self) -> dict[str, Path]:
        now = self._written()
        if now != self._of:
            self._files = {
                f"/{path.relative_to(self._folder).as_posix()}": path
                for path in self._folder.rglob("*")
                if path.is_file() and not path.name.startswith(".")
            }
            self._of = now
        return self._files

    def _written(self) -> tuple[int, ...]:
        """When the two folders and the first page last changed."""
        paths = (self._folder, self._folder / "assets", self._folder / "index.html")
        return tuple(path.stat().st_mtime_ns for path in paths if path.exists())


def _file(path: Path, cache: str) -> Response:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    try:
        content = path.read_bytes()
    except FileNotFoundError:  # the desk is being built at this moment
        raise Refused(404, "there is no such file") from None
    return Response(content, media_type=kind, headers={"Cache-Control": cache})
