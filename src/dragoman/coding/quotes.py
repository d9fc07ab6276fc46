"""The parts of a content that stand in quotation marks."""

from __future__ import annotations

import re

from dragoman.records import Doc, Span

_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|«([^»]+)»|‘‘(.+?)’’")


def verbatim(doc: Doc, content: tuple[int, int]) -> tuple[Span, ...]:
    """The quoted parts of the content (tokens, inclusive), without their marks; marks just outside count too."""
    start, end = doc.tokens[content[0]].start, doc.tokens[content[1]].end
    window = doc.text[max(0, start - 1) : end + 1]
    shift = max(0, start - 1)
    found = []
    for match in _QUOTED.finditer(window):
        group = next(i for i in range(1, 5) if match.group(i) is not None)
        a, b = shift + match.start(group), shift + match.end(group)
        found.append(Span(a, b, doc.text[a:b]))
    return tuple(found)
