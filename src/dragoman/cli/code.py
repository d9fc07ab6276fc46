"""``dragoman code``: texts in, records in the codebook's form out; no store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import MinConfidenceOption, parts_for
from dragoman.cli.terminal import complain, examples, say_data
from dragoman.errors import DragomanError, ReportError
from dragoman.exports import to_codebook, to_line
from dragoman.records import Remark

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.pipeline import Parts

LINES_FORMAT = "current-events"  # a JSON object a line with id, date and text


def code(
    ctx: typer.Context,
    texts: Annotated[str, typer.Argument(metavar="TEXTS.jsonl", help="Lines with id, date and text; - for input.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.", metavar="FILE")] = None,
    min_confidence: MinConfidenceOption = None,
) -> None:
    """Code texts without a store, in the codebook's form.

    Each line in is a JSON object with id, date and text (publisher if known); each line out holds its actors,
    events and statements. A bad line is named with the reason and left out, and the exit code is 1.
    """
    coded, failed = 0, 0
    with _writer(out, texts) as write:
        for item in coded_texts(texts, parts_for(ctx), min_confidence):
            if isinstance(item, ReportError):
                failed += 1
                complain(f"skipped: {item}")
            elif isinstance(item, Remark):
                complain(f"warning: {item}")
            else:
                coded += 1
                write(to_line(item))
        if failed and not coded:
            raise typer.Exit(1)  # inside, so that nothing takes the place of an older file
    if failed:
        raise typer.Exit(1)


def coded_texts(
    texts: str, parts: Parts, min_confidence: float | None = None
) -> Iterator[dict[str, Any] | ReportError | Remark]:
    """The codebook's record of each line of the file ``texts``, and what is wrong with bad lines, in order."""
    from dragoman import readers
    from dragoman.coding import confident
    from dragoman.pipeline import code_report

    for item in readers.read([texts], readers.ReadOptions(format=LINES_FORMAT)):
        if isinstance(item, ReportError | Remark):
            yield item
        elif item.uri is None:
            yield ReportError(item.origin or item.id, "field 'id' is missing; add it, so that the record can name it")
        else:
            yield to_codebook(confident(code_report(item, parts), min_confidence or 0.0), item.uri)


@contextmanager
def _writer(path: Path | None, texts: str) -> Iterator[Callable[[str], None]]:
    """Something that writes a line to the file, or to standard output where there is no path.

    A file is put in its place when all is written; what stood there before stays until then.
    """
    if path is None:
        yield say_data
        return
    try:
        if path.exists() and Path(texts).exists() and path.samefile(texts):
            raise DragomanError(f"{path}: holds the texts to be coded; give --out another file")
        is_device = path.exists() and not path.is_file()  # /dev/stdout, a named pipe: nothing can take its place
        target = path.resolve()
        part = target if is_device else target.with_name(f"{target.name}.part")
        with part.open("w", encoding="utf-8") as file:
            try:
                yield lambda line: print(line, file=file)
            except BaseException:  # an interrupt, too, leaves nothing half-written
                if not is_device:
                    part.unlink()
                raise
        if not is_device:
            part.replace(target)
    except OSError as error:
        raise DragomanError(f"{path}: cannot be written: {error.strerror}") from error


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        epilog=examples(
            "dragoman code texts.jsonl -o coded.jsonl",
            "dragoman code texts.jsonl --min-confidence 0.7 -o surest.jsonl",
            """echo '{"id": "1", "date": "2022-02-20", "text": "Kyiv accuses Moscow."}' | dragoman code -""",
        )
    )(code)
