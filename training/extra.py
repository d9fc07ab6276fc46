"""Gold records of our own beside those of ``../shared/gold``: whole articles, and texts of the corpora by offsets."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from training.gold import GoldText, align, read_gold

FOLDER = Path(__file__).with_name("gold-extra")
MENTION_LISTS = ("actor", "recipient", "claimed_by", "denied_by", "speaker", "addressee")
STRINGS = ("trigger", "place", "about", "cue", "content", "text")

Span = list[int]  # first character and the one after the last


def read_extra(corpora: Path, folder: Path = FOLDER) -> Iterator[GoldText]:
    """The records of ``folder``, file by file; a text's ``source`` is its file's name.

    ``articles`` lie there with their texts; the others' texts are read from ``corpora``.
    """
    for records in sorted(folder.glob("*.jsonl")):
        name, texts = records.stem, records.with_suffix(".text.jsonl")
        if texts.exists():
            yield from (replace(text, source=name) for text in read_gold(records, texts))
        elif not name.endswith(".text"):
            text_of = TEXTS[name](corpora)
            for row in map(json.loads, records.read_text(encoding="utf-8").splitlines()):
                text = text_of(row["id"])
                yield replace(align(in_words(row, text), text), source=name)


def gum_texts(corpora: Path) -> Callable[[str], str]:
    """Texts of GUM by the document's name."""
    return lambda name: " ".join(_sentences(corpora / "gum-open" / f"{name}.conllu"))


def weblog_texts(corpora: Path) -> Callable[[str], str]:
    """Texts of EWT by ``DOCUMENT:FIRST-LAST``, the sentences counted from 1."""
    documents: dict[str, list[str]] = {}
    for line in (corpora / "ewt" / "train.conllu").read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            sentences = documents.setdefault(line.removeprefix("# newdoc id = "), [])
        elif line.startswith("# text = "):
            sentences.append(_plain(line))

    def text(name: str) -> str:
        document, _, part = name.rpartition(":")
        first, last = map(int, part.split("-"))
        return " ".join(documents[document][first - 1 : last])

    return text


def paragraph_texts(corpora: Path) -> Callable[[str], str]:
    """Texts of `current-events` by the report's id."""
    lines = (
        line
        for path in sorted((corpora / "current-events").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return {row["id"]: row["text"] for row in map(json.loads, lines)}.__getitem__


TEXTS = {"gum": gum_texts, "weblogs": weblog_texts, "paragraphs": paragraph_texts}


def _sentences(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_plain(line) for line in lines if line.startswith("# text = ")]


def _plain(line: str) -> str:
    return " ".join(line.removeprefix("# text = ").split())


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
