"""The trained network to two int8 ONNX files that run without PyTorch: `words.onnx` reads a chunk of text, `pairs.onnx`
scores chosen pairs of its words."""

from __future__ import annotations

import hashlib
import logging
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.model import Network
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
    as an argument of the chosen triggers and cues (``sources``) and predicates."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, heads: Tensor, sources: Tensor, predicates: Tensor) -> tuple[Tensor, ...]:
        n, all_words = self.network, words[None]
        chosen = predicates[:, None].expand(-1, words.shape[0])
        other = torch.arange(words.shape[0])[None].expand(predicates.shape[0], -1)
        return (
            n.deprel.at(all_words, words[heads][None])[0],
            n.role(words[sources][None], all_words)[0],
            n.frame_role(words, chosen, other),
        )


def export(network: Network, tokenizer: Path, out: Path, *, whole: bool = False) -> None:
    """Write words.onnx and pairs.onnx (int8 weights, dynamic activations), tokenizer.json and version.txt, a hash over
    these and the labels.json and lemmas.tsv that stand there. ``whole`` keeps the weights in fp32, to compare with."""
    network.eval()
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
    words = torch.export.Dim("words", min=2, max=510)
    sources, predicates = (torch.export.Dim(name, min=2, max=510) for name in ("sources", "predicates"))
    torch.onnx.export(
        PairScores(network),
        (torch.randn(5, network.sizes.hidden), *(torch.tensor(i) for i in ([1, 0, 4, 2, 3], [1, 2, 3, 1], [0, 3, 2]))),
        dynamo=True,
        input_names=["words", "heads", "sources", "predicates"],
        output_names=["deprel", "role", "frame_role"],
        dynamic_shapes={
            "words": {0: words},
            "heads": {0: words},
            "sources": {0: sources},
            "predicates": {0: predicates},
        },
    ).save(path)  # type: ignore[union-attr]
