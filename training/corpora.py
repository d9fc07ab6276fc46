"""The treebanks with their layers: UD English EWT (syntax, entities, PropBank) and GUM (syntax)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NER_LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
FRAME_ROLES = ("ARG0", "ARG1", "ARG2", "ARGM-LOC", "ARGM-TMP")


@dataclass(frozen=True)
class Frame:
    """A PropBank predicate (word index) and its arguments as (first, last, role), all within the sentence."""

    predicate: int
    arguments: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class TreeSentence:
    """A treebank sentence. ``heads`` count from 0, -1 is the root. ``entities`` and ``frames`` may be missing."""

    id: str
    document: str
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    entities: tuple[str, ...] | None = None
    frames: tuple[Frame, ...] | None = None


def read_conllu(path: Path) -> Iterator[TreeSentence]:
    """The sentences of a CoNLL-U file; multiword ranges and empty nodes are passed over."""
    document, sentence_id, rows = path.stem, "", []
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("# newdoc id = "):
            document = line.removeprefix("# newdoc id = ")
        elif line.startswith("# sent_id = "):
            sentence_id = line.removeprefix("# sent_id = ")
        elif line and not line.startswith("#"):
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif not line and rows:
            columns = list(zip(*rows, strict=True))
            yield TreeSentence(
                id=sentence_id,
                document=document,
                words=columns[1],
                lemmas=columns[2],
                upos=columns[3],
                xpos=columns[4],
                heads=tuple(int(h) - 1 for h in columns[6]),
                deprels=columns[7],
            )
            rows = []


def read_entities(path: Path) -> dict[str, tuple[str, ...]]:
    """BIO labels of each sentence; labels other than PER, ORG, LOC (an early layer of the corpus) become O."""
    found: dict[str, tuple[str, ...]] = {}
    sentence_id, labels = "", []
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("# sent_id = "):
            sentence_id = line.removeprefix("# sent_id = ")
        elif line and not line.startswith("#"):
            label = line.split("\t")[2]
            labels.append(label if label in NER_LABELS else "O")
        elif not line and labels:
            found[sentence_id] = tuple(labels)
            labels = []
    return found


def read_frames(path: Path) -> dict[str, tuple[tuple[str, ...], tuple[Frame, ...]]]:
    """PropBank frames of each sentence, beside the words they count in."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        frames = tuple(
            Frame(f["i"], tuple((a, b, role) for a, b, role in f["args"] if role in FRAME_ROLES)) for f in row["frames"]
        )
        found[row["sent_id"]] = (tuple(row["words"]), frames)
    return found


def read_ewt(folder: Path, split: str) -> list[TreeSentence]:
    """EWT with entities and frames where the layers agree with the treebank's words."""
    entities = read_entities(folder / f"ner-{split}.iob2")
    frames = read_frames(folder / f"srl-{split}.jsonl")
    sentences = []
    for s in read_conllu(folder / f"{split}.conllu"):
        labels = entities.get(s.id)
        words, its_frames = frames.get(s.id, ((), ()))
        sentences.append(
            TreeSentence(
                **{k: getattr(s, k) for k in s.__dataclass_fields__ if k not in ("entities", "frames")},
                entities=labels if labels and len(labels) == len(s.words) else None,
                frames=its_frames if words == s.words else None,
            )
        )
    return sentences


def read_gum(folder: Path, genres: tuple[str, ...]) -> list[TreeSentence]:
    """GUM documents of the given genres, by the file name's second part."""
    paths = sorted(p for p in folder.glob("GUM_*.conllu") if p.stem.split("_")[1] in genres)
    return [s for p in paths for s in read_conllu(p)]
