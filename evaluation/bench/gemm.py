"""What share of the processor's int8 speed the encoder reaches.

    .venv-training/bin/python -m evaluation.bench.gemm

Two clocks in turn, on one thread: a plain product of two large int8 matrices by the same library (its best round), and
`words.onnx` reading the chunks of the example reports. Counted are the multiplications and additions of its int8
layers; attention, norms and the scaling of inputs take time and count nothing. Needs `onnx`, of the training's
requirements.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from statistics import median

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import InferenceSession

from dragoman.language.chunks import chunks, fitting
from dragoman.language.network import Network, session_options
from dragoman.language.segment import segment

SIZE = 2048


def plain_product() -> InferenceSession:
    """A square uint8 matrix times a square int8 one that is known beforehand, as a layer's weights are."""
    weights = np.random.default_rng(0).integers(-63, 64, (SIZE, SIZE)).astype(np.int8)
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["given", "weights"], ["product"])],
        "product",
        [helper.make_tensor_value_info("given", TensorProto.UINT8, [SIZE, SIZE])],
        [helper.make_tensor_value_info("product", TensorProto.INT32, [SIZE, SIZE])],
        [numpy_helper.from_array(weights, "weights")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    return InferenceSession(model.SerializeToString(), session_options(), providers=["CPUExecutionProvider"])


def layer_products(model: Path) -> tuple[int, int]:
    """Multiplications of the int8 layers for a word piece (the encoder) and for a word (the heads)."""
    graph = onnx.load(str(model)).graph
    shapes = {weights.name: tuple(weights.dims) for weights in graph.initializer}
    piece = word = 0
    in_encoder = True
    for node in graph.node:
        in_encoder = in_encoder and node.op_type != "GatherND"  # takes the first piece of each word
        if node.op_type == "MatMulInteger":
            rows, columns = shapes[node.input[1]]
            piece, word = (piece + rows * columns, word) if in_encoder else (piece, word + rows * columns)
    return piece, word


def texts_of(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]


def cut(network: Network, texts: Sequence[str]) -> list[tuple[list[str], list[list[int]]]]:
    """The chunks of texts as words and word pieces, as the analyser cuts them."""
    found = []
    for text in texts:
        tokens, sentences = segment(text)
        pieces = network.split([token.text for token in tokens])
        sizes = [len(p) for p in pieces]
        for chunk in chunks(fitting(sentences, sizes), sizes):
            first, last = chunk.first, chunk.last
            found.append(([t.text for t in tokens[first : last + 1]], pieces[first : last + 1]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path(str(files("dragoman"))) / "data" / "model")
    parser.add_argument("--texts", type=Path, default=Path("examples"))
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    network, product = Network.load(asked.model), plain_product()
    taken = cut(network, texts_of(asked.texts))
    pieces, words = sum(sum(map(len, p)) + 2 for _, p in taken), sum(len(w) for w, _ in taken)
    of_piece, of_word = layer_products(asked.model / "words.onnx")
    work = 2 * (pieces * of_piece + words * of_word)
    given = np.random.default_rng(1).integers(0, 256, (SIZE, SIZE)).astype(np.uint8)
    plain: list[float] = []
    ours: list[float] = []
    for _ in range(asked.rounds):
        began = time.perf_counter()
        product.run(None, {"given": given})
        between = time.perf_counter()
        for chunk_words, chunk_pieces in taken:
            network.words(chunk_words, chunk_pieces)
        plain.append(2 * SIZE**3 / (between - began) / 1e9)
        ours.append(work / (time.perf_counter() - between) / 1e9)
    print(f"{len(taken)} chunks, {pieces / len(taken):.0f} word pieces each; one thread; giga-operations a second")
    print(f"plain int8 product of {SIZE} by {SIZE}, best of {asked.rounds}: {max(plain):.0f}")
    print(f"the encoder and its word heads, median: {median(ours):.0f}; share {median(ours) / max(plain):.2f}")


if __name__ == "__main__":
    main()
