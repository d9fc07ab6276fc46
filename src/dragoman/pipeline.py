"""The way of a report, on one screen: read, analyse, code, resolve, link, store.

Each step takes a record and returns a record. The parts are handed in, so that a test passes plain functions
and a user swaps one part without touching the others; :func:`default_parts` gives the shipped ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.coding import Coder
from dragoman.errors import ReportError
from dragoman.language import Analyser
from dragoman.linking import exact_duplicates
from dragoman.records import Coding, Doc, Report
from dragoman.resolution import Tables, resolve
from dragoman.store import Store


@dataclass(frozen=True)
class Parts:
    """What the pipeline is made of. ``coder`` names the version that stands on every record."""

    coder: str
    analyse: Callable[[Report], Doc]
    code: Callable[[Report, Doc], Coding]
    resolve: Callable[[Coding, Doc], Coding]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item of a run: read, known (coded before by this version) or failed, with its reason."""

    state: Literal["read", "known", "failed"]
    origin: str
    coding: Coding | None = None
    reason: str = ""


def code_report(report: Report, parts: Parts) -> Coding:
    """One report to its record, without a store."""
    doc = parts.analyse(report)
    coding = parts.code(report, doc)
    return parts.resolve(coding, doc)


def read_into(store: Store, items: Iterable[Report | ReportError], parts: Parts) -> Iterator[Outcome]:
    """Every report to its record, linked and stored; one transaction a report, so a killed run loses none."""
    for item in items:
        if isinstance(item, ReportError):
            store.skip(item.origin, item.reason)
            yield Outcome("failed", item.origin, reason=item.reason)
        elif store.known(item.id, parts.coder):
            yield Outcome("known", item.origin or item.id)
        else:
            coding = code_report(item, parts)
            links = exact_duplicates(item, store.reports_with_text(item.text))
            added = store.add(coding, links)
            yield Outcome("read", item.origin or item.id, coding) if added else Outcome("known", item.origin or item.id)


@cache
def default_parts() -> Parts:
    """The shipped model, rules and tables, loaded once."""
    analyser = Analyser.load()
    coder = Coder(analyser.version)
    tables = Tables.load()
    return Parts(
        coder=coder.version,
        analyse=lambda report: analyser.analyse(report.text),
        code=coder.code,
        resolve=lambda coding, doc: resolve(coding, doc, tables),
    )
