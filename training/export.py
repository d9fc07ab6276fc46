"""The trained network to one int8 ONNX file that runs without PyTorch."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.model import Network

log = logging.getLogger(__name__)

WORD_OUTPUTS = ("upos", "xpos", "lemma", "ner", "trigger", "mode", "status", "cue", "act", "actor_mention",
                "place_mention", "sector")  # fmt: skip


class Runtime(nn.Module):
    """One chunk in, the scores of every head out. No batch dimension: a chunk's result can't depend on another's."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, starts: Tensor) -> tuple[Tensor, ...]:
        n = self.network
        words = n.encoder(ids[None], shapes[None], None)[:, starts]
        flat = [n.heads[name](words[0]) for name in WORD_OUTPUTS]
        return (*flat, n.arc(words)[0, 0], n.root(words)[0, :, 0], n.deprel(words)[0], n.role(words)[0])


def export(network: Network, tokenizer: Path, out: Path) -> Path:
    """Write model.onnx (int8 weights, dynamic activations), tokenizer.json and version.txt, a hash over these and the
    labels.json and lemmas.tsv that stand there."""
    network.eval()
    outputs = [*WORD_OUTPUTS, "arc", "root", "deprel", "role"]
    words, pieces = torch.export.Dim("words", min=2, max=510), torch.export.Dim("pieces", min=4, max=512)
    example = (torch.randint(1000, 2000, (12,)), torch.zeros(12, dtype=torch.long), torch.tensor([1, 2, 4, 5, 8]))
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        program = torch.onnx.export(
            Runtime(network),
            example,
            dynamo=True,
            input_names=["ids", "shapes", "starts"],
            output_names=outputs,
            dynamic_shapes={"ids": {0: pieces}, "shapes": {0: pieces}, "starts": {0: words}},
        )
        program.save(full)
        # Seven bits of range: with eight, processors without VNNI may overflow and give other results.
        quantize_dynamic(
            full, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"], nodes_to_exclude=_bilinear(full),
        )  # fmt: skip
    onnx.checker.check_model(str(out / "model.onnx"))
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    made = ("model.onnx", "tokenizer.json", "labels.json", "lemmas.tsv")
    version = hashlib.sha256(b"".join((out / name).read_bytes() for name in made)).hexdigest()[:12]
    (out / "version.txt").write_text(version + "\n")
    size = (out / "model.onnx").stat().st_size / 1e6
    log.info("model.onnx %.1f MB, version %s; outputs %s", size, version, json.dumps(outputs))
    return out / "model.onnx"


def _bilinear(path: Path) -> list[str]:
    """The products with a bilinear form, whose weights have three axes: onnxruntime has no int8 kernel for them."""
    graph = onnx.load(str(path)).graph
    forms = {i.name for i in graph.initializer if len(i.dims) == 3}
    return [node.name for node in graph.node if node.op_type == "MatMul" and forms & set(node.input)]
