"""The user's own file of actors: which rows it may have, what is wrong with one, and adding another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from dragoman.errors import DataError

from .names import plain

if TYPE_CHECKING:
    from .actor_tables import ActorTables

COLUMNS = (
    "name", "kind", "country", "sector", "aliases", "office", "acting", "since", "until",
    "id", "qid", "parent", "member_of",
)  # fmt: skip
_HEAD = (
    "# Your own actors: each row rules over what dragoman's tables say of that name, or of that office on those days.\n"
    "# What the columns may hold: docs/actors.md, or dragoman actors add --help.\n"
)
_PERSONS = ("office-holder", "person")


def _none_if_empty(value: Any) -> Any:
    return value.strip() or None if isinstance(value, str) else value


def _listed(value: Any) -> Any:
    return tuple(part.strip() for part in value.split("|") if part.strip()) if isinstance(value, str) else value or ()


Word = Annotated[str | None, BeforeValidator(_none_if_empty)]


class UserRow(BaseModel):
    """One row of the user's file. Validated with the tables as context, which know kinds, countries and ids."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=2)]
    kind: str
    country: Word = None
    sector: Word = None
    aliases: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    office: Word = None
    acting: Word = None
    since: Word = None
    until: Word = None
    id: Word = None
    qid: Word = None
    parent: Word = None
    member_of: Word = None

    @property
    def is_person(self) -> bool:
        return self.kind in _PERSONS

    @property
    def made_id(self) -> str:
        """The id of an actor that no table knows: 'user:' and its name in plain letters."""
        return "user:" + re.sub(r"[^a-z0-9]+", "-", plain(self.name)).strip("-")

    @property
    def title(self) -> str:
        return self.office[0].upper() + self.office[1:] if self.office else ""

    @field_validator("name", "aliases", mode="after")
    @classmethod
    def _on_one_line(cls, value: Any) -> Any:
        words = (value,) if isinstance(value, str) else value
        if any(not w.isprintable() or not plain(w) for w in words):
            raise ValueError("has a tab, a line break or no letters; write the name as reports print it")
        return value

    @field_validator("kind", mode="after")
    @classmethod
    def _known_kind(cls, value: str, info: ValidationInfo) -> str:
        return _one_of(value, info.context.codes.kinds) if info.context else value

    @field_validator("country", mode="after")
    @classmethod
    def _known_country(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value in (None, "-") or not info.context:
            return None if value == "-" else value
        if value in info.context.countries or value in info.context.codes.bodies:
            return value
        raise ValueError("is no country; write its ISO 3166 code of three letters, as UKR, or a body's name, as UN")

    @field_validator("sector", mode="after")
    @classmethod
    def _known_sector(cls, value: str | None, info: ValidationInfo) -> str | None:
        return _one_of(value, info.context.codes.sectors) if value and info.context else value

    @field_validator("acting", mode="after")
    @classmethod
    def _acting(cls, value: str | None) -> str | None:
        return _one_of(value, ("acting", "interim")) if value else value

    @field_validator("parent", "member_of", mode="after")
    @classmethod
    def _known_id(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value and info.context and info.context.actor(value) is None:
            raise ValueError("is no actor's id; dragoman actors find NAME prints it, as state:UKR")
        return value

    @field_validator("qid", mode="after")
    @classmethod
    def _qid(cls, value: str | None) -> str | None:
        if value and not re.fullmatch(r"Q[1-9]\d*", value):
            raise ValueError("is no Wikidata id; write Q and its number, as Q212")
        return value

    @field_validator("since", "until", mode="after")
    @classmethod
    def _iso(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value and not _is_date(value):
            raise ValueError("is no date; write a day 2022-02-20, a month 2022-02 or a year 2022")
        since = info.data.get("since")
        if value and info.field_name == "until" and since and value < since[: len(value)]:
            raise ValueError(f"is before since {since}; exchange them")
        return value


def read_user_file(path: Path, tables: ActorTables) -> Iterator[UserRow]:
    """The rows of a user's file. Raises DataError that names file, line, field and mend."""
    for number, cells in _lines(path):
        yield checked(cells, tables, f"{path}, line {number}")


def checked(cells: dict[str, str], tables: ActorTables, where: str) -> UserRow:
    """The row that the cells make. Raises DataError with ``where``, the field and the mend."""
    try:
        return UserRow.model_validate(cells, context=tables)
    except ValidationError as error:
        fault = error.errors()[0]
        field = str(fault["loc"][0])
        said = {
            "missing": "is missing; give it",
            "string_too_short": "is too short; give the name as reports print it",
        }.get(fault["type"], fault["msg"].removeprefix("Value error, "))
        raise DataError(f"{where}, {field} {cells.get(field, '')!r}: {said}") from error


def append_row(path: Path, row: UserRow) -> None:
    """Writes a row at the end of the user's file, which is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    cells = [_cell(getattr(row, column)) for column in COLUMNS]
    if not path.is_file() or not path.read_text("utf-8").strip():
        path.write_text(_HEAD + "\t".join(COLUMNS) + "\n", "utf-8")
    text = path.read_text("utf-8")
    header = next(line for line in text.splitlines() if line and not line.startswith("#")).split("\t")
    written = dict(zip(COLUMNS, cells, strict=True))
    if lost := [c for c in COLUMNS if written[c] and c not in header]:
        raise DataError(f"{path}: the header lacks {', '.join(lost)}; add the column")
    line = "\t".join(written.get(column, "") for column in header).rstrip("\t")
    with path.open("a", encoding="utf-8") as file:
        file.write(("" if text.endswith("\n") else "\n") + line + "\n")


def _cell(value: Any) -> str:
    return "|".join(value) if isinstance(value, tuple) else value or ""


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Line numbers and cells by column."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise DataError(f"{path}: there is no such file; make one with: dragoman actors add NAME --kind KIND") from None
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    header: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = [cell.strip() for cell in cells]
            if wrong := [c for c in header if c not in COLUMNS]:
                raise DataError(f"{path}, line {number}: unknown column {wrong[0]!r}; known: {', '.join(COLUMNS)}")
            if missing := [c for c in ("name", "kind") if c not in header]:
                raise DataError(f"{path}, line {number}: the header lacks {', '.join(missing)}; add the column")
        elif len(cells) > len(header):
            told = f"{len(cells)} columns where the header has {len(header)}; one tab parts two columns"
            raise DataError(f"{path}, line {number}: {told}")
        else:
            yield number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def _one_of(value: str, known: Any) -> str:
    if value not in known:
        raise ValueError(f"is not known; one of: {', '.join(known)}")
    return value


def _is_date(value: str) -> bool:
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value):
        return False
    try:
        date(*(int(part) for part in (value + "-01-01")[:10].split("-")))
    except ValueError:
        return False
    return True
