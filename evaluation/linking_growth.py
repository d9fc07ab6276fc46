"""How the time and memory of linking grow with the number of reports.

    python -m evaluation.linking_growth --sizes 5000 10000 20000
    python -m evaluation.linking_growth --picture docs/linking-growth.svg --json docs/linking-growth.json

Makes reports of a crisis that never was, a thousand a day, each with one to three events. An occurrence is told by one
report or by many (a heavy tail, as in news), over some days, in part of the same words, at times as something known.
Countries, acts and words are as unevenly used as in news. Each size is a store of its own, linked at one go; then one
more report is added and linked by itself. Seconds of the processor are told beside those of the clock, which other
work on the machine makes longer; the exponent is that of the sizes, 1 where twice the reports take twice the seconds.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from dragoman.linking.incidents.tables import rows
from dragoman.pipeline import link
from dragoman.records import Coding, Event, Mention, Report, Span, content_id, report_id
from dragoman.rubbish import look_less_often
from dragoman.store import Store

A_DAY = 1000
FIRST = date(2031, 1, 1)
COUNTRIES = tuple(f"{a}{b}X" for a in "ABDEGKLM" for b in "AEIOU")
TOWNS = 4000
ACTS = {"ASSAULT": ("shelled", "strike", "attack", "killed"), "ACCUSE": ("accused", "condemned"), "CONSULT": ("met",),
        "REQUEST": ("urged", "demanded"), "COERCE": ("arrested", "raid"), "PROTEST": ("protest", "rally"),
        "SANCTION": ("sanctions", "sentenced"), "AGREE": ("agreed", "pledged")}  # fmt: skip
SHARES = (35, 18, 12, 9, 10, 6, 5, 5)


@dataclass(frozen=True)
class Occurrence:
    """What happened, as reports may tell it."""

    type: str
    day: date
    actor: str
    recipient: str
    place: str
    words: tuple[str, ...]


def reports(count: int, seed: int = 1) -> Iterator[Coding]:
    """So many reports in the order of their days."""
    chance = random.Random(seed)
    common = [row["word"] for row in rows("words.tsv") if len(row["word"]) > 3]
    weights = [1 / (i + 10) for i in range(len(common))]
    living: list[Occurrence] = []
    for i in range(count):
        day = FIRST + timedelta(days=i // A_DAY)
        told = []
        for _ in range(chance.choices((1, 2, 3), (45, 35, 20))[0]):
            if not living or chance.random() < 0.45:
                living.append(_occurrence(chance, day, common, weights))
                told.append(living[-1])
            else:  # the newest are told again most
                told.append(living[-1 - min(len(living) - 1, int(chance.paretovariate(0.6)))])
        del living[:-20000]
        yield _report(chance, i, day, told)


def _occurrence(chance: random.Random, day: date, common: list[str], weights: list[float]) -> Occurrence:
    one, other = (COUNTRIES[min(int(chance.paretovariate(0.5)) - 1, len(COUNTRIES) - 1)] for _ in range(2))
    place = _name("Tar", int(TOWNS ** chance.random()))  # few are told of often, most seldom
    words = (*(_name("Ven", chance.randrange(10**6)) for _ in range(2)), *chance.choices(common, weights, k=14))
    return Occurrence(chance.choices(tuple(ACTS), SHARES)[0], day, one, other, place, words)


def _name(start: str, number: int) -> str:
    """A name of our own making: letters in the place of figures."""
    return start + str(number).translate(str.maketrans("0123456789", "abcdefghij"))


def _report(chance: random.Random, number: int, day: date, told: list[Occurrence]) -> Coding:
    text, parts = "", []
    for one in told:
        act = chance.choice(ACTS[one.type])
        words = [word for word in one.words if chance.random() < 0.6]
        opening = "After the " if one.day < day or chance.random() < 0.2 else ""
        pieces = [f"{opening}{one.actor.capitalize()} forces", act, f"{one.recipient.capitalize()} town of", one.place]
        starts = []
        for piece in pieces:
            starts.append((len(text), len(text) + len(piece)))
            text += piece + " "
        text += " ".join(words) + ". "
        parts.append((one, starts))
    report = Report(report_id(text, day.isoformat(), None, str(number), None), text, "text", day.isoformat(), "file",
                    f"Wire{number % 40}", uri=str(number))  # fmt: skip
    return Coding(report, "made-1", tuple(_event(report, one, starts) for one, starts in parts))


def _event(report: Report, one: Occurrence, starts: list[tuple[int, int]]) -> Event:
    def span(i: int) -> Span:
        return Span(*starts[i], report.text[slice(*starts[i])])

    def mention(i: int, country: str) -> Mention:
        return Mention(content_id("m", report.id, starts[i]), span(i), "actor", country, "MIL")

    return Event(
        id=content_id("e", report.id, starts[1]), report=report.id, trigger=span(1), type=one.type, mode=None,
        actor=(mention(0, one.actor),), recipient=(mention(2, one.recipient),), status="actual",
        place=Mention(content_id("m", report.id, starts[3]), span(3), "place"), coder="made-1",
    )  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """What linking a store of so many reports took; seconds are of the processor where not said otherwise."""

    reports: int
    events: int
    incidents: int
    links: int
    seconds: float
    clock_seconds: float
    one_more_seconds: float
    peak_mb: int
    store_mb: int


def main() -> None:
    """Measure each size and print a line for it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=[5000, 10000, 20000])
    options.add_argument("--folder", type=Path, help="where the stores are made; a temporary one if left out")
    options.add_argument("--picture", type=Path, help="write the curve to this file (.svg or .png; needs matplotlib)")
    options.add_argument("--json", type=Path, help="write the figures to this file")
    asked = options.parse_args()
    look_less_often()  # as the command line does
    print("\t".join(Measured.__dataclass_fields__))
    found = []
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        for size in asked.sizes:
            found.append(measure(Path(folder) / f"{size}.db", size))
            print("\t".join(map(str, asdict(found[-1]).values())), flush=True)
    if len(found) > 1:
        print(f"seconds grow with reports to the power of {exponent(found):.2f}")
    if asked.json:
        asked.json.write_text(json.dumps([asdict(one) for one in found], indent=1) + "\n", encoding="utf-8")
    if asked.picture:
        draw(found, asked.picture)


def measure(path: Path, size: int) -> Measured:
    """Make a store of so many reports, link it, and link one more."""
    made = reports(size + 1)
    with Store.open(path) as store:
        for coding in islice(made, size):
            store.add(coding)
        began, clock = time.process_time(), time.perf_counter()
        linked = link(store)
        seconds, clock_seconds = time.process_time() - began, time.perf_counter() - clock
        links = store.link_count()
        store.add(next(made))
        began = time.process_time()
        link(store)
        more = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Measured(
        size, linked.came, linked.incidents, links, round(seconds, 1), round(clock_seconds, 1), round(more, 3), peak,
        path.stat().st_size >> 20,
    )  # fmt: skip


def exponent(found: Sequence[Measured]) -> float:
    """The slope of seconds over reports, both as logarithms, from the first size to the last."""
    first, last = found[0], found[-1]
    return math.log(last.seconds / first.seconds) / math.log(last.reports / first.reports)


def draw(found: Sequence[Measured], path: Path) -> None:
    """The curve as a picture: seconds of the processor and peak memory over the number of reports."""
    import matplotlib

    matplotlib.use("Agg")
    matplotlib.rcParams["svg.hashsalt"] = "dragoman"
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(8, 3), layout="constrained")
    sizes = [one.reports / 1000 for one in found]
    left.plot(sizes, [one.seconds for one in found], marker="o", color="#1f5f8b")
    left.plot(sizes, [found[0].seconds * n / sizes[0] for n in sizes], linestyle=":", color="#888888")
    left.set(xlabel="thousand reports", ylabel="seconds of the processor", title="time (dotted: in proportion)")
    right.plot(sizes, [one.peak_mb for one in found], marker="o", color="#8b3a1f")
    right.set(xlabel="thousand reports", ylabel="MB", title="peak memory")
    for axes in (left, right):
        axes.set_xlim(left=0)
        axes.set_ylim(bottom=0)
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


if __name__ == "__main__":
    main()
