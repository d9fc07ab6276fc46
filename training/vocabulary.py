"""The encoder's vocabulary without what no English report needs: placeholders and letters of other scripts."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import torch

from training.model import Network


def is_needed(piece: str) -> bool:
    """False for ``[unused7]`` and for pieces with a letter that is not Latin."""
    if piece.startswith("[unused"):
        return False
    return not any(c.isalpha() and "LATIN" not in unicodedata.name(c, "") for c in piece)


def shrink(network: Network, tokenizer: Path) -> str:
    """Leave the needed pieces alone in the network's embeddings; returns the tokenizer file that fits them. A word of
    other letters becomes [UNK]."""
    file = json.loads(tokenizer.read_text(encoding="utf-8"))
    vocabulary: dict[str, int] = file["model"]["vocab"]
    kept = sorted((i, piece) for piece, i in vocabulary.items() if is_needed(piece))
    now = {piece: i for i, (_, piece) in enumerate(kept)}
    file["model"]["vocab"] = now
    for token in file["added_tokens"]:
        token["id"] = now[token["content"]]
    for name, token in file["post_processor"]["special_tokens"].items():
        token["ids"] = [now[name]]
    words = network.encoder.words.weight.detach()[[i for i, _ in kept]]
    network.encoder.words = torch.nn.Embedding.from_pretrained(words)
    return json.dumps(file, ensure_ascii=False)
