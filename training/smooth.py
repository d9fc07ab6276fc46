"""Linear layers made easy to quantise: a few word-vector channels are a hundred times as large as the others, and with
one scale for all of them the small ones are lost. What is large is moved from the inputs into the weights, where each
channel has a scale of its own (SmoothQuant: Xiao et al. 2023), by a division before the layer."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.chunks import Chunk
from training.model import Network

SHARE = 0.75  # of the inputs' largeness that the weights take over


class Smoothed(nn.Module):
    """The same function as ``linear``, with its inputs divided by ``scale`` (one number an input channel) before."""

    def __init__(self, linear: nn.Linear, scale: Tensor) -> None:
        super().__init__()
        self.inverse = nn.Parameter(1 / scale, requires_grad=False)
        self.weight = nn.Parameter(linear.weight * scale, requires_grad=False)
        self.bias = nn.Parameter(linear.bias.detach(), requires_grad=False)

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(x * self.inverse, self.weight, self.bias)


def smooth(network: Network, chunks: Sequence[Chunk]) -> None:
    """Replace, in place, every linear layer that reading ``chunks`` to word vectors and word heads passes through."""
    largest = _largest(network, chunks)
    for name, found in largest.items():
        owner, _, last = name.rpartition(".")
        linear = network.get_submodule(name)
        assert isinstance(linear, nn.Linear)
        weights = linear.weight.detach().abs().amax(0).clamp(min=1e-4)
        scale = found.clamp(min=1e-4) ** SHARE / weights ** (1 - SHARE)
        setattr(network.get_submodule(owner), last, Smoothed(linear, scale / scale.log().mean().exp()))


def _largest(network: Network, chunks: Sequence[Chunk]) -> dict[str, Tensor]:
    """For each linear layer passed through, by name: the largest absolute input of each channel."""
    found: dict[str, Tensor] = {}

    def note(name: str) -> object:
        def hook(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            here = given[0].detach().abs().flatten(0, -2).amax(0)
            found[name] = torch.maximum(found[name], here) if name in found else here

        return hook

    layers = [(name, m) for name, m in network.named_modules() if isinstance(m, nn.Linear)]
    hooks = [m.register_forward_pre_hook(note(name)) for name, m in layers]  # type: ignore[arg-type]
    with torch.no_grad():
        for chunk in chunks:
            assert chunk.pieces is not None
            ids, shapes, starts = (
                torch.tensor(x) for x in (chunk.pieces.ids, chunk.pieces.shapes, chunk.pieces.starts)
            )
            words = network.encoder(ids[None], shapes[None], None)[:, starts]
            for head in network.heads.values():
                head(words[0])
            network.arc(words, words)
            network.root(words)
    for hook in hooks:
        hook.remove()
    return found
