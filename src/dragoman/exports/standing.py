"""What a report is worth beside the others, in words."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Standing


def standing_fields(standing: Standing, copies: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Names and values to print of a report's standing; empty for one that stands alone.

    ``copies`` are the ids of the reports that are one voice with it.
    """
    fields = []
    if standing.state == "withdrawn" and standing.by == standing.report:
        fields.append(("withdrawn", standing.why))
    elif standing.state != "current":
        fields.append((f"{standing.state} by", f"{standing.by} ({standing.why})"))
    elif standing.by is not None:
        fields.append(("corrected by", f"{standing.by} ({standing.why})"))
    elif standing.why:
        fields.append(("stands", standing.why))
    if copies:
        fields.append(("one voice with", ", ".join(copies)))
    return fields
