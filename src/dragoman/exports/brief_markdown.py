"""A brief as Markdown, with footnotes as GitHub, Pandoc and others have them."""

from __future__ import annotations

import re

from dragoman.exports.brief import Block, Brief, Heading, Items, Note, Sentence, Source

_ACTS = re.compile(r"([\\`*_{}\[\]#|~^$!@])")
_LINK = re.compile(r"(?i)(?<=[a-z])(:)(?=//)|(?<=\bwww)(\.)")
_OPENS = re.compile(r"^([-+=]|\d+(?=[.)]))")  # what would open a list, or underline a heading
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def brief_markdown(page: Brief) -> str:
    """The page; what a report's words could do in Markdown or HTML is escaped."""
    numbers: dict[Source, int] = {}
    blocks = [f"# {_plain(page.title)}", *(_block(block, numbers) for block in page.blocks)]
    notes = [f"[^{number}]: {_source(source)}" for source, number in numbers.items()]
    return "\n\n".join([*blocks, "\n".join(notes)] if notes else blocks) + "\n"


def _block(block: Block, numbers: dict[Source, int]) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_plain(block.text)}"
    if isinstance(block, Note):
        return f"*{_plain(block.text)}*"
    if isinstance(block, Items):
        return "\n".join(f"- {_sentence(sentence, numbers)}" for sentence in block.sentences)
    rows = (" | ".join(_sentence(cell, numbers) for cell in row) for row in block.rows)
    head = " | ".join(block.head)
    return "\n".join([f"| {head} |", "|" + "---|" * len(block.head), *(f"| {row} |" for row in rows)])


def _sentence(sentence: Sentence, numbers: dict[Source, int]) -> str:
    marks = (f"[^{numbers.setdefault(source, len(numbers) + 1)}]" for source in sentence.sources)
    return _plain(sentence.text) + "".join(marks)


def _source(source: Source) -> str:
    publisher = source.publisher or "publisher not given"
    return _plain(f"“{source.quote}” {publisher}, {source.published or 'day not given'}, report {source.report}")


def _plain(text: str) -> str:
    """The text with nothing in it that Markdown or HTML would act on."""
    escaped = _LINK.sub(lambda match: f"\\{match[0]}", _ACTS.sub(r"\\\1", text))
    entities = "".join(_ENTITIES.get(character, character) for character in escaped)
    return _OPENS.sub(lambda match: f"\\{match[0]}" if not match[0].isdigit() else f"{match[0]}\\", entities)
