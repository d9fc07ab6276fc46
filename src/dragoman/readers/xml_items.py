"""XML item by item, by the standard library's expat, with all that can harm refused.

No entity is declared or fetched, nothing is read from a network or another file, and depth and size are bounded.
A document type that only names itself, as NITF's often does, is passed over.
"""

from __future__ import annotations

import codecs
import html.entities
import io
import re
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element
from xml.parsers import expat

from dragoman.errors import ReportError

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

MAX_DEPTH = 200
_BLOCK = 64 * 1024
_ELEMENT_COSTS = 200  # bytes that an empty element takes, about
_PROLOG = re.compile(
    rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)(?=[\s/>])")
_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']""")
_AS_UTF8 = {"utf-8", "ascii", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"}


def root_name(head: bytes) -> str | None:
    """The name of the first element without its prefix, or None where the head does not begin as XML does."""
    prolog = _PROLOG.match(head)
    root = _ROOT.match(head, prolog.end() if prolog else 0)
    return root[1].decode("ascii", "replace") if root else None


def local(element: Element) -> str:
    """The name without its namespace."""
    return element.tag.rpartition("}")[2]


def namespace(element: Element) -> str:
    return element.tag.rpartition("}")[0].removeprefix("{")


def child(element: Element | None, *names: str) -> Element | None:
    """The first descendant by this path of local names."""
    for name in names:
        if element is None:
            return None
        element = next((e for e in element if local(e) == name), None)
    return element


def children(element: Element | None, name: str) -> list[Element]:
    return [e for e in element if local(e) == name] if element is not None else []


def line_of(element: Element | None) -> str | None:
    """All text in the element on one line, or None."""
    words = " ".join("".join(element.itertext()).split()) if element is not None else ""
    return words or None


def first_line(*elements: Element | None) -> str | None:
    """``line_of`` the first element that has words."""
    return next((line for line in map(line_of, elements) if line), None)


def items(
    stream: io.BufferedReader, origin: str, wanted: frozenset[str], options: ReadOptions
) -> Iterator[tuple[Element, Element | None]]:
    """Each outermost element whose local name is wanted, when it is complete, and its parent so far.

    Tags are ``{namespace}name``. What was yielded is let go of, so one item is held at a time. Raises ReportError
    where the XML breaks or is refused; the items before it have come by then.
    """
    tree = _Tree(origin, wanted, options.max_line_bytes)
    parser = _hardened_parser(tree)
    try:
        for block in _utf8_blocks(stream, origin):
            parser.Parse(block, False)
            yield from tree.take()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        yield from tree.take()
        raise ReportError(origin, _not_well_formed(error)) from None
    except ReportError:
        yield from tree.take()
        raise
    yield from tree.take()


def _not_well_formed(error: expat.ExpatError) -> str:
    reason = expat.errors.messages.get(error.code, str(error))
    where = f"at line {error.lineno}, column {error.offset + 1}"
    cut_off = error.code in (
        expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS],
        expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
        expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR],
        expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION],
    )
    mend = "it is cut off; get it whole again" if cut_off else "mend it there, or get it whole again"
    return f"is not well-formed XML ({reason} {where}): {mend}"


def _utf8_blocks(stream: io.BufferedReader, origin: str) -> Iterator[bytes]:
    """The document in UTF-8, whatever encoding it declares. One with a mark of UTF-16 has been turned already."""
    declared = _ENCODING.match(stream.peek(_BLOCK))
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        "x".encode(name)  # refuses what is no encoding of text, such as "zlib"
        known_as = codecs.lookup(name).name
    except (LookupError, UnicodeError):
        reason = f"declares the encoding {name[:40]!r}, which is not known; save it as UTF-8"
        raise ReportError(origin, reason) from None
    blocks = iter(lambda: stream.read1(_BLOCK), b"")
    if known_as in _AS_UTF8:
        yield from blocks
        return
    decoder = codecs.getincrementaldecoder(name)()
    try:
        for block in blocks:
            yield decoder.decode(block).encode()
        yield decoder.decode(b"", True).encode()
    except UnicodeError as error:
        reason = f"declares the encoding {name} but is not {name} throughout ({str(error)[:60]}); save it as UTF-8"
        raise ReportError(origin, reason) from None


def _hardened_parser(tree: _Tree) -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8", namespace_separator="}")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.UseForeignDTD(True)  # makes an undeclared &nbsp; something to be asked for, not an error
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.text
    parser.SkippedEntityHandler = tree.entity
    parser.StartDoctypeDeclHandler = tree.doctype
    parser.EntityDeclHandler = tree.entity_declared
    parser.ExternalEntityRefHandler = tree.external
    return parser


class _Tree:
    """The elements that are open, and those that are complete and wanted."""

    def __init__(self, origin: str, wanted: frozenset[str], max_bytes: int) -> None:
        self._origin, self._wanted, self._max_bytes = origin, wanted, max_bytes
        self._open: list[Element] = []
        self._inside = 0  # how many wanted elements are open
        self._held = 0  # bytes, about
        self._before = 0  # of which outside the wanted element that is open
        self._words: list[str] = []
        self._done: deque[tuple[Element, Element | None]] = deque()

    def take(self) -> Iterator[tuple[Element, Element | None]]:
        while self._done:
            yield self._done.popleft()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._put_words()
        if len(self._open) >= MAX_DEPTH:
            raise ReportError(self._origin, f"nests elements more than {MAX_DEPTH} deep, as no news does; not read")
        element = Element(_tag(name), {_tag(key): value for key, value in attributes.items()})
        if self._open:
            self._open[-1].append(element)
        if not self._inside:
            self._before = self._held
        self._inside += local(element) in self._wanted
        self._open.append(element)
        self._hold(_ELEMENT_COSTS + sum(len(key) + len(value) for key, value in attributes.items()))

    def end(self, name: str) -> None:
        self._put_words()
        element = self._open.pop()
        if local(element) not in self._wanted:
            return
        self._inside -= 1
        if not self._inside:
            parent = self._open[-1] if self._open else None
            if parent is not None:
                parent.remove(element)
            self._held = self._before
            self._done.append((element, parent))

    def text(self, words: str) -> None:
        self._hold(len(words))
        self._words.append(words)

    def entity(self, name: str, is_parameter: bool) -> None:
        """One that is not declared: HTML's names are known to all who write feeds."""
        words = html.entities.html5.get(f"{name};")
        if is_parameter or words is None:
            reason = f"has the entity &{name[:40]};, which is nowhere declared; write the sign itself"
            raise ReportError(self._origin, reason)
        self.text(words)

    def doctype(self, name: str, system: str | None, public: str | None, has_subset: int) -> None:
        if has_subset:
            raise ReportError(self._origin, "declares a document type of its own, which can harm; remove its <!DOCTYPE")

    def entity_declared(self, name: str, *rest: object) -> None:
        raise ReportError(self._origin, f"declares the entity {name[:40]!r}, which can harm; remove its <!DOCTYPE")

    def external(self, *names: object) -> int:
        raise ReportError(self._origin, "asks for an external entity, which is never fetched; remove its <!DOCTYPE")

    def _put_words(self) -> None:
        if not self._words:
            return
        words = "".join(self._words)
        self._words.clear()
        if not self._open:
            return
        inside = self._open[-1]
        if len(inside):
            inside[-1].tail = (inside[-1].tail or "") + words
        else:
            inside.text = (inside.text or "") + words

    def _hold(self, size: int) -> None:
        self._held += size
        if self._held > self._max_bytes:
            reason = f"has an item of more than {self._max_bytes:,} bytes; split it or remove it"
            raise ReportError(self._origin, reason)


def _tag(name: str) -> str:
    return f"{{{name}" if "}" in name else name
