"""``dragoman evaluate --behaviour``: the behaviour suite, on the shipped coder or on another's records."""

from __future__ import annotations

import json as jsonlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from dragoman.behaviour import Family, Score, failure_lines, figures, judge, load, read_coded, texts
from dragoman.cli.files import save_lines
from dragoman.cli.options import parts_for
from dragoman.cli.terminal import Column, clean, complain, print_table, say
from dragoman.errors import DragomanError
from dragoman.exports import to_codebook, to_line

if TYPE_CHECKING:
    from dragoman.pipeline import Parts


def _read_families(folder: Path) -> tuple[Family, ...]:
    """The suite, its types and acts checked against the codebook's."""
    from dragoman.coding.ontology import acts, event_types

    return load(folder, event_types(), acts())


def _coded_records(
    ctx: typer.Context, families: tuple[Family, ...], file: Path | None, min_confidence: float
) -> dict[str, dict[str, Any]]:
    """The records in the file, or those that the shipped coder makes; at least one must be of the suite."""
    lines = list(texts(families))
    if file is None:
        return _code(lines, parts_for(ctx), min_confidence)
    coded = read_coded(file)
    missing = [line["id"] for line in lines if line["id"] not in coded]
    if len(missing) == len(lines):
        raise DragomanError(f"{file}: has no record of the suite's texts; write them with --texts-out and code those")
    if missing:
        complain(f"{file}: {len(missing)} texts have no record, as {missing[0]}; they count as coded empty")
    return coded


def _code(lines: list[dict[str, str]], parts: Parts, min_confidence: float) -> dict[str, dict[str, Any]]:
    from dragoman.coding import confident
    from dragoman.readers import report_from_text

    reports = [report_from_text(line["text"], date=line["date"]) for line in lines]
    docs = parts.analyse(reports)
    return {
        line["id"]: to_codebook(confident(parts.resolve(parts.code(report, doc), doc), min_confidence), line["id"])
        for line, report, doc in zip(lines, reports, docs, strict=True)
    }


def evaluate_behaviour(
    ctx: typer.Context,
    folder: Path,
    *,
    texts_out: Path | None,
    coded: Path | None,
    min_confidence: float,
    save: Path | None,
    errors: int,
    json: bool,
) -> None:
    """Print how many cases of each family hold, or write the texts for another coder."""
    families = _read_families(folder)
    if texts_out is not None:
        save_lines(map(to_line, texts(families)), texts_out)
        return
    records = _coded_records(ctx, families, coded, min_confidence)
    if save is not None:
        save_lines(map(to_line, records.values()), save)
    scores = judge(families, records)
    if json:
        say(jsonlib.dumps(figures(scores)))
    else:
        _print_failures(scores, errors)
        _print_scores(scores)


def _print_failures(scores: tuple[Score, ...], most: int) -> None:
    failures = [failure for score in scores for failure in score.failures][:most]
    for failure in failures:
        for line in failure_lines(failure):
            say(clean(line))
    if failures:
        say("")


def _print_scores(scores: tuple[Score, ...]) -> None:
    rows = [(score.family, score.passed, score.total) for score in scores]
    rows.append(("all", sum(score.passed for score in scores), sum(score.total for score in scores)))
    columns = [Column("family", short=True), Column("passed", short=True), Column("of", short=True), Column("share")]
    print_table(columns, [(name, str(held), str(of), f"{held / of:.2f}") for name, held, of in rows])
