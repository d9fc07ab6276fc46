"""What teachers expect of a text, in probabilities, and the student's loss against it (Hinton et al. 2015).

Treebanks say nothing of events, gold records nothing of syntax, and most news has neither: teachers that each know
one side well let the student learn all of them from every text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from dragoman.language.frames import ABOUT_TYPES
from training.collate import POINTERS, Batch, flat_pairs
from training.losses import FAR
from training.model import Network, picked

SYNTAX = ("upos", "xpos", "lemma", "ner", "predicate")
EVENTS = ("trigger", "mode", "status", "cue", "act", "actor_mention", "place_mention", "sector")
LIKELY = 0.15  # words that are a trigger, cue or predicate at least this likely have their arguments taught


@dataclass(frozen=True)
class Expected:
    """Probabilities, the mean over teachers. ``words`` [batch, word, label] with a weight [batch, word] for each
    layer; ``heads`` [batch, word, word or root]; ``deprel`` [batch, word, label] at the likeliest head;
    ``roles`` [batch, m, role, word] of the words numbered in ``sources`` [batch, m] (-1: none), with the weight of
    each role; ``frames`` [pairs, label] of the pairs of a likely predicate and a word of its sentence."""

    words: Mapping[str, tuple[Tensor, Tensor]]
    heads: Tensor
    best_heads: Tensor
    deprel: Tensor
    sources: Tensor
    roles: Tensor
    role_weights: Tensor
    pairs: tuple[Tensor, Tensor, Tensor]  # predicate, word, whether it counts
    frames: Tensor


@torch.no_grad()
def expected(syntax: Sequence[Network], events: Sequence[Network], batch: Batch) -> Expected:
    """What the two sets of teachers, in eval mode, expect of a batch; what they know is split by layer."""
    of_syntax = [(t, t.words(batch.ids, batch.shapes, batch.mask, batch.starts)) for t in syntax]
    of_events = [(t, t.words(batch.ids, batch.shapes, batch.mask, batch.starts)) for t in events]
    p = {name: _mean([t.heads[name](x).float().softmax(-1) for t, x in of_syntax]) for name in SYNTAX}
    p |= {name: _mean([t.heads[name](x).float().softmax(-1) for t, x in of_events]) for name in EVENTS}
    heads = _mean([head_scores(t, x, batch).softmax(-1) for t, x in of_syntax])
    best = heads.argmax(-1)
    best = best.masked_fill(best == batch.word_mask.shape[1], -1)
    pairs = _pairs(batch.same_sentence, p["predicate"][..., 1] * batch.word_mask >= LIKELY)
    is_trigger, is_cue = 1 - p["trigger"][..., 0], p["cue"][..., 1]
    sources = _likely(torch.maximum(is_trigger, is_cue) * batch.word_mask)
    return Expected(
        words={name: (value, _weight(name, p, batch.word_mask)) for name, value in p.items()},
        heads=heads,
        best_heads=best,
        deprel=_mean([t.deprel.at(x, picked(x, best)).float().softmax(-1) for t, x in of_syntax]),
        sources=sources,
        roles=_mean([role_probabilities(t, x, sources, batch.word_mask) for t, x in of_events]),
        role_weights=_role_weights(events[0].labels, p["trigger"], is_cue, sources),
        pairs=pairs,
        frames=_mean([_frame_scores(t, x, pairs).softmax(-1) for t, x in of_syntax]),
    )


def soft_losses(network: Network, batch: Batch, x: Tensor, target: Expected) -> dict[str, Tensor]:
    """The loss of each layer against what is expected; ``x`` are the network's word vectors of the batch."""
    found = {}
    for name, (p, weight) in target.words.items():
        each = -(p * network.heads[name](x).float().log_softmax(-1)).sum(-1)
        found[name] = (each * weight).sum() / weight.sum().clamp(min=1)
    known = batch.word_mask.float()
    each = -(target.heads * head_scores(network, x, batch).log_softmax(-1)).sum(-1)
    found["arc"] = (each * known).sum() / known.sum()
    inner = known * (target.best_heads >= 0)
    scores = network.deprel.at(x, picked(x, target.best_heads)).float()
    found["deprel"] = (-(target.deprel * scores.log_softmax(-1)).sum(-1) * inner).sum() / inner.sum().clamp(min=1)
    found |= _role_losses(network, batch, x, target)
    counts = target.pairs[2]
    each = -(target.frames * _frame_scores(network, x, target.pairs).log_softmax(-1)).sum(-1)
    found["frame_role"] = (each * counts).sum() / counts.sum().clamp(min=1)
    return found


def _role_losses(network: Network, batch: Batch, x: Tensor, target: Expected) -> dict[str, Tensor]:
    points = torch.tensor([role in POINTERS for role in network.labels["role"]])
    scores = network.role(picked(x, target.sources), x).float()
    rows = (target.sources >= 0).sum().clamp(min=1)
    each = F.binary_cross_entropy_with_logits(scores, target.roles, reduction="none") * batch.word_mask[:, None, None]
    arcs = (each.sum(-1) * target.role_weights)[..., ~points].sum() / rows
    scores = scores.masked_fill(~batch.word_mask[:, None, None], FAR)
    each = -(target.roles * scores.log_softmax(-1)).sum(-1)
    weight = target.role_weights[..., points]
    return {"role": arcs, "pointer": (each[..., points] * weight).sum() / weight.sum().clamp(min=1)}


def head_scores(network: Network, x: Tensor, batch: Batch) -> Tensor:
    """[batch, word, word or root]: the last column is the root, words of other sentences are ruled out."""
    allowed = batch.same_sentence & ~torch.eye(x.shape[1], dtype=torch.bool)
    scores = network.arc(x, x)[:, :, 0].masked_fill(~allowed, FAR)
    return torch.cat([scores, network.root(x)], 2).float()


def role_probabilities(network: Network, x: Tensor, sources: Tensor, word_mask: Tensor) -> Tensor:
    """[batch, m, role, word]: each word's own probability, for a pointer the probability among all words."""
    points = torch.tensor([role in POINTERS for role in network.labels["role"]])
    scores = network.role(picked(x, sources), x).float()
    among = scores.masked_fill(~word_mask[:, None, None], FAR).softmax(-1)
    return torch.where(points[:, None], among, scores.sigmoid())


def _frame_scores(network: Network, x: Tensor, pairs: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    return network.frame_role(x.flatten(0, 1), pairs[0], pairs[1]).float()


def _pairs(same_sentence: Tensor, is_predicate: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Each predicate with each word of its sentence, as `flat_pairs`; the third says which are no filling."""
    n = same_sentence.shape[1]
    b, predicate, word = torch.nonzero(same_sentence & is_predicate[..., None], as_tuple=True)
    counts = torch.ones(len(b))
    return flat_pairs(b * n + predicate), flat_pairs(b * n + word), flat_pairs(counts)


def _weight(name: str, p: Mapping[str, Tensor], word_mask: Tensor) -> Tensor:
    """A mode matters as much as its word is a trigger, a sector as much as its word is part of an actor."""
    known = word_mask.float()
    if name in ("mode", "status"):
        return known * (1 - p["trigger"][..., 0])
    if name == "act":
        return known * p["cue"][..., 1]
    return known * (1 - p["actor_mention"][..., 0]) if name == "sector" else known


def _role_weights(labels: Mapping[str, Sequence[str]], trigger: Tensor, is_cue: Tensor, sources: Tensor) -> Tensor:
    """[batch, m, role]"""
    promised = trigger[..., [labels["trigger"].index(t) for t in sorted(ABOUT_TYPES)]].sum(-1)
    by_role = []
    for role in labels["role"]:
        if role in ("speaker", "addressee", "content_first", "content_last"):
            by_role.append(is_cue)
        else:
            by_role.append(promised if role in POINTERS else 1 - trigger[..., 0])
    weights = torch.stack(by_role, -1)
    return picked(weights, sources) * (sources >= 0)[..., None]


def _likely(p: Tensor) -> Tensor:
    """[batch, m]: the words with at least the probability ``LIKELY``, -1 behind them."""
    m = max(1, int((p >= LIKELY).sum(1).max()))
    best, words = p.topk(min(-(-m // 8) * 8, p.shape[1]), dim=1)
    return words.masked_fill(best < LIKELY, -1)


def _mean(values: Sequence[Tensor]) -> Tensor:
    return torch.stack(list(values)).mean(0)
