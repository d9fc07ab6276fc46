"""The training loop: rounds over treebank chunks, gold texts and news, one optimiser, averaged weights at the end."""

from __future__ import annotations

import copy
import logging
import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from dragoman.language.pieces import PieceMaker
from training.chunks import Chunk, batches, fitting, pack_gold, pack_news, pack_trees
from training.collate import Batch, Collator
from training.corpora import TreeSentence
from training.gold import GoldText
from training.losses import losses
from training.model import Network
from training.news import in_words
from training.soft import expected, soft_losses

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Material:
    """What there is to learn from, and how words become pieces and chunks tensors."""

    trees: Sequence[TreeSentence]
    golds: Sequence[GoldText]
    news: Sequence[str]
    pieces: PieceMaker
    collate: Collator


@dataclass(frozen=True)
class Teachers:
    """Trained networks: some teach syntax, entities and roles, some events and statements. None at all is allowed."""

    syntax: Sequence[Network] = ()
    events: Sequence[Network] = ()


def fit(
    network: Network, material: Material, teachers: Teachers, config: Mapping[str, Any], stage: str, checkpoint: Path
) -> Network:
    """Train ``network`` by one stage of the config; returns the averaged network. A checkpoint follows each round."""
    settings, weights = config["fit"] | config["stage"][stage], config["weights"]
    rng = random.Random(settings["seed"])
    plan = [
        list(batches(chunks, settings["pieces_per_batch"], rng))
        for chunks in (_round(material, config["data"], settings, rng) for _ in range(settings["rounds"]))
    ]
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
            with precise:
                found = _found(network, material.collate(group), teachers, settings.get("soft", 0.0))
                loss = sum(weights[name.removeprefix("soft ")] * value for name, value in found.items())
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
        figures = " ".join(f"{name} {seen[name] / times[name]:.3f}" for name in seen)
        progress = f"{stage} {number}/{len(plan)}, {step}/{total} steps, {time.monotonic() - began:.0f} s"
        log.info("%s: %s", progress, figures)
        torch.save((mean if n_mean else network).state_dict(), checkpoint)
    return mean


def _found(network: Network, batch: Batch, teachers: Teachers, soft: float) -> dict[str, Tensor]:
    """The losses against what the batch knows and, times ``soft``, against what the teachers expect."""
    x = network.words(batch.ids, batch.shapes, batch.mask, batch.starts)
    found = losses(network, batch, x)
    if teachers.syntax:
        target = expected(teachers.syntax, teachers.events, batch)
        found |= {f"soft {name}": soft * value for name, value in soft_losses(network, batch, x, target).items()}
    return found


def _round(material: Material, data: Mapping[str, Any], settings: Mapping[str, Any], rng: random.Random) -> list[Chunk]:
    chunks = pack_trees(material.trees, data["max_words"], rng)
    chunks = rng.sample(chunks, round(len(chunks) * settings["trees"]))
    golds = [text for text in material.golds if text.source in settings["gold"]]
    if golds:
        chunks += pack_gold(golds, data["max_words"], data["gold_alone"], rng)
    first = sorted(rng.sample(range(len(material.news)), settings.get("news", 0)))
    texts = [in_words(material.news[i]) for i in first]
    chunks += pack_news([t for t in texts if t.words], data["max_words"], data["gold_alone"], rng)
    return fitting(chunks, material.pieces, data["max_pieces"])


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
