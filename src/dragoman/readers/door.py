"""The door that the fields of structured formats come in by: what is broken is named, and what may be is left out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ValidationError, ValidationInfo, ValidatorFunctionWrapHandler, WrapValidator

from dragoman.errors import ReportError
from dragoman.readers.days import AnyDay
from dragoman.readers.status import PubStatus

Model = TypeVar("Model", bound=BaseModel)

_WANTED = {
    "string_type": "a text in quotation marks",
    "tuple_type": "a list in square brackets",
    "model_type": "an object in braces",
}


def check(model: type[Model], value: Any, origin: str, notes: list[str]) -> Model:
    """``value`` as the format has it. A broken field that is ``Loose`` becomes None and a sentence in ``notes``.

    Raises ReportError that names each other field at fault.
    """
    if not isinstance(value, dict):
        raise ReportError(origin, "is JSON but not an object; each report is an object in braces")
    try:
        return model.model_validate(value, context=notes)
    except ValidationError as error:
        raise ReportError(origin, "; ".join(_faults(error))) from None


def _loose(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    try:
        return handler(value)
    except ValidationError as error:
        if not isinstance(info.context, list):
            raise
        info.context.append(f"{'; '.join(_faults(error, info.field_name))}; read without it")
        return None


Loose = WrapValidator(_loose)
"""Marks a field (its type with ``| None``) without which a report can still be read."""


class Story(BaseModel):
    """What a report needs of the item of a format, whatever that calls its fields."""

    body: str
    headline: str | None = None
    published: Annotated[AnyDay | None, Loose] = None
    publisher: str | None = None
    language: str | None = None
    uri: str | None = None
    version: str | None = None
    status: PubStatus = "usable"
    topics: tuple[str, ...] = ()


def unknown_fields(names: Iterable[str], known: Iterable[str], format: str) -> list[str]:
    """A note on each name that the format does not have."""
    return [f"field {name[:60]!r} is not of {format}; passed over" for name in sorted(set(names) - set(known))]


def _faults(error: ValidationError, inside: str | None = None) -> list[str]:
    """At most three, as a user needs them."""
    return [
        _fault((inside, *fault["loc"]) if inside else fault["loc"], fault["type"], fault["msg"], fault["input"])
        for fault in error.errors()[:3]
    ]


def _fault(where: tuple[int | str, ...], kind: str, message: str, found: Any) -> str:
    field = ".".join(str(part) for part in where)
    if kind == "missing":
        return f"field {field!r} is missing; add it, or remove the report"
    if kind in _WANTED:
        return f"field {field!r} must be {_WANTED[kind]}, not {json.dumps(found, default=str)[:40]}; mend it"
    return f"field {field!r}: {message.removeprefix('Value error, ')}"
