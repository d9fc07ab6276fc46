"""A store that reads: the public face of Dragoman for Python users."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Date
from pathlib import Path
from types import TracebackType
from typing import Any

from dragoman import readers
from dragoman.coding import confident
from dragoman.pipeline import Outcome, Parts, code_report, default_parts, read_into
from dragoman.records import Coding, Event, Report, Statement
from dragoman.store import Store


def code(
    text: str,
    date: str | Date | None = None,
    *,
    publisher: str | None = None,
    min_confidence: float = 0.0,
    parts: Parts | None = None,
) -> Coding:
    """The record of one report's text: ``.events``, ``.statements``, ``.mentions`` and ``.actors``.

    ``date`` is the day of publication; without it relative times stay unresolved. ``min_confidence``, 0 to 1, leaves
    out events and statements that are less sure to be right.
    Raises :class:`~dragoman.errors.ReportError` when the text is empty or too large, ``ValueError`` when ``date``
    is not a day or ``min_confidence`` not from 0 to 1.
    """
    day = date.isoformat() if isinstance(date, Date) else date
    report = readers.report_from_text(text, date=day, publisher=publisher)
    return confident(code_report(report, parts or default_parts()), min_confidence)


def open(path: str | Path, *, parts: Parts | None = None) -> Archive:  # noqa: A001 - the verb users expect: dragoman.open
    """Open the store at ``path``, made if it is not there. Raises :class:`~dragoman.errors.StoreError`."""
    return Archive(Store.open(path), parts)


class Archive:
    """A record of a crisis on disk. A context manager; the model is loaded at the first ``read``."""

    def __init__(self, store: Store, parts: Parts | None = None) -> None:
        self.store = store
        self._parts = parts

    @property
    def parts(self) -> Parts:
        if self._parts is None:
            self._parts = default_parts()
        return self._parts

    def read(
        self,
        *sources: str | Path,
        date: str | Date | None = None,
        publisher: str | None = None,
        format: str | None = None,
    ) -> list[Outcome]:
        """Read files, directories or ``"-"`` into the store; what became of each report, in order."""
        day = date.isoformat() if isinstance(date, Date) else date
        options = readers.ReadOptions(format=format, date=day, publisher=publisher)
        return list(self.add(readers.read(sources, options)))

    def add(self, items: Iterable[Any]) -> Iterator[Outcome]:
        """Read reports made elsewhere (``Report`` or ``ReportError`` values), one at a time."""
        return read_into(self.store, items, self.parts)

    def events(self, **filters: Any) -> Iterator[Event]:
        """Events by ``actor``, ``recipient``, ``type``, ``status``, ``since``, ``until``, ``claimed_by``, ``text``,
        ``report``, ``min_confidence``."""
        return self.store.events(**filters)

    def statements(self, **filters: Any) -> Iterator[Statement]:
        """Statements by ``speaker``, ``act``, ``addressee``, ``since``, ``until``, ``text``, ``report``,
        ``min_confidence``."""
        return self.store.statements(**filters)

    def get(self, id: str) -> Any:
        """Any record by its id (or the start of it). Raises ``KeyError``."""
        return self.store.get(id)

    def report(self, id: str) -> Report:
        return self.store.report(id)

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *exc: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()
