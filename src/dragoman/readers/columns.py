"""Tables: which column is what, and a row as a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from dragoman.readers.days import AnyDay
from dragoman.readers.door import Loose, check
from dragoman.readers.report import Received
from dragoman.readers.status import PubStatus

READS = "text, headline, date, publisher, language, uri, version, status, topics, by their usual names or by --map"

# The usual names of columns, in lower case; of two that are there the earlier one is taken.
USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "maintext", "main_text", "fulltext", "full_text", "article", "story"),
    "headline": ("headline", "title"),
    "date": ("date", "published", "pubdate", "pub_date", "publication_date", "published_at", "date_publish"),
    "publisher": ("publisher", "source", "agency", "outlet", "source_name", "source_domain"),
    "language": ("language", "lang"),
    "uri": ("uri", "url", "guid", "link", "id"),
    "version": ("version",),
    "status": ("status", "pubstatus"),
    "topics": ("topics", "keywords", "tags"),
}
TEXT_NAMES = USUAL["text"]


class ColumnMap(BaseModel):
    """For each part of a report the column that holds it; a dot leads into a JSON object, ``article.body``.

    ``headline`` is None where the text holds it itself.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Annotated[str, Field(min_length=1)]
    headline: str | None = None
    date: str | None = None
    publisher: str | None = None
    language: str | None = None
    uri: str | None = None
    version: str | None = None
    status: str | None = None
    topics: str | None = None

    def columns(self) -> tuple[str, ...]:
        return tuple(name for name in self.model_dump().values() if name)


def parse_map(words: str) -> ColumnMap:
    """``text=body,date=published`` as a map. Raises ValueError that says what is wrong with it."""
    pairs = [part.partition("=") for part in words.split(",") if part.strip()]
    given = {name.strip(): column.strip() for name, _, column in pairs}
    unknown = sorted(set(given) - set(ColumnMap.model_fields))
    if unknown:
        known = ", ".join(ColumnMap.model_fields)
        raise ValueError(f"{unknown[0]!r} is no part of a report; write PART=COLUMN with PART one of {known}")
    if not given.get("text"):
        raise ValueError("says not which column holds the words; add text=COLUMN")
    empty = [name for name, column in given.items() if not column]
    if empty:
        raise ValueError(f"gives no column for {empty[0]!r}; write {empty[0]}=COLUMN or leave it out")
    return ColumnMap.model_validate(given)


def usual_map(names: Iterable[str]) -> ColumnMap | None:
    """The map of a table whose columns have their usual names, in any case; None without one for the text."""
    by_name = {name.strip().lower(): name for name in reversed(list(names))}
    found = {part: next((by_name[u] for u in usual if u in by_name), None) for part, usual in USUAL.items()}
    return ColumnMap.model_validate(found) if found["text"] else None


def _written(value: Any) -> Any:
    """Cells of a table are text; a number or an empty cell of another kind is turned into it."""
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _listed(value: Any) -> Any:
    """A list, or the parts of a cell between semicolons."""
    return [part.strip() for part in value.split(";") if part.strip()] if isinstance(value, str) else value


Cell = Annotated[str | None, BeforeValidator(_written), Loose]


class Row(BaseModel):
    """A row of a table, its columns under the names of a report's parts."""

    text: str
    headline: Cell = None
    date: Annotated[AnyDay | None, BeforeValidator(lambda v: v or None), Loose] = None
    publisher: Cell = None
    language: Cell = None
    uri: Cell = None
    version: Cell = None
    status: PubStatus = "usable"
    topics: Annotated[tuple[str, ...] | None, BeforeValidator(_listed), Loose] = None

    @field_validator("status", mode="before")
    @classmethod
    def _empty_is_usable(cls, value: Any) -> Any:
        return value or None


def row_to_received(row: Mapping[str, Any], columns: ColumnMap, place: str) -> Received:
    """What a row says. Raises ReportError where it has no text or a status that is not known."""
    notes: list[str] = []
    values = {part: at(row, column) for part, column in columns.model_dump().items() if column}
    checked = check(Row, {part: value for part, value in values.items() if value is not None}, place, notes)
    return Received(
        body=checked.text,
        headline=checked.headline,
        published=checked.date,
        publisher=checked.publisher,
        language=checked.language,
        uri=checked.uri,
        version=checked.version,
        status=checked.status,
        topics=checked.topics or (),
        notes=tuple(notes),
    )


def at(row: Mapping[str, Any], column: str) -> Any:
    """The value of a column, or of ``a.b`` within it; None where it is not there."""
    if column in row:
        return row[column]
    value: Any = row
    for part in column.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return None
        value = value[part]
    return value


def no_text_column(names: Iterable[str]) -> str:
    """The reason given where no column is known to hold the words."""
    seen = ", ".join(name[:40] for name in list(names)[:12])
    return f"has no column known to hold the words (it has {seen}); say which with --map text=COLUMN"
