"""The network: one MiniLM encoder, word vectors, and small heads that all read them.

The encoder is BERT as in Devlin et al. 2019 with MiniLM's weights (Wang et al. 2020); the parser is the biaffine
one of Dozat and Manning 2017; the arguments of triggers and predicates are read by a small transformer that knows for
whose they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

LOT = 1024  # words that arguments are sought among at a time


@dataclass(frozen=True)
class Sizes:
    """Sizes of the encoder (given by its weights) and of the heads."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    layers: int = 6
    attention_heads: int = 12
    feed_forward: int = 1536
    shapes: int = 8
    arc: int = 256
    label: int = 96
    argument: int = 192
    argument_layers: int = 2
    argument_heads: int = 6
    reach: int = 48
    dropout: float = 0.1
    encoder_dropout: float = 0.0  # after each layer's two parts
    hidden_pieces: float = 0.05  # share of word pieces hidden in training
    mask_piece: int = 103  # [MASK]


class Layer(nn.Module):
    """One transformer layer, post-norm."""

    def __init__(self, hidden: int, heads: int, feed_forward: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.n_heads = heads
        self.query, self.key, self.value = (nn.Linear(hidden, hidden) for _ in range(3))
        self.output = nn.Linear(hidden, hidden)
        self.norm_1 = nn.LayerNorm(hidden, eps=1e-12)
        self.up = nn.Linear(hidden, feed_forward)
        self.down = nn.Linear(feed_forward, hidden)
        self.norm_2 = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, n, h = x.shape
        q, k, v = (f(x).view(b, n, self.n_heads, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        # Written out: on a CPU this is several times faster to train than the fused attention.
        scores = torch.matmul(q, k.transpose(2, 3)) * (h // self.n_heads) ** -0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        mixed = torch.matmul(scores.softmax(-1).to(v.dtype), v)
        x = self.norm_1(x + self.dropout(self.output(mixed.transpose(1, 2).reshape(b, n, h))))
        return self.norm_2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """BERT with one more embedding, the shape of the word a piece belongs to (zero at the start of training)."""

    def __init__(self, s: Sizes) -> None:
        super().__init__()
        self.words = nn.Embedding(s.vocabulary, s.hidden)
        self.positions = nn.Embedding(s.positions, s.hidden)
        self.types = nn.Embedding(2, s.hidden)
        self.shapes = nn.Embedding(s.shapes, s.hidden)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(s.hidden, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(s.hidden, s.attention_heads, s.feed_forward, s.encoder_dropout) for _ in range(s.layers)
        )

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """``ids`` and ``shapes`` are [batch, pieces]; ``mask`` is True at real pieces, or None for no padding."""
        positions = self.positions.weight[: ids.shape[1]]
        x = self.words(ids) + self.shapes(shapes) + positions + self.types.weight[0]
        x = self.norm(x)
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        return x

    def load_minilm(self, folder: Path) -> None:
        """Take the weights of the MiniLM package's ``model.safetensors`` (names as in BERT)."""
        given = load_file(folder / "model.safetensors")
        prefix = "bert." if any(k.startswith("bert.") for k in given) else ""
        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "types.weight": "embeddings.token_type_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "output": "attention.output.dense",
            "norm_1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm_2": "output.LayerNorm",
        }
        for i in range(len(self.layers)):
            for ours, theirs in parts.items():
                for kind in ("weight", "bias"):
                    names[f"layers.{i}.{ours}.{kind}"] = f"encoder.layer.{i}.{theirs}.{kind}"
        state = self.state_dict()
        state.update({ours: given[prefix + theirs] for ours, theirs in names.items()})
        self.load_state_dict(state)


class Pairs(nn.Module):
    """Scores of every pair of words for each of ``labels`` relations: a bilinear form with bias terms.

    The form is one linear layer from the left word to a vector for each label, which the right word is multiplied
    with: so it is quantised like any other layer, and the scores of a few left words cost little.
    """

    def __init__(self, n_in: int, size: int, labels: int, dropout: float) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(n_in, size), nn.Linear(n_in, size)
        self.form = nn.Linear(size, labels * size)
        nn.init.normal_(self.form.weight, std=0.02)
        nn.init.zeros_(self.form.bias)
        self.of_left = nn.Linear(size, labels)
        self.labels = labels
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, y: Tensor) -> Tensor:
        """Left words [batch, l, n_in] and right words [batch, r, n_in] to [batch, l, label, r]."""
        left, right = self.dropout(F.gelu(self.left(x))), self.dropout(F.gelu(self.right(y)))
        scores = torch.matmul(self._half(left).flatten(1, 2), right.transpose(1, 2))
        return scores.unflatten(1, (-1, self.labels)) + self.of_left(left)[..., None]

    def at(self, x: Tensor, y: Tensor) -> Tensor:
        """Each left word with the right word at the same place: [batch, n, n_in] twice to [batch, n, label]."""
        left, right = self.dropout(F.gelu(self.left(x))), self.dropout(F.gelu(self.right(y)))
        return (self._half(left) * right[:, :, None]).sum(-1) + self.of_left(left)

    def _half(self, left: Tensor) -> Tensor:
        """[batch, n, size] to [batch, n, labels, size]: what the right word is multiplied with."""
        return self.form(left).unflatten(-1, (self.labels, -1))


class Arguments(nn.Module):
    """What each word of a row is to one chosen word: a trigger, a cue or a predicate.

    A small transformer reads the row once for each chosen word, knowing which it is and how far away the others
    stand: so one argument is found in view of the others. Triggers and predicates share all of it but the last layer,
    for who is the agent of "attack" is learned from either.
    """

    def __init__(self, s: Sizes, roles: int, frame_roles: int) -> None:
        super().__init__()
        self.word, self.chosen = nn.Linear(s.hidden, s.argument), nn.Linear(s.hidden, s.argument)
        self.distance = nn.Embedding(2 * s.reach + 1, s.argument)
        self.kind = nn.Embedding(2, s.argument)
        self.layers = nn.ModuleList(
            Layer(s.argument, s.argument_heads, 2 * s.argument, s.dropout) for _ in range(s.argument_layers)
        )
        self.of_source, self.of_predicate = nn.Linear(s.argument, roles), nn.Linear(s.argument, frame_roles)
        # Most words are no argument: the role scores start where their loss is small.
        nn.init.constant_(self.of_source.bias, -4.0)
        self.reach = s.reach
        self.lots = True  # False for export, where shapes are free

    def roles(self, x: Tensor, sources: Tensor, rows: Tensor) -> Tensor:
        """Word vectors [words, hidden], chosen words [k] and the words of their rows [k, n] (-1: none) to scores
        [k, role, n]."""
        return self._in_lots(x, sources, rows, 0, self.of_source).transpose(1, 2)

    def frame_roles(self, x: Tensor, predicates: Tensor, rows: Tensor) -> Tensor:
        """As `roles`, to [k, n, label]."""
        return self._in_lots(x, predicates, rows, 1, self.of_predicate)

    def _in_lots(self, x: Tensor, chosen: Tensor, rows: Tensor, kind: int, out: nn.Module) -> Tensor:
        """Some rows at a time, the last lot filled up: so that all lots have one of few shapes."""
        words, marks = self.word(x), self.chosen(x) + self.kind.weight[kind]
        if not self.lots:
            return out(self._read(words, marks, chosen, rows))
        if not len(rows):
            return out(self.distance.weight.new_zeros(0, rows.shape[1], self.distance.embedding_dim))
        size = max(1, LOT // rows.shape[1])
        missing = -len(rows) % size
        all_chosen, all_rows = F.pad(chosen, (0, missing)), F.pad(rows, (0, 0, 0, missing), value=-1)
        read = [
            out(self._read(words, marks, c, r))
            for c, r in zip(all_chosen.split(size), all_rows.split(size), strict=True)
        ]
        return torch.cat(read)[: len(rows)]

    def _read(self, words: Tensor, marks: Tensor, chosen: Tensor, rows: Tensor) -> Tensor:
        away = (rows - chosen[:, None]).clamp(-self.reach, self.reach) + self.reach
        # Looked up as embeddings, for their gradient is gathered faster than that of an index.
        seen = F.embedding(rows.clamp(min=0), words) + F.embedding(chosen, marks)[:, None] + self.distance(away)
        mask = (rows >= 0)[:, None, None, :]
        for layer in self.layers:
            seen = layer(seen, mask)
        return seen


class Network(nn.Module):
    """Encoder and heads. ``labels`` gives for each head its list of labels (see ``inventory.Inventory``)."""

    WORD_HEADS = (
        "upos", "xpos", "lemma", "ner", "name", "attributed", "predicate", "trigger", "mode", "status", "cue", "act",
        "actor_mention", "place_mention", "sector",
    )  # fmt: skip

    def __init__(self, labels: dict[str, list[str]], sizes: Sizes = Sizes()) -> None:
        super().__init__()
        self.labels, self.sizes = labels, sizes
        self.encoder = Encoder(sizes)
        self.dropout = nn.Dropout(sizes.dropout)
        self.heads = nn.ModuleDict({name: nn.Linear(sizes.hidden, len(labels[name])) for name in self.WORD_HEADS})
        self.factuality = nn.Linear(sizes.hidden, 1)
        self.arc = Pairs(sizes.hidden, sizes.arc, 1, sizes.dropout)
        self.root = nn.Linear(sizes.hidden, 1)
        self.deprel = Pairs(sizes.hidden, sizes.label, len(labels["deprel"]), sizes.dropout)
        self.arguments = Arguments(sizes, len(labels["role"]), len(labels["frame_role"]))

    def words(self, ids: Tensor, shapes: Tensor, mask: Tensor | None, starts: Tensor) -> Tensor:
        """Word vectors [batch, words, hidden]: the encoder's vector of each word's first piece."""
        if self.training:
            # In place of dropout in the encoder's layers, which on a CPU costs a third of a step.
            ids = ids.masked_fill(torch.rand(ids.shape) < self.sizes.hidden_pieces, self.sizes.mask_piece)
        pieces = self.encoder(ids, shapes, mask)
        index = starts.unsqueeze(-1).expand(-1, -1, pieces.shape[-1])
        return self.dropout(pieces.gather(1, index))


def picked(x: Tensor, words: Tensor) -> Tensor:
    """The vectors [batch, m, hidden] of the words numbered ``words`` [batch, m]; -1 picks the first, to be ignored."""
    return x.gather(1, words.clamp(min=0).unsqueeze(-1).expand(-1, -1, x.shape[-1]))
