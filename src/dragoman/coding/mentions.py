"""Words that name actors and places, as Mention records; the same words of a report are one mention."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Doc, Mention, MentionKind, Report, content_id

Words = tuple[int, int]


class MentionMaker:
    """Makes each mention of a report once and remembers it."""

    def __init__(self, report: Report, doc: Doc) -> None:
        self._report, self._doc = report, doc
        self._made: dict[tuple[str, int, int], Mention] = {}

    def actors(self, words: Sequence[Words]) -> tuple[Mention, ...]:
        """Mentions in the order of the text; the same words twice count once."""
        by_text: dict[str, Mention] = {}
        for w in sorted(words):
            mention = self._make("actor", w)
            by_text.setdefault(mention.span.quote.lower(), mention)
        return tuple(by_text.values())

    def place(self, words: Words | None) -> Mention | None:
        return self._make("place", words) if words else None

    def all(self) -> tuple[Mention, ...]:
        return tuple(sorted(self._made.values(), key=lambda m: (m.span.start, m.span.end, m.kind)))

    def _make(self, kind: MentionKind, words: Words) -> Mention:
        span = self._doc.span(*words)
        key = (kind, span.start, span.end)
        if key not in self._made:
            sector = self._sector(words) if kind == "actor" else None
            self._made[key] = Mention(content_id("m", self._report.id, *key), span, kind, sector=sector)
        return self._made[key]

    def _sector(self, words: Words) -> str | None:
        """The model's sector at the mention's head: the word whose own head lies outside."""
        first, last = words
        for i in range(last, first - 1, -1):
            if not first <= self._doc.tokens[i].head <= last:
                return self._doc.sectors[i] if self._doc.sectors else None
        return None
