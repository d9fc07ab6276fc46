"""A brief as one HTML file that needs no other: no script, nothing loaded, made for the screen and for paper."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template

from dragoman.exports.brief import Block, Brief, Heading, Items, Note, Sentence, Source


def brief_html(page: Brief) -> str:
    """The page; report text is escaped, and kept apart so that its writing direction turns nothing else around."""
    numbers: dict[Source, int] = {}
    blocks = [f"<h1>{escape(page.title)}</h1>", *(_block(block, numbers) for block in page.blocks)]
    if numbers:
        listed = "\n".join(_source(source, number) for source, number in numbers.items())
        blocks += ["<h2>Sources</h2>", f'<ol class="sources">\n{listed}\n</ol>']
    template = (files("dragoman") / "data" / "brief" / "page.html").read_text(encoding="utf-8")
    return Template(template).substitute(title=escape(page.title), body="\n".join(blocks))


def _block(block: Block, numbers: dict[Source, int]) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{_text(block.text)}</h{block.level}>"
    if isinstance(block, Note):
        return f'<p class="note">{_text(block.text)}</p>'
    if isinstance(block, Items):
        items = "\n".join(f"<li>{_sentence(sentence, numbers)}</li>" for sentence in block.sentences)
        return f"<ul>\n{items}\n</ul>"
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in block.head)
    rows = ("".join(f"<td>{_sentence(cell, numbers)}</td>" for cell in row) for row in block.rows)
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _sentence(sentence: Sentence, numbers: dict[Source, int]) -> str:
    return _text(sentence.text) + "".join(_mark(source, numbers) for source in sentence.sources)


def _mark(source: Source, numbers: dict[Source, int]) -> str:
    """The footnote's number; where it stands first it is what the footnote leads back to."""
    known = source in numbers
    number = numbers.setdefault(source, len(numbers) + 1)
    place = "" if known else f' id="from-{number}"'
    return f'<sup><a href="#note-{number}"{place}>{number}</a></sup>'


def _source(source: Source, number: int) -> str:
    where = (
        f"{source.publisher or 'publisher not given'}, {source.published or 'day not given'}, report {source.report}"
    )
    back = f'<a href="#from-{number}" aria-label="back to the text">↩</a>'
    return f'<li id="note-{number}"><q>{_text(source.quote)}</q> {_text(where)} {back}</li>'


def _text(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"
