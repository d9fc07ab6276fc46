"""The cases as they stand in their files: a family a TOML file, one text or a pair of texts a case.

about = "What its alleged doer denies is no fact."
date = "2022-06-15"

[[case.shelling-of-a-town]]                 # a case; its second text has the same name
text = "Russia denied shelling Popasna."
events = [{ type = "ASSAULT", status = "negated" }]
never = [{ type = "ASSAULT", status = "actual" }]
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from dragoman.errors import DataError
from dragoman.records import Status


def _one_of(words: str) -> AfterValidator:
    """A check that a word is among those that the caller of ``load`` gave under this name."""

    def check(value: str, info: ValidationInfo) -> str:
        known = info.context[words] if info.context else ()
        if value not in known:
            raise ValueError(f"{value!r} is no {words} of the codebook; one of: {', '.join(sorted(known))}")
        return value

    return AfterValidator(check)


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Words = Annotated[str, Field(min_length=1)]
Mentions = Annotated[tuple[Words, ...], BeforeValidator(_listed)]  # one mention may stand without brackets
EventType = Annotated[str, _one_of("type")]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Pattern(_Strict):
    """Some fields of a record; the ones not given are not looked at."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("gives no field, so that every record would fit; give one")
        return self

    def fields(self) -> dict[str, Any]:
        """The given fields as they would stand in a coded record."""
        return self.model_dump(mode="json", exclude_unset=True)


class EventPattern(_Pattern):
    trigger: Words | None = None
    type: EventType | None = None
    mode: Words | None = None
    actor: Mentions = ()
    recipient: Mentions = ()
    status: Status | None = None
    claimed_by: Mentions = ()
    denied_by: Mentions = ()
    place: Words | None = None
    date: Words | None = None
    killed: int | None = None
    injured: int | None = None
    about: Words | None = None
    due: Words | None = None


class StatementPattern(_Pattern):
    speaker: Mentions = ()
    cue: Words | None = None
    content: Words | None = None
    act: Annotated[str, _one_of("act")] | None = None
    addressee: Mentions = ()


class ActorPattern(_Strict):
    text: Words
    country: Words | None = None
    sector: Words | None = None

    def fields(self) -> dict[str, Any]:
        """The given fields as they would stand in a coded record."""
        return self.model_dump(exclude_unset=True)


class Text(_Strict):
    """One text and what must hold of its coding.

    ``events``, ``statements`` and ``actors`` must be there, ``never`` holds events that must not. ``quiet``: no event
    at all. ``count``: so many events of a type. ``same``: coded as the first text of the pair, but for these names.
    """

    text: Words
    events: tuple[EventPattern, ...] = ()
    never: tuple[EventPattern, ...] = ()
    statements: tuple[StatementPattern, ...] = ()
    actors: tuple[ActorPattern, ...] = ()
    quiet: bool = False
    count: dict[EventType, Annotated[int, Field(ge=0)]] = {}
    same: dict[str, str] | None = None

    @model_validator(mode="after")
    def _demands_something(self) -> Self:
        if not self.model_fields_set - {"text"}:
            raise ValueError("demands nothing of this text; give events, never, statements, actors, quiet or same")
        if self.quiet and self.events:
            raise ValueError("quiet and events contradict each other; leave one out")
        return self


def _pair(texts: tuple[Text, ...]) -> tuple[Text, ...]:
    if texts[0].same is not None:
        raise ValueError("same stands at the first text; it belongs to the second, which is compared with the first")
    return texts


class _File(_Strict):
    about: Words
    date: datetime.date
    case: Annotated[
        dict[str, Annotated[tuple[Text, ...], Field(min_length=1, max_length=2), AfterValidator(_pair)]],
        Field(min_length=1),
    ]


@dataclass(frozen=True, slots=True)
class Case:
    """One text, or a minimal pair. ``id`` is ``family/name``."""

    id: str
    texts: tuple[Text, ...]

    def text_ids(self) -> tuple[str, ...]:
        """The id of each text, by which a coded record names it: ``family/name/1``."""
        return tuple(f"{self.id}/{number}" for number in range(1, len(self.texts) + 1))


@dataclass(frozen=True, slots=True)
class Family:
    """The cases of one phenomenon. ``about`` says in a sentence what holds of them; ``date`` is an ISO day."""

    name: str
    about: str
    date: str
    cases: tuple[Case, ...]


def load(folder: Path, types: Collection[str], acts: Collection[str]) -> tuple[Family, ...]:
    """The families in the folder's TOML files, by name; ``types`` and ``acts`` are the codebook's words.

    Raises DataError, naming file and field, where a file is no family.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise DataError(f"{folder}: holds no families of cases (*.toml); name their folder, evaluation/behaviour")
    return tuple(_family(file, {"type": types, "act": acts}) for file in files)


def texts(families: tuple[Family, ...]) -> Iterator[dict[str, str]]:
    """Every text as a line for a coder: id, date and text."""
    for family in families:
        for case in family.cases:
            for name, text in zip(case.text_ids(), case.texts, strict=True):
                yield {"id": name, "date": family.date, "text": text.text}


def _family(path: Path, words: Mapping[str, Collection[str]]) -> Family:
    try:
        with path.open("rb") as file:
            read = _File.model_validate(tomllib.load(file), context=words)
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: is no TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise DataError(f"{path}: {_place(first['loc'])}: {first['msg'].removeprefix('Value error, ')}") from error
    cases = tuple(Case(f"{path.stem}/{name}", texts) for name, texts in read.case.items())
    return Family(path.stem, read.about, read.date.isoformat(), cases)


def _place(steps: tuple[int | str, ...]) -> str:
    """``case.a-name.2.events.1.type``: texts and patterns counted from one."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in steps)
