"""The network: one MiniLM encoder, word vectors, and small heads that all read them.

The encoder is BERT as in Devlin et al. 2019 with MiniLM's weights (Wang et al. 2020); the parser is the biaffine
one of Dozat and Manning 2017; triggers reach their arguments through one bilinear form for each role.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F


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
    arc: int = 192
    label: int = 64
    role: int = 128
    dropout: float = 0.1


class Layer(nn.Module):
    """One transformer layer, post-norm."""

    def __init__(self, s: Sizes) -> None:
        super().__init__()
        self.n_heads = s.attention_heads
        self.query, self.key, self.value = (nn.Linear(s.hidden, s.hidden) for _ in range(3))
        self.output = nn.Linear(s.hidden, s.hidden)
        self.norm_1 = nn.LayerNorm(s.hidden, eps=1e-12)
        self.up = nn.Linear(s.hidden, s.feed_forward)
        self.down = nn.Linear(s.feed_forward, s.hidden)
        self.norm_2 = nn.LayerNorm(s.hidden, eps=1e-12)
        self.dropout = nn.Dropout(s.dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, n, h = x.shape
        q, k, v = (f(x).view(b, n, self.n_heads, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        # Written out: on a CPU this is several times faster to train than the fused attention.
        scores = torch.matmul(q, k.transpose(2, 3)) * (h // self.n_heads) ** -0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        mixed = torch.matmul(scores.softmax(-1).to(v.dtype), v)
        x = self.norm_1(x + self.output(mixed.transpose(1, 2).reshape(b, n, h)))
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
        self.dropout = nn.Dropout(s.dropout)
        self.layers = nn.ModuleList(Layer(s) for _ in range(s.layers))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        """``ids`` and ``shapes`` are [batch, pieces]; ``mask`` is True at real pieces, or None for no padding."""
        positions = self.positions.weight[: ids.shape[1]]
        x = self.words(ids) + self.shapes(shapes) + positions + self.types.weight[0]
        x = self.dropout(self.norm(x))
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


class Biaffine(nn.Module):
    """Scores of every pair of words for each of ``n_out`` relations: bilinear form with bias terms."""

    def __init__(self, n_in: int, size: int, n_out: int, dropout: float, bias: float = 0.0) -> None:
        super().__init__()
        self.left = nn.Linear(n_in, size)
        self.right = nn.Linear(n_in, size)
        self.weight = nn.Parameter(torch.zeros(n_out, size + 1, size + 1))
        nn.init.normal_(self.weight, std=0.02)
        nn.init.constant_(self.weight[:, -1, -1], bias)
        self.dropout = nn.Dropout(dropout)

    def sides(self, x: Tensor) -> tuple[Tensor, Tensor]:
        return tuple(_with_one(self.dropout(F.gelu(f(x)))) for f in (self.left, self.right))  # type: ignore[return-value]

    def forward(self, x: Tensor) -> Tensor:
        """[batch, words, n_in] to [batch, n_out, left word, right word]."""
        left, right = self.sides(x)
        return torch.matmul(torch.matmul(left.unsqueeze(1), self.weight), right.unsqueeze(1).transpose(2, 3))

    def rows(self, x: Tensor, batch: Tensor, word: Tensor) -> Tensor:
        """The same scores for chosen left words only: [rows, n_out, right word]."""
        left, right = self.sides(x)
        half = torch.einsum("mi,rij->mrj", left[batch, word], self.weight)
        return torch.matmul(half, right[batch].transpose(1, 2))


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Network(nn.Module):
    """Encoder and heads. ``labels`` gives for each head its list of labels (see ``inventory.Inventory``)."""

    WORD_HEADS = (
        "upos", "xpos", "lemma", "ner", "predicate", "trigger", "mode", "status", "cue", "act", "actor_mention",
        "place_mention", "sector",
    )  # fmt: skip

    def __init__(self, labels: dict[str, list[str]], sizes: Sizes = Sizes()) -> None:
        super().__init__()
        self.labels, self.sizes = labels, sizes
        self.encoder = Encoder(sizes)
        self.dropout = nn.Dropout(sizes.dropout)
        self.heads = nn.ModuleDict({name: nn.Linear(sizes.hidden, len(labels[name])) for name in self.WORD_HEADS})
        self.arc = Biaffine(sizes.hidden, sizes.arc, 1, sizes.dropout)
        self.root = nn.Linear(sizes.hidden, 1)
        self.deprel = Biaffine(sizes.hidden, sizes.label, len(labels["deprel"]), sizes.dropout)
        # Most words are no argument: the role scores start where their loss is small.
        self.role = Biaffine(sizes.hidden, sizes.role, len(labels["role"]), sizes.dropout, bias=-4.0)
        self.frame_role = Biaffine(sizes.hidden, sizes.role, len(labels["frame_role"]), sizes.dropout, bias=-4.0)

    def words(self, ids: Tensor, shapes: Tensor, mask: Tensor | None, starts: Tensor) -> Tensor:
        """Word vectors [batch, words, hidden]: the encoder's vector of each word's first piece."""
        pieces = self.encoder(ids, shapes, mask)
        index = starts.unsqueeze(-1).expand(-1, -1, pieces.shape[-1])
        return self.dropout(pieces.gather(1, index))
