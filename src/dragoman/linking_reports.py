"""Reports to links and standings: which are copies, which are superseded, which are withdrawn.

A new report is compared with those that share a MinHash band and stand near it in time, and with those that share its
URI, headline, slugline or text. What two reports are to one another is a function of the two alone, and what stands is
a function of all links, so a store holds the same whatever the order in which reports came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from dragoman.linking.near_duplicates import BANDS, COPY_DAYS, CROWD, bands, candidates
from dragoman.linking.standings import Linked, standings
from dragoman.linking.versions import KILL_DAYS, LINKER, keys, relate, version_of
from dragoman.records import Decision, Report, Standing
from dragoman.store import Store, Told, Trace, unheard

AT_ONCE = 2000  # reports that are linked in one transaction; bounds the memory
_LISTED = 1000  # reports with one headline or slugline that are looked at
_ANY_DAY = 10**7


def link_reports(store: Store, told: Told = unheard) -> int:
    """Link the reports that are not linked yet, and find what stands; how many were linked.

    Killed half-way it loses no more than AT_ONCE reports' work, and the next run goes on. ``told`` hears how far it
    has come.
    """
    linked = 0
    while some := store.link(LINKER, AT_ONCE, lambda reports: _links(store, reports)):
        linked += some
        told("reports for their copies", linked, 0)
    store.settle(_stand)
    return linked


def _links(store: Store, reports: Sequence[Report]) -> tuple[list[Trace], list[Decision]]:
    """What linking keeps of these reports, and the decisions that join them with one another and with older ones."""
    versions = {report.id: version_of(report) for report in reports}
    traces = [Trace(v.id, v.day, bands(v.print).tobytes(), v.retracts, keys(v)) for v in versions.values()]
    links = []
    for pair in sorted({*_alike(store, traces), *_sharing(store, traces)}):
        for report in pair:
            if report not in versions:
                versions[report] = version_of(store.report(report))
        link = relate(versions[pair[0]], versions[pair[1]])
        if link is not None:
            links.append(link)
    return traces, links


def _alike(store: Store, traces: Sequence[Trace]) -> Iterator[tuple[str, str]]:
    """Pairs of ids, in order, with a MinHash band in common and few days between them; one of each is new."""
    old = list(store.traces_near({trace.day for trace in traces}, COPY_DAYS))
    rows = [*old, *((t.report, t.day, t.bands) for t in traces)]
    table = np.frombuffer(b"".join(data for *_, data in rows), np.uint32).reshape(len(rows), BANDS)
    for i, j in candidates([day for _, day, _ in rows], table, new=len(old)):
        yield _in_order(rows[i][0], rows[j][0])


def _sharing(store: Store, traces: Sequence[Trace]) -> Iterator[tuple[str, str]]:
    """Pairs of ids, in order, with a URI, headline, slugline or text in common; one of each is new."""
    together: dict[str, list[Trace]] = defaultdict(list)
    for trace in traces:
        for key in trace.keys:
            together[key].append(trace)
    for key, several in together.items():
        within = KILL_DAYS if key.startswith("words:") else _ANY_DAY
        most = CROWD if key.startswith("text:") else _LISTED
        for i, one in enumerate(several):
            others = [o.report for o in several[max(0, i - most) : i] if abs(o.day - one.day) <= within]
            others += store.sharing(key, one.day - within, one.day + within, most)
            yield from (_in_order(one.report, other) for other in others if other != one.report)


def _stand(
    reports: Sequence[tuple[str, int, str]], links: Sequence[Decision], persons: Sequence[Decision]
) -> tuple[Standing, ...]:
    return standings([Linked(*report) for report in reports], links, persons)


def _in_order(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
