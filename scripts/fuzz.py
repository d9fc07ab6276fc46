"""Inputs that look for a way to break readers and coder, led by what code they reach.

    pip install atheris
    python -m scripts.fuzz [TARGET ...] [--runs 10000] [--keep DIR]

A target is a format's reader (`ninjs`, `warc`, …), `any` (the format found by content) or `coder`; without one all are
tried, one after the other, each in a process of its own. A reader may give reports, errors and remarks, and raise
nothing; reports and codings must be sound, with every word at its place. What breaks is written to the folder, and is
to become a row of tests/readers/test_broken.py or tests/faults/test_texts.py. Exit code 1 when something broke.

atheris is no requirement of the project: it has wheels for Linux alone.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

CODER, ANY = "coder", "any"
LONGEST = {CODER: 300}  # characters or bytes of one input
LONGEST_FILE = 6000
SLOWEST = 60  # seconds for one input, on a busy machine
MOST_MEMORY = 2000  # megabytes

SENTENCES = (
    "Peru says Ecuador shelled a border post near Aguas Verdes on Monday, killing at least 12 people.",
    '"We will answer," the prime minister told reporters in Lima. He denied it.',
    "Both countries' ministers will meet by 8 March, if the troops leave; they had promised so two weeks ago.",
    "CORRECTION: 3,000 rebels (MFR) took Quito airport, said Gen. A. Ruiz, who blamed the U.N. for the raid.",
)


def seeds(target: str) -> list[bytes]:
    """What the inputs are begun from."""
    from tests.readers import samples

    story = samples.Story()
    files: dict[str, bytes] = {
        "ninjs": samples.ninjs(story),
        "newsml-g2": samples.newsml(story),
        "nitf": samples.nitf(story),
        "feed": samples.rss([story]),
        "html": samples.page(story),
        "email": samples.eml(story),
        "csv": samples.csv([story, story]),
        "json": samples.json_lines([story]),
        "current-events": b'{"id": "1", "date": "2024-03-05", "topics": [], "text": "Peru met Chile.", "sources": []}',
        "parquet": samples.parquet([story]),
        "pdf": samples.pdf([story.headline, story.body]),
        "warc": samples.warc([("https://news.example/1", samples.page(story))]),
        "text": story.body.encode(),
    }
    if target == CODER:
        return [sentence.encode() for sentence in SENTENCES]
    if target == ANY:
        return [*files.values(), samples.zipped({"a.json": files["json"]}), samples.gzipped(files["html"])]
    return [files[target], samples.atom([story])] if target == "feed" else [files[target]]


# --- what is tried: each raises what it should not --------------------------------------------------------


def reading(format: str | None) -> Callable[[bytes], None]:
    """Reads the bytes as a file of the format."""
    from dragoman import readers
    from dragoman.records import Coding, Report
    from dragoman.store.checking import check

    columns = readers.parse_map("text=body,date=published") if format in ("csv", "parquet", "json") else None
    options = readers.ReadOptions(format=format, columns=columns)

    def read(data: bytes) -> None:
        for item in readers.read_bytes(data, "the input", options):
            if isinstance(item, Report):
                check(Coding(item, "fuzz"))

    return read


def coding() -> Callable[[bytes], None]:
    """Codes the bytes as a text."""
    from dragoman.errors import ReportError
    from dragoman.pipeline import code_report, default_parts
    from dragoman.readers import report_from_text
    from dragoman.store.checking import check

    parts = default_parts(threads=1)

    def code(data: bytes) -> None:
        try:
            report = report_from_text(data.decode("utf-8", "surrogatepass"), date="2024-03-05")
        except (ReportError, UnicodeDecodeError):
            return
        check(code_report(report, parts))

    return code


def try_one(target: str, runs: int, folder: Path) -> None:
    """Try a target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["dragoman.readers", "dragoman.coding", "dragoman.resolution"]):
        tried = coding() if target == CODER else reading(None if target == ANY else target)
    begun = folder / "seeds" / target
    begun.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (begun / str(number)).write_bytes(seed)
    longest = LONGEST.get(target, LONGEST_FILE)
    options = [f"-runs={runs}", f"-max_len={longest}", f"-timeout={SLOWEST}", f"-rss_limit_mb={MOST_MEMORY}"]
    atheris.Setup([target, *options, "-seed=20240306", f"-artifact_prefix={folder}/{target}-", str(begun)], tried)
    atheris.Fuzz()


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"), help="folder for what broke something")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(words)
    if asked.alone:  # before anything of the readers is loaded, so that its way through them can be followed
        try_one(asked.targets[0], asked.runs, asked.keep)
    from dragoman.readers import FORMATS

    targets = [*FORMATS, ANY, CODER]
    if unknown := set(asked.targets) - set(targets):
        parser.error(f"{', '.join(sorted(unknown))}: no target; one of {', '.join(targets)}")
    broken = [target for target in asked.targets or targets if not _holds(target, asked.runs, asked.keep)]
    sys.exit(1 if broken else 0)


def _holds(target: str, runs: int, keep: Path) -> bool:
    """Try a target in a process of its own; True if nothing broke."""
    keep.mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-m", "scripts.fuzz", target, "--runs", str(runs), "--keep", str(keep), "--alone"]
    with tempfile.TemporaryFile("w+", errors="replace") as said:
        good = subprocess.run(words, stdout=said, stderr=subprocess.STDOUT, check=False).returncode == 0
        said.seek(0)
        lines = said.read().splitlines()
    print(f"{target:16} {'held' if good else 'BROKE'} after {_tried(lines)} inputs", flush=True)
    if not good:
        print("\n".join(lines[-40:]), flush=True)
    return good


def _tried(lines: Sequence[str]) -> str:
    """How many inputs libFuzzer says that it tried."""
    numbers = [found[1] for line in lines if (found := re.match(r"(?:#|Done )(\d+)\s", line))]
    return numbers[-1] if numbers else "0"


if __name__ == "__main__":
    main()
