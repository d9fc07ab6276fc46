"""Cases of actors in a sentence: the mention stands in brackets, the identity is told by its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from dragoman.language.analyser import Analyser
from dragoman.readers import report_from_text
from dragoman.records import Coding, Mention, Span
from dragoman.resolution.actors import ActorTables, Context, resolve_actors, resolve_mention


def case(date: str | None, marked: str, *expected: str | tuple[str, ...] | None) -> Any:
    """A row of a table: the report's date, its text with one mention in brackets, and what is expected of it."""
    words = marked[marked.index("[") + 1 : marked.index("]")]
    return pytest.param(date, marked, *expected, id=f"{words} {(date or 'undated')[:7]}")


def unmarked(marked: str) -> tuple[str, Mention]:
    """The text without its brackets, and the mention that stood in them."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return text, Mention("m1", Span(start, end, text[start:end]))


def resolved(date: str | None, marked: str, tables: ActorTables) -> Mention:
    text, mention = unmarked(marked)
    return resolve_mention(mention, Context.of(date, text, tables, [mention]), tables)


def shown(identity: str | None, tables: ActorTables) -> str | None:
    """The id of a state and of what every state has, such as its army; else the actor's name."""
    if identity is None or identity.startswith(("state:", "armed-forces:")):
        return identity
    if identity.startswith("body:") and identity not in tables.actors:
        return identity
    actor = tables.actor(identity)
    assert actor, f"{identity} is in no table"
    return actor.name


def check(date: str | None, marked: str, expected: tuple[str | None, ...], tables: ActorTables) -> None:
    """Identity (its id or its name), country and sector are as expected, and a reason is given."""
    found = resolved(date, marked, tables)
    identity = found.identity if found.identity == expected[0] else shown(found.identity, tables)
    assert (identity, found.country, found.sector) == expected, found.why
    assert found.why


def resolved_in_reports(cases: Sequence[Any], tables: ActorTables) -> dict[tuple[str, str], Mention]:
    """The mentions of all rows, by date and text; the analyser reads the texts together."""
    rows = [(str(row.values[0]), str(row.values[1])) for row in cases]
    docs = Analyser.load().analyse_many(unmarked(marked)[0] for _, marked in rows)
    found = {}
    for (date, marked), doc in zip(rows, docs, strict=True):
        text, mention = unmarked(marked)
        coding = Coding(report_from_text(text, date=date), "test", mentions=(mention,))
        found[date, marked] = resolve_actors(coding, tables, doc).mentions[0]
    return found
