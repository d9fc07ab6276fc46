"""How fast the analysis runs, by what, and how soon it is loaded: ``python -m evaluation.runtime --shared ../shared``
writes and prints ``evaluation/runtime.md``.

What is compared takes turns on the same blocks of reports, so that what else the machine does is shared by all; the
table gives medians over the blocks.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import onnxruntime

from dragoman.language.analyser import Analyser
from dragoman.language.chunks import chunks, fitting
from dragoman.language.frames import Thresholds
from dragoman.language.labels import Labels
from dragoman.language.lemmas import Lemmatiser
from dragoman.language.network import Network, session_options
from dragoman.language.parse import heads_of
from dragoman.language.reading import ChunkReader
from dragoman.language.roles import sentence_rows
from dragoman.language.segment import segment
from dragoman.records import Doc

BLOCK = 50  # reports that one of the compared runs before the next has its turn
WARM_UP = 20  # reports run before the clock starts
LOADING = """
import sys, time
began = time.perf_counter(), time.process_time()
from pathlib import Path
import onnxruntime, tokenizers
from dragoman.language import Analyser
imported = time.perf_counter(), time.process_time()
analyser = Analyser.load(Path(sys.argv[1]))
loaded = time.perf_counter(), time.process_time()
analyser.analyse("Talks went on.")
times = began, imported, loaded, (time.perf_counter(), time.process_time())
print(*(b[i] - a[i] for i in (0, 1) for a, b in zip(times, times[1:])))
"""


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--model", type=Path, default=Path(str(files("dragoman") / "data" / "model")))
    ap.add_argument("--reports", type=int, default=1500)
    ap.add_argument("--out", type=Path, default=Path(__file__).with_suffix(".md"))
    a = ap.parse_args()
    lines = (a.shared / "corpora" / "current-events" / "2022.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines[: a.reports]]
    told = [
        "# Run time of the analysis",
        "",
        f"`python -m evaluation.runtime --reports {a.reports}`: the first {len(texts)} reports of current-events 2022",
        f"({sum(len(segment(t)[1]) for t in texts)} sentences by our own segmenter), from raw text to every layer. "
        f"Model `{(a.model / 'version.txt').read_text().strip()}`,",
        f"{os.cpu_count()} cores of {_processor()}, onnxruntime {onnxruntime.__version__}, "
        f"Python {platform.python_version()}. Load of the machine as the clock started: {os.getloadavg()[0]:.1f}.",
        *_ways(a.model, texts),
        *_parts(a.model, texts),
        *_settings(a.model, texts),
        *_loading(a.model),
    ]
    a.out.write_text("\n".join(told) + "\n", encoding="utf-8")
    print("\n".join(told))


def analyser_with(folder: Path, options: Any, threads: int) -> Analyser:
    """The analyser of a model folder with other options of onnxruntime than the shipped ones."""
    labels = Labels.load(folder / "labels.json")
    lemmatiser = Lemmatiser.load(labels.of["lemma"], folder / "lemmas.tsv")
    return Analyser(ChunkReader(Network.load(folder, options), labels, lemmatiser, Thresholds()), "measured", threads)


# --- threads ----------------------------------------------------------------------------------------------


def _ways(folder: Path, texts: Sequence[str]) -> Iterator[str]:
    one, lanes = Analyser.load(folder, threads=1), Analyser.load(folder, threads=2)
    inside = analyser_with(folder, session_options(threads=2), threads=1)
    ways: Mapping[str, Callable[[Sequence[str]], list[Doc]]] = {
        "`analyse`, 1 thread": lambda block: [one.analyse(t) for t in block],
        "`analyse`, 2 threads inside each operation": lambda block: [inside.analyse(t) for t in block],
        "`analyse`, 2 threads, each with its chunk": lambda block: [lanes.analyse(t) for t in block],
        "`analyse_many`, 2 threads, each with its chunk": lambda block: list(lanes.analyse_many(block)),
    }
    rates: dict[str, list[float]] = {name: [] for name in ways}
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for run in ways.values():
        run(texts[:WARM_UP])
    for number, block in enumerate(_blocks(texts)):
        for name in _in_turn(list(ways), number):
            began, processor = time.perf_counter(), time.process_time()
            docs = ways[name](block)
            rates[name].append(sum(len(d.sentences) for d in docs) / (time.perf_counter() - began))
            spent[name].append(time.process_time() - processor)
    yield from ("", "## Threads", "", "| | sentences a second | ratio to 1 thread | its processor time |")
    yield "|---|---|---|---|"
    for name, found in rates.items():
        ratio, more = _ratio(found, rates["`analyse`, 1 thread"]), _ratio(spent[name], spent["`analyse`, 1 thread"])
        yield f"| {name} | {median(found):.0f} | {ratio:.2f} | {more:.2f} |"


def _ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median ratio, turn by turn."""
    return median(o / t for o, t in zip(ours, theirs, strict=True))


def _blocks(texts: Sequence[str]) -> list[Sequence[str]]:
    return [texts[i : i + BLOCK] for i in range(0, len(texts), BLOCK)]


def _in_turn(names: list[str], number: int) -> list[str]:
    at = number % len(names)
    return names[at:] + names[:at]


# --- parts ------------------------------------------------------------------------------------------------


@dataclass
class _Clock:
    """Seconds of processor time by part."""

    spent: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    @contextmanager
    def __call__(self, part: str) -> Iterator[None]:
        began = time.thread_time()
        yield
        self.spent[part] += time.thread_time() - began


def _parts(folder: Path, texts: Sequence[str]) -> Iterator[str]:
    network, analyser, clock = Network.load(folder), Analyser.load(folder, threads=1), _Clock()
    for text in texts[:WARM_UP]:
        analyser.analyse(text)
    sentences = 0
    for text in texts[: len(texts) // 3]:
        with clock("all"):
            doc = analyser.analyse(text)
        _again(network, text, doc, clock)
        sentences += len(doc.sentences)
    all_of_it = clock.spent.pop("all")
    clock.spent["the rest: scores to records"] = all_of_it - sum(clock.spent.values())
    yield from ("", "## Parts", "", "Processor time, 1 thread.", "", "| | ms a sentence | share |", "|---|---|---|")
    for part, spent in clock.spent.items():
        yield f"| {part} | {spent / sentences * 1e3:.2f} | {spent / all_of_it:.0%} |"
    yield f"| all | {all_of_it / sentences * 1e3:.2f} | |"


def _again(network: Network, text: str, doc: Doc, clock: _Clock) -> None:
    """What the analyser did for a Doc, once more, part by part."""
    with clock("segment"):
        tokens, sentences = segment(text)
    words = [t.text for t in tokens]
    with clock("word pieces"):
        pieces = network.split(words)
    number = np.array([t.sentence for t in doc.tokens])
    sources = {f.first for f in (*doc.events, *doc.statements)}
    verbs = {p.i for p in doc.predicates}
    sizes = [len(p) for p in pieces]
    for chunk in chunks(fitting(sentences, sizes), sizes):
        inside, fresh = slice(chunk.first, chunk.last + 1), range(chunk.fresh, chunk.last + 1)
        with clock("words.onnx"):
            scores = network.words(words[inside], pieces[inside])
        with clock("tree"):
            heads = heads_of(scores["arc"], scores["root"], number[inside], chunk.fresh - chunk.first)
        given, asked = ([i - chunk.first for i in fresh if i in of] for of in (sources, verbs))
        with clock("pairs.onnx"):
            rows = sentence_rows(asked, number[inside])
            network.pairs(scores["words"], np.maximum(heads, 0), given, asked, rows)


# --- settings of onnxruntime ------------------------------------------------------------------------------


def _settings(folder: Path, texts: Sequence[str]) -> Iterator[str]:
    def changed(**settings: bool) -> Any:
        options = session_options()
        for name, value in settings.items():
            setattr(options, name, value)
        return options

    fused = onnxruntime.SessionOptions()
    fused.intra_op_num_threads, fused.enable_mem_pattern = 1, session_options().enable_mem_pattern
    networks = {
        "as shipped": Network.load(folder),
        "layer norm fused with the addition before it": Network.load(folder, fused),
        "with memory patterns": Network.load(folder, changed(enable_mem_pattern=True)),
        "without memory arena": Network.load(folder, changed(enable_cpu_mem_arena=False)),
    }
    words = [[t.text for t in segment(text)[0]][:80] for text in texts[: len(texts) // 3]]
    given = [(w, networks["as shipped"].split(w)) for w in words]
    times: dict[str, list[float]] = {name: [] for name in networks}
    for number in range(0, len(given), BLOCK):
        for name in _in_turn(list(networks), number // BLOCK):
            began = time.thread_time()
            for chunk, pieces in given[number : number + BLOCK]:
                networks[name].words(chunk, pieces)
            times[name].append(time.thread_time() - began)
    yield from ("", "## Settings of onnxruntime", "", "Processor time of words.onnx, 1 thread.", "")
    yield from ("| | ratio to the shipped settings |", "|---|---|")
    for name, found in times.items():
        yield f"| {name} | {_ratio(found, times['as shipped']):.2f} |"


# --- loading ----------------------------------------------------------------------------------------------


def _loading(folder: Path, rounds: int = 5) -> Iterator[str]:
    command = [sys.executable, "-c", LOADING, str(folder)]
    ran = [subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() for _ in range(rounds)]
    times = [median(column) for column in zip(*([float(t) for t in row] for row in ran), strict=True)]
    yield from ("", "## Loading", "", f"In a fresh process, median of {rounds}.", "")
    yield from ("| | seconds | of a processor |", "|---|---|---|")
    names = ("imports", "`Analyser.load`", "first text (word lists of the segmenter)")
    for name, seconds, processor in zip(names, times[:3], times[3:], strict=True):
        yield f"| {name} | {seconds:.2f} | {processor:.2f} |"
    yield f"| all | {sum(times[:3]):.2f} | {sum(times[3:]):.2f} |"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


if __name__ == "__main__":
    main()
