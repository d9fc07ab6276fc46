"""The way of a report, on one screen: read, analyse, code, resolve, link, store.

Each step takes a record and returns a record. The parts are handed in, so that a test passes plain functions
and a user swaps one part without touching the others; :func:`default_parts` gives the shipped ones.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import compress, islice
from typing import Literal

from dragoman.coding import Coder
from dragoman.errors import ReportError, UnsoundError
from dragoman.importers import BadRow
from dragoman.language import Analyser
from dragoman.linking import exact_duplicates, relink
from dragoman.linking.ledger import keep_ledger
from dragoman.linking_reports import link_reports
from dragoman.records import Coding, Doc, ImportedEvent, Remark, Report
from dragoman.resolution import Tables, resolve, user_file, user_mark
from dragoman.store import Store, Told, unheard

SAME_OCCURRENCE = ("same", "not-same", "undo")  # the kinds of decisions that incidents take account of
TOGETHER = 32  # reports that are analysed side by side; the first of them comes out when all are read
CHARS_TOGETHER = 200_000  # of their texts; with as many they are one portion, however few they are

# Codes portions of reports, in order; a report that it cannot code comes out as a ReportError. It may take a few
# portions ahead, and do them elsewhere (`runners`).
Work = Callable[[Iterable[Sequence[Report]]], Iterator[Iterable["Coding | ReportError"]]]


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
    """What became of one item of a run: read, known (coded before by this version) or failed, with its reason.

    ``noted`` is no report but what a reader remarked on one: a field that is unknown or could not be made out.
    """

    state: Literal["read", "known", "failed", "noted"]
    origin: str
    coding: Coding | None = None
    reason: str = ""


def code_report(report: Report, parts: Parts) -> Coding:
    """One report to its record, without a store."""
    (doc,) = parts.analyse([report])
    return _coded(report, doc, parts)


def _coded(report: Report, doc: Doc, parts: Parts) -> Coding:
    return parts.resolve(parts.code(report, doc), doc)


def code_portions(portions: Iterable[Sequence[Report]], parts: Parts) -> Iterator[Iterator[Coding | ReportError]]:
    """The codings of portions of reports, each made when it is asked for, in this process."""
    for reports in portions:
        yield (_coded(report, doc, parts) for report, doc in zip(reports, parts.analyse(reports), strict=True))


def read_into(
    store: Store, items: Iterable[Report | ReportError | Remark], parts: Parts, work: Work | None = None
) -> Iterator[Outcome]:
    """Every report to its record, and stored; a portion is stored in one transaction, and then comes out.

    A killed run loses no more than a portion's work, and the next one does it again. What was coded before an error is
    stored. ``work`` codes the portions of new reports, :func:`code_portions` unless another is handed in.
    """
    taken: deque[list[tuple[Report | ReportError | Remark, bool]]] = deque()
    new = _new_reports(store, items, parts.coder, taken)
    for codings in work(new) if work else code_portions(new, parts):
        coded, ready = iter(codings), []
        try:
            for item, is_new in taken.popleft():
                ready.append((item, next(coded) if is_new else None))
        finally:
            outcomes = keep_together(store, ready)
        yield from outcomes


def _new_reports(
    store: Store,
    items: Iterable[Report | ReportError | Remark],
    coder: str,
    taken: deque[list[tuple[Report | ReportError | Remark, bool]]],
) -> Iterator[list[Report]]:
    """What the store does not know yet, a portion of the items at a time; ``taken`` gets each portion whole."""
    rest = iter(items)
    while portion := next_portion(rest):
        new = [isinstance(item, Report) and not store.known(item.id, coder) for item in portion]
        taken.append(list(zip(portion, new, strict=True)))
        yield [item for item in compress(portion, new) if isinstance(item, Report)]


def keep_together(
    store: Store, items: Sequence[tuple[Report | ReportError | Remark, Coding | ReportError | None]]
) -> list[Outcome]:
    """``keep`` for several, all in one transaction."""
    with store.together():
        return [keep(store, item, coded) for item, coded in items]


def next_portion(items: Iterator[Report | ReportError | Remark]) -> list[Report | ReportError | Remark]:
    """The next few items, fewer where their texts are long, so that what is held at a time stays within bounds; none
    at the end."""
    portion: list[Report | ReportError | Remark] = []
    chars = 0
    for item in islice(items, TOGETHER):
        portion.append(item)
        chars += len(item.text) if isinstance(item, Report) else 0
        if chars >= CHARS_TOGETHER:
            break
    return portion


def keep(store: Store, item: Report | ReportError | Remark, coded: Coding | ReportError | None) -> Outcome:
    """Put an item with its coding into the store, and say what became of it; ``coded`` is None where it is known."""
    if isinstance(item, ReportError):
        return _failed(store, item)
    if isinstance(item, Remark):
        return Outcome("noted", item.origin, reason=item.reason)
    if isinstance(coded, ReportError):
        return _failed(store, coded)
    origin = item.origin or item.id
    try:
        added = coded and store.add(coded, exact_duplicates(item, store.reports_with_text(item.text)))
    except UnsoundError as error:
        return _failed(store, ReportError(origin, f"its coding is not sound, please report this: {error}"))
    return Outcome("read" if added else "known", origin, coded if added else None)


def _failed(store: Store, error: ReportError) -> Outcome:
    store.skip(error.origin, error.reason)
    return Outcome("failed", error.origin, reason=error.reason)


# --- other projects' data ---------------------------------------------------------------------------------

BATCH = 5000  # imported events in one transaction


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some imported events: how many were ``new``, ``changed``, ``known`` or ``older``; and of those
    that have no type of the codebook, how many there are of each code."""

    counts: Counter[str]
    untyped: Counter[str]


def import_into(store: Store, items: Iterable[ImportedEvent | BadRow]) -> Iterator[BadRow | Batch]:
    """Every event into the store, some thousands a transaction; bad rows come out as they are met."""
    events: list[ImportedEvent] = []
    for item in items:
        if isinstance(item, BadRow):
            yield item
            continue
        events.append(item)
        if len(events) == BATCH:
            yield _import_batch(store, events)
            events.clear()
    if events:
        yield _import_batch(store, events)


def _import_batch(store: Store, events: list[ImportedEvent]) -> Batch:
    return Batch(store.add_imported(events), Counter(event.code for event in events if event.type is None))


# --- linking: what many reports tell together -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Linked:
    """What a linking did: events that came and went, and incidents that are new or changed."""

    came: int = 0
    went: int = 0
    incidents: int = 0


def link(store: Store, told: Told = unheard) -> Linked:
    """Bring standings, incidents, ledger, review queue and search up to date with the codings and decisions in the
    store.

    Only what is new since the last time is looked at; with nothing new nothing is written. A run that was killed left
    nothing half-done, and the next one does the rest. ``told`` hears how far it has come.
    """
    link_reports(store, told)
    linked = link_events(store, told)
    keep_ledger(store, left_out=store.reports_standing("withdrawn"), told=partial(told, "reports for the ledger"))
    store.keep_queue(told)
    store.keep_search(told)
    return linked


def link_events(store: Store, told: Told = unheard) -> Linked:
    """The events of new codings into incidents, and those of replaced codings and withdrawn reports out of them."""
    while news := store.unlinked(SAME_OCCURRENCE):
        told("reports for their incidents", 0, len(news.codings))
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
def default_parts(threads: int = 0) -> Parts:
    """The shipped model, rules and tables with the user's own actors, loaded once.

    ``threads`` read side by side; 0 is one for each processor, up to four. Their number changes no record.
    """
    # No construction asks for PropBank's roles, which take a fourth of the analysis
    analyser, user = Analyser.load(threads=threads, roles=False), user_file()
    coder = Coder(analyser.version + user_mark(user))
    tables = Tables.load(user)
    return Parts(
        coder=coder.version,
        analyse=lambda reports: analyser.analyse_many(report.text for report in reports),
        code=coder.code,
        resolve=lambda coding, doc: resolve(coding, doc, tables),
    )
