"""Decisions for tests: written in a line, with times that count up."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

from dragoman.records import Decision, content_id
from dragoman.review import Key

KEY = Key("r1", "event", 10, 18)
_TIMES = count(1)


def decision(kind: str, by: str, key: Key = KEY, why: str = "", at: int | None = None, **content: Any) -> Decision:
    """``decision("correct", "ana", values={"type": "AID"})``; each is later than the one made before it."""
    made_at = f"2026-01-01T00:00:00.{at if at is not None else next(_TIMES):06d}+00:00"
    text = json.dumps(content, sort_keys=True) if content else ""
    return Decision(
        content_id("d", kind, str(key), text, by, made_at), kind, str(key), text, f"user:{by}", why, None, made_at
    )


def undo(taken_back: Decision, by: str = "ana") -> Decision:
    made_at = f"2026-01-01T00:00:01.{next(_TIMES):06d}+00:00"
    return Decision(
        content_id("d", "undo", taken_back.id, made_at), "undo", taken_back.id, "", f"user:{by}", "", None, made_at
    )
