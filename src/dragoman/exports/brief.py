"""A brief: what happened in some days, what is contested, what was promised and what is due, each with its words.

A brief is a page of blocks without a form; ``brief_markdown`` and ``brief_html`` give it one. News text is hostile:
what comes out of reports is cleaned here of characters that could act, and escaped where it is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.exports.brief_words import (
    account_says,
    claimant_of,
    entry_text,
    flat,
    incident_text,
    named,
    sentence_at,
    tally_text,
)
from dragoman.records import Account, Entry, Incident, Outline, Report, Span
from dragoman.review.weighing import Stake, weigh

PER_DAY = 10  # incidents of a day that are told
CONTESTED = 20
PER_KIND = 15  # entries of the ledger of one kind that are told
NOTES = 3  # sources of one sentence

KINDS = {
    "commitment": "Promised",
    "offer": "Offered",
    "demand": "Demanded",
    "threat": "Threatened",
    "plan": "Planned",
}


@dataclass(frozen=True, slots=True)
class Source:
    """The words of a report that a sentence rests on: ``quote`` is the sentence of the report they stand in, ``record``
    the id of the event or statement; two records of one sentence are one source."""

    quote: str
    publisher: str | None
    published: str | None
    report: str
    record: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what it rests on."""

    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 opens a section, level 3 a part of it."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark about the page itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """Sentences, one a line."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Accounts side by side."""

    head: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]


Block = Heading | Note | Items | Table


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole page."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """What a brief is made of.

    Few of ``incidents`` are told: ``whole`` gives those with some ids, in their order. ``entries`` were first said in
    these days; ``due`` are the open ones that fall due in the week after, which ends on ``due_until``. ``sources`` are
    by id of an event (of an incident that was asked for whole), statement or entry: the words it rests on; ``abouts``
    by event id: what is asked, promised or refused. ``states`` are the names of states by identity. ``asked`` says in
    words what the page was asked to show.
    """

    first: str
    last: str
    incidents: Sequence[Outline]
    whole: Callable[[Sequence[str]], Sequence[Incident]]
    entries: Sequence[Entry]
    due: Sequence[Entry]
    due_until: str
    sources: Mapping[str, Source]
    abouts: Mapping[str, str]
    states: Mapping[str, str]
    asked: str


def brief(material: Material) -> Brief:
    """The page of these records."""
    span = material.first if material.first == material.last else f"{material.first} to {material.last}"
    return Brief(
        f"Brief, {span}",
        (
            Note(material.asked),
            Note(
                "Every sentence was put together from records of news reports by fixed patterns, and may be wrong: "
                "hold it against the words in its footnotes. Reports that are copies of one another count as one."
            ),
            Heading(2, "What happened"),
            *_happened(material),
            Heading(2, "What is contested"),
            *_contested(material),
            Heading(2, "What was promised and demanded"),
            *_promised(material),
            Heading(2, f"What falls due by {material.due_until}"),
            *_due(material),
        ),
    )


# --- what happened ----------------------------------------------------------------------------------------


def _happened(material: Material) -> Iterator[Block]:
    """Incidents by day, the most reported first, and of these the gravest; those whose day is not known come last."""
    by_day: dict[str, list[Outline]] = defaultdict(list)
    for incident in material.incidents:
        if incident.status == "actual":
            by_day[_day(incident, material)].append(incident)
    if not by_day:
        yield Note("Nothing is told of these days.")
    for day in sorted(by_day, key=lambda day: day or "9999"):
        several = sorted(by_day[day], key=_turn)
        yield Heading(3, day or "On a day not known exactly")
        told = material.whole([one.id for one in several[:PER_DAY]])
        yield Items(tuple(_incident_sentence(one, material) for one in told))
        if len(several) > PER_DAY:
            yield Note(f"{len(several) - PER_DAY} more, reported no more often.")


def _turn(incident: Outline) -> tuple[float, float, str]:
    """Before which others of its day it stands: what more reports tell, then what more hangs on."""
    stake = Stake(incident.type, incident.status, confidence=0.0, people=incident.people, contested=incident.contested)
    return -incident.reports, -weigh(stake).stakes, incident.id


def _day(incident: Outline, material: Material) -> str:
    """The incident's day if it is one of these days and known to a day or two, of two the first; else nothing."""
    first, _, last = (incident.value or "").partition("/")
    if last and (last[:7] != first[:7] or int(last[8:]) - int(first[8:]) != 1):
        return ""
    return next((day for day in (first, last) if material.first <= day <= material.last), "")


def _about(incident: Incident, material: Material) -> str | None:
    """What it is about, by the first telling that says so."""
    return next((material.abouts[event] for event in incident.events if event in material.abouts), None)


def _incident_sentence(incident: Incident, material: Material) -> Sentence:
    text = incident_text(named(incident, material.states), _about(incident, material))
    if incident.reports > 1:
        text += f" ({incident.reports} reports)"
    if incident.contested:
        text += " Contested; see below."
    return Sentence(text, _sources(incident.events, material))


# --- what is contested ------------------------------------------------------------------------------------


def _contested(material: Material) -> Iterator[Block]:
    contested = sorted((one for one in material.incidents if one.contested), key=_turn)
    if not contested:
        yield Note("Nothing that is told of these days is denied or told otherwise by another side.")
    told = material.whole([one.id for one in contested[:CONTESTED]])
    for incident in (named(one, material.states) for one in told):
        text = incident_text(incident, _about(incident, material), claimed=False)
        yield Heading(3, f"{flat(incident.value or 'Day unknown').replace('/', ' to ')}: {text}")
        rows = (_account_row(account, incident, material) for account in incident.accounts)
        yield Table(("Who says", "What", "Killed, injured", "Told by"), tuple(rows))
    if len(contested) > CONTESTED:
        yield Note(f"{len(contested) - CONTESTED} more are contested, reported no more often.")


def _account_row(account: Account, incident: Incident, material: Material) -> tuple[Sentence, ...]:
    tolls = (("killed", account.killed), ("injured", account.injured))
    told = ", ".join(f"{tally_text(tally)} {name}" for name, tally in tolls if tally)
    publishers = ", ".join(map(flat, account.publishers)) or "publisher not given"
    days = " to ".join(dict.fromkeys(filter(None, (account.first_published, account.last_published))))
    return (
        Sentence(claimant_of(account) + (" (a party to it)" if account.interested else "")),
        Sentence(account_says(account, incident), _sources(account.events, material)),
        Sentence(told),
        Sentence(f"{publishers}; {days}" if days else publishers),
    )


# --- what was promised, and what is due --------------------------------------------------------------------


def _promised(material: Material) -> Iterator[Block]:
    if not material.entries:
        yield Note("Nothing was promised, offered, demanded, threatened or planned in these days.")
    for kind, heading in KINDS.items():
        several = [entry for entry in material.entries if entry.kind == kind]
        if several:
            ranked = sorted(several, key=lambda one: (-len(one.repeated), one.first_said or "", one.id))
            yield Heading(3, heading)
            yield Items(tuple(_entry_sentence(entry, material) for entry in ranked[:PER_KIND]))
        if len(several) > PER_KIND:
            yield Note(f"{len(several) - PER_KIND} more, said no more often.")


def _due(material: Material) -> Iterator[Block]:
    if material.due:
        by_day = sorted(material.due, key=lambda entry: (entry.due or "", entry.id))
        yield Items(tuple(_entry_sentence(entry, material) for entry in by_day))
    else:
        yield Note("Nothing that is open is known to fall due in that week.")


def _entry_sentence(entry: Entry, material: Material) -> Sentence:
    evidence = [entry.moves[-1].evidence] if entry.moves and entry.moves[-1].evidence else []
    return Sentence(entry_text(entry), _sources([entry.id, *evidence], material))


# --- sources ----------------------------------------------------------------------------------------------


def source_of(report: Report, span: Span, record: str) -> Source:
    """The sentence of the report in which the words of a record stand, cleaned, and where it is from."""
    publisher = flat(report.publisher) if report.publisher else None
    return Source(sentence_at(report, span), publisher, report.published, report.id, record)


def _sources(records: Iterable[str], material: Material) -> tuple[Source, ...]:
    """The words of the first records, one of each publisher, then of others."""
    found = list(dict.fromkeys(material.sources[record] for record in records if record in material.sources))
    firsts = {source.publisher: source for source in reversed(found)}
    of_each = [source for source in found if firsts[source.publisher] is source]
    return tuple((of_each + [source for source in found if source not in of_each])[:NOTES])
