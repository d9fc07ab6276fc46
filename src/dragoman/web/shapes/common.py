"""What several shapes share, and the shape of every error."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field


def _storable(value: str) -> str:
    """Text that is no text cannot be stored: half a character of UTF-16."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError("holds half a character; write it anew") from None
    return value


Storable = Annotated[str, AfterValidator(_storable)]

By = Literal["day", "week", "month"]

Group = Literal["deed", "told"]

EntryKind = Literal["commitment", "demand", "threat", "plan", "offer"]

More = Annotated[str | None, Field(description="Address of the next page; null where all is here")]

Cursor = Annotated[str | None, Field(description="Give it back as `cursor` for the next page; null on the last one")]


class FieldError(BaseModel):
    """What is wrong with one field, and how to mend it."""

    field: str
    message: str


class Problem(BaseModel):
    """Every error, as RFC 9457 has it (`application/problem+json`)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FieldError] = []
