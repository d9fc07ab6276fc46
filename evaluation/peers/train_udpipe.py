"""Train UDPipe 1 on the treebanks our model learned from: ``python -m evaluation.peers.train_udpipe``.

The settings are those published for English: the tagger's and parser's of UDPipe's own UD 2.0 models, word vectors from
the training text included, and the tokenizer's chosen for UD 2.6 (github.com/ufal/udpipe, training/models-ud-2.0 and
training/models-ud-2.6-tokenizer-chosen). Published training takes many hours; where a setting here is a cheaper one,
its line says what is published. Nothing but the treebanks goes in. The three parts are trained one after the other, a
part trained before is kept, and ``model.json`` beside the model tells settings and times.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import ufal.udpipe as udpipe
from gensim import __version__ as gensim_version
from gensim.models import Word2Vec

from evaluation.peers.material import dev_documents, training_documents
from evaluation.treebank import FORM, GoldDocument

SETTINGS: dict[str, dict[str, str | float]] = {
    "tokenizer": {
        "dimension": 24,  # published: 64
        "epochs": 15,  # published: 100
        "segment_size": 200,
        "initialization_range": 0.2,
        "batch_size": 50,
        "learning_rate": 0.01,
        "learning_rate_final": 0.001,
        "dropout": 0.1,
        "early_stopping": 1,
    },
    "tagger": {
        "iterations": 4,  # published: 20
        "models": 2,
        "templates_1": "tagger",
        "guesser_suffix_rules_1": 12,
        "guesser_enrich_dictionary_1": 2,  # published: 6; an iteration goes with the cube of a word's readings
        "guesser_prefixes_max_1": 0,
        "use_lemma_1": 1,
        "use_xpostag_1": 1,
        "use_feats_1": 1,
        "provide_lemma_1": 0,
        "provide_xpostag_1": 1,
        "provide_feats_1": 1,
        "prune_features_1": 0,
        "templates_2": "lemmatizer",
        "guesser_suffix_rules_2": 6,
        "guesser_enrich_dictionary_2": 6,
        "guesser_prefixes_max_2": 4,
        "use_lemma_2": 1,
        "use_xpostag_2": 0,
        "use_feats_2": 0,
        "provide_lemma_2": 1,
        "provide_xpostag_2": 0,
        "provide_feats_2": 0,
        "prune_features_2": 0,
    },
    "parser": {
        "iterations": 5,  # published: 30
        "embedding_upostag": 20,
        "embedding_feats": 20,
        "embedding_xpostag": 0,
        "embedding_form": 50,
        "embedding_lemma": 0,
        "embedding_deprel": 20,
        "learning_rate": 0.02,  # published: 0.01; 0.02 is UDPipe's default, with its 10 iterations
        "learning_rate_final": 0.001,
        "l2": 0.5,
        "hidden_layer": 200,
        "batch_size": 10,
        "transition_system": "projective",
        "transition_oracle": "dynamic",
        "structured_interval": 0,  # published: 8, which makes training 2 to 3 times slower
    },
}
PARTS = tuple(SETTINGS)
SEED = 20220220  # of the word vectors; UDPipe's own training draws from a fixed seed


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--out", type=Path, default=Path("build/peers/udpipe"))
    a = ap.parse_args()
    train(training_documents(a.shared), dev_documents(a.shared), a.out)


def train(learn: Sequence[GoldDocument], dev: Sequence[GoldDocument], out: Path) -> None:
    """Write ``model.udpipe`` and ``model.json`` into ``out``; a part trained there before is taken as it is."""
    out.mkdir(parents=True, exist_ok=True)
    vectors = out / "forms.vectors"
    if not vectors.exists():
        write_vectors(learn, vectors)
    learn_sentences, dev_sentences = sentences(learn), sentences(dev)
    seconds = {}
    for part in PARTS:
        seconds[part] = _train_part(part, learn_sentences, dev_sentences, out)
    whole = _trained({p: f"from_model=file:{_part(out, p)}" for p in PARTS}, learn_sentences, udpipe.Sentences())
    (out / "model.udpipe").write_bytes(whole)
    told = {
        "versions": {"ufal.udpipe": _version(), "gensim": gensim_version},
        "settings": SETTINGS,
        "processor seconds": seconds,
        "words": sum(len(s.words) for d in learn for s in d.sentences),
    }
    (out / "model.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def write_vectors(learn: Sequence[GoldDocument], path: Path) -> None:
    """Word vectors from the training sentences, as UDPipe's own training makes them (word2vec, skip-gram)."""
    lines = [[form.replace(" ", "\u00a0") for form in s.column(FORM)] for d in learn for s in d.sentences]
    trained = Word2Vec(
        lines,
        sg=1,
        vector_size=50,
        window=10,
        negative=5,
        hs=0,
        sample=1e-1,
        epochs=15,
        min_count=2,
        workers=1,
        seed=SEED,
    )
    trained.wv.save_word2vec_format(str(path))


def sentences(documents: Iterable[GoldDocument]) -> udpipe.Sentences:
    """The documents' sentences, in UDPipe's own form."""
    found, error = udpipe.Sentences(), udpipe.ProcessingError()
    reader = udpipe.InputFormat.newConlluInputFormat()
    for document in documents:
        reader.setText(document.conllu)
        while reader.nextSentence(sentence := udpipe.Sentence(), error):
            found.append(sentence)
        if error.occurred():
            raise ValueError(f"UDPipe cannot read {document.id}: {error.message}")
    return found


def _train_part(part: str, learn: udpipe.Sentences, dev: udpipe.Sentences, out: Path) -> float:
    """Train one part into a file of its own; the processor seconds it took (those of before if it is there)."""
    model, took = _part(out, part), _part(out, part).with_suffix(".seconds")
    if model.exists():
        return float(took.read_text())
    options = {part: ";".join(f"{name}={value}" for name, value in SETTINGS[part].items())}
    if part == "parser":  # it learns from the tagger's tags, as it will meet them
        options["tagger"] = f"from_model=file:{_part(out, 'tagger')}"
        options["parser"] += f";embedding_form_file={out / 'forms.vectors'}"
    began = time.process_time()
    model.write_bytes(_trained(options, learn, dev))
    took.write_text(f"{time.process_time() - began:.0f}")
    return float(took.read_text())


def _trained(options: dict[str, str], learn: udpipe.Sentences, dev: udpipe.Sentences) -> bytes:
    error = udpipe.ProcessingError()
    chosen = [options.get(part, udpipe.Trainer.NONE) for part in PARTS]
    model: bytes = udpipe.Trainer.train("morphodita_parsito", learn, dev, *chosen, error)
    if error.occurred():
        raise ValueError(f"UDPipe cannot be trained: {error.message}")
    return model


def _part(out: Path, part: str) -> Path:
    return out / f"{part}.part"


def _version() -> str:
    v = udpipe.Version.current()
    return f"{v.major}.{v.minor}.{v.patch}{v.prerelease}"


if __name__ == "__main__":
    main()
