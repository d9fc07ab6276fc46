"""The stories as records, and how an expected entry is found among those of the ledger."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from dragoman.records import Entry

SETS = ("open", "first", "second", "third", "fourth")
STORIES = Path(__file__).with_name("stories.jsonl")


@dataclass(frozen=True, slots=True)
class Expected:
    """An entry that the report by this number must give. ``by``: country codes or words, any of which will do; so with
    ``kind`` and ``outcome``. ``repeated``: how often at least it is told again."""

    by: tuple[str, ...]
    kind: tuple[str, ...]
    outcome: tuple[str, ...]
    report: int = 0
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """Reports in the order of their days; ``asked`` is the day for which the outcome is asked, None: the last one's.

    ``set``: the rules were written with the ``open`` stories; those of ``first`` to ``fourth`` were each held back
    until they were measured once. In those with ``distractor`` another side or another act must not move the entry.
    """

    id: str
    family: str
    set: str
    distractor: bool
    asked: str | None
    reports: tuple[tuple[str, str, str], ...]  # day, publisher, text
    expected: tuple[Expected, ...]


def load(path: Path = STORIES) -> tuple[Story, ...]:
    """All stories; raises KeyError, naming the field, for one that lacks it."""
    return tuple(_story(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line)


def _story(row: dict) -> Story:  # type: ignore[type-arg]
    return Story(
        row["id"], row["family"], row["set"], row["distractor"], row["asked"],
        tuple((report["date"], report["publisher"], report["text"]) for report in row["reports"]),
        tuple(
            Expected(tuple(e["by"]), tuple(e["kind"]), tuple(e["outcome"]), e["report"], e.get("repeated", 0))
            for e in row["expected"]
        ),
    )  # fmt: skip


def is_entry(entry: Entry, expected: Expected, report: str) -> bool:
    """The entry is of this report, of the expected kind and by the expected side."""
    return (
        entry.report == report
        and entry.kind in expected.kind
        and any(
            wanted == party.country or wanted.lower() in party.words.lower()
            for party in entry.by
            for wanted in expected.by
        )
    )


def is_right(entry: Entry, expected: Expected) -> bool:
    """The outcome is the expected one, and the entry was told again as often as it should be."""
    return entry.outcome in expected.outcome and len(entry.repeated) >= expected.repeated
