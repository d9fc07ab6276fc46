"""The errors Dragoman raises on purpose. Each message names the file, the field and the mend."""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all errors a caller may want to catch."""


class ReportError(DragomanError):
    """One report could not be read; the run goes on without it.

    ``origin`` is the file (and line), ``reason`` says what is wrong and how to mend it.
    """

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason


class StoreError(DragomanError):
    """The store cannot be opened or is not a Dragoman store."""


class UnsoundError(StoreError):
    """A coding that breaks what must hold of every record; the message names the record and the field."""


class DataError(DragomanError):
    """A data file of Dragoman's own or of the user's is broken; names file, line and field."""
