"""Connections to the store: readers side by side, one writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue
from threading import Lock

from dragoman.archive import Archive
from dragoman.store import Store
from dragoman.web.settings import Settings


class Stores:
    """Open stores that requests borrow: each serves one request at a time, whatever its thread."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._idle: LifoQueue[Store] = LifoQueue()
        self._writer: Archive | None = None
        self._writing = Lock()

    @contextmanager
    def asking(self) -> Iterator[Archive]:
        """An archive to ask; it stays as it is while it is asked. Raises StoreError, and TooLong after some time."""
        try:
            store = self._idle.get_nowait()
        except Empty:
            store = Store.open(self._settings.store, read_only=True, any_thread=True)
        try:
            with store.snapshot(self._settings.seconds):
                yield Archive(store)
        finally:
            self._idle.put(store)

    @contextmanager
    def writing(self) -> Iterator[Archive]:
        """The one archive that may be changed; others wait. The model is loaded when reports are first read."""
        with self._writing:
            if self._writer is None:
                store = Store.open(self._settings.store, any_thread=True)
                self._writer = Archive(store, self._settings.parts)
            yield self._writer

    def close(self) -> None:
        """Close what is idle; to be called when no request is left."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        while not self._idle.empty():
            self._idle.get_nowait().close()
