"""The one way in which a day comes in through a door: ISO 8601, a day or a timestamp."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


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


def _written_out(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


Day = Annotated[str, BeforeValidator(_written_out), AfterValidator(iso_day)]
