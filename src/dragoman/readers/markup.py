"""HTML, XHTML or NITF of a news body to its words, one line a paragraph. Nothing is fetched or run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

# fmt: off
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p",
    "pre", "section", "table", "td", "th", "tr", "ul",
    "block", "bq", "byline", "byttl", "hl1", "hl2", "tagline",
}
_NOT_THE_STORY = {"media", "video", "audio"}  # NITF's pictures, with captions and credits
_UNSEEN = {"head", "iframe", "noscript", "object", "script", "style", "svg", "template", "textarea", "title"}
# fmt: on
_MARKUP = re.compile(r"</?(?:p|div|section|article|body|html|h[1-6]|br|ul|li|span|strong|em|a)\b[^<>]*>", re.I)


def looks_like_markup(text: str) -> bool:
    """Has a tag of a kind that news bodies have; "<unclear>" is none."""
    return _MARKUP.search(text) is not None


def text_of_markup(markup: str) -> str:
    """The words of a body, white space joined as a browser does, a newline between blocks.

    Raises ValueError where a tag or comment is never closed, since words after it would be lost unseen.
    """
    parser = _Words()
    try:
        parser.feed(markup + " ")  # the space lets go of a last "&amp" that may have gone on
    except AssertionError as error:  # html.parser's answer to "<![" without a name
        raise ValueError(f"the markup is broken ({str(error)[:60]})") from None
    if parser.rawdata.strip() or parser.unseen:
        where = len(markup) + 1 - len(parser.rawdata)
        raise ValueError(f"the markup is broken or cut off: what opens before character {where} is never closed")
    return _tidy(parser.parts)


def text_of_element(element: Element) -> str:
    """The words of parsed markup, as ``text_of_markup`` gives them; pictures and their captions are left out."""
    return _tidy(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    name = element.tag.rpartition("}")[2].lower()
    if name in _UNSEEN or name in _NOT_THE_STORY:
        return
    block = "\n" if name in _BLOCKS else ""
    yield block
    yield (element.text or "").replace("\n", " ").replace("\r", " ")
    for inner in element:
        yield from _pieces(inner)
        yield (inner.tail or "").replace("\n", " ").replace("\r", " ")
    yield block


def _tidy(pieces: Iterable[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0  # how many elements we are in whose words no reader sees

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen += 1
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self.unseen:
            self.unseen -= 1
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(data.replace("\n", " ").replace("\r", " "))

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
