"""The trained network to two int8 ONNX files that run without PyTorch: `words.onnx` reads a chunk of text, `pairs.onnx`
scores chosen pairs of its words."""

from __future__ import annotations

import hashlib
import logging
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.chunks import Chunk
from training.model import Network
from training.smooth import smooth
from training.vocabulary import shrink

log = logging.getLogger(__name__)

WORD_OUTPUTS = ("upos", "xpos", "lemma", "ner", "predicate", "trigger", "mode", "status", "cue", "act",
                "actor_mention", "place_mention", "sector")  # fmt: skip


class Words(nn.Module):
    """One chunk in; out come each head's scores of its words, the scores of every head and dependent, and the word
    vectors. No batch dimension: a chunk's result can't depend on another's."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, starts: Tensor) -> tuple[Tensor, ...]:
        n = self.network
        words = n.encoder(ids[None], shapes[None], None)[:, starts]
        flat = [n.heads[name](words[0]) for name in WORD_OUTPUTS]
        return (*flat, n.arc(words, words)[0, :, 0], n.root(words)[0, :, 0], words[0])


class PairScores(nn.Module):
    """Word vectors and chosen words in; out come the relation of each word to its head, and the scores of every word
    as an argument of the chosen triggers and cues (``sources``), and of the words of ``rows``, its sentence, as an
    argument of each predicate."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, words: Tensor, heads: Tensor, sources: Tensor, predicates: Tensor, rows: Tensor
    ) -> tuple[Tensor, ...]:
        n = self.network
        everywhere = torch.arange(words.shape[0])[None].expand(sources.shape[0], -1)
        return (
            n.deprel.at(words[None], words[heads][None])[0],
            n.arguments.roles(words, sources, everywhere),
            n.arguments.frame_roles(words, predicates, rows),
        )


def export(network: Network, tokenizer: Path, out: Path, like: Sequence[Chunk], *, whole: bool = False) -> None:
    """Write words.onnx and pairs.onnx (int8 weights, dynamic activations), tokenizer.json and version.txt, a hash over
    these and the labels.json and lemmas.tsv that stand there. ``like`` are texts to set the layers' scales by.
    ``whole`` keeps the weights in fp32, to compare with. The network is changed and of no use afterwards."""
    network.eval()
    if not whole:
        smooth(network, like)
    network.arguments.lots = False
    (out / "tokenizer.json").write_text(shrink(network, tokenizer), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        _write_words(network, Path(folder) / "words.onnx")
        _write_pairs(network, Path(folder) / "pairs.onnx")
        for name in ("words.onnx", "pairs.onnx"):
            if whole:
                shutil.copyfile(Path(folder) / name, out / name)
                continue
            # Seven bits of range: with eight, processors without VNNI may overflow and give other results.
            quantize_dynamic(
                Path(folder) / name, out / name, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            )  # fmt: skip
            onnx.checker.check_model(str(out / name))
    made = ("words.onnx", "pairs.onnx", "tokenizer.json", "labels.json", "lemmas.tsv")
    version = hashlib.sha256(b"".join((out / name).read_bytes() for name in made)).hexdigest()[:12]
    (out / "version.txt").write_text(version + "\n")
    size = sum((out / name).stat().st_size for name in made) / 1e6
    log.info("model of %.1f MB in %s, version %s", size, out, version)


def _write_words(network: Network, path: Path) -> None:
    words, pieces = torch.export.Dim("words", min=2, max=510), torch.export.Dim("pieces", min=4, max=512)
    torch.onnx.export(
        Words(network),
        (torch.randint(1000, 2000, (12,)), torch.zeros(12, dtype=torch.long), torch.tensor([1, 2, 4, 5, 8])),
        dynamo=True,
        input_names=["ids", "shapes", "starts"],
        output_names=[*WORD_OUTPUTS, "arc", "root", "words"],
        dynamic_shapes={"ids": {0: pieces}, "shapes": {0: pieces}, "starts": {0: words}},
    ).save(path)  # type: ignore[union-attr]


def _write_pairs(network: Network, path: Path) -> None:
    given = {
        "words": (torch.randn(5, network.sizes.hidden), "words"),
        "heads": (torch.tensor([1, 0, 4, 2, 3]), "words"),
        "sources": (torch.tensor([1, 2, 3, 1]), "sources"),
        "predicates": (torch.tensor([0, 3, 2]), "predicates"),
        "rows": (torch.tensor([[0, 1, 2, 3, 4, -1], [0, 1, 2, 3, 4, -1], [0, 1, -1, -1, -1, -1]]), "predicates"),
    }
    dims = {name: torch.export.Dim(name, min=2, max=510) for name in ("words", "sources", "predicates", "row")}
    shapes = {name: {0: dims[dim]} for name, (_, dim) in given.items()}
    shapes["rows"][1] = dims["row"]
    torch.onnx.export(
        PairScores(network),
        tuple(value for value, _ in given.values()),
        dynamo=True,
        input_names=list(given),
        output_names=["deprel", "role", "frame_role"],
        dynamic_shapes=shapes,
    ).save(path)  # type: ignore[union-attr]
