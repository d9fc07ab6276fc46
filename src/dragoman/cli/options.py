"""Options that several commands share, and the checks of their values."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from dragoman.errors import StoreError
from dragoman.records import Status

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.pipeline import Parts
    from dragoman.readers import ReadOptions


def given_parts(ctx: typer.Context) -> Parts | None:
    """The parts that a caller of the app handed in, if any."""
    from dragoman.pipeline import Parts

    return ctx.obj if isinstance(ctx.obj, Parts) else None


def parts_for(ctx: typer.Context) -> Parts:
    """The parts handed in, or the shipped ones."""
    from dragoman.pipeline import default_parts

    return given_parts(ctx) or default_parts()


def existing_archive(path: Path) -> Archive:
    """The archive at ``path``, for reading only: a question neither makes a store nor changes one."""
    from dragoman.archive import Archive
    from dragoman.store import Store

    try:
        missing = not path.exists()
    except PermissionError:
        missing = False  # the store says it in its own words
    if missing:
        raise StoreError(f"{path}: there is no such store; make one with: dragoman read FILE --store {path}")
    return Archive(Store.open(path, read_only=True))


def read_options(
    date: str | None, publisher: str | None, format: str | None, columns: str | None = None
) -> ReadOptions:
    """The readers' options; a value that they refuse is a wrong use of the command."""
    from pydantic import ValidationError

    from dragoman.readers import FORMATS, ReadOptions, parse_map

    if format is not None and format not in FORMATS:
        raise typer.BadParameter(f"--format {format!r} is not known. One of: {', '.join(sorted(FORMATS))}.")
    try:
        chosen = parse_map(columns) if columns is not None else None
    except ValueError as error:
        raise typer.BadParameter(f"--map {columns!r} {error}.") from error
    if chosen and format and not FORMATS[format].table:
        tables = ", ".join(sorted(name for name, known in FORMATS.items() if known.table))
        raise typer.BadParameter(f"--map is for tables, and {format} is none. One of: {tables}.")
    try:
        return ReadOptions(date=date, publisher=publisher, format=format, columns=chosen)
    except ValidationError as error:
        problems = (f"--{fault['loc'][0]}: {_said(fault['type'], fault['msg'])}" for fault in error.errors())
        raise typer.BadParameter("; ".join(problems)) from error


def _said(kind: str, message: str) -> str:
    return (
        "is empty; give words, or leave it out" if kind == "string_too_short" else message.removeprefix("Value error, ")
    )


def _event_types() -> Iterable[str]:
    from dragoman.coding.ontology import event_types

    return event_types()


def _acts() -> Iterable[str]:
    from dragoman.coding.ontology import acts

    return acts()


def _one_of(
    values: Callable[[], Iterable[str]], what: str, spelling: Callable[[str], str]
) -> Callable[[str | None], str | None]:
    """A check that a value is one of the codebook's words."""

    def check(value: str | None) -> str | None:
        if value is None:
            return None
        known = sorted(values())
        if spelling(value) in known:
            return spelling(value)
        near = difflib.get_close_matches(spelling(value), known, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise typer.BadParameter(f"{value!r} is no {what} of the codebook.{hint} One of: {', '.join(known)}.")

    return check


def iso(value: str | None) -> str | None:
    """A check that a value is an ISO day, month or year that exists."""
    if value is None:
        return None
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value)
    try:
        if match:
            date(*(int(part or 1) for part in match.groups()))
            return value
    except ValueError:
        pass  # the form is right but there is no such day: the same message
    raise typer.BadParameter(f"{value!r} is no date. Write a day 2022-02-20, a month 2022-02 or a year 2022.")


def check_order(since: str | None, until: str | None) -> None:
    """A wrong use of the command where the first day asked for comes after the last one."""
    if since and until:
        shared = min(len(since), len(until))  # a day against a month or a year
        if since[:shared] > until[:shared]:
            raise typer.BadParameter(f"--since {since} is after --until {until}; exchange them.")


def words(value: str | None) -> str | None:
    """A check that a filter has words: an empty one, as of an unset variable, would match nearly everything."""
    if value is not None and not value.strip():
        raise typer.BadParameter("is empty. Give words, or leave the option out.")
    return value


def _option(*names: str, help: str, **more: Any) -> Any:
    return typer.Option(*names, help=help, **more)


def _confidence(value: str | float) -> float:
    """A check that a value is a share of 1; what is no number, nan among it, is none."""
    try:
        share = float(value)
    except ValueError:
        share = -1.0
    if 0 <= share <= 1:
        return share
    raise typer.BadParameter(f"{str(value)!r} is no confidence. Give a number from 0 to 1, such as 0.6.")


StoreOption = Annotated[
    Path, _option("--store", "-s", help="The store's file.", envvar="DRAGOMAN_STORE", metavar="FILE")
]
ActorOption = Annotated[
    str | None,
    _option("--actor", help="Who did it: a name, country code or actor's id.", callback=words, metavar="NAME"),
]
RecipientOption = Annotated[
    str | None, _option("--recipient", help="To whom: as for --actor.", callback=words, metavar="NAME")
]
TypeOption = Annotated[
    str | None,
    _option(
        "--type",
        help="ASSAULT, CONSULT, REQUEST … as in the codebook.",
        callback=_one_of(_event_types, "event type", str.upper),
        metavar="TYPE",
    ),
]
StatusOption = Annotated[
    str | None,
    _option(
        "--status",
        help="actual, historical, future, hypothetical, requested or negated.",
        callback=_one_of(lambda: get_args(Status), "status", str.lower),
        metavar="STATUS",
    ),
]
ClaimedByOption = Annotated[
    str | None, _option("--claimed-by", help="On whose word: as for --actor.", callback=words, metavar="NAME")
]
SpeakerOption = Annotated[
    str | None,
    _option("--speaker", help="Who says it: a name, country code or actor's id.", callback=words, metavar="NAME"),
]
AddresseeOption = Annotated[
    str | None, _option("--addressee", help="To whom: as for --speaker.", callback=words, metavar="NAME")
]
ActOption = Annotated[
    str | None,
    _option(
        "--act",
        help="accuse, deny, demand, promise … as in the codebook.",
        callback=_one_of(_acts, "act", str.lower),
        metavar="ACT",
    ),
]
SinceOption = Annotated[
    str | None, _option("--since", help="On or after this day, month or year.", callback=iso, metavar="DATE")
]
UntilOption = Annotated[
    str | None, _option("--until", help="On or before this day, month or year.", callback=iso, metavar="DATE")
]
AsOfOption = Annotated[
    str | None,
    _option("--as-of", help="What the store knew at the end of this day (UTC).", callback=iso, metavar="DATE"),
]
TextOption = Annotated[
    str | None, _option("--text", help="Only where these words stand.", callback=words, metavar="WORDS")
]
ReportOption = Annotated[
    str | None, _option("--report", help="Only from this report (start of its id).", callback=words, metavar="ID")
]
MinConfidenceOption = Annotated[
    float | None,
    _option(
        "--min-confidence",
        help="Only what is right with at least this probability, 0 to 1.",
        parser=_confidence,
        metavar="X",
    ),
]
MemoryOption = Annotated[
    str | None,
    typer.Option(help="What all processes together may hold, as 900M or 2G: fewer of them are begun.", metavar="SIZE"),
]
LimitOption = Annotated[
    int | None,
    _option("--limit", help="At most so many; 0 for all. [default: 100 in a table, else all]", min=0, metavar="N"),
]


def megabytes(size: str | None) -> int | None:
    """``900M`` or ``1.5G`` as megabytes; None for none. Raises typer.BadParameter for what is no such size."""
    if size is None:
        return None
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([MG])B?", size.strip(), re.IGNORECASE)
    if found is None:
        raise typer.BadParameter(f"--memory {size!r}: write a size such as 900M or 2G.")
    return int(float(found[1]) * (1024 if found[2].upper() == "G" else 1))
