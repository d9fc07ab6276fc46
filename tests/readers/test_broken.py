"""Fifty broken files of each family: each gets a clear message, nothing is lost without one, and what is whole is read.

Every file is made here out of three good stories: cut at many places, with bytes changed, in a wrong encoding, packed
and cut, or nested.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from dragoman.errors import ReportError
from dragoman.readers import ReadOptions, read
from dragoman.records import Remark, Report
from tests.readers import samples
from tests.readers.samples import Story, gzipped, zipped

STORIES = [
    replace(Story(topics=()), uri=f"https://news.example/{n}", body=samples.BODY.replace("Monday", day))
    for n, day in enumerate(("Monday", "Tuesday", "Wednesday"))
]
ALL = [f"{story.headline}\n{story.body}" for story in STORIES]


@dataclass(frozen=True)
class Family:
    """Good bytes, how many reports are in them, and what of them can be read when the end is missing."""

    good: bytes
    reports: int = 3
    before_a_cut: int | None = 2  # so many at most stand before a cut; None: a missing end cannot be told
    head: int = 9  # bytes by which the format is told; cut within them it may be anything
    in_words: bool = False  # with words before it, it is a plain text with odd words in it


HEADER = len(samples.csv([]))
BOX = samples.mbox(map(samples.eml, STORIES))
FAMILIES = {
    "ninjs": Family(b"\n".join(map(samples.ninjs, STORIES))),
    "ninjs array": Family(b"[" + b",\n".join(map(samples.ninjs, STORIES)) + b"]", before_a_cut=0),
    "newsml-g2": Family(samples.news_message(STORIES)),
    "newsml-1": Family(samples.newsml1(STORIES)),
    "nitf": Family(samples.nitf(STORIES[0]), 1, before_a_cut=0),
    "rss": Family(samples.rss(STORIES)),
    "atom": Family(samples.atom(STORIES)),
    "html": Family(samples.page(STORIES[0]), 1, before_a_cut=None),
    "warc": Family(samples.warc([(story.uri, samples.page(story)) for story in STORIES])),
    "json": Family(samples.json_lines(STORIES)),
    "csv": Family(samples.csv(STORIES), head=HEADER, in_words=True),
    "parquet": Family(samples.parquet(STORIES), before_a_cut=0),
    "email": Family(samples.eml(STORIES[0]), 1, before_a_cut=None),
    "mbox": Family(BOX, before_a_cut=None, head=BOX.index(b"\n\n"), in_words=True),
    "pdf": Family(samples.pdf(STORIES[0].body.split("\n"), pages=3), 1, before_a_cut=None),
    "zip": Family(zipped({f"{n}.xml": samples.newsml(story) for n, story in enumerate(STORIES)}), before_a_cut=0),
    "gzip": Family(gzipped(samples.news_message(STORIES))),
}


def cut(family: Family) -> Iterator[tuple[str, bytes]]:
    for part in range(1, 21):
        at = family.head + (len(family.good) - family.head) * part // 21
        at -= 4 * family.good[:at].rstrip().endswith(b'"usable"')  # a whole row of CSV with nothing after it is whole
        yield f"cut at {at}", family.good[:at]


def changed(good: bytes) -> Iterator[tuple[str, bytes]]:
    """A few bytes in twelve places turned into others, always the same ones."""
    dice = random.Random(7)
    for number in range(12):
        at = dice.randrange(4, len(good) - 8)
        yield f"changed {number}", good[:at] + dice.randbytes(4) + good[at + 4 :]
    for number in range(4):
        at = dice.randrange(4, len(good) - 40)
        yield f"a hole {number}", good[:at] + good[at + 30 :]


def dressed(family: Family) -> Iterator[tuple[str, bytes]]:
    good = family.good
    middle = len(good) // 2
    if family.in_words:
        yield "a mark never closed", good[:middle] + b'"' + good[middle:]
        yield "a line break too many", good[:middle] + b'"\n' + good[middle:]
    else:
        yield "words before it", b"Dear desk, see below.\n" + good
        yield "a quarter turned", good[len(good) // 4 :] + good[: len(good) // 4]
    yield "UTF-16 without a mark", good.decode("latin-1").encode("utf-16-le")
    yield "a mark of UTF-16 before it", b"\xff\xfe" + good
    yield "a mark of UTF-32 before it", b"\xff\xfe\0\0" + good
    yield "NUL before it", b"\0" + good
    yield "twice", good + good
    yield "garbage after it", good + b"\0\xff\xfe<<<{{{"
    yield "packed and cut", gzipped(good)[: len(gzipped(good)) * 2 // 3]
    yield "packed and changed", gzipped(good)[:-12] + bytes(4) + gzipped(good)[-8:]
    yield "zipped and cut", zipped({"a": good})[:-25]
    yield "packed four deep", gzipped(gzipped(gzipped(gzipped(good))))
    yield "zips in zips", zipped({"a": zipped({"b": zipped({"c": zipped({"d": good})})})})


def broken(family: Family) -> list[tuple[str, bytes]]:
    alone = ("nothing but its head", family.good[: family.head])
    return [*cut(family), *changed(family.good), *dressed(family), alone]


def read_all(path: Path, content: bytes, **options: int) -> list[Report | ReportError | Remark]:
    path.write_bytes(content)
    return list(read([path], ReadOptions(**options)))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FAMILIES)
def test_the_good_file_is_read_whole(name: str, tmp_path: Path) -> None:
    family = FAMILIES[name]
    items = read_all(tmp_path / "in", family.good)
    assert [type(item) for item in items] == [Report] * family.reports
    assert len(broken(family)) == 50


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param(name, content, id=f"{name}: {variant}")
        for name, family in FAMILIES.items()
        for variant, content in broken(family)
    ],
)
def test_a_broken_file_is_told(name: str, content: bytes, tmp_path: Path) -> None:
    items = read_all(tmp_path / "in", content)
    told = [item for item in items if not isinstance(item, Report)]
    for item in told:
        assert item.reason
        assert item.origin.startswith(str(tmp_path / "in"))
        str(item).encode()
    assert items, "not a word"
    reports = len(items) - len(told)
    assert told or reports >= FAMILIES[name].reports, "something is lost and nobody is told"


@pytest.mark.parametrize("name", [name for name, family in FAMILIES.items() if family.before_a_cut is not None])
def test_of_a_file_cut_off_whole_reports_alone_are_read_and_the_cut_is_told(name: str, tmp_path: Path) -> None:
    family = FAMILIES[name]
    counts = []
    for variant, content in cut(family):
        items = read_all(tmp_path / "in", content)
        texts = [item.text for item in items if isinstance(item, Report)]
        assert texts == ALL[: len(texts)], variant
        assert any(isinstance(item, ReportError) for item in items), variant
        counts.append(len(texts))
    assert counts == sorted(counts)
    assert max(counts) == family.before_a_cut


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
OWN = "document type of its own"
HOSTILE = {
    "billion laughs": (f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>', "&l9;", OWN),
    "an external entity": ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', "&e;", OWN),
    "a parameter entity": ('<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>', "", OWN),
    "an external subset": ('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', "&secret;", "nowhere declared"),
    "elements 5,000 deep": ("", "<p>" * 5000, "more than 200 deep"),
    "an attribute of 2 MB": ("", f'<p x="{"y" * 2_000_000}">a</p>', "more than 1,000,000 bytes"),
    "2 MB of words": ("", f"<p>{'word ' * 400_000}</p>", "more than 1,000,000 bytes"),
    "100,000 elements": ("", "<p/>" * 100_000, "more than 1,000,000 bytes"),
    "an element never closed": ("", "<p>", "mismatched tag"),
    "a sign that XML may not have": ("", "&#0;", "not well-formed"),
}  # fmt: skip


@pytest.mark.parametrize("good", [samples.news_message(STORIES), samples.nitf(STORIES[0])], ids=["newsml-g2", "nitf"])
@pytest.mark.parametrize(("doctype", "inside", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_xml_is_refused(good: bytes, doctype: str, inside: str, reason: str, tmp_path: Path) -> None:
    plain = good.decode().replace('<!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">', "")
    declaration, rest = plain.split("?>", 1)
    content = f"{declaration}?>{doctype}{rest.replace('The talks', inside + 'The talks', 1)}"
    items = read_all(tmp_path / "in", content.encode(), max_line_bytes=1_000_000)
    assert not [item for item in items if isinstance(item, Report)]
    [error] = [item for item in items if isinstance(item, ReportError)]
    assert reason in error.reason


@pytest.mark.parametrize(
    ("declared", "encoded", "reason"),
    [
        pytest.param("windows-1251", "cp1251", None, id="windows-1251, as it says"),
        pytest.param("Shift_JIS", "cp932", None, id="several bytes a letter, as it says"),
        pytest.param("UTF-16", "utf-16", None, id="UTF-16 with a mark"),
        pytest.param("utf-8", "cp1251", "not well-formed", id="says UTF-8 and is not"),
        pytest.param("gb18030", "cp1251", "declares the encoding gb18030 but is not", id="says gb18030 and is not"),
        pytest.param("klingon", "utf-8", "declares the encoding 'klingon', which is not known", id="no such encoding"),
        pytest.param("zlib", "utf-8", "declares the encoding 'zlib', which is not known", id="no encoding of text"),
        pytest.param("unicode_escape", "utf-8", None, id="an encoding of Python's own"),
    ],
)
def test_xml_in_other_encodings(declared: str, encoded: str, reason: str | None, tmp_path: Path) -> None:
    story = replace(Story(), body="Норланд и Судрия договорились." if encoded != "utf-8" else "They met.")
    content = samples.newsml(story).decode().replace("UTF-8", declared).encode(encoded)
    [item] = read_all(tmp_path / "in", content)
    if reason is None:
        assert isinstance(item, Report)
        assert item.text.endswith(story.body)
    else:
        assert isinstance(item, ReportError)
        assert reason in item.reason


def test_remarks_on_one_thing_are_told_once_and_counted(tmp_path: Path) -> None:
    lines = b"\n".join(samples.ninjs(story).replace(b'"uri"', b'"mood": "calm", "uri"') for story in STORIES)
    items = read_all(tmp_path / "in", lines)
    remarks = [item for item in items if isinstance(item, Remark)]
    assert [remark.reason for remark in remarks] == [
        "field 'mood' is not of ninjs; passed over",
        "the same 2 times more: field 'mood' is not of ninjs; passed over",
    ]
    assert len(items) == 5
