"""What a sender says a version is: usable, withheld or canceled. Every format has its own spelling of it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

_SPELLED = {"cancelled": "canceled", "embargoed": "usable", "killed": "canceled", "deleted": "canceled"}


def pub_status(value: Any) -> str:
    """ninjs ``usable``, NewsML-G2 ``stat:usable``, NITF ``embargoed`` (usable from a later hour on); None is usable.

    Raises ValueError for another word: whether a version stands or takes others back must not be guessed.
    """
    if value is None:
        return "usable"
    word = str(value).strip().lower().replace("/", ":").rsplit(":", 1)[-1]
    status = _SPELLED.get(word, word)
    if status not in ("usable", "withheld", "canceled"):
        raise ValueError(f"{str(value)[:40]!r} is none of usable, withheld, canceled")
    return status


PubStatus = Annotated[str, BeforeValidator(pub_status)]
