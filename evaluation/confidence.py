"""How sure a record is, fitted and measured: ``python -m evaluation.confidence --shared ../shared``.

Codes the gold dev records' texts, fits the weights of ``src/dragoman/data/confidence/weights.tsv`` on all of them, and
writes what weights fitted without an item's own fold say of it to ``evaluation/confidence.md`` and
``docs/confidence.svg``. To be run anew after every change of model or rules. ``--check`` writes nothing and measures
the weights that stand there.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from dragoman.coding import Coder, confidence, confident
from dragoman.exports import to_codebook
from dragoman.language import Analyser
from dragoman.readers import report_from_text
from dragoman.records import Coding, Doc, Event, Statement
from evaluation.calibration import Array, Fit, bins, brier, expected_error, fit, held_out
from evaluation.curve import Curve, Point, picture

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src" / "dragoman" / "data" / "confidence" / "weights.tsv"
PAGE = ROOT / "evaluation" / "confidence.md"
PICTURE = ROOT / "docs" / "confidence.svg"
SETS = ("dev", "dev-articles")
KINDS = ("event", "statement")
COLOURS = {"event": "#b4461e", "statement": "#1f6f8b"}
COUNTED = {"event": ("events", "tuple"), "statement": ("statements", "found")}
NAMES = {"event": "events: who did what to whom", "statement": "statements: who said what"}
TENTHS = [i / 10 for i in range(10)]
LABELLED = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9)  # thresholds that are written beside the curve
HEAD = """\
# What tells for (above 0) and against (below 0) a record, in log odds; `usual` is the sign's mean. The signs are
# explained by the functions of coding/confidence.py. `base` is the usual record.
# Fitted by `python -m evaluation.confidence` on records of {coder}.
# origin: weights of this project, fitted on its gold records (CC BY-SA 4.0).
record	sign	weight	usual
"""


@dataclass(frozen=True)
class Coded:
    """One text with its gold record and what was coded."""

    item: str
    gold: dict[str, Any]
    coding: Coding
    doc: Doc


@dataclass(frozen=True)
class Sample:
    """The records of one kind: where they are from, their signs [records, signs], the model's score, whether right."""

    kind: str
    names: list[str]
    sets: list[str]
    items: list[str]
    ids: list[str]
    types: list[str]
    signs: Array
    score: Array
    right: Array


# For each threshold the figures of a sample's records with at least that probability.
Trade = Callable[[Sample, Array, Iterable[float]], list[dict[str, float]]]


def code_sets(gold: Path) -> Iterator[tuple[str, Coded]]:
    """Every text of the dev sets, coded by the shipped model and rules."""
    analyser = Analyser.load()
    coder = Coder(analyser.version)
    for name in SETS:
        texts = read_rows(gold / f"{name}.text.jsonl")
        records = {row["id"]: row for row in read_rows(gold / f"{name}.jsonl")}
        docs = analyser.analyse_many(row["text"] for row in texts)
        for row, doc in zip(texts, docs, strict=True):
            report = report_from_text(row["text"], date=row["date"])
            yield name, Coded(row["id"], records[row["id"]], coder.code(report, doc), doc)


def sample(kind: str, coded: Sequence[tuple[str, Coded]], measure: ModuleType) -> Sample:
    """The records of a kind with their signs, each called right as the scoring script counts it."""
    rows = [
        (name, one.item, record, right, confidence.readings(record, one.doc))
        for name, one in coded
        for record, right in _judged(kind, one, measure)
    ]
    names = list(rows[0][4])
    nan = float("nan")
    return Sample(
        kind=kind,
        names=names,
        sets=[row[0] for row in rows],
        items=[row[1] for row in rows],
        ids=[row[2].id for row in rows],
        types=[row[2].type if isinstance(row[2], Event) else row[2].act for row in rows],
        signs=np.array([[nan if (v := row[4][n][0]) is None else v for n in names] for row in rows]),
        score=np.array([row[2].how[0].score or 0.75 for row in rows]),
        right=np.array([float(row[3]) for row in rows]),
    )


def _judged(kind: str, one: Coded, measure: ModuleType) -> Iterator[tuple[Event | Statement, bool]]:
    plain = to_codebook(one.coding, one.item)
    if kind == "event":
        pairs = measure.match(one.gold["events"], plain["events"], measure.pair_score)
        agree = measure.lists_agree
        pairs = [(g, c) for g, c in pairs if all(agree(g[role], c[role]) for role in ("actor", "recipient"))]
        records: Sequence[Event | Statement] = one.coding.events
    else:
        pairs = measure.match(one.gold["statements"], plain["statements"], measure.statement_score)
        records = one.coding.statements
    right = {id(c) for _, c in pairs}
    yield from ((r, id(c) in right) for r, c in zip(records, plain[f"{kind}s"], strict=True))


def trade(
    s: Sample, probability: Array, coded: Sequence[tuple[str, Coded]], measure: ModuleType, least: Iterable[float]
) -> list[dict[str, float]]:
    """The scoring script's ``p``, ``r`` and ``f1`` of the sample's records that are at least so probable."""
    sure = dict(zip(zip(s.items, s.ids, strict=True), probability.tolist(), strict=True))

    def kept(one: Coded, x: float) -> Coding:
        events = tuple(replace(e, confidence=sure.get((one.item, e.id), 0.0)) for e in one.coding.events)
        statements = tuple(replace(r, confidence=sure.get((one.item, r.id), 0.0)) for r in one.coding.statements)
        return confident(replace(one.coding, events=events, statements=statements), x)

    gold = {one.item: one.gold for _, one in coded}
    group, name = COUNTED[s.kind]
    return [
        measure.score(gold, {one.item: to_codebook(kept(one, x), one.item) for _, one in coded})[group][name]
        for x in least
    ]


def table_of_weights(samples: Sequence[Sample], coder: str) -> str:
    """The weights fitted on all records, as ``data/confidence/weights.tsv`` has them."""
    lines = []
    for s in samples:
        found = fit(s.signs, s.right)
        lines.append(f"{s.kind}\tbase\t{found.base:.3f}\t0\n")
        rows = zip(s.names, found.weights, found.usual, strict=True)
        lines += [f"{s.kind}\t{name}\t{weight:.3f}\t{usual:.3f}\n" for name, weight, usual in rows]
    return HEAD.format(coder=coder) + "".join(lines)


# --- the page -----------------------------------------------------------------------------------------------


def page(samples: Sequence[Sample], said: Sequence[Array], at: Trade, coder: str) -> str:
    """``evaluation/confidence.md``."""
    right = {"event": "its tuple agrees", "statement": "it is found"}
    lines = [
        "# How far confidence keeps its word",
        "",
        "Written by `python -m evaluation.confidence --shared ../shared`; a change here is overwritten.",
        "",
        f"Records of `{coder}` on the gold sets {' and '.join(SETS)}.",
        "An event is right when its tuple agrees, a statement when it is found, as the gold's `score.py` counts.",
        "The model learned from none of these texts; each record's confidence here is by weights fitted without",
        "its fold of the items (ten folds). Thresholds and rules were chosen with these sets in view.",
        "*Before* is the model's score of the trigger or cue.",
        "",
        "| | records | said, mean | right | Brier before | Brier | ECE before | ECE |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for s, p in zip(samples, said, strict=True):
        lines.append(_summary(f"{s.kind}s", s, p, np.ones(len(p), dtype=bool)))
        lines += [_summary(f"{s.kind}s, {name}", s, p, np.array(s.sets) == name) for name in SETS]
    lines += ["", "Brier: mean squared distance from what came true. ECE: mean distance between the columns below.", ""]
    lines += ["## With an offset for each type", "", *_offsets(samples, said), ""]
    for s, p in zip(samples, said, strict=True):
        lines += [f"## {s.kind.capitalize()}s: of those with this confidence, how many are right", ""]
        lines += ["| confidence | records | said, mean | right |", "|---|---:|---:|---:|"]
        found = bins(p, s.right)
        lines += [f"| {b.low:.1f} to {b.low + 0.1:.1f} | {b.records} | {b.said:.2f} | {b.right:.2f} |" for b in found]
        lines.append("")
    lines += ["## What `--min-confidence` keeps", ""]
    lines += ["![Precision by recall](../docs/confidence.svg)", ""]
    for s, p in zip(samples, said, strict=True):
        lines += [f"{s.kind.capitalize()}s ({right[s.kind]}):", "", "| at least | kept | precision | recall | F1 |"]
        lines.append("|---|---:|---:|---:|---:|")
        for x, v in zip(TENTHS, at(s, p, TENTHS), strict=True):
            lines.append(f"| {x:.1f} | {(p >= x).sum()} | {v['p']:.3f} | {v['r']:.3f} | {v['f1']:.3f} |")
        lines.append("")
    return "\n".join(lines)


def _summary(name: str, s: Sample, p: Array, of: Any) -> str:
    y, before, now = s.right[of], s.score[of], p[of]
    return (
        f"| {name} | {len(y)} | {now.mean():.3f} | {y.mean():.3f} | {brier(before, y):.3f} | {brier(now, y):.3f} "
        f"| {expected_error(before, y):.3f} | {expected_error(now, y):.3f} |"
    )


def _offsets(samples: Sequence[Sample], said: Sequence[Array]) -> list[str]:
    """What a further sign for each event type and each act would change; it is left out while it helps this little."""
    changes = []
    for s, p in zip(samples, said, strict=True):
        kinds = sorted(set(s.types))
        one_hot = np.array([[float(t == k) for k in kinds] for t in s.types])
        more = held_out(np.hstack([s.signs, one_hot]), s.right, s.items)
        changes.append(f"{s.kind}s Brier {brier(p, s.right):.4f} without, {brier(more, s.right):.4f} with")
    return [f"Not used: {'; '.join(changes)} (held out)."]


def draw(samples: Sequence[Sample], said: Sequence[Array], at: Trade) -> str:
    """``docs/confidence.svg``: precision by recall at every threshold, dotted by the model's score alone."""

    def points(s: Sample, p: Array, least: Sequence[float], labelled: Sequence[float] = ()) -> list[Point]:
        found = zip(least, at(s, p, least), strict=True)
        return [Point(v["r"], v["p"], f"{x:.1f}" if x in labelled else "") for x, v in found if v["r"] > 0]

    curves = []
    for s, p in zip(samples, said, strict=True):
        ranked = sorted(set(np.quantile(s.score, np.linspace(0, 1, 40)).tolist()))
        now = points(s, p, [i / 50 for i in range(50)], LABELLED)
        curves.append(Curve(NAMES[s.kind], COLOURS[s.kind], now, points(s, s.score, ranked)))
    title = "Precision by recall of events and statements as --min-confidence rises"
    return picture(curves, title, "dotted: by the model's score of the trigger or cue alone")


# --- the command --------------------------------------------------------------------------------------------


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--check", action="store_true", help="measure the weights in place on all records, write nothing")
    a = ap.parse_args()
    measure = script(a.shared / "gold" / "score.py")
    coded = list(code_sets(a.shared / "gold"))
    coder = coded[0][1].coding.coder
    samples = [sample(kind, coded, measure) for kind in KINDS]
    if a.check:
        for s in samples:
            p = in_place(s).probabilities(s.signs)
            print(f"{s.kind}s: said {p.mean():.3f}, right {s.right.mean():.3f}, ECE {expected_error(p, s.right):.3f}")
        return
    said = [held_out(s.signs, s.right, s.items) for s in samples]

    def at(s: Sample, p: Array, least: Iterable[float]) -> list[dict[str, float]]:
        return trade(s, p, coded, measure, least)

    text = page(samples, said, at, coder)
    WEIGHTS.write_text(table_of_weights(samples, coder), encoding="utf-8")
    PAGE.write_text(text, encoding="utf-8")
    PICTURE.write_text(draw(samples, said, at), encoding="utf-8")
    print(text, end="")


def in_place(s: Sample) -> Fit:
    """The weights that stand in ``data/confidence``."""
    weights = confidence.weights(s.kind)
    rows = [weights.of[name] for name in s.names]
    return Fit(weights.base, np.array([r.weight for r in rows]), np.array([r.usual for r in rows]))


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def script(path: Path) -> ModuleType:
    """The gold's scoring script, as a module."""
    module = ModuleType("score")
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), module.__dict__)
    return module


if __name__ == "__main__":
    main()
