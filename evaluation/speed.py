"""How fast the systems are: each in a process of its own, in turn, several rounds, on one core and on two.

``python -m evaluation.speed ours --cores 1 < texts.json`` measures one of them once and prints what it took.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from evaluation.systems import Ours, Spacy, System, UDPipe

WARM_UP = 20  # texts run before the clock starts


@dataclass(frozen=True)
class Speed:
    """Medians of the rounds: words a second, and seconds to load the model."""

    words_per_second: float
    load_seconds: float


def load(which: str, peers: Path, model: Path | None, cores: int = 0) -> System:
    """A system by its short name. Raises FileNotFoundError where a peer has not been trained."""
    make: Mapping[str, Callable[[], System]] = {
        "ours": lambda: Ours(model, cores),
        "udpipe": lambda: UDPipe(peers / "udpipe"),
        "spacy": lambda: Spacy(peers / "spacy"),
    }
    return make[which]()


def measure(
    systems: Sequence[str], texts: Sequence[str], peers: Path, model: Path | None, rounds: int, cores: int
) -> dict[str, Speed]:
    """Time each system on the texts, in turn, ``rounds`` times. Words are counted by white space, alike for all."""
    words = sum(len(text.split()) for text in texts)
    took: dict[str, list[dict[str, float]]] = {which: [] for which in systems}
    for _ in range(rounds):
        for which in systems:
            took[which].append(_once(which, texts, peers, model, cores))
    return {
        which: Speed(words / median(t["run"] for t in times), median(t["load"] for t in times))
        for which, times in took.items()
    }


def _once(which: str, texts: Sequence[str], peers: Path, model: Path | None, cores: int) -> dict[str, float]:
    command = [sys.executable, "-m", "evaluation.speed", which, "--peers", str(peers), "--cores", str(cores)]
    command += ["--model", str(model)] if model else []
    ran = subprocess.run(command, input=json.dumps(texts), stdout=subprocess.PIPE, text=True, check=True)
    times: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return times


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("which", choices=("ours", "udpipe", "spacy"))
    ap.add_argument("--peers", type=Path, default=Path("build/peers"))
    ap.add_argument("--model", type=Path)
    ap.add_argument("--cores", type=int, default=2)
    a = ap.parse_args()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: a.cores])
    texts = json.load(sys.stdin)
    began = time.perf_counter()
    system = load(a.which, a.peers, a.model, a.cores)
    loaded = time.perf_counter()
    system.run(texts[:WARM_UP])
    warm = time.perf_counter()
    system.run(texts)
    print(json.dumps({"load": loaded - began, "run": time.perf_counter() - warm}))


if __name__ == "__main__":
    main()
