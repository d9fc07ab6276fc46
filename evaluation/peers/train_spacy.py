"""Train spaCy's small English architecture on the treebanks our model learned from.

``python -m evaluation.peers.train_spacy``; the architecture and every setting stand in ``spacy.cfg`` beside this file.
Nothing but the treebanks and EWT's entity layer goes in. ``model.json`` beside the model tells settings and times.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_pipeline
from spacy.util import load_config
from spacy.vocab import Vocab

from evaluation.peers.material import dev_documents, entities, training_documents
from evaluation.treebank import DEPREL, FORM, LEMMA, UPOS, XPOS, GoldSentence
from training.corpora import UNKNOWN

SETTINGS = Path(__file__).with_name("spacy.cfg")
SENTENCES = 10  # in a training text, as spaCy's own converter groups them: so the parser learns where sentences end


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--out", type=Path, default=Path("build/peers/spacy"))
    ap.add_argument("--steps", type=int, help="fewer steps than the settings say, for a trial")
    a = ap.parse_args()
    train(a.shared, a.out, a.steps)


def train(shared: Path, out: Path, steps: int | None = None) -> None:
    """Write spaCy's ``model-best`` and ``model.json`` into ``out``."""
    given = {"paths.shared": str(shared)} | ({"training.max_steps": steps} if steps else {})
    config = load_config(SETTINGS, overrides=given, interpolate=False)
    began = time.process_time()
    nlp = init_nlp(config)
    out.mkdir(parents=True, exist_ok=True)
    train_pipeline(nlp, out)
    told = {
        "versions": {"spacy": spacy.__version__},
        "settings": SETTINGS.name,
        "steps": nlp.config["training"]["max_steps"],
        "processor seconds": {"all": round(time.process_time() - began)},
        "words": sum(len(s.words) for d in training_documents(shared) for s in d.sentences),
    }
    (out / "model.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


@spacy.registry.readers("treebanks.v1")
def treebanks(shared: str, part: str) -> Callable[[Language], Iterator[Example]]:
    """A corpus for spaCy's training: raw text beside the gold words, tags, trees and entities."""

    def read(nlp: Language) -> Iterator[Example]:
        found = training_documents(Path(shared)) if part == "train" else dev_documents(Path(shared))
        labels = entities(Path(shared), part)
        for document in found:
            for at in range(0, len(document.sentences), SENTENCES):
                gold = gold_doc(document.sentences[at : at + SENTENCES], labels, nlp.vocab)
                yield Example(nlp.make_doc(gold.text), gold)

    return read


def gold_doc(sentences: Sequence[GoldSentence], labels: Mapping[str, tuple[str, ...]], vocab: Vocab) -> Doc:
    """Sentences as one spaCy Doc; where one has no entity layer, its words' entities are missing, not absent."""
    heads: list[int] = []
    names: list[str | None] = []
    for s in sentences:
        first = len(heads)
        heads += [first + (i if h < 0 else h) for i, h in enumerate(s.heads)]
        layer = labels.get(s.id, ())
        known = layer if len(layer) == len(s.words) else [UNKNOWN] * len(s.words)
        names += [None if label == UNKNOWN else label for label in known]

    def column(which: int) -> list[str]:
        return [value for s in sentences for value in s.column(which)]

    return Doc(
        vocab,
        words=column(FORM),
        spaces=[space for s in sentences for space in s.spaces],
        tags=column(XPOS),
        pos=column(UPOS),
        lemmas=column(LEMMA),
        heads=heads,
        deps=["ROOT" if d == "root" else d for d in column(DEPREL)],
        sent_starts=[i == 0 for s in sentences for i in range(len(s.words))],
        ents=names,
    )


if __name__ == "__main__":
    main()
