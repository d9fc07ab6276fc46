"""A web page: its article without what stands around it. Needs the extra ``html`` (trafilatura)."""

from __future__ import annotations

import html
import io
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dragoman.errors import ReportError
from dragoman.readers.days import iso_day, spelled_out, stamp
from dragoman.readers.encoding import decode
from dragoman.readers.extras import need
from dragoman.readers.report import Found, Received, each_report
from dragoman.readers.xml_items import root_name

if TYPE_CHECKING:
    from dragoman.readers.options import ReadOptions

NAME = "html"
VERSIONS = "any page with an article on it"
READS = "title, the article's words, published time, site name, canonical address, modified time as version, language"
LEAST_WORDS = 40  # of an article in a crawl; what has fewer is a caption, a menu or a notice
_LEAST_OF_A_FILE = 8  # a page that the user names may hold a flash

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FRAGMENT = re.compile(rb"\s*<(?:p|div|article|section|main|h1)\b[^<>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_LANGUAGE = re.compile(r"""<html[^>]{0,500}?\slang\s*=\s*["']?([A-Za-z]{2,3}(?:-[\w-]{1,20})?)""", re.IGNORECASE)
_META = re.compile(r"<meta\s[^<>]{1,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_JSON_TIME = re.compile(r'"date(Published|Modified)"\s*:\s*"([^"]{8,40})"')
_JSON_ARTICLE = re.compile(r'"@type"\s*:\s*\[?\s*"(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting)"')
_PUBLISHED = ("article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dc.date", "date",
              "pubdate", "parsely-pub-date", "sailthru.date")  # fmt: skip
_MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "last-modified")


def recognise(head: bytes) -> bool:
    """Begins as a page or as a piece of one does."""
    return _PAGE.match(head) is not None or root_name(head) == "html" or _FRAGMENT.match(head) is not None


def read(stream: io.BufferedReader, origin: str, options: ReadOptions) -> Iterator[Found]:
    """The report of the page."""
    need("trafilatura", "html", origin)
    most = 8 * options.max_chars  # a page has more markup than words
    data = stream.read(most + 1)
    if len(data) > most:
        raise ReportError(origin, f"is a page of more than {most:,} bytes; save its text and read that")

    def received(page: bytes, place: str) -> Received:
        notes: list[str] = []
        said = article(text_of_page(page, None, place, notes), None, place)
        if said is None or len(said.body.split()) < _LEAST_OF_A_FILE:
            raise ReportError(place, "has no article that can be told from the page around it; save its text as UTF-8")
        return replace(said, notes=tuple(notes))

    yield from each_report([(origin, data)], received, NAME, options)


def text_of_page(data: bytes, charset: str | None, place: str, notes: list[str]) -> str:
    """The page decoded: by ``charset`` (the server's), by what the page declares, else by what fits.

    Bytes that are none of the encoding come as U+FFFD, with a note. Raises ReportError where nothing fits.
    """
    declared = _CHARSET.search(data[:4096])
    for name in (charset, declared[1].decode("ascii") if declared else None):
        if not name:
            continue
        try:
            return data.decode(_codec(name))
        except UnicodeDecodeError:
            text = data.decode(_codec(name), "replace")
            if text.count("\ufffd") * 1000 < len(text):
                notes.append(f"field 'charset': some bytes are not {name[:40]}; they stand as U+FFFD")
                return text
        except (LookupError, ValueError):  # ValueError: a name with a NUL
            notes.append(f"field 'charset': {name[:40]!r} is not known; read by what fits")
    return decode(data, place)


def _codec(charset: str) -> str:
    """Python's name for it, as browsers take it. Raises LookupError for what Python has for names of hosts."""
    name = charset.lower()
    if name in ("idna", "punycode"):
        raise LookupError(charset)
    return "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else charset


def article(page: str, url: str | None, place: str) -> Received | None:
    """The article of a page, or None where there is none that can be told from what stands around it."""
    trafilatura = need("trafilatura", "html", place)
    for library in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(library).setLevel(logging.CRITICAL)  # they tell of each page without an article; so do we
    found = trafilatura.bare_extraction(page, url=url, include_comments=False, include_tables=False, with_metadata=True)
    if found is None or not (found.text or "").strip():
        return None
    headline = " ".join((found.title or "").split()) or None
    meta = _meta(page)
    return Received(
        body=_without_headline(found.text.strip(), headline),
        headline=headline,
        published=_day(meta, _PUBLISHED, "Published", page),
        publisher=(found.sitename or "").strip() or (urlsplit(url).hostname if url else None),
        language=_language(page),
        uri=meta.get("og:url") or found.url or url,
        version=_modified(meta, page),
    )


def says_it_is_article(page: str, url: str) -> bool:
    """Whether a page of a crawl calls itself an article, or gives its day and is not a site's front page.

    A list of stories is none. Looks at what the page says of itself alone, so it costs little.
    """
    meta = _meta(page)
    kind = meta.get("og:type", "").lower()
    if kind == "article" or _JSON_ARTICLE.search(page):
        return True
    path = urlsplit(url).path.strip("/")
    return kind != "website" and bool(path) and any(meta.get(name) for name in _PUBLISHED)


def _meta(page: str) -> dict[str, str]:
    """Names and contents of the meta elements, the first of each name."""
    found: dict[str, str] = {}
    for tag in _META.findall(page[:200_000]):
        values = {k.lower(): html.unescape(a or b or c) for k, a, b, c in _ATTRIBUTE.findall(tag)}
        name = values.get("property") or values.get("name") or values.get("itemprop")
        if name and values.get("content"):
            found.setdefault(name.lower(), values["content"].strip())
    return found


def _time(meta: dict[str, str], names: tuple[str, ...], kind: str, page: str) -> str | None:
    """What the page itself says; a day is never guessed from its words or its address."""
    for name in names:
        if meta.get(name):
            return spelled_out(meta[name])
    return next((spelled_out(time) for which, time in _JSON_TIME.findall(page) if which == kind), None)


def _day(meta: dict[str, str], names: tuple[str, ...], kind: str, page: str) -> str | None:
    time = _time(meta, names, kind, page)
    try:
        return iso_day(time) if time else None
    except ValueError:
        return None


def _modified(meta: dict[str, str], page: str) -> str | None:
    return stamp(_time(meta, _MODIFIED, "Modified", page))


def _language(page: str) -> str | None:
    found = _LANGUAGE.search(page[:20_000])
    return found[1] if found else None


def _without_headline(body: str, headline: str | None) -> str:
    """Many pages have the headline as the first line of the article too; one is enough."""
    first, _, rest = body.partition("\n")
    return rest.strip() if headline and rest.strip() and " ".join(first.split()) == headline else body
