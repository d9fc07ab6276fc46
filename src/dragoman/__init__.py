"""Dragoman reads news reports of a crisis and keeps the record, each fact with its words.

>>> import dragoman
>>> coding = dragoman.code("Norland accuses Sudria of shelling a border post.", date="2024-03-05")
>>> with dragoman.open("crisis.db") as record:
...     record.read("reports/")
"""

from dragoman.archive import Archive, code, open, verify
from dragoman.errors import DragomanError, ReportError, StoreError
from dragoman.records import Actor, Coding, Decision, Event, Mention, Report, Span, Statement

__version__ = "0.1.0"
__all__ = [
    "Actor",
    "Archive",
    "Coding",
    "Decision",
    "DragomanError",
    "Event",
    "Mention",
    "Report",
    "ReportError",
    "Span",
    "Statement",
    "StoreError",
    "code",
    "open",
    "verify",
]
