"""Parts that a process of its own can make: a coder that finds nothing, and one that some reports kill."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from dragoman.pipeline import Parts
from dragoman.records import Coding, Doc, Report

CODER = "toy-1"


def quiet_parts() -> Parts:
    """Codes every report, and finds nothing in it."""
    return Parts(CODER, analyse=_analyse, code=_code, resolve=lambda coding, doc: coding)


def deadly_parts() -> Parts:
    """The process that codes a report with the word ``deadly`` ends as if the system had killed it."""
    return Parts(CODER, analyse=_analyse, code=_code_or_die, resolve=lambda coding, doc: coding)


def _analyse(reports: Iterable[Report]) -> Iterator[Doc]:
    return (Doc(report.text, (), ()) for report in reports)


def _code(report: Report, doc: Doc) -> Coding:
    return Coding(report, CODER)


def _code_or_die(report: Report, doc: Doc) -> Coding:
    if "deadly" in report.text:
        os._exit(137)
    return _code(report, doc)
