"""A period at a glance: what happened when, where, and who acted on whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from dragoman.linking.series import LONGEST, verbal_types
from dragoman.store.counting import PeriodCount, PlaceCount, Placed, TieCount
from dragoman.web import shapes
from dragoman.web.answering import Ask
from dragoman.web.asking import NetworkAsked, Period, TimelineAsked

router = APIRouter(tags=["period"])

PLACES = 2000  # of the map
NODES = 150  # of the network
LATEST = 5  # incidents named at a place


# --- timeline -----------------------------------------------------------------------------------------------


@router.get("/timeline", response_model=shapes.Timeline)
def timeline(asked: Annotated[TimelineAsked, Query()], ask: Ask) -> Response:
    """How many incidents and statements fall in each day, week or month, by type and act."""
    with ask.archive() as archive:
        counts, untimed = archive.store.count_periods(asked.filter(), asked.by, LONGEST[asked.by])
        return ask.answer(_timeline(counts, untimed, asked.by))


def _timeline(counts: list[PeriodCount], untimed: int, by: shapes.By) -> shapes.Timeline:
    verbal = frozenset(verbal_types())
    told: Counter[tuple[str, str, str, shapes.Group]] = Counter()
    contested: Counter[tuple[str, str, str, shapes.Group]] = Counter()
    for period, kind, label, status, n, of_them in counts:
        group: shapes.Group = "deed" if status == "actual" and label not in verbal else "told"
        key = (f"{period}-01" if by == "month" else period, kind, label, group)
        told[key] += n
        contested[key] += of_them
    rows = [
        shapes.TimelineRow.model_construct(
            day=key[0], kind=key[1], label=key[2], status_group=key[3], n=told[key], contested=contested[key]
        )
        for key in sorted(told)
    ]
    return shapes.Timeline.model_construct(by=by, rows=rows, untimed=untimed)


# --- map ----------------------------------------------------------------------------------------------------


@router.get("/map", response_model=shapes.Map)
def map_(asked: Annotated[Period, Query()], ask: Ask) -> Response:
    """How many incidents of which types are placed where, and how exactly."""
    with ask.archive() as archive:
        counts, unplaced = archive.store.count_places(asked.filter())
        at: dict[tuple[str, str], list[PlaceCount]] = defaultdict(list)
        for one in counts:
            at[one.place, one.precision].append(one)
        strongest = sorted(at.items(), key=lambda item: (-sum(one.n for one in item[1]), item[0]))
        known = archive.store.places([place for (place, _), _ in strongest[:PLACES]])
        return ask.answer(
            shapes.Map(
                places=[_place(place, several, known) for (place, _), several in strongest[:PLACES]],
                unplaced=unplaced,
                left_out=sum(one.n for _, several in strongest[PLACES:] for one in several),
            )
        )


def _place(place: str, several: list[PlaceCount], known: dict[str, Placed]) -> shapes.MapPlace:
    what = known.get(place, Placed(place, place, None, None, None, None))
    latest = sorted(several, key=lambda one: (one.day, one.latest), reverse=True)
    return shapes.MapPlace.model_construct(
        id=place,
        name=what.name,
        kind=what.kind,
        country=what.country,
        precision=several[0].precision,
        latitude=what.latitude,
        longitude=what.longitude,
        n=sum(one.n for one in several),
        contested=sum(one.contested for one in several),
        types={one.type: one.n for one in several},
        incidents=[one.latest for one in latest[:LATEST]],
    )


# --- network ------------------------------------------------------------------------------------------------


@router.get("/network", response_model=shapes.Network)
def network(asked: Annotated[NetworkAsked, Query()], ask: Ask) -> Response:
    """Who acts on whom (deeds), or who says what to and of whom (words)."""
    with ask.archive() as archive:
        counts = archive.store.count_ties(asked.filter(), verbal_types(), deeds=asked.kind == "deeds")
        weights = _weights(counts)
        strongest = [node for node, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0]))]
        nodes = strongest[:NODES]
        names = archive.store.node_names(nodes)
        return ask.answer(
            shapes.Network(
                nodes=[_node(node, weights[node], names) for node in nodes],
                edges=_edges(counts, frozenset(nodes)),
                left_out=len(strongest) - len(nodes),
            )
        )


def _weights(counts: list[TieCount]) -> Counter[str]:
    """By node: the sum over its edges."""
    found: Counter[str] = Counter()
    for one in counts:
        for node in {one.source, one.target}:
            found[node] += one.n
    return found


def _node(node: str, n: int, names: dict[str, tuple[str, str | None]]) -> shapes.Node:
    name, country = names.get(node, (node, None))
    return shapes.Node(id=node, name=name, country=country, n=n)


def _edges(counts: list[TieCount], nodes: frozenset[str]) -> list[shapes.Edge]:
    """The edges among the nodes, the strongest first."""
    between: dict[tuple[str, str], list[TieCount]] = defaultdict(list)
    for one in counts:
        if one.source in nodes and one.target in nodes:
            between[one.source, one.target].append(one)
    edges = [
        shapes.Edge.model_construct(
            source=source,
            target=target,
            n=sum(one.n for one in several),
            types={one.label: one.n for one in several},
            contested=sum(one.contested for one in several),
        )
        for (source, target), several in between.items()
    ]
    return sorted(edges, key=lambda edge: (-edge.n, edge.source, edge.target))
