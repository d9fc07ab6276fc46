"""How fast articles come out of a WARC file, and how much memory that takes.

``python -m evaluation.bench.warc`` writes a crawl of 10,000 article pages (and one page in ten that is none), reads it
in a process of its own, and prints articles a second and the most memory held. Nothing is coded.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman.readers import read
from dragoman.records import Report

SIDES = ("Norland", "Sudria", "Estmark", "the Ostra council", "Port Selva's guards", "the Marrow union")
DEEDS = (
    "closed the bridge at dawn", "sent two ships to the strait", "asked for talks before the thaw",
    "denied that its guards had fired", "promised grain to the camps", "moved its engineers to the border",
    "freed nine fishermen", "called the map a forgery", "threatened to cut the cable",
)  # fmt: skip
TAILS = (
    "a spokesman said on {day}.", "according to a letter read out on {day}.", "and nobody was hurt on {day}.",
    "after a night without power on {day}.", "while the other side kept silent on {day}.",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARAGRAPHS = 12


def page(number: int, dice: random.Random) -> bytes:
    """An article of our own, other words for each number, between a menu, a list of links and a footer."""

    def sentence() -> str:
        tail = dice.choice(TAILS).format(day=dice.choice(DAYS))
        return f"{dice.choice(SIDES)} {dice.choice(DEEDS)}, {tail}".capitalize()

    headline = f"{dice.choice(SIDES)} {dice.choice(DEEDS)}, report {number}".capitalize()
    body = "".join(f"<p>{' '.join(sentence() for _ in range(3))} Line {n} of {number}.</p>" for n in range(PARAGRAPHS))
    links = "".join(f'<li><a href="/world/{n}">{sentence()}</a></li>' for n in range(20))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{headline} | Meridian</title>
<meta property="og:type" content="article"><meta property="og:title" content="{headline}">
<meta property="og:site_name" content="Meridian">
<meta property="article:published_time" content="2024-03-{1 + number % 28:02d}T10:00:00Z">
<script>var page = {{"id": {number}}};</script><style>p {{ margin: 0 }}</style></head>
<body><header><nav><a href="/">Front page</a> <a href="/world">World</a></nav></header>
<main><article><h1>{headline}</h1>{body}</article><aside><ul>{links}</ul></aside></main>
<footer>Imprint, cookies, newsletters</footer></body></html>""".encode()


def write_crawl(path: Path, articles: int) -> None:
    """A .warc.gz, record by record; after every tenth article a page that is none."""
    dice = random.Random(1)
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number in range(articles):
            _write(writer, f"https://news.example/world/{number}", page(number, dice))
            if number % 10 == 9:
                _write(writer, "https://news.example/", b"<html><head><title>Front page</title></head></html>")


def _write(writer: WARCWriter, address: str, body: bytes) -> None:
    answer = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    record = writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=answer)
    writer.write_record(record)
    record.raw_stream.close()


def measure(path: Path) -> None:
    """Read the crawl and print what it took."""
    began = time.perf_counter()
    cpu = time.process_time()
    articles = words = others = 0
    for item in read([path]):
        if isinstance(item, Report):
            articles += 1
            words += len(item.text.split())
        else:
            others += 1
            print(item)
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{articles:,} articles, {words / articles:.0f} words each, in {seconds:.1f} s ({cpu:.1f} s of processor): "
        f"{articles / seconds:.0f} articles a second ({articles / cpu:.0f} a second of processor); "
        f"{memory:.0f} MB at most; {others} warnings or errors"
    )


def main() -> None:
    """Write and measure, in two processes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--file", type=Path, help="measure this crawl and write none")
    given = parser.parse_args()
    if given.file:
        measure(given.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crawl.warc.gz"
        write_crawl(path, given.articles)
        print(f"{given.articles:,} articles, {path.stat().st_size / 1e6:.0f} MB packed", flush=True)
        subprocess.run([sys.executable, "-m", "evaluation.bench.warc", "--file", str(path)], check=True)


if __name__ == "__main__":
    main()
