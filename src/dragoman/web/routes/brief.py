"""The brief: a page of a period, every sentence with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from dragoman.briefing import material
from dragoman.exports.brief import Block, Heading, Items, Note, Sentence, Source, Table
from dragoman.exports.brief import brief as page_of
from dragoman.web import shapes
from dragoman.web.answering import Ask
from dragoman.web.asking import BriefAsked
from dragoman.web.settings import Settings

router = APIRouter(tags=["brief"])


@router.get("/brief", response_model=shapes.Brief)
def brief(request: Request, asked: Annotated[BriefAsked, Query()], ask: Ask) -> Response:
    """What happened, what is contested, what was promised, and what falls due next week."""
    settings: Settings = request.app.state.settings
    with ask.archive() as archive:
        asked_for = material(archive, asked.since, asked.until, asked.country, asked.as_of, settings.store.name)
        page = page_of(asked_for)
        first = next((i for i, block in enumerate(page.blocks) if isinstance(block, Heading)), len(page.blocks))
        return ask.answer(
            shapes.Brief(
                title=page.title,
                remarks=[block.text for block in page.blocks[:first] if isinstance(block, Note)],
                sections=_sections(page.blocks[first:]),
            )
        )


def _sections(blocks: Iterable[Block]) -> list[shapes.BriefSection]:
    """Each heading with what stands below it; a source that is named again keeps its number."""
    numbers: dict[Source, int] = {}
    free = count(1)
    found: list[shapes.BriefSection] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(
                shapes.BriefSection(level=block.level, title=block.text, remarks=[], sentences=[], head=[], table=[])
            )
        elif isinstance(block, Note):
            found[-1].remarks.append(block.text)
        elif isinstance(block, Items):
            found[-1].sentences += [_sentence(one, numbers, free) for one in block.sentences]
        elif isinstance(block, Table):
            found[-1].head = list(block.head)
            found[-1].table = [[_sentence(cell, numbers, free) for cell in row] for row in block.rows]
    return found


def _sentence(sentence: Sentence, numbers: dict[Source, int], free: Iterable[int]) -> shapes.BriefSentence:
    for source in sentence.sources:
        if source not in numbers:
            numbers[source] = next(iter(free))
    return shapes.BriefSentence(
        text=sentence.text,
        notes=[
            shapes.BriefNote(
                n=numbers[source],
                quote=source.quote,
                publisher=source.publisher,
                published=source.published,
                report=source.report,
                record=source.record,
            )
            for source in sentence.sources
        ],
    )
