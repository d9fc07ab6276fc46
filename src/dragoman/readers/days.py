"""The one way in which a day comes in through a door: ISO 8601, a day or a timestamp, and the date of an e-mail."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?", re.ASCII)


def iso_day(value: str) -> str:
    """The day of an ISO 8601 date or timestamp, as it stands there (no change of time zone).

    ``2022-02-20`` and ``2022-02-20T23:10:00+02:00`` both give ``2022-02-20``. Raises ValueError for all else.
    """
    value = value.strip()
    try:
        if _DAY.fullmatch(value):
            datetime.date.fromisoformat(value)
        elif _DAY.match(value):
            datetime.datetime.fromisoformat(value)
        else:
            raise ValueError
    except ValueError:
        raise ValueError(f"{value[:40]!r} is not a date; write a day as 2022-02-20") from None
    return value[:10]


def spelled_out(value: str) -> str:
    """``20220220T231000+0200`` (NITF) and ``Sun, 20 Feb 2022 23:10:00 +0200`` (e-mail, RSS) as ISO 8601.

    What has another form stays as it is.
    """
    value = value.strip()
    if basic := _BASIC.fullmatch(value):
        year, month, day, hour, minute, second, zone = basic.groups()
        time = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        return f"{year}-{month}-{day}{time}"
    if not _DAY.match(value):
        try:
            return parsedate_to_datetime(value).isoformat()
        except (ValueError, TypeError, OverflowError):  # no date of that form either
            return value
    return value


def stamp(value: str | None) -> str | None:
    """A timestamp as a version, ``2022-02-20T21:10:00Z``: of two the later one is the greater.

    None for a day without a time, which two versions may share, and for what is no timestamp.
    """
    value = spelled_out(value) if value else ""
    try:
        when = datetime.datetime.fromisoformat(value) if len(value) > len("2022-02-20") else None
        if when is None:
            return None
        utc = when.replace(tzinfo=when.tzinfo or datetime.UTC).astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None
    return utc.strftime("%Y-%m-%dT%H:%M:%SZ")


def _written_out(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return spelled_out(value) if isinstance(value, str) else value


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


Day = Annotated[str, BeforeValidator(_iso), AfterValidator(iso_day)]
"""An ISO day or timestamp."""

AnyDay = Annotated[str, BeforeValidator(_written_out), AfterValidator(iso_day)]
"""The same, or a date as NITF, e-mail and RSS write it."""
