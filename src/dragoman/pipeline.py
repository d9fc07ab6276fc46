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
from dragoman.linking import exact_duplicates, relink
from dragoman.linking.ledger import keep_ledger
from dragoman.linking_reports import link_reports
from dragoman.records import Coding, Doc, Report
from dragoman.resolution import Tables, resolve, user_file, user_mark
from dragoman.store import Store

SAME_OCCURRENCE = ("same", "not-same", "undo")  # the kinds of decisions that incidents take account of
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


# --- linking: what many reports tell together -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Linked:
    """What a linking did: events that came and went, and incidents that are new or changed."""

    came: int = 0
    went: int = 0
    incidents: int = 0


def link(store: Store) -> Linked:
    """Bring standings, incidents, ledger, review queue and search up to date with the codings and decisions in the
    store.

    Only what is new since the last time is looked at; with nothing new nothing is written. A run that was killed left
    nothing half-done, and the next one does all of it.
    """
    link_reports(store)
    linked = link_events(store)
    keep_ledger(store, left_out=store.reports_standing("withdrawn"))
    store.keep_queue()
    store.keep_search()
    return linked


def link_events(store: Store) -> Linked:
    """The events of new codings into incidents, and those of replaced codings and withdrawn reports out of them."""
    while news := store.unlinked(SAME_OCCURRENCE):
        change = relink(
            store.linked(),
            store.unlinked_tellings(news),
            news.went,
            decisions=store.decisions_of_kinds(SAME_OCCURRENCE),
            named_anew=news.event_keys,
            replaced=store.reports_standing("superseded"),
        )
        written = store.write_linked(
            news,
            events=change.events,
            keys=change.keys,
            ended_keys=change.ended_keys,
            links=change.links,
            ended_links=change.ended_links,
            incidents=change.incidents,
            ended_incidents=change.ended_incidents,
        )
        if written:  # else another run was quicker: look again
            return Linked(len(change.events), len(change.ended_keys), len(change.incidents))
    return Linked()


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
