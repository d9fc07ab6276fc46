"""A period at a glance: what happened when, where, and who acted on whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from dragoman.exports.code_names import code_name, country_of
from dragoman.linking.series import LONGEST, verbal_types
from dragoman.store.counting import PeriodCount, PlaceCount, Placed
from dragoman.store.ties import Tie
from dragoman.web import shapes
from dragoman.web.answering import Ask
from dragoman.web.asking import NetworkAsked, Period, TimelineAsked

router = APIRouter(tags=["period"])

PLACES = 2000  # of the map
NODES = 150  # of the network
EDGES = 1500
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
        counts, unplaced, left_out = archive.store.count_places(asked.filter(), PLACES)
        at: dict[tuple[str, str], list[PlaceCount]] = defaultdict(list)
        for one in counts:
            at[one.place, one.precision].append(one)
        known = archive.store.places([place for place, _ in at])
        places = [_place(place, several, known) for (place, _), several in at.items()]
        return ask.answer(shapes.Map(places=places, unplaced=unplaced, left_out=left_out))


def _place(place: str, several: list[PlaceCount], known: dict[str, Placed]) -> shapes.MapPlace:
    what = known.get(place) or _by_code(place)
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


def _by_code(place: str) -> Placed:
    """A place that the store does not know: a country by its code."""
    name = code_name(place)
    return Placed(place, name, "country", place, None, None) if name else Placed(place, place, None, None, None, None)


# --- network ------------------------------------------------------------------------------------------------


@router.get("/network", response_model=shapes.Network)
def network(asked: Annotated[NetworkAsked, Query()], ask: Ask) -> Response:
    """Who acts on whom (deeds), or who says what to and of whom (words)."""
    with ask.archive() as archive:
        found = archive.store.count_ties(
            asked.filter(), verbal_types(), deeds=asked.kind == "deeds", nodes=NODES, ties=EDGES
        )
        names = archive.store.node_names([node for node, _ in found.nodes])
        return ask.answer(
            shapes.Network(
                nodes=[_node(node, weight, names) for node, weight in found.nodes],
                edges=[_edge(tie) for tie in found.ties],
                left_out=found.nodes_left_out,
                edges_left_out=found.ties_left_out,
            )
        )


def _edge(tie: Tie) -> shapes.Edge:
    return shapes.Edge(source=tie.source, target=tie.target, n=tie.n, types=tie.types, contested=tie.contested)


def _node(node: str, n: int, names: dict[str, tuple[str, str | None]]) -> shapes.Node:
    named = code_name(node)  # the store knows no identity of a country of which only the code was found
    name, country = names.get(node) or ((named, country_of(node)) if named else (node, None))
    return shapes.Node(id=node, name=name, country=country, n=n)
