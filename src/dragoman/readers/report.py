"""The one place where a Report is made: what wins where several things give a date, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from dragoman.errors import ReportError
from dragoman.readers.dateline import find_dateline
from dragoman.readers.headline import find_headline
from dragoman.records import Remark, Report, Span, report_id

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

Found = Report | ReportError | Remark  # what a reader yields

T = TypeVar("T")
_UNWRITABLE = re.compile(r"[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Received:
    """What a file says of one report. ``headline`` is None where the format has no field for it.

    ``notes`` are what was passed over or could not be made out, one sentence each.
    """

    body: str
    headline: str | None = None
    published: str | None = None  # ISO day
    publisher: str | None = None
    language: str | None = None
    uri: str | None = None
    version: str | None = None
    status: str = "usable"
    topics: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def each_report(
    items: Iterable[tuple[str, T | ReportError]],
    received: Callable[[T, str], Received],
    format: str,
    options: ReadOptions,
) -> Iterator[Found]:
    """The report of each item (its place, what was found there), after a Remark for each note on it.

    ``received`` gives what the item says, or raises ReportError; that is yielded in the report's place.
    """
    for place, item in items:
        try:
            if isinstance(item, ReportError):
                raise item
            said = received(item, place)
            yield from (Remark(place, note) for note in said.notes)
            yield make_report(said, format, place, options)
        except ReportError as error:
            yield error


def make_report(received: Received, format: str, origin: str, options: ReadOptions) -> Report:
    """The report, with its headline and dateline found. Date and publisher: the file's own, else the option's,
    else the dateline's. Raises ReportError for a text that is blank, too long or cannot be written.
    """
    text = "\n".join(part for part in (received.headline, received.body) if part)
    _refuse_unwritable(received, origin)
    if not text.strip():
        raise ReportError(origin, "has no text, only white space; remove it or fill it in")
    if len(text) > options.max_chars:
        raise ReportError(origin, too_long(options))
    headline = Span(0, len(received.headline), received.headline) if received.headline else find_headline(text)
    dateline, dateline_day = find_dateline(text, after=headline.end if headline else 0)
    published, published_from = None, None
    for day, source in ((received.published, "file"), (options.date, "option"), (dateline_day, "dateline")):
        if day:
            published, published_from = day, source
            break
    named = dateline.publisher.quote if dateline and dateline.publisher else None
    publisher = received.publisher or options.publisher or named
    # The same text sent again as canceled is another report. Ids of usable ones do not tell their status.
    version = received.version if received.status == "usable" else f"{received.version} {received.status}"
    return Report(
        id=report_id(text, published, publisher, received.uri, version),
        text=text,
        format=format,
        published=published,
        published_from=published_from,
        publisher=publisher,
        headline=headline,
        dateline=dateline,
        language=received.language,
        uri=received.uri,
        version=received.version,
        status=received.status,
        topics=received.topics,
        origin=origin,
    )


def too_long(options: ReadOptions) -> str:
    """The reason given for a text of more than ``max_chars``."""
    return f"has more than {options.max_chars:,} characters, too many for one report; split it into its reports"


def _refuse_unwritable(received: Received, origin: str) -> None:
    """A lone surrogate (half a character, ``\\ud800`` in JSON) or a NUL would break the store later."""
    fields = ("headline", "body", "publisher", "language", "uri", "version")
    values = [(name, getattr(received, name) or "") for name in fields] + [("topics", t) for t in received.topics]
    for name, value in values:
        bad = _UNWRITABLE.search(value)
        if bad:
            reason = f"{name} has U+{ord(bad.group()):04X}, which is no character, at {bad.start()}; remove it"
            raise ReportError(origin, reason)
