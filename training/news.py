"""Reports without any records: `current-events`, which the student reads with its teachers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dragoman.language.segment import segment


@dataclass(frozen=True)
class NewsText:
    """A report's words and the sentence that each is in."""

    words: tuple[str, ...]
    sentences: tuple[int, ...]


def read_news(folder: Path, kept_out: Iterable[Path]) -> list[str]:
    """The texts of all years in order, without those that stand in the gold texts ``kept_out``."""
    out = {json.loads(line)["text"] for path in kept_out for line in path.read_text(encoding="utf-8").splitlines()}
    paths = sorted(folder.glob("*.jsonl"))
    texts = [json.loads(line)["text"] for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [text for text in texts if text not in out]


def in_words(text: str) -> NewsText:
    """A text's words by the segmenter that reads reports."""
    tokens, _ = segment(text)
    return NewsText(tuple(t.text for t in tokens), tuple(t.sentence for t in tokens))
