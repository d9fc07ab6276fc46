"""Occurrences made by hypothesis: every type, mode and status, hostile words, and little known of any of them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from dragoman.exports.event_data.occurrence import Number, Occurrence, Source, Where, Who, actor_code
from dragoman.importers.data import modes, rows
from dragoman.records import Precision

STATUSES = ("actual", "historical", "future", "hypothetical", "requested", "negated")
SECTORS = ("GOV", "MIL", "COP", "JUD", "LEG", "OPP", "REB", "CRM", "CVL", "BUS", "MED", "NGO", "OTH")
COUNTRIES = tuple(row["code"] for row in rows("exports/countries.tsv"))
BODIES = tuple(row["key"] for row in rows("actors/codes.tsv") if row["of"] == "body")
KINDS = tuple(row["kind"] for row in rows("places/kinds.tsv"))
ACTS = [(type, mode) for type, known in sorted(modes().items()) for mode in (None, *sorted(known))]

# What breaks tables: their own signs, breaks of all kinds, other directions, marks that join, words without an end.
BREAKING = (
    "\t", "\n", "\r\n", "\u2028", "\x0b", '"', '""', "'", "=1+1", "@x", "-", "+", ";", "|", ",", "\\n", "\u202eabc",
    "مصر", "e\u0301", "\U0001f54a\ufe0f", "<b>", "&amp;", "%s", "\x1b[31m", "\ufeff", "one word " * 400,
)  # fmt: skip
PIECES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8) | st.sampled_from(BREAKING)
WORDS = st.lists(PIECES, max_size=3).map(lambda pieces: "x" + "".join(pieces))
NAMES = WORDS | st.sampled_from(["-the front", "=cmd|' /C calc'!A0", '"The Lions"', 'a 6" gun', "'=x", "A; B", "A | B"])
MAYBE = st.none() | NAMES
DAYS = st.dates(date(1900, 1, 1), date(2098, 12, 31)).map(date.isoformat)
DEGREES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
PRECISIONS: tuple[Precision | None, ...] = (None, "exact", "near", "region", "country")


@st.composite
def whos(draw: st.DrawFn) -> Who:
    """Somebody: a country's, a body's or nobody's, in any sector; without words the code stands for the name."""
    home, sector = draw(st.none() | st.sampled_from(COUNTRIES)), draw(st.none() | st.sampled_from(SECTORS))
    if draw(st.integers(0, 9)) == 0:
        home, sector = draw(st.sampled_from(BODIES)), "IGO"
    code, silent = actor_code(home, sector), draw(st.integers(0, 9)) == 0
    words = "" if silent else draw(NAMES)
    return Who(words or code, words, country=home, sector=sector, code=code)


@st.composite
def wheres(draw: st.DrawFn) -> Where:
    """A place with coordinates or none, whose country is known or not."""
    north, east = draw(st.none() | DEGREES) or (None, None)
    return Where(
        draw(NAMES), draw(NAMES), kind=draw(st.none() | st.sampled_from(KINDS)),
        country=draw(st.none() | st.sampled_from(COUNTRIES)), division=draw(MAYBE), district=draw(MAYBE),
        latitude=north, longitude=east, precision=draw(st.sampled_from(PRECISIONS)),
    )  # fmt: skip


@st.composite
def days(draw: st.DrawFn) -> tuple[str | None, str | None]:
    """A day, some days, a month, a year, or none."""
    if draw(st.integers(0, 9)) == 0:
        return None, None
    first = draw(st.dates(date(1900, 1, 1), date(2098, 12, 31)))
    return first.isoformat(), (first + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 6, 30, 365])))).isoformat()


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    """People, the highest number open or not."""
    low, best, high = sorted(draw(st.lists(st.integers(0, 10**6), min_size=3, max_size=3)))
    return Number(low, best, high if draw(st.booleans()) else None)


SOURCES = st.builds(
    Source, report=st.integers(0, 2**64 - 1).map(lambda n: f"r{n:016x}"), publisher=MAYBE,
    published=st.none() | DAYS, address=MAYBE, language=st.sampled_from([None, "en", "ar"]),
    headline=st.just("") | NAMES, words=st.just("") | NAMES, lead=st.booleans(),
)  # fmt: skip


@st.composite
def occurrences(draw: st.DrawFn, acts: tuple[str, ...] = ()) -> Occurrence:
    """An occurrence of one of the types ``acts``, else of any."""
    type, mode = draw(st.sampled_from([act for act in ACTS if not acts or act[0] in acts]))
    first, last = draw(days())
    several = st.lists(whos(), max_size=3, unique=True).map(tuple)
    sources = tuple(draw(st.lists(SOURCES, min_size=1, max_size=2)))
    claimed = draw(several)
    return Occurrence(
        id=f"i{draw(st.integers(0, 2**64 - 1)):016x}", type=type, mode=mode, status=draw(st.sampled_from(STATUSES)),
        actor=draw(several), recipient=draw(several), claimed_by=claimed, denied_by=draw(several),
        is_claim=bool(claimed), contested=draw(st.booleans()), place=draw(st.none() | wheres()), first_day=first,
        last_day=last, dated=draw(st.booleans()), killed=draw(st.none() | numbers()),
        injured=draw(st.none() | numbers()), sources=sources, mentions=draw(st.integers(1, 99)), reports=len(sources),
        publishers=len({source.publisher for source in sources if source.publisher}), voices=1,
        confidence=draw(st.floats(0, 1)), coder="toy-1",
    )  # fmt: skip
