"""Mentions as ``dragoman show`` prints them: whom the words mean, why, and whom else they may mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.cli.terminal import Column, print_heading, print_table
from dragoman.records import Mention

if TYPE_CHECKING:
    from dragoman.archive import Archive

MENTION_TABLE = (
    Column("role", "bold", short=True),
    Column("words"),
    Column("identity"),
    Column("country", short=True),
    Column("sector", short=True),
    Column("why"),
)
CANDIDATE_TABLE = (
    Column("words"),
    Column("candidate"),
    Column("score", short=True),
    Column("chosen", "bold", short=True),
    Column("why"),
)


def show_mentions(roles: Iterable[tuple[str, Mention]], archive: Archive) -> None:
    """Each mention with its identity and the reason, then the identities it may have, one a line."""
    roles = list(roles)
    if not roles:
        return
    print_heading("mentions")
    print_table(MENTION_TABLE, [_mention_cells(role, mention, archive) for role, mention in roles])
    mentions = {mention.id: mention for _, mention in roles}.values()
    if candidates := [cells for mention in mentions for cells in _candidate_cells(mention, archive)]:
        print_heading("candidates")
        print_table(CANDIDATE_TABLE, candidates)


def _mention_cells(role: str, mention: Mention, archive: Archive) -> list[str]:
    return [
        role,
        mention.span.quote,
        _identity(mention, archive),
        mention.country or "",
        mention.sector or "",
        mention.why,
    ]


def _candidate_cells(mention: Mention, archive: Archive) -> Iterator[list[str]]:
    for c in sorted(mention.candidates, key=lambda c: -c.score):
        chosen = "chosen" if c.identity == mention.identity else ""
        yield [mention.span.quote, _named(c.identity, archive), f"{c.score:.2f}", chosen, c.why]


def _identity(mention: Mention, archive: Archive) -> str:
    """The identity, or the members where the words mean several."""
    if mention.identity is not None:
        return _named(mention.identity, archive)
    return "; ".join(_named(member, archive) for member in mention.members) or "none"


def _named(identity: str, archive: Archive) -> str:
    try:
        return f"{archive.get(identity).name} ({identity})"
    except KeyError:  # an identity that was not chosen, or that the tables did not hand over
        return identity
