"""What the network is asked to get right: one loss for each layer that a batch carries."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training.collate import UNKNOWN, Batch, RoleArcs
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
        _roles(network, batch.arcs, x, batch.word_mask, found)
    if batch.frames is not None:
        chosen, other, target = batch.frames
        found["frame_role"] = _cross_entropy(network.frame_role(x.flatten(0, 1), chosen, other), target)
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


def _roles(network: Network, arcs: RoleArcs, x: Tensor, word_mask: Tensor, found: dict[str, Tensor]) -> None:
    scores = network.role(picked(x, arcs.words), x).float()
    each = F.binary_cross_entropy_with_logits(scores, arcs.target, arcs.weight, reduction="sum")
    found["role"] = each / (arcs.words >= 0).sum()
    b, m, role, target = arcs.pointers
    if len(b):
        found["pointer"] = F.cross_entropy(scores[b, m, role].masked_fill(~word_mask[b], FAR), target)
