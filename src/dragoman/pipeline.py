"""The way of a report, on one screen: read, analyse, code, resolve, link, store.

Each step takes a record and returns a record. The parts are handed in, so that a test passes plain functions
and a user swaps one part without touching the others; :func:`default_parts` gives the shipped ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal

from dragoman.coding import Coder
from dragoman.errors import ReportError
from dragoman.language import Analyser
from dragoman.linking import exact_duplicates
from dragoman.records import Coding, Doc, Report
from dragoman.resolution import Tables, resolve, user_file, user_mark
from dragoman.store import Store

TOGETHER = 32  # reports that are analysed side by side; the first of them comes out when all are read


@dataclass(frozen=True)
class Parts:
    """What the pipeline is made of. ``coder`` names the version that stands on every record.

    ``analyse`` gives a Doc for each report, in order; it may read several side by side.
    """

    coder: str
    analyse: Callable[[Iterable[Report]], Iterator[Doc]]
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
    (doc,) = parts.analyse([report])
    return _coded(report, doc, parts)


def _coded(report: Report, doc: Doc, parts: Parts) -> Coding:
    return parts.resolve(parts.code(report, doc), doc)


def read_into(store: Store, items: Iterable[Report | ReportError], parts: Parts) -> Iterator[Outcome]:
    """Every report to its record, linked and stored; one transaction a report: a killed run loses none."""
    for item, doc in _analysed(store, items, parts):
        if isinstance(item, ReportError):
            store.skip(item.origin, item.reason)
            yield Outcome("failed", item.origin, reason=item.reason)
        elif doc is None:
            yield Outcome("known", item.origin or item.id)
        else:
            coding = _coded(item, doc, parts)
            links = exact_duplicates(item, store.reports_with_text(item.text))
            added = store.add(coding, links)
            yield Outcome("read", item.origin or item.id, coding) if added else Outcome("known", item.origin or item.id)


def _analysed(
    store: Store, items: Iterable[Report | ReportError], parts: Parts
) -> Iterator[tuple[Report | ReportError, Doc | None]]:
    """The items in order, reports that the store does not know yet with their Doc."""
    rest = iter(items)
    while together := list(islice(rest, TOGETHER)):
        new = [item for item in together if isinstance(item, Report) and not store.known(item.id, parts.coder)]
        docs = dict(zip(map(id, new), parts.analyse(new), strict=True))
        yield from ((item, docs.get(id(item))) for item in together)


@cache
def default_parts() -> Parts:
    """The shipped model, rules and tables with the user's own actors, loaded once."""
    analyser, user = Analyser.load(), user_file()
    coder = Coder(analyser.version + user_mark(user))
    tables = Tables.load(user)
    return Parts(
        coder=coder.version,
        analyse=lambda reports: analyser.analyse_many(report.text for report in reports),
        code=coder.code,
        resolve=lambda coding, doc: resolve(coding, doc, tables),
    )
