"""``dragoman evaluate``: codes texts and scores them, against gold records with the gold's own score.py or on a
behaviour suite."""

from __future__ import annotations

import importlib.util
import json as jsonlib
import time
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer

from dragoman.behaviour.coded import placed_lines
from dragoman.cli.code import coded_texts
from dragoman.cli.files import save_lines
from dragoman.cli.options import MinConfidenceOption, parts_for
from dragoman.cli.terminal import complain, examples, say
from dragoman.errors import DataError, DragomanError, ReportError
from dragoman.exports import to_line
from dragoman.records import Remark


def evaluate(
    ctx: typer.Context,
    gold: Annotated[
        Path | None,
        typer.Argument(metavar="GOLD.jsonl", help="Gold records in the codebook's form.", show_default=False),
    ] = None,
    texts: Annotated[
        str | None,
        typer.Argument(metavar="TEXTS.jsonl", help="The texts: lines with id, date and text.", show_default=False),
    ] = None,
    score: Annotated[
        Path | None, typer.Option(help="The scoring script. [default: score.py beside GOLD]", metavar="SCORE.py")
    ] = None,
    behaviour: Annotated[
        Path | None, typer.Option(help="In place of GOLD and TEXTS: the folder of a behaviour suite.", metavar="FOLDER")
    ] = None,
    texts_out: Annotated[
        Path | None, typer.Option(help="Write the suite's texts for another coder, and stop.", metavar="FILE")
    ] = None,
    coded: Annotated[
        Path | None, typer.Option(help="Score these records of the suite's texts, code nothing.", metavar="FILE")
    ] = None,
    min_confidence: MinConfidenceOption = None,
    errors: Annotated[int, typer.Option(help="Print the differences of so many items.", metavar="N", min=0)] = 0,
    save: Annotated[Path | None, typer.Option(help="Keep the coded records in this file.", metavar="FILE")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
) -> None:
    """Code texts and print how well the records agree with gold ones.

    The figures are those of the scoring script that comes with the gold records; it is run as it is.

    With --behaviour the texts are minimal pairs, and what is printed is how many of each family are coded as the
    codebook asks. --texts-out and --coded hold another coder to the same suite.
    """
    _check_use(gold, texts, score, behaviour, texts_out, coded, min_confidence)
    if behaviour is not None:
        from dragoman.cli.behaviour import evaluate_behaviour

        evaluate_behaviour(
            ctx,
            behaviour,
            texts_out=texts_out,
            coded=coded,
            min_confidence=min_confidence or 0.0,
            save=save,
            errors=errors,
            json=json,
        )
    elif gold is not None and texts is not None:
        _evaluate_gold(ctx, gold, texts, score or gold.with_name("score.py"), min_confidence, errors, save, json)


def _check_use(
    gold: Path | None,
    texts: str | None,
    score: Path | None,
    behaviour: Path | None,
    texts_out: Path | None,
    coded: Path | None,
    min_confidence: float | None,
) -> None:
    """A wrong use of the command where options of the two kinds of evaluation are mixed, or something is missing."""
    if behaviour is None:
        if texts_out is not None or coded is not None:
            raise typer.BadParameter("--texts-out and --coded go with a suite; name it with --behaviour FOLDER.")
        if gold is None or texts is None:
            missing = "GOLD.jsonl" if gold is None else "TEXTS.jsonl"
            raise typer.BadParameter(f"{missing} is missing; give it, or name a suite with --behaviour FOLDER.")
    elif gold is not None or score is not None:
        raise typer.BadParameter("--behaviour takes neither GOLD and TEXTS nor --score; leave them out.")
    elif texts_out is not None and coded is not None:
        raise typer.BadParameter("--texts-out writes texts to be coded and --coded scores them; give one at a time.")
    elif min_confidence is not None and (texts_out is not None or coded is not None):
        raise typer.BadParameter("--min-confidence is of what is coded now; leave it out with --texts-out or --coded.")


def _evaluate_gold(
    ctx: typer.Context,
    gold: Path,
    texts: str,
    score: Path,
    min_confidence: float | None,
    errors: int,
    save: Path | None,
    json: bool,
) -> None:
    measure = _load_score(score)
    gold_records = _load_gold(gold)
    parts = parts_for(ctx)  # loaded before the clock starts
    began = time.perf_counter()
    coded, failed = _code(texts, parts, min_confidence)
    rate = len(coded) / (time.perf_counter() - began)
    if not coded.keys() & gold_records.keys():
        raise DragomanError(f"{texts}: none of its ids is in {gold}; give the texts of these gold records")
    if save is not None:
        save_lines(map(to_line, coded.values()), save)
    try:
        figures: dict[str, Any] = measure.score(gold_records, coded, errors)
    except KeyError as error:
        raise DataError(f"{gold}: a record lacks the field {error} that the scoring script needs; add it") from error
    if json:
        say(jsonlib.dumps(figures | {"items_per_second": round(rate, 2)}))
    else:
        _print_figures(figures)
        say(f"  {rate:.1f} items a second")
    if failed:
        raise typer.Exit(1)


def _load_score(path: Path) -> ModuleType:
    try:
        found = path.is_file()
    except PermissionError as error:
        raise DragomanError(f"{path}: may not be read: permission denied; allow it (chmod u+rx its folder)") from error
    if not found:
        raise DragomanError(f"{path}: there is no scoring script; name it with --score PATH/score.py")
    spec = importlib.util.spec_from_file_location("dragoman_score", path)
    if spec is None or spec.loader is None:
        raise DragomanError(f"{path}: is no Python file; name the scoring script with --score PATH/score.py")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except SyntaxError as error:
        raise DragomanError(f"{path}:{error.lineno}: is no Python: {error.msg}; name another with --score") from error
    if not hasattr(module, "score"):
        raise DragomanError(f"{path}: has no function score(gold, coded, show_errors)")
    return module


def _load_gold(path: Path) -> dict[str, dict[str, Any]]:
    """The gold records by id."""
    records = {}
    for where, line in placed_lines(path):
        record = _parse(line, where)
        records[record["id"]] = record
    if not records:
        raise DataError(f"{path}: holds no gold record; give a file of records, one a line")
    return records


def _parse(line: str, where: str) -> dict[str, Any]:
    try:
        record = jsonlib.loads(line)
    except ValueError as error:
        raise DataError(f"{where}: is no JSON: {error}") from error
    if not isinstance(record, dict) or not {"id", "actors", "events", "statements"} <= record.keys():
        raise DataError(f"{where}: is no gold record: it needs id, actors, events and statements")
    return record


def _code(texts: str, parts: Any, min_confidence: float | None) -> tuple[dict[str, dict[str, Any]], int]:
    """The coded records by id, and how many lines failed."""
    coded, failed = {}, 0
    for item in coded_texts(texts, parts, min_confidence):
        if isinstance(item, ReportError):
            failed += 1
            complain(f"skipped: {item}")
        elif isinstance(item, Remark):
            complain(f"warning: {item}")
        else:
            coded[item["id"]] = item
    return coded, failed


def _print_figures(figures: dict[str, Any]) -> None:
    """The lines that the scoring script prints when it is run by itself."""
    say(f"{figures['items']} items, {figures['gold_events']} gold events, {figures['coded_events']} coded")
    for group in ("events", "statements"):
        for name, value in figures[group].items():
            say(f"  {group} {name:6s} P {value['p']:.3f} R {value['r']:.3f} F1 {value['f1']:.3f}")
    rate, items = figures["overcoded"]
    say(f"  overcoded quiet items {rate} {items}")
    pairs = "  ".join(f"{field} {share:.3f} ({seen})" for field, (share, seen) in figures["on_pairs"].items())
    say(f"  on matched pairs: {pairs}")
    by_type = "  ".join(f"{name} {v['f1']:.2f}/{v['gold']}" for name, v in figures["tuple_by_type"].items())
    say(f"  tuple F1 by type: {by_type}")


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        epilog=examples(
            "dragoman evaluate gold/dev.jsonl gold/dev.text.jsonl",
            "dragoman evaluate dev.jsonl dev.text.jsonl --errors 20 --save coded.jsonl",
            "dragoman evaluate dev.jsonl dev.text.jsonl --min-confidence 0.7",
            "dragoman evaluate --behaviour evaluation/behaviour --errors 5",
            "dragoman evaluate --behaviour evaluation/behaviour --coded theirs.jsonl",
        )
    )(evaluate)
