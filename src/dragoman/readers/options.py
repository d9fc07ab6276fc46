"""What the user may set for a reading."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from dragoman.readers.days import Day
from dragoman.readers.formats import FORMATS

MAX_CHARS = 2_000_000  # a long novel; no report comes near it
MAX_LINE_BYTES = 16 * 1024 * 1024


def _known(name: str) -> str:
    if name not in FORMATS:
        raise ValueError(f"{name!r} is no format; known are {', '.join(sorted(FORMATS))}")
    return name


class ReadOptions(BaseModel):
    """Settings of a reading.

    ``format`` forces one of ``FORMATS`` (None: found by content). ``date`` (ISO day) and ``publisher`` stand in
    where a file has none of its own. A report of more than ``max_chars`` characters and a JSON line of more than
    ``max_line_bytes`` bytes are refused.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    format: Annotated[str, AfterValidator(_known)] | None = None
    date: Day | None = None
    publisher: Annotated[str, Field(min_length=1)] | None = None
    max_chars: int = Field(default=MAX_CHARS, gt=0)
    max_line_bytes: int = Field(default=MAX_LINE_BYTES, gt=0)
