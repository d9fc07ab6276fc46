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
from training.collate import POINTERS, Batch, sentence_rows
from training.losses import FAR
from training.model import Network, picked

SYNTAX = ("upos", "xpos", "lemma", "ner", "predicate")
EVENTS = ("trigger", "mode", "status", "cue", "act", "actor_mention", "place_mention", "sector")
LIKELY = 0.15  # words that are a trigger, cue or predicate at least this likely have their arguments taught


@dataclass(frozen=True)
class Expected:
    """Probabilities, the mean over teachers. ``words`` [batch, word, label] with a weight [batch, word] for each
    layer; ``heads`` [batch, word, word or root]; ``deprel`` [batch, word, label] at the likeliest head;
    ``roles`` [k, role, word] of the likely triggers and cues ``sources`` [k] in the ``rows`` [k, word] of their chunks,
    numbered as in `RoleArcs`, with the weight of each role; ``frames`` for likely predicates in sentences of like
    length: predicates [k], rows [k, n], probabilities [k, n, label]."""

    words: Mapping[str, tuple[Tensor, Tensor]]
    heads: Tensor
    best_heads: Tensor
    deprel: Tensor
    sources: Tensor
    rows: Tensor
    roles: Tensor
    role_weights: Tensor
    frames: Sequence[tuple[Tensor, Tensor, Tensor]]


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
    is_trigger, is_cue = 1 - p["trigger"][..., 0], p["cue"][..., 1]
    sources, rows = _likely(torch.maximum(is_trigger, is_cue), batch.word_mask)
    groups = _predicates(batch.same_sentence, p["predicate"][..., 1] * batch.word_mask >= LIKELY)
    return Expected(
        words={name: (value, _weight(name, p, batch.word_mask)) for name, value in p.items()},
        heads=heads,
        best_heads=best,
        deprel=_mean([t.deprel.at(x, picked(x, best)).float().softmax(-1) for t, x in of_syntax]),
        sources=sources,
        rows=rows,
        roles=_mean([role_probabilities(t, x, sources, rows) for t, x in of_events]),
        role_weights=_role_weights(events[0].labels, p["trigger"], is_cue, sources, rows),
        frames=[
            (chosen, row, _mean([_frame_scores(t, x, chosen, row).softmax(-1) for t, x in of_syntax]))
            for chosen, row in groups
        ],
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
    found |= _role_losses(network, x, target)
    if target.frames:
        found["frame_role"] = _frame_loss(network, x, target)
    return found


def _role_losses(network: Network, x: Tensor, target: Expected) -> dict[str, Tensor]:
    points = torch.tensor([role in POINTERS for role in network.labels["role"]])
    scores = network.arguments.roles(x.flatten(0, 1), target.sources, target.rows).float()
    known = target.rows[:, None] >= 0
    each = F.binary_cross_entropy_with_logits(scores, target.roles, reduction="none") * known
    arcs = (each.sum(-1) * target.role_weights)[:, ~points].sum() / known.any(-1).sum().clamp(min=1)
    each = -(target.roles * scores.masked_fill(~known, FAR).log_softmax(-1)).sum(-1)
    weight = target.role_weights[:, points]
    return {"role": arcs, "pointer": (each[:, points] * weight).sum() / weight.sum().clamp(min=1)}


def _frame_loss(network: Network, x: Tensor, target: Expected) -> Tensor:
    total, known = torch.zeros(()), torch.zeros(())
    for chosen, rows, p in target.frames:
        counts = rows >= 0
        each = -(p * _frame_scores(network, x, chosen, rows).log_softmax(-1)).sum(-1)
        total, known = total + (each * counts).sum(), known + counts.sum()
    return total / known.clamp(min=1)


def head_scores(network: Network, x: Tensor, batch: Batch) -> Tensor:
    """[batch, word, word or root]: the last column is the root, words of other sentences are ruled out."""
    allowed = batch.same_sentence & ~torch.eye(x.shape[1], dtype=torch.bool)
    scores = network.arc(x, x)[:, :, 0].masked_fill(~allowed, FAR)
    return torch.cat([scores, network.root(x)], 2).float()


def role_probabilities(network: Network, x: Tensor, sources: Tensor, rows: Tensor) -> Tensor:
    """[k, role, word]: each word's own probability, for a pointer the probability among all words."""
    points = torch.tensor([role in POINTERS for role in network.labels["role"]])
    scores = network.arguments.roles(x.flatten(0, 1), sources, rows).float()
    among = scores.masked_fill(rows[:, None] < 0, FAR).softmax(-1)
    return torch.where(points[:, None], among, scores.sigmoid())


def _frame_scores(network: Network, x: Tensor, predicates: Tensor, rows: Tensor) -> Tensor:
    return network.arguments.frame_roles(x.flatten(0, 1), predicates, rows).float()


def _predicates(same_sentence: Tensor, is_predicate: Tensor) -> list[tuple[Tensor, Tensor]]:
    """Predicates [k] with the words of their sentences [k, n], as `sentence_rows` groups them."""
    n = same_sentence.shape[1]
    chunk, word = torch.nonzero(is_predicate, as_tuple=True)
    own = same_sentence[chunk, word]
    firsts, lengths = chunk * n + own.int().argmax(-1), own.sum(-1)
    found = []
    for group, rows in sentence_rows(list(zip(firsts.tolist(), lengths.tolist(), strict=True))):
        found.append(((chunk * n + word)[group], rows))
    return found


def _weight(name: str, p: Mapping[str, Tensor], word_mask: Tensor) -> Tensor:
    """A mode matters as much as its word is a trigger, a sector as much as its word is part of an actor."""
    known = word_mask.float()
    if name in ("mode", "status"):
        return known * (1 - p["trigger"][..., 0])
    if name == "act":
        return known * p["cue"][..., 1]
    return known * (1 - p["actor_mention"][..., 0]) if name == "sector" else known


def _role_weights(
    labels: Mapping[str, Sequence[str]], trigger: Tensor, is_cue: Tensor, sources: Tensor, rows: Tensor
) -> Tensor:
    """[k, role]"""
    promised = trigger[..., [labels["trigger"].index(t) for t in sorted(ABOUT_TYPES)]].sum(-1)
    by_role = []
    for role in labels["role"]:
        if role in ("speaker", "addressee", "content_first", "content_last"):
            by_role.append(is_cue)
        else:
            by_role.append(promised if role in POINTERS else 1 - trigger[..., 0])
    return torch.stack(by_role, -1).flatten(0, 1)[sources] * (rows >= 0).any(-1)[:, None]


def _likely(p: Tensor, word_mask: Tensor) -> tuple[Tensor, Tensor]:
    """The words [k] with at least the probability ``LIKELY``, and the words of their chunks [k, word]."""
    n = word_mask.shape[1]
    chunk, word = torch.nonzero(p * word_mask >= LIKELY, as_tuple=True)
    return chunk * n + word, torch.where(word_mask[chunk], chunk[:, None] * n + torch.arange(n), -1)


def _mean(values: Sequence[Tensor]) -> Tensor:
    return torch.stack(list(values)).mean(0)
