"""UD English EWT with its layers: syntax, entities, PropBank roles, factuality."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

NER_LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
UNKNOWN = "?"  # a layer that says nothing of this word


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
    factuality: tuple[tuple[int, float], ...] = ()  # word, -3 (did not happen) to 3 (happened)
    names: tuple[str, ...] | None = None  # BIO of the outermost named things, by GUM's ten types
    attributed: tuple[str, ...] | None = None  # "source" at words of "she said", "content" at what is said, "O"


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
    """BIO labels of each sentence. In the train layer, an early release, other names (OTH) become O, and the
    untyped mark that some sentences carry on their last word, whatever that is, becomes unknown."""
    found: dict[str, tuple[str, ...]] = {}
    sentence_id, labels = "", []
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("# sent_id = "):
            sentence_id = line.removeprefix("# sent_id = ")
        elif line and not line.startswith("#"):
            label = line.split("\t")[2]
            labels.append(label if label in NER_LABELS else UNKNOWN if label.endswith("-O") else "O")
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
            Frame(f["i"], tuple((a, b, role) for a, b, role in f["args"] if role != "V")) for f in row["frames"]
        )
        found[row["sent_id"]] = (tuple(row["words"]), frames)
    return found


def read_factuality(path: Path) -> dict[str, tuple[tuple[int, float], ...]]:
    """Of each sentence the predicates' words and how sure it is that they happened, -3 to 3."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["sent_id"]: tuple((i - 1, value) for i, value, _ in row["factuality"]) for row in rows}


def read_ewt(folder: Path, split: str) -> list[TreeSentence]:
    """EWT with entities and frames where the layers agree with the treebank's words."""
    entities = read_entities(folder / f"ner-{split}.iob2")
    frames = read_frames(folder / f"srl-{split}.jsonl")
    factuality = read_factuality(folder / f"factuality-{split}.jsonl")
    sentences = []
    for s in read_conllu(folder / f"{split}.conllu"):
        labels = entities.get(s.id)
        words, its_frames = frames.get(s.id, ((), ()))
        sentences.append(
            replace(
                s,
                entities=labels if labels and len(labels) == len(s.words) else None,
                frames=its_frames if words == s.words else None,
                factuality=factuality.get(s.id, ()),
            )
        )
    return sentences
