"""The tests' own small writers: a report's fields as a file of each format. All words are our own."""

from __future__ import annotations

import gzip
import io
import json
import mailbox
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

BODY = (
    "PORT SELVA (Meridian) - Ministers of Norland and Sudria met on Monday and agreed to reopen the harbour road.\n"
    "The talks lasted all day. Norland said that its guards would leave the bridge before the end of the month.\n"
    "Sudria promised to send engineers, and asked for a list of the ships that wait outside the bay."
)
HEADLINE = "Norland and Sudria agree on harbour road"


@dataclass(frozen=True)
class Story:
    """What a file tells of one report."""

    headline: str = HEADLINE
    body: str = BODY
    published: str = "2024-03-05"
    publisher: str = "Meridian"
    language: str = "en"
    uri: str = "urn:example:harbour-road"
    version: str = "2"
    status: str = "usable"
    topics: tuple[str, ...] = ("diplomacy", "Norland-Sudria")


def paragraphs(body: str) -> str:
    """As XHTML paragraphs."""
    return "".join(f"<p>{escape(line)}</p>" for line in body.split("\n"))


def ninjs(story: Story) -> bytes:
    """As ninjs 3.1."""
    value = {
        "standard": {"name": "ninjs", "version": "3.1"},
        "uri": story.uri,
        "version": story.version,
        "versionCreated": f"{story.published}T10:00:00+02:00",
        "pubStatus": story.status,
        "language": story.language,
        "copyrightHolder": story.publisher,
        "headlines": [{"role": "main", "value": story.headline}],
        "bodies": [{"role": "main", "contentType": "text/plain", "value": story.body}],
        "subjects": [{"name": topic} for topic in story.topics],
    }
    return json.dumps(value).encode()


def news_item(story: Story, more: str = "") -> str:
    """As a NewsML-G2 newsItem without an XML declaration; ``more`` goes into itemMeta."""
    subjects = "".join(f"<subject><name>{escape(topic)}</name></subject>" for topic in story.topics)
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.34"
  guid={quoteattr(story.uri)} version={quoteattr(story.version)} xml:lang={quoteattr(story.language)}>
 <itemMeta>
  <itemClass qcode="ninat:text"/><provider literal={quoteattr(story.publisher)}/>
  <versionCreated>{story.published}T10:00:00+02:00</versionCreated><pubStatus qcode="stat:{story.status}"/>{more}
 </itemMeta>
 <contentMeta><headline>{escape(story.headline)}</headline>{subjects}</contentMeta>
 <contentSet><inlineXML contenttype="application/xhtml+xml">
  <html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>{paragraphs(story.body)}</body></html>
 </inlineXML></contentSet>
</newsItem>"""


def newsml(story: Story) -> bytes:
    """As a file with one newsItem."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{news_item(story)}'.encode()


def news_message(stories: Sequence[Story]) -> bytes:
    """As a newsMessage with several items."""
    items = "\n".join(news_item(story) for story in stories)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">'
        f"<header><sent>2024-03-05T10:00:00Z</sent></header><itemSet>{items}</itemSet></newsMessage>"
    ).encode()


def newsml1(stories: Sequence[Story]) -> bytes:
    """As NewsML 1.2, words within components."""
    items = "\n".join(
        f"""<NewsItem><Identification><NewsIdentifier><ProviderId>meridian.example</ProviderId>
<DateId>{story.published.replace("-", "")}</DateId><NewsItemId>{escape(story.uri)}</NewsItemId>
<RevisionId PreviousRevision="0" Update="N">{escape(story.version)}</RevisionId></NewsIdentifier></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20240301T080000Z</FirstCreated>
<ThisRevisionCreated>{story.published.replace("-", "")}T100000+0200</ThisRevisionCreated>
<Status FormalName="{story.status.capitalize()}"/></NewsManagement><NewsComponent><NewsComponent>
<NewsLines><HeadLine>{escape(story.headline)}</HeadLine></NewsLines><AdministrativeMetadata><Provider>
<Party FormalName={quoteattr(story.publisher)}/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="{story.language}"/></DescriptiveMetadata>
<ContentItem><DataContent>{paragraphs(story.body)}</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem>"""
        for story in stories
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<NewsML>{items}</NewsML>'.encode()


def nitf(story: Story) -> bytes:
    """As NITF 3.5, with the document type that many senders name."""
    keys = "".join(f"<keyword key={quoteattr(topic)}/>" for topic in story.topics)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">
<nitf><head><title>T</title><docdata management-status="{story.status}">
<doc-id id-string={quoteattr(story.uri)}/><du-key version={quoteattr(story.version)}/>
<date.issue norm="{story.published.replace("-", "")}T100000+0200"/>
<doc.copyright holder={quoteattr(story.publisher)} year="2024"/><key-list>{keys}</key-list></docdata></head>
<body><body.head><hedline><hl1>{escape(story.headline)}</hl1></hedline></body.head>
<body.content>{paragraphs(story.body)}<media media-type="image"><media-caption>Two flags.</media-caption></media>
</body.content></body></nitf>""".encode()


def rss(stories: Sequence[Story]) -> bytes:
    """As RSS 2.0; day, headline, body, guid and categories are carried, version and status are not."""
    items = "".join(
        f"<item><title>{escape(s.headline)}</title><description>{escape(paragraphs(s.body))}</description>"
        f'<pubDate>{rfc822(s.published)}</pubDate><guid isPermaLink="false">{escape(s.uri)}</guid>'
        + "".join(f"<category>{escape(topic)}</category>" for topic in s.topics)
        + "</item>"
        for s in stories
    )
    head = f"<title>{escape(stories[0].publisher)}</title><language>{stories[0].language}</language>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def atom(stories: Sequence[Story]) -> bytes:
    """As Atom 1.0."""
    entries = "".join(
        f"<entry><title>{escape(s.headline)}</title><id>{escape(s.uri)}</id><updated>{s.published}T10:00:00Z</updated>"
        f'<content type="html">{escape(paragraphs(s.body))}</content>'
        + "".join(f"<category term={quoteattr(topic)}/>" for topic in s.topics)
        + "</entry>"
        for s in stories
    )
    head = f"<title>{escape(stories[0].publisher)}</title>"
    language = stories[0].language
    return (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">{head}{entries}</feed>'
    ).encode()


def rfc822(day: str) -> str:
    """``Tue, 05 Mar 2024 10:00:00 +0200``."""
    import datetime
    from email.utils import format_datetime

    zone = datetime.timezone(datetime.timedelta(hours=2))
    return format_datetime(datetime.datetime.fromisoformat(f"{day}T10:00:00").replace(tzinfo=zone))


def page(story: Story, more_meta: str = "") -> bytes:
    """As a web page with things around the article."""
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="utf-8">
<title>{escape(story.headline)}</title>
<meta property="og:type" content="article"><meta property="og:site_name" content={quoteattr(story.publisher)}>
<meta property="og:url" content={quoteattr(story.uri)}>
<meta property="article:published_time" content="{story.published}T10:00:00+02:00">{more_meta}</head>
<body><nav><a href="/">Front page</a> <a href="/world">World</a></nav>
<article><h1>{escape(story.headline)}</h1>{paragraphs(story.body)}</article>
<footer>Imprint and cookies</footer></body></html>""".encode()


def eml(story: Story, change: Callable[[EmailMessage], None] = lambda message: None) -> bytes:
    """As an e-mail."""
    message = EmailMessage()
    message["From"] = f"{story.publisher} <wire@example.org>"
    message["To"] = "desk@example.org"
    message["Subject"] = story.headline
    message["Date"] = rfc822(story.published)
    message["Message-ID"] = "<road-1@example.org>"
    message.set_content(story.body)
    change(message)
    return message.as_bytes()


def mbox(messages: Iterable[bytes]) -> bytes:
    """As a mailbox, by the standard library."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "box"
        box = mailbox.mbox(path)
        for message in messages:
            box.add(message)
        box.close()
        return path.read_bytes()


COLUMNS = ("headline", "body", "published", "publisher", "language", "uri", "version", "status")
MAP = ",".join(f"{'text' if c == 'body' else 'date' if c == 'published' else c}={c}" for c in COLUMNS)


def row(story: Story) -> dict[str, Any]:
    """As a row of a table with the columns COLUMNS."""
    return {name: getattr(story, name) for name in COLUMNS}


def csv(stories: Sequence[Story], separator: str = ",") -> bytes:
    """As CSV, every cell quoted."""
    rows = [COLUMNS, *(tuple(row(story).values()) for story in stories)]
    return "".join(
        separator.join(f'"{str(c).replace(chr(34), chr(34) * 2)}"' for c in r) + "\r\n" for r in rows
    ).encode()


def json_lines(stories: Sequence[Story]) -> bytes:
    """As JSON objects with the columns' names."""
    return "".join(json.dumps(row(story)) + "\n" for story in stories).encode()


def parquet(stories: Sequence[Story], **options: Any) -> bytes:
    """As Parquet, by pyarrow."""
    import pyarrow
    import pyarrow.parquet

    buffer = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([row(story) for story in stories]), buffer, **options)
    return buffer.getvalue()


def pdf(lines: Sequence[str], pages: int = 1) -> bytes:
    """A PDF written by hand: each page has the lines."""
    shown = "".join(f"({line.replace(chr(92), '').replace('(', '').replace(')', '')}) Tj T* " for line in lines)
    content = f"BT /F1 11 Tf 40 780 Td 14 TL {shown}ET".encode("latin-1", "replace")
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n in range(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def warc(pages: Sequence[tuple[str, bytes]], *, packed: bool = False, headers: Sequence[tuple[str, str]] = ()) -> bytes:
    """A WARC file of these addresses and pages, by warcio; each page as a server's answer with status 200."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)
    records = [writer.create_warcinfo_record("crawl.warc", {"software": "our own"})]
    said = [("Content-Type", "text/html; charset=utf-8"), *headers]
    for address, body in pages:
        answer = StatusAndHeaders("200 OK", said, protocol="HTTP/1.1")
        records.append(writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=answer))
    for record in records:
        writer.write_record(record)
        record.raw_stream.close()
    return buffer.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def gzipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
