"""From a question to an answer: a view of the store, its tag, one page or all of a list as JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel
from pydantic_core import to_json

from dragoman import __version__
from dragoman.archive import Archive
from dragoman.store.paging import Place, Turn
from dragoman.web import cursors
from dragoman.web.asking import Paging
from dragoman.web.deciding import Reader
from dragoman.web.pool import Stores
from dragoman.web.problems import NotChanged, missing

LINES = "application/x-ndjson"
AT_ONCE = 500  # records that are written to a stream together

Made = tuple[Sequence[Any], Place | None]  # some answers of a list, and the place of the last if more follow


class Question:
    """One call that reads: its view of the store and its answer."""

    def __init__(self, request: Request, user: Reader) -> None:
        self._request = request
        self._stores: Stores = request.app.state.stores
        self.user = user
        self._tag: str | None = None

    @contextmanager
    def archive(self) -> Iterator[Archive]:
        """The store as it is now. A caller who has the answer for it already gets no other; an id that no record has is
        an answer, too."""
        with self._stores.asking() as archive:
            self._tag = self._tag_of(archive)
            if self._tag in self._request.headers.get("if-none-match", "").split(", "):
                raise NotChanged(self._tag)
            try:
                yield archive
            except KeyError as error:
                raise missing(error) from error

    def answer(self, made: BaseModel) -> Response:
        """The answer as JSON, under its tag."""
        return Response(made.model_dump_json(), media_type="application/json", headers=self._headers())

    def listed(
        self,
        name: str,
        asked: Paging,
        make: Callable[[Archive, Turn], Made],
        page: type[BaseModel],
        *,
        columns: int = 2,
        newest: bool = True,
        beside: Callable[[], dict[str, Any]] = dict,
    ) -> Response:
        """One page of a list, or, for who takes JSON lines, all of it from the cursor on.

        ``name`` tells cursors of this list from others; ``columns`` is the size of a place in it; ``beside`` gives the
        fields of ``page`` besides ``items`` and ``next``, once the items are made.
        """
        after = cursors.read(name, asked.cursor, columns)
        if not self._wants_lines():
            with self.archive() as archive:
                items, last = make(archive, Turn(asked.limit, after, newest))
                more = cursors.written(name, last)
                return self.answer(page.model_construct(items=list(items), next=more, **beside()))
        with self.archive() as archive:
            first = make(archive, Turn(AT_ONCE, after, newest))
        stream = self._lines(make, first, newest)
        return StreamingResponse(stream, media_type=LINES, headers=self._headers())

    def _lines(self, make: Callable[[Archive, Turn], Made], made: Made, newest: bool) -> Iterator[bytes]:
        """Portion by portion, each of the store as it is then, so that a slow reader holds nothing up."""
        while True:
            items, last = made
            yield b"".join(to_json(item) + b"\n" for item in items)
            if last is None:
                return
            with self._stores.asking() as archive:
                made = make(archive, Turn(AT_ONCE, last, newest))

    def _wants_lines(self) -> bool:
        return self._request.url.path.endswith(".jsonl") or LINES in self._request.headers.get("accept", "")

    def _headers(self) -> dict[str, str]:
        tag = {"ETag": self._tag} if self._tag else {}
        return {**tag, "Cache-Control": "private, no-cache", "Vary": "Accept, Dragoman-User"}

    def _tag_of(self, archive: Archive) -> str:
        """The same for the same question by the same user to the same store, for this version of the program."""
        asked = (str(self._request.url), str(self._wants_lines()), self.user)
        parts = (*map(str, archive.store.change()), __version__, *asked)
        digest = sha256("\0".join(parts).encode()).hexdigest()
        return f'W/"{digest[:24]}"'


Ask = Annotated[Question, Depends(Question)]
