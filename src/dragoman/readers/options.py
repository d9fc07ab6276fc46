"""What the user may set for a reading."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from dragoman.readers.columns import ColumnMap
from dragoman.readers.days import Day
from dragoman.readers.formats import FORMATS

MAX_CHARS = 2_000_000  # a long novel; no report comes near it
MAX_LINE_BYTES = 16 * 1024 * 1024
MAX_PACKED_BYTES = 8 * 1024**3  # of a zip archive, Parquet file or PDF, which must lie on the disk to be read
MAX_UNPACKED_BYTES = 32 * 1024**3  # a day of a large news crawl


def _known(name: str) -> str:
    if name not in FORMATS:
        raise ValueError(f"{name!r} is no format; known are {', '.join(sorted(FORMATS))}")
    return name


class ReadOptions(BaseModel):
    """Settings of a reading.

    ``format`` forces one of ``FORMATS`` (None: found by content). ``date`` (ISO day) and ``publisher`` stand in
    where a file has none of its own. ``columns`` says which column of a table is what. A report of more than
    ``max_chars`` characters is refused, as is a JSON line, an XML item or a row of more than ``max_line_bytes``
    bytes; ``max_packed_bytes`` and ``max_unpacked_bytes`` bound archives.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    format: Annotated[str, AfterValidator(_known)] | None = None
    date: Day | None = None
    publisher: Annotated[str, Field(min_length=1)] | None = None
    columns: ColumnMap | None = None
    max_chars: int = Field(default=MAX_CHARS, gt=0)
    max_line_bytes: int = Field(default=MAX_LINE_BYTES, gt=0)
    max_packed_bytes: int = Field(default=MAX_PACKED_BYTES, gt=0)
    max_unpacked_bytes: int = Field(default=MAX_UNPACKED_BYTES, gt=0)
