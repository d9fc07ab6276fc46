"""What the network is asked to get right: one loss for each layer that a batch carries."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import Batch
from training.model import Network

FAR = -1e4


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Each layer's mean loss over what the batch knows of it; layers it knows nothing of are left out."""
    x = network.words(batch.ids, batch.shapes, batch.mask, batch.starts)
    found: dict[str, Tensor] = {}
    for name, head in network.heads.items():
        target = batch.labels[name]
        known = target != -100
        if known.any():
            found[name] = F.cross_entropy(head(x[known]).float(), target[known])
    _parse(network, batch, x, found)
    _arcs(network, batch, x, found)
    _pointers(network, batch, x, found)
    return found


def _parse(network: Network, batch: Batch, x: Tensor, found: dict[str, Tensor]) -> None:
    b, word = torch.nonzero(batch.heads != -100, as_tuple=True)
    if not len(b):
        return
    head = batch.heads[b, word]
    scores = network.arc.rows(x, b, word)[:, 0].float()
    allowed = batch.same_sentence[b, word] & (torch.arange(scores.shape[1]) != word[:, None])
    scores = scores.masked_fill(~allowed, FAR)
    scores = torch.cat([scores, network.root(x)[b, word].float()], 1)
    found["arc"] = F.cross_entropy(scores, torch.where(head < 0, scores.shape[1] - 1, head))
    inner = head >= 0
    b, word, head = b[inner], word[inner], head[inner]
    left, right = network.deprel.sides(x)
    half = torch.einsum("mi,rij->mrj", left[b, word], network.deprel.weight)
    labels = torch.einsum("mrj,mj->mr", half, right[b, head]).float()
    found["deprel"] = F.cross_entropy(labels, batch.labels["deprel"][b, word], ignore_index=-100)


def _arcs(network: Network, batch: Batch, x: Tensor, found: dict[str, Tensor]) -> None:
    for name, form in (("role", network.role), ("frame_role", network.frame_role)):
        b, word, target, weight = batch.arcs[name]
        if len(b):
            scores = form.rows(x, b, word)[:, : target.shape[1]].float()
            each = F.binary_cross_entropy_with_logits(scores, target, weight, reduction="sum")
            found[name] = each / len(b)


def _pointers(network: Network, batch: Batch, x: Tensor, found: dict[str, Tensor]) -> None:
    b, word, role, target = batch.pointers
    if not len(b):
        return
    scores = network.role.rows(x, b, word)[torch.arange(len(b)), role].float()
    scores = scores.masked_fill(~batch.word_mask[b], FAR)
    found["pointer"] = F.cross_entropy(scores, target)
