"""The filters that a command was given, as a store takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from dragoman.errors import DragomanError
from dragoman.records import Report

if TYPE_CHECKING:
    from dragoman.archive import Archive

FILTERS = (
    *("actor", "recipient", "type", "status", "claimed_by"),
    *("speaker", "act", "addressee"),
    *("since", "until", "text", "report", "min_confidence", "as_of"),
)


def filters_of(ctx: typer.Context, archive: Archive) -> dict[str, Any]:
    """Those of a command's options that are filters, by name; the report by its whole id."""
    given = {name: ctx.params[name] for name in FILTERS if name in ctx.params}
    return given | {"report": _report_id(archive, given["report"])}


def _report_id(archive: Archive, start: str | None) -> str | None:
    """The whole id of the report whose id starts so."""
    if start is None:
        return None
    try:
        record = archive.get(start)
    except KeyError as error:
        raise DragomanError(f"--report {start}: {error.args[0]}") from error
    if not isinstance(record, Report):
        raise DragomanError(f"--report {start}: {record.id} is no report; a report's id starts with r")
    return record.id
