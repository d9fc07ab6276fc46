"""The shapes of the brief: sentences with their notes."""

from __future__ import annotations

from pydantic import BaseModel


class BriefNote(BaseModel):
    """A footnote: the sentence of a report and where it stands; `record` is the event or statement told there."""

    n: int
    quote: str
    publisher: str | None
    published: str | None
    report: str
    record: str


class BriefSentence(BaseModel):
    """A sentence put together from records."""

    text: str
    notes: list[BriefNote]


class BriefSection(BaseModel):
    """A section; level 2 opens a part of the page, level 3 a part of that. `table` rows are accounts side by side."""

    level: int
    title: str
    remarks: list[str]
    sentences: list[BriefSentence]
    head: list[str]
    table: list[list[BriefSentence]]


class Brief(BaseModel):
    """The page of a period."""

    title: str
    remarks: list[str]
    sections: list[BriefSection]
