"""The training loop: rounds over gold texts and treebank chunks, one optimiser, averaged weights at the end."""

from __future__ import annotations

import copy
import logging
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from training.batches import Chunk, Collator, batches, fitting, pack_gold, pack_trees
from training.corpora import TreeSentence
from training.gold import GoldText
from training.losses import losses
from training.model import Network

log = logging.getLogger(__name__)


def fit(
    network: Network,
    collate: Collator,
    trees: Sequence[TreeSentence],
    golds: Sequence[GoldText],
    config: dict[str, Any],
    stage: str,
    checkpoint: Path,
) -> Network:
    """Train ``network`` by one stage of the config; returns the averaged network. A checkpoint follows each round."""
    settings, data, weights = config["fit"] | config["stage"][stage], config["data"], config["weights"]
    rng = random.Random(config["seed"])
    rounds = [_round(trees, golds, data, settings, rng) for _ in range(settings["rounds"])]
    most = network.sizes.positions
    rounds = [fitting(chunks, collate.pieces, most) for chunks in rounds]
    plan = [list(batches(chunks, settings["words_per_batch"], rng)) for chunks in rounds]
    total = sum(map(len, plan))
    network.encoder.words.weight.requires_grad_(False)
    optimiser, schedule = _optimiser(network, settings, total)
    mean, n_mean, step, began = copy.deepcopy(network), 0, 0, time.monotonic()
    has_bf16 = torch.ops.mkldnn._is_mkldnn_bf16_supported()
    precise = torch.autocast("cpu", dtype=torch.bfloat16, enabled=config["bf16"] and has_bf16)
    for number, groups in enumerate(plan, 1):
        network.train()
        seen: Counter[str] = Counter()
        times: Counter[str] = Counter()
        for group in groups:
            batch = collate(group)
            with precise:
                found = losses(network, batch)
                loss = sum(weights[name] * value for name, value in found.items())
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], settings["clip"])
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            if step >= settings["average_from"] * total:
                n_mean += 1
                _average(mean, network, n_mean)
            for name, value in found.items():
                seen[name] += value.item()
                times[name] += 1
        figures = " ".join(f"{n} {seen[n] / times[n]:.3f}" for n in weights if times[n])
        progress = f"{stage} {number}/{len(plan)}, {step}/{total} steps, {time.monotonic() - began:.0f} s"
        log.info("%s: %s", progress, figures)
        torch.save((mean if n_mean else network).state_dict(), checkpoint)
    return mean


def _round(
    trees: Sequence[TreeSentence],
    golds: Sequence[GoldText],
    data: dict[str, Any],
    settings: dict[str, Any],
    rng: random.Random,
) -> list[Chunk]:
    of_trees = pack_trees(trees, data["max_words"], rng)
    chosen = rng.sample(of_trees, round(len(of_trees) * settings["tree_share"]))
    return chosen + pack_gold(golds, data["max_words"], data["gold_alone"], rng)


def _optimiser(
    network: Network, settings: dict[str, Any], total: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, p in network.named_parameters():
        if p.requires_grad:
            rate = settings["encoder_rate"] if name.startswith("encoder.") else settings["head_rate"]
            decay = settings["weight_decay"] if p.dim() > 1 else 0.0
            groups.setdefault((rate, decay), []).append(p)
    optimiser = torch.optim.AdamW(
        [{"params": ps, "lr": rate, "weight_decay": decay} for (rate, decay), ps in groups.items()], fused=True
    )
    warm = max(1, round(settings["warmup"] * total))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.02, (total - s) / max(1, total - warm)))
    )
    return optimiser, schedule


@torch.no_grad()
def _average(mean: Network, network: Network, n: int) -> None:
    for m, p in zip(mean.parameters(), network.parameters(), strict=True):
        m.lerp_(p, 1 / n)
