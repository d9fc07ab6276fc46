"""``dragoman incidents``: what happened, with each side's account; and the page of one incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import (
    ActorOption,
    ClaimedByOption,
    LimitOption,
    RecipientOption,
    SinceOption,
    StatusOption,
    StoreOption,
    TypeOption,
    UntilOption,
    check_order,
    existing_archive,
)
from dragoman.cli.query import SHORT_ID, TABLE_ROWS, event_quote
from dragoman.cli.terminal import Column, complain, examples, print_fields, print_heading, print_table, say_data
from dragoman.exports import to_line
from dragoman.records import Account, Incident, Link, Party, Tally, Telling

if TYPE_CHECKING:
    from dragoman.archive import Archive

LINKS_SHOWN = 12
SIGNS_SHOWN = 3  # features of a link that are named


class Form(StrEnum):
    """How incidents are printed."""

    table = "table"
    jsonl = "jsonl"


AsOfOption = Annotated[
    str | None, typer.Option("--as-of", help="As the store knew it at the end of this day (UTC).", metavar="DATE")
]

INCIDENT_TABLE = (
    Column("id", "cyan", short=True),
    Column("date", short=True),
    Column("type", "bold"),
    Column("actor"),
    Column("recipient"),
    Column("place"),
    Column("status", short=True),
    Column("reports", short=True),
    Column("killed", short=True),
    Column("contested", "italic"),
)
ACCOUNT_TABLE = (
    Column("who says", "bold"),
    Column("that it was"),
    Column("killed", short=True),
    Column("injured", short=True),
    Column("reports", short=True),
    Column("first", short=True),
    Column("last", short=True),
    Column("publishers"),
)
TELLING_TABLE = (
    Column("published", short=True),
    Column("publisher"),
    Column("event", "cyan", short=True),
    Column("who says", "bold"),
    Column("what is new"),
    Column("words", "italic"),
)
LINK_TABLE = (
    Column("event", "cyan", short=True),
    Column("event", "cyan", short=True),
    Column("score", short=True),
    Column("what counted most"),
)


def incidents(
    store: StoreOption = Path("dragoman.db"),
    contested: Annotated[
        bool, typer.Option("--contested", help="Only where accounts contradict each other, or one denies.")
    ] = False,
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    type: TypeOption = None,
    status: StatusOption = None,
    place: Annotated[
        str | None, typer.Option("--place", help="Where: a name, country code or place's id.", metavar="NAME")
    ] = None,
    claimed_by: ClaimedByOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    form: Annotated[Form, typer.Option("--as", help="How to print the incidents.")] = Form.table,
) -> None:
    """List incidents: each occurrence once, however many reports tell of it.

    The number of reports counts copies of one another as one. See an incident's accounts with: dragoman show ID.
    """
    check_order(since, until)
    with existing_archive(store) as archive:
        found = archive.incidents(
            contested=contested or None,
            actor=actor,
            recipient=recipient,
            type=type,
            status=status,
            place=place,
            claimed_by=claimed_by,
            since=since,
            until=until,
            as_of=as_of,
        )
        if form is Form.jsonl:
            for record in islice(found, limit or None):
                say_data(to_line(asdict(record)))
            return
        rows = [
            incident_cells(record) for record in _first(found, TABLE_ROWS if limit is None else limit, limit is None)
        ]
        print_table(INCIDENT_TABLE, rows)
        if not rows:
            complain("nothing found")


def _first(found: Iterable[Incident], limit: int, tell: bool) -> Iterator[Incident]:
    """At most ``limit`` incidents (0: all), and a word where the table's own limit hides more."""
    for i, record in enumerate(found):
        if limit and i == limit:
            if tell:
                complain(f"the first {limit} only; --limit 0 shows all")
            return
        yield record


def incident_cells(record: Incident) -> list[str]:
    """One row of INCIDENT_TABLE."""
    return [
        record.id[:SHORT_ID],
        record.value or "",
        _type(record),
        _names(record.actor),
        _names(record.recipient),
        record.place.words if record.place else "",
        record.status,
        str(record.reports),
        tally_text(record.killed),
        record.why,
    ]


# --- the page of one incident -----------------------------------------------------------------------------


def show_incident(archive: Archive, id: str, as_of: str | None = None) -> bool:
    """Print an incident by its id or the start of it; False, and nothing printed, where there is none."""
    try:
        record = archive.incident(id, as_of=as_of)
    except KeyError:
        return False
    told = archive.store.tellings_of(record.events)
    print_heading(f"incident {record.id}", first=True)
    print_fields(_fields(record, told))
    print_heading("accounts")
    print_table(ACCOUNT_TABLE, map(_account_cells, record.accounts))
    print_heading("who told what, oldest first")
    print_table(TELLING_TABLE, _telling_rows(told, archive))
    links = list(islice(archive.store.links(record.events, as_of=as_of), LINKS_SHOWN))
    if links:
        print_heading("what links them")
        print_table(LINK_TABLE, map(_link_cells, links))
    _print_decisions(record, archive)
    return True


def _fields(record: Incident, told: list[Telling]) -> list[tuple[str, str]]:
    first = next((t for t in told if t.published == record.first_published), None)
    return [
        ("type", _type(record)),
        ("status", record.status),
        ("when", record.value or "unknown"),
        ("where", _where(record)),
        ("actor", _names(record.actor)),
        ("recipient", _names(record.recipient)),
        ("contested", record.why),
        ("killed", tally_text(record.killed)),
        ("injured", tally_text(record.injured)),
        ("reports", f"{record.reports} independent, {len(record.events)} events"),
        ("first told", " by ".join(filter(None, (record.first_published, first.publisher if first else None)))),
        ("last told", record.last_published or ""),
    ]


def _where(record: Incident) -> str:
    if record.place is None:
        return ""
    degrees = f"{record.coordinates[0]:.2f}, {record.coordinates[1]:.2f}" if record.coordinates else ""
    known = ", ".join(filter(None, (record.place.country, degrees, record.precision)))
    return f"{record.place.words} ({known})" if known else record.place.words


def _account_cells(account: Account) -> list[str]:
    return [
        _who_says(account.claimant, account.denies) + (" (a party to it)" if account.interested else ""),
        _names(account.actor),
        tally_text(account.killed),
        tally_text(account.injured),
        str(account.reports),
        account.first_published or "",
        account.last_published or "",
        "; ".join(account.publishers),
    ]


def _telling_rows(told: list[Telling], archive: Archive) -> Iterator[list[str]]:
    seen: dict[str, str] = {}
    for telling in told:
        event = archive.get(telling.event)
        denies = telling.status == "negated"
        says = _who_says(telling.claimed_by, denies)
        if telling.denied_by:
            says += f"; denied by {_names(telling.denied_by)}"
        yield [
            telling.published or "",
            telling.publisher or "",
            telling.event[:SHORT_ID],
            says,
            _news(telling, seen),
            event_quote(event, archive.report(telling.report).text),
        ]


def _news(telling: Telling, seen: dict[str, str]) -> str:
    """What this telling says otherwise than those before it: numbers, actors, the day, the place."""
    now = {
        "killed": _range(telling.killed),
        "injured": _range(telling.injured),
        "actor": _names(telling.actor),
        "day": (telling.first_day or "") if telling.dated else "",
        "place": telling.place.words if telling.place else "",
    }
    news = []
    for field, value in now.items():
        if value and field in seen and seen[field] != value:
            news.append(f"{field} {seen[field]} → {value}")
        elif value and seen and field not in seen:
            news.append(f"{field} {value}")
    seen |= {field: value for field, value in now.items() if value}
    return "; ".join(news)


def _link_cells(link: Link) -> list[str]:
    from dragoman.linking.incidents.scoring import weights

    weigh = weights()
    strongest = sorted(link.features, key=lambda item: -abs(item[1] * weigh.get(item[0], 0.0)))[:SIGNS_SHOWN]
    told = ", ".join(f"{name} {value * weigh[name]:+.1f}" if name in weigh else name for name, value in strongest)
    return [link.a[:SHORT_ID], link.b[:SHORT_ID], f"{link.score:.2f}", told]


def _print_decisions(record: Incident, archive: Archive) -> None:
    """What persons decided of its events."""
    found = archive.decisions_on(record.events)
    if found:
        print_heading("decisions of persons")
        print_fields((d.id, f"{d.kind} {d.subject} {d.object}, {d.by}, {d.made_at[:16]} {d.why}") for d in found)


def _who_says(claimant: tuple[Party, ...], denies: bool) -> str:
    who = _names(claimant) or "reports"
    return f"denied by {who}" if denies else who


def tally_text(tally: Tally | None) -> str:
    """``12``, or ``9-15, best 12``; ``12+`` where the highest number is open."""
    if tally is None:
        return ""
    if tally.high is None:
        span = f"{tally.low}+"
    else:
        span = str(tally.low) if tally.low == tally.high else f"{tally.low}-{tally.high}"
    return span if tally.low == tally.best else f"{span}, best {tally.best}"


def _range(toll: tuple[int, int | None] | None) -> str:
    if toll is None:
        return ""
    low, high = toll
    return f"{low}+" if high is None else str(low) if low == high else f"{low}-{high}"


def _type(record: Incident) -> str:
    return f"{record.type} {record.mode}" if record.mode else record.type


def _names(parties: Iterable[Party]) -> str:
    return "; ".join(dict.fromkeys(party.words for party in parties))


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        epilog=examples(
            "dragoman incidents --contested --since 2022-02-17 --until 2022-02-20",
            "dragoman incidents --type ASSAULT --place Luhansk",
            "dragoman incidents --as-of 2022-02-18 --as jsonl",
            "dragoman show i4f1c2a7        an incident's accounts",
        )
    )(incidents)
