"""``dragoman brief``: a readable page of some days, every sentence with the words it rests on."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.files import save_lines
from dragoman.cli.options import AsOfOption, StoreOption, check_order, existing_archive, iso
from dragoman.cli.terminal import complain, examples, say_data

if TYPE_CHECKING:
    from dragoman.exports.brief import Brief


class PageForm(StrEnum):
    """How the page is written."""

    markdown = "markdown"
    html = "html"


def brief(
    first: Annotated[str, typer.Option("--from", help="The first day.", callback=iso, metavar="DAY")],
    last: Annotated[str, typer.Option("--to", help="The last day.", callback=iso, metavar="DAY")],
    store: StoreOption = Path("dragoman.db"),
    country: Annotated[
        list[str] | None,
        typer.Option("--country", help="Only what touches it: a code or name. May be given again.", metavar="NAME"),
    ] = None,
    as_of: AsOfOption = None,
    form: Annotated[
        PageForm | None,
        typer.Option("--as", help="How to write the page. [default: markdown, or as the file's name says]"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write it into this file.", metavar="FILE")
    ] = None,
) -> None:
    """Write a page of what happened, what is contested, what was promised, and what falls due next week.

    Every sentence is put together from records by fixed patterns, and has the words of the reports, their publishers,
    days and ids as footnotes.
    """
    from dragoman.briefing import material
    from dragoman.exports.brief import brief as page_of

    check_order(first, last)
    if form is None:
        form = PageForm.html if output and output.suffix.lower() in (".html", ".htm") else PageForm.markdown
    with existing_archive(store) as archive, archive.store.snapshot():
        text = _written(page_of(material(archive, first, last, country or [], as_of, store.name)), form)
    if output is None:
        for line in text.splitlines():
            say_data(line)
    else:
        save_lines(text.splitlines(), output)
        complain(f"{output}: written")


def _written(page: Brief, form: PageForm) -> str:
    from dragoman.exports.brief_html import brief_html
    from dragoman.exports.brief_markdown import brief_markdown

    return brief_html(page) if form is PageForm.html else brief_markdown(page)


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        epilog=examples(
            "dragoman brief --from 2022-02-17 --to 2022-02-20",
            "dragoman brief --from 2022-02 --to 2022-02 --country UKR --country RUS -o february.html",
            "dragoman brief --from 2022-02-20 --to 2022-02-20 --as-of 2022-02-21 | pandoc -o day.pdf",
        )
    )(brief)
