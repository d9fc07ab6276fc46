"""What the network is asked to get right: one loss for each layer that a batch carries."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from training.collate import UNKNOWN, Batch, FrameRows, RoleArcs
from training.model import Network, picked

FAR = -1e4


def losses(network: Network, batch: Batch, x: Tensor) -> dict[str, Tensor]:
    """Each layer's mean loss over what the batch knows of it, where it knows anything; ``x`` are the network's word
    vectors of the batch."""
    found: dict[str, Tensor] = {}
    for name, head in network.heads.items():
        if (target := batch.labels[name]) is not None:
            found[name] = _cross_entropy(head(x), target)
    if batch.heads is not None:
        _parse(network, batch, x, found)
    if batch.arcs is not None:
        _roles(network, batch.arcs, x, found)
    if batch.frames:
        found["frame_role"] = _frame_roles(network, batch.frames, x.flatten(0, 1))
    if batch.factuality is not None:
        known = ~batch.factuality.isnan()
        found["factuality"] = F.smooth_l1_loss(network.factuality(x)[..., 0][known].float(), batch.factuality[known])
    return found


def _cross_entropy(scores: Tensor, target: Tensor) -> Tensor:
    """The mean over what is known; nought where nothing is."""
    total = F.cross_entropy(scores.flatten(0, -2).float(), target.flatten(), ignore_index=UNKNOWN, reduction="sum")
    return total / (target != UNKNOWN).sum().clamp(min=1)


def _parse(network: Network, batch: Batch, x: Tensor, found: dict[str, Tensor]) -> None:
    heads, deprels = batch.heads, batch.labels["deprel"]
    assert heads is not None
    assert deprels is not None
    n = heads.shape[1]
    allowed = batch.same_sentence & ~torch.eye(n, dtype=torch.bool)
    scores = network.arc(x, x)[:, :, 0].masked_fill(~allowed, FAR)
    scores = torch.cat([scores, network.root(x)], 2)
    found["arc"] = _cross_entropy(scores, torch.where(heads == -1, n, heads))
    inner = deprels.masked_fill(heads < 0, -100)
    found["deprel"] = _cross_entropy(network.deprel.at(x, picked(x, heads)), inner)


def _frame_roles(network: Network, frames: Sequence[FrameRows], x: Tensor) -> Tensor:
    total, known = torch.zeros(()), 0
    for f in frames:
        scores = network.arguments.frame_roles(x, f.predicates, f.rows).float()
        total = total + F.cross_entropy(scores.flatten(0, 1), f.labels.flatten(), ignore_index=UNKNOWN, reduction="sum")
        known += int((f.labels != UNKNOWN).sum())
    return total / max(1, known)


def _roles(network: Network, arcs: RoleArcs, x: Tensor, found: dict[str, Tensor]) -> None:
    scores = network.arguments.roles(x.flatten(0, 1), arcs.sources, arcs.rows).float()
    each = F.binary_cross_entropy_with_logits(scores, arcs.target, arcs.weight, reduction="sum")
    found["role"] = each / len(arcs.sources)
    k, role, target = arcs.pointers
    if len(k):
        found["pointer"] = F.cross_entropy(scores[k, role].masked_fill(arcs.rows[k] < 0, FAR), target)
