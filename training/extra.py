"""Gold records of our own beside those of ``../shared/gold``: whole articles, which the latter have none of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.gold import GoldText, align, read_gold

FOLDER = Path(__file__).with_name("gold-extra")
MENTION_LISTS = ("actor", "recipient", "claimed_by", "denied_by", "speaker", "addressee")
STRINGS = ("trigger", "place", "about", "cue", "content", "text")

Span = list[int]  # first character and the one after the last


def read_extra(gum: Path, folder: Path = FOLDER) -> Iterator[GoldText]:
    """Our articles with their records, and our records of GUM documents in ``gum``."""
    for records in sorted(folder.glob("*.jsonl")):
        texts = records.with_suffix(".text.jsonl")
        if texts.exists():
            yield from read_gold(records, texts)
        elif not records.name.endswith(".text.jsonl"):
            for row in map(json.loads, records.read_text(encoding="utf-8").splitlines()):
                text = gum_text(gum / f"{row['id']}.conllu")
                yield align(in_words(row, text), text)


def gum_text(path: Path) -> str:
    """A treebank document's sentences as they were written, joined by spaces: what the offsets count in."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return " ".join(" ".join(line.removeprefix("# text = ").split()) for line in lines if line.startswith("# text = "))


def in_words(row: dict[str, Any], text: str) -> dict[str, Any]:
    """A record whose words are given as offsets, in the form of the codebook: the words themselves."""
    item = {"id": row["id"]}
    for kind in ("actors", "events", "statements"):
        item[kind] = [{name: _words(name, value, text) for name, value in record.items()} for record in row[kind]]
    for event, given in zip(item["events"], row["events"], strict=True):
        start = given["trigger"][0]
        event["n"] = 1 + text[: start + len(event["trigger"]) - 1].count(event["trigger"])
    return item


def _words(name: str, value: Any, text: str) -> Any:
    if name in MENTION_LISTS:
        return [text[first:end] for first, end in value]
    if name in STRINGS and value is not None:
        return text[value[0] : value[1]]
    return value
