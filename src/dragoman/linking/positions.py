"""How what one party says to or of another about a topic changed over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.records import Party, Report, Span, Statement

# Acts that say yes to something and those that say no to it; a step from one side to the other is a change.
_FOR = frozenset({"promise", "agree", "propose", "praise", "confirm"})
_AGAINST = frozenset({"refuse", "deny", "threaten", "condemn", "accuse"})


@dataclass(frozen=True, slots=True)
class Position:
    """One statement in the order of its days; ``was`` is the act of the one before, where this one changed it.

    ``turned`` is set where the change goes from yes to no or back: promise to refuse, deny to confirm.
    """

    statement: str
    day: str | None
    act: str
    speaker: tuple[Party, ...]
    words: Span
    report: str
    publisher: str | None
    was: str | None = None
    turned: bool = False


def positions(told: Iterable[tuple[Statement, Report]]) -> tuple[Position, ...]:
    """The statements by day, each beside the one before it; the same words of a copy stand once.

    ``told`` are one party's statements on another and a topic, in any order, each with its report.
    """
    ordered = sorted(told, key=lambda pair: (pair[1].published or "", pair[1].id, pair[0].cue.start, pair[0].id))
    return tuple(_with_changes(_once(ordered)))


def _once(ordered: Iterable[tuple[Statement, Report]]) -> Iterator[tuple[Statement, Report]]:
    seen: set[tuple[str | None, str, str]] = set()
    for statement, report in ordered:
        words = (report.published, statement.act, " ".join(statement.content.quote.casefold().split()))
        if words not in seen:
            seen.add(words)
            yield statement, report


def _with_changes(ordered: Iterable[tuple[Statement, Report]]) -> Iterator[Position]:
    before: str | None = None
    stance: bool | None = None
    for statement, report in ordered:
        act = statement.act
        now = True if act in _FOR else False if act in _AGAINST else None
        yield Position(
            statement=statement.id, day=report.published, act=act,
            speaker=tuple(Party(m.span.quote, m.identity, m.country, m.sector, m.members) for m in statement.speaker),
            words=statement.content, report=report.id, publisher=report.publisher,
            was=before if before is not None and before != act else None,
            turned=now is not None and (_turns(before, act) if stance is None else stance != now),
        )  # fmt: skip
        before, stance = act, stance if now is None else now


def _turns(before: str | None, act: str) -> bool:
    """An assertion that is denied next is a turn though asserting takes no side."""
    return (before, act) in {("assert", "deny"), ("announce", "deny"), ("announce", "refuse"), ("demand", "refuse")}
