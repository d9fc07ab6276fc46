"""Codings to store: a few written by hand, and any number made by hypothesis."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from dragoman.records import (
    Actor,
    Candidate,
    Coding,
    Dateline,
    Decision,
    Event,
    Mention,
    Office,
    Place,
    Report,
    Span,
    Statement,
    Step,
    Time,
    Toll,
    When,
    content_id,
    report_id,
)

CODER = "rules-1"

# --- written by hand --------------------------------------------------------------------------------------

TALKS = (
    "Envoys meet over Marrow Strait\n"
    "Norland accused Sudria on Tuesday of shelling a ferry, killing at least 12 people. "
    'The Sudrian foreign minister said "not one shot was fired".\n'
    "Ustinov's party urged Norland to reopen the strait by 100% in May."
)
NORLAND = Actor("state:NRL", "Norland", "state", "NRL", "GOV", "Q1001", (Office("head of state", "NRL", "2019", None),))
SUDRIA = Actor("state:SDR", "Sudria", "state", "SDR", "GOV")


def span(text: str, quote: str, after: int = 0) -> Span:
    start = text.index(quote, after)
    return Span(start, start + len(quote), quote)


def report(text: str = TALKS, published: str | None = "2024-03-06", publisher: str | None = "Strait Wire") -> Report:
    return Report(report_id(text, published, publisher, None, None), text, "text", published, "option", publisher)


def mention(owner: Report, quote: str, **fields: object) -> Mention:
    return replace(Mention(content_id("m", owner.id, quote), span(owner.text, quote)), **fields)  # type: ignore[arg-type]


def talks(coder: str = CODER, published: str | None = "2024-03-06") -> Coding:
    """A shelling claimed by Norland, an accusation and a demand; a denial, and the demand as a statement."""
    owner = report(published=published)
    norland = mention(owner, "Norland", country="NRL", sector="GOV", identity=NORLAND.id)
    sudria = mention(
        owner, "Sudria", country="SDR", identity=SUDRIA.id, candidates=(Candidate(SUDRIA.id, 0.75, "name"),)
    )
    ferry = mention(owner, "a ferry", sector="OTH")
    minister = mention(owner, "The Sudrian foreign minister", country="SDR", why="no name is given")
    party = mention(owner, "Ustinov's party")
    strait = mention(owner, "Marrow Strait", kind="place")
    accused, shelling, urged = (span(owner.text, words) for words in ("accused", "shelling", "urged"))
    base = {"report": owner.id, "mode": None, "confidence": 0.5, "coder": coder}
    events = (
        Event(
            **base, id=content_id("e", owner.id, "shelling"), trigger=shelling, type="ASSAULT", status="actual",
            actor=(sudria,), recipient=(ferry,), claimed_by=(norland,), denied_by=(minister,), place=strait,
            date=When(span(owner.text, "Tuesday"), "2024-03-05", "2024-03-06"),
            killed=Toll(span(owner.text, "at least 12 people"), 12, None),
            how=(Step("type", "head:event", 0.875), Step("actor", "rule:of_doing", None, "object of the accusation")),
        ),
        Event(
            **base, id=content_id("e", owner.id, "accused"), trigger=accused, type="ACCUSE", status="actual",
            actor=(norland,), recipient=(sudria,), date=When(span(owner.text, "Tuesday"), None, None, "two Tuesdays"),
        ),
        Event(
            **base, id=content_id("e", owner.id, "urged"), trigger=urged, type="REQUEST", status="requested",
            actor=(party,), recipient=(norland,), due=When(None, "2024-05"),
            about=span(owner.text, "to reopen the strait by 100%"), date=When(span(owner.text, "in May"), "2024-05"),
        ),
    )  # fmt: skip
    denial = span(owner.text, '"not one shot was fired"')
    statements = (
        Statement(
            id=content_id("s", owner.id, "said"), report=owner.id, speaker=(minister,), act="deny",
            cue=span(owner.text, "said"), content=denial, verbatim=(span(owner.text, "not one shot was fired"),),
            confidence=0.25, coder=coder, how=(Step("act", "head:statement"),),
        ),
        Statement(
            id=content_id("s", owner.id, "urged"), report=owner.id, speaker=(party,), act="demand", cue=urged,
            content=span(owner.text, "to reopen the strait by 100% in May"), addressee=(norland,), coder=coder,
        ),
    )  # fmt: skip
    return Coding(owner, coder, events, statements, (norland, sudria, ferry, minister, party), (NORLAND, SUDRIA))


def decision(subject: str, object: str = "r0", why: str = "the same words") -> Decision:
    return Decision(content_id("d", subject, object, why), "duplicate", subject, object, "rule:same_text", why, 1.0)


# --- made by hypothesis -----------------------------------------------------------------------------------

# Everything that UTF-8 can hold: line ends of all kinds, NUL, combining marks, right-to-left, beyond the first plane.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ODD = st.sampled_from(["", "\0", "e\u0301", "\u202eabc", "\U0001f54a\ufe0f", "\r\n", "\u2028", "%_\\'\";--", "ﬁ", "İ"])
TEXTS = st.lists(WORDS | ODD, max_size=12).map("".join)
MAYBE = st.none() | WORDS | ODD
SCORES = st.floats(0, 1) | st.sampled_from([0.1, 1 / 3, 5e-324])
COUNTS = st.integers(0, 2**63 - 1)
DAYS = st.dates().map(lambda day: day.isoformat())
DATES = DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4])
INTERVALS = st.tuples(DAYS, DAYS).map(lambda pair: "/".join(sorted(pair)))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return Span(start, end, text[start:end])


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(TEXTS)
    some = st.none() | spans(text)
    dateline = st.none() | st.builds(Dateline, span=spans(text), place=some, date=some, publisher=some)
    published, publisher, uri, version = draw(st.none() | DAYS), draw(MAYBE), draw(MAYBE), draw(MAYBE)
    return Report(
        id=report_id(text, published, publisher, uri, version),
        text=text, format=draw(WORDS), published=published, published_from=draw(MAYBE), publisher=publisher,
        headline=draw(some), dateline=draw(dateline), language=draw(MAYBE), uri=uri, version=version,
        status=draw(WORDS), topics=tuple(draw(st.lists(WORDS | ODD, max_size=3))), origin=draw(MAYBE),
    )  # fmt: skip


OFFICES = st.builds(Office, title=WORDS, country=MAYBE, since=MAYBE, until=MAYBE)
STEPS = st.lists(st.builds(Step, field=WORDS, by=WORDS, score=st.none() | SCORES, note=WORDS | ODD), max_size=3)


@st.composite
def actors(draw: st.DrawFn) -> tuple[Actor, ...]:
    one = st.builds(
        Actor, id=WORDS, name=WORDS | ODD, kind=WORDS, country=MAYBE, sector=MAYBE, qid=MAYBE,
        offices=st.lists(OFFICES, max_size=2).map(tuple), parent=MAYBE, code=MAYBE,
    )  # fmt: skip
    return tuple(draw(st.lists(one, max_size=3, unique_by=lambda actor: actor.id)))


@st.composite
def places(draw: st.DrawFn) -> tuple[Place, ...]:
    degrees = st.none() | st.floats(-180, 180)
    one = st.builds(
        Place, id=WORDS, name=WORDS | ODD, kind=WORDS, country=MAYBE, division=MAYBE, district=MAYBE,
        latitude=degrees, longitude=degrees, population=st.none() | COUNTS,
        claimed_by=st.lists(WORDS, max_size=2).map(tuple),
    )  # fmt: skip
    return tuple(draw(st.lists(one, max_size=3, unique_by=lambda place: place.id)))


@st.composite
def mentions(draw: st.DrawFn, text: str, who: tuple[Actor, ...], where: tuple[Place, ...]) -> list[Mention]:
    candidates = st.lists(st.builds(Candidate, identity=WORDS, score=SCORES, why=WORDS | ODD), max_size=2)
    kinds = {"actor": who, "time": who, "place": where}
    one = st.sampled_from(list(kinds)).flatmap(
        lambda kind: st.builds(
            Mention, id=WORDS, span=spans(text), kind=st.just(kind), country=MAYBE, sector=MAYBE,
            identity=st.sampled_from([None, *(one.id for one in kinds[kind])]), candidates=candidates.map(tuple),
            why=WORDS | ODD, members=st.lists(WORDS, max_size=2).map(tuple),
            precision=st.sampled_from([None, "exact", "near", "region", "country"]),
        )
    )  # fmt: skip
    return draw(st.lists(one, min_size=1, max_size=5, unique_by=lambda mention: mention.id))


@st.composite
def codings(draw: st.DrawFn) -> Coding:
    """A sound coding with any content: odd text, mentions listed or not, ids that are any words at all."""
    owner = draw(reports())
    identities, gazetteer = draw(actors()), draw(places())
    known = draw(mentions(owner.text, identities, gazetteer))
    span_, some = spans(owner.text), st.none() | spans(owner.text)
    several = st.lists(st.sampled_from(known), max_size=3).map(tuple)
    when = st.none() | st.builds(When, span=some, value=st.none() | DATES | INTERVALS, anchor=MAYBE, why=WORDS | ODD)
    time = st.builds(
        Time, span=span_, type=st.sampled_from(["DATE", "TIME", "DURATION", "SET"]), timex=MAYBE,
        value=st.none() | DATES | INTERVALS, mod=MAYBE, anchor=MAYBE, why=WORDS | ODD,
    )  # fmt: skip
    toll = st.none() | st.builds(Toll, span=span_, low=COUNTS, high=st.none() | COUNTS)
    status = st.sampled_from(["actual", "historical", "future", "hypothetical", "requested", "negated"])
    event = st.builds(
        Event, id=WORDS, report=st.just(owner.id), trigger=span_, type=WORDS, mode=MAYBE, actor=several,
        recipient=several, status=status, claimed_by=several, denied_by=several,
        place=st.none() | st.sampled_from(known), date=when, due=when, about=some, killed=toll, injured=toll,
        confidence=SCORES, coder=WORDS, how=STEPS.map(tuple),
    )  # fmt: skip
    statement = st.builds(
        Statement, id=WORDS, report=st.just(owner.id), speaker=several, cue=span_, content=span_, act=WORDS,
        addressee=several, verbatim=st.lists(span_, max_size=2).map(tuple), confidence=SCORES, coder=WORDS,
        how=STEPS.map(tuple),
    )  # fmt: skip
    return Coding(
        report=owner,
        coder=draw(WORDS),
        events=tuple(draw(st.lists(event, max_size=3, unique_by=lambda event: event.id))),
        statements=tuple(draw(st.lists(statement, max_size=3, unique_by=lambda statement: statement.id))),
        mentions=tuple(draw(st.lists(st.sampled_from(known), unique_by=lambda mention: mention.id))),
        actors=identities,
        places=gazetteer,
        times=tuple(draw(st.lists(time, max_size=3))),
    )
