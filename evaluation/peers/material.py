"""What the peers learn from: the treebank documents our model learned from, and the entity layer."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from evaluation.treebank import GoldDocument, read_documents, read_genres
from training.corpora import read_entities

CONFIG = Path(__file__).parents[2] / "training" / "config.toml"  # names the GUM genres


def training_documents(shared: Path) -> list[GoldDocument]:
    """EWT's training part and the GUM genres of our own training."""
    genres = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["data"]["gum_genres"]
    corpora = shared / "corpora"
    return read_documents(corpora / "ewt" / "train.conllu") + read_genres(corpora / "gum-open", genres)


def dev_documents(shared: Path) -> list[GoldDocument]:
    return read_documents(shared / "corpora" / "ewt" / "dev.conllu")


def entities(shared: Path, split: str) -> Mapping[str, tuple[str, ...]]:
    """BIO labels (PER, ORG, LOC) by sentence id, as our own training reads them."""
    return read_entities(shared / "corpora" / "ewt" / f"ner-{split}.iob2")
