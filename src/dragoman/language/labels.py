"""The labels that the model's heads give, as training wrote them beside the weights."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DataError

HEADS = (
    "upos", "xpos", "lemma", "ner", "predicate", "trigger", "mode", "status", "cue", "act", "actor_mention",
    "place_mention", "sector", "deprel", "role", "frame_role",
)  # fmt: skip


@dataclass(frozen=True)
class Labels:
    """For each head its labels in the order of the scores."""

    of: Mapping[str, Sequence[str]]

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Read ``labels.json``. Raises :class:`DataError` if a head's labels are missing."""
        given = json.loads(path.read_text(encoding="utf-8"))
        missing = [name for name in HEADS if name not in given]
        if missing:
            raise DataError(f"{path}: no labels for {', '.join(missing)}; make the model again with `make model`")
        return cls(given)

    def role(self, name: str) -> int:
        return self.of["role"].index(name)

    def modes(self, type: str) -> list[tuple[int, str | None]]:
        """The places of the mode head's labels that belong to an event type, with the mode (None: no mode)."""
        return [
            (i, label.removeprefix(type).strip() or None)
            for i, label in enumerate(self.of["mode"])
            if label == type or label.startswith(type + " ")
        ]
