"""What one row of an event data set is made from: an event of one report, or an incident with all who tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dragoman.exports.brief_words import sentence_at
from dragoman.exports.event_data.tables import ARMED, CIVILIAN, FORCES, body_code, country, sector_code
from dragoman.exports.iso_days import day_range
from dragoman.records import (
    Actor,
    Event,
    Incident,
    Mention,
    Party,
    Place,
    Precision,
    Report,
    Span,
    Tally,
    Telling,
    Toll,
)


@dataclass(frozen=True, slots=True)
class Lookup:
    """Identities by id, None for those that are not there; ``text`` False leaves every word of the reports out."""

    actor: Callable[[str], Actor | None]
    place: Callable[[str], Place | None]
    text: bool = True


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody in a role. ``name`` is the identity's, else the report's words; where those are left out, the code."""

    name: str
    words: str = ""
    id: str | None = None
    kind: str | None = None
    country: str | None = None
    sector: str | None = None
    code: str = ""
    qid: str | None = None

    @property
    def is_civilian(self) -> bool:
        return self.sector in CIVILIAN

    @property
    def is_armed(self) -> bool:
        return self.sector in ARMED

    @property
    def is_state_force(self) -> bool:
        return self.sector in FORCES


@dataclass(frozen=True, slots=True)
class Where:
    """A place; what is not known of it is None."""

    name: str
    words: str = ""
    id: str | None = None
    kind: str | None = None
    country: str | None = None
    division: str | None = None
    district: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A report that tells of it: ``address`` is its own or where it was read; ``lead``: told in its first paragraph."""

    report: str
    publisher: str | None
    published: str | None
    address: str | None
    language: str | None
    headline: str
    words: str
    lead: bool


@dataclass(frozen=True, slots=True)
class Number:
    """People killed or injured: ``high`` None where it is open."""

    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What happened once, or is said to have.

    ``is_claim``: it stands on somebody's word alone. ``dated`` False: no report tells the time, and the days are those
    of the first report. ``sources`` are the first reports; ``mentions``, ``reports``, ``publishers`` count all,
    ``voices`` those reports that are no copies of one another.
    """

    id: str
    type: str
    mode: str | None
    status: str
    actor: tuple[Who, ...]
    recipient: tuple[Who, ...]
    claimed_by: tuple[Who, ...]
    denied_by: tuple[Who, ...]
    is_claim: bool
    contested: bool
    place: Where | None
    first_day: str | None
    last_day: str | None
    dated: bool
    killed: Number | None
    injured: Number | None
    sources: tuple[Source, ...]
    mentions: int
    reports: int
    publishers: int
    voices: int
    confidence: float
    coder: str = ""

    @property
    def is_contested(self) -> bool:
        """Somebody denies it, or another is said to have done it."""
        return self.contested or bool(self.denied_by)

    @property
    def by_state_forces(self) -> bool:
        return bool(self.actor) and self.actor[0].is_state_force

    @property
    def hits_civilians_alone(self) -> bool:
        return bool(self.recipient) and all(who.is_civilian for who in self.recipient)

    def dyads(self) -> list[tuple[Who | None, Who | None]]:
        """Who to whom, every pair; of a mutual act each with each other. None where nobody is named."""
        if not self.recipient and len(self.actor) > 1:
            return [(a, b) for a in self.actor for b in self.actor if a is not b]
        return [(a, b) for a in self.actor or (None,) for b in self.recipient or (None,)]


def of_event(event: Event, report: Report, lookup: Lookup) -> Occurrence:
    """The occurrence that one report tells of."""
    value = event.date.value if event.date else None
    first, last = day_range(value) if value else (report.published, report.published)
    return Occurrence(
        id=event.id,
        type=event.type,
        mode=event.mode,
        status=event.status,
        actor=_persons(event.actor, lookup),
        recipient=_persons(event.recipient, lookup),
        claimed_by=_persons(event.claimed_by, lookup),
        denied_by=_persons(event.denied_by, lookup),
        is_claim=bool(event.claimed_by),
        contested=False,
        place=_where(event.place, event.place.span.quote, event.place.precision, lookup) if event.place else None,
        first_day=first,
        last_day=last,
        dated=value is not None,
        killed=_stated(event.killed),
        injured=_stated(event.injured),
        sources=(_source(report, event.trigger, lookup),),
        mentions=1,
        reports=1,
        publishers=1 if report.publisher else 0,
        voices=1,
        confidence=event.confidence,
        coder=event.coder,
    )


def of_incident(
    incident: Incident, tellings: Sequence[Telling], report: Callable[[str], Report], lookup: Lookup, most: int = 12
) -> Occurrence:
    """The occurrence that all tellings tell of; the reports of the first ``most`` are looked at."""
    firsts: dict[str, Telling] = {}
    for telling in tellings:
        firsts.setdefault(telling.report, telling)
    shown = list(firsts.values())[:most]
    said = [account for account in incident.accounts if not account.denies]
    claimants = [party for account in said for party in account.claimant]
    denying = [party for account in incident.accounts if account.denies for party in account.claimant]
    first, last = day_range(incident.value) if incident.value else (None, None)
    return Occurrence(
        id=incident.id,
        type=incident.type,
        mode=incident.mode,
        status=incident.status,
        actor=_persons(incident.actor, lookup),
        recipient=_persons(incident.recipient, lookup),
        claimed_by=_persons(claimants, lookup),
        denied_by=_persons(denying, lookup),
        is_claim=all(account.claimant for account in said),
        contested=incident.contested,
        place=_place_of(incident, lookup),
        first_day=first,
        last_day=last,
        dated=any(telling.dated for telling in tellings),
        killed=_counted(incident.killed),
        injured=_counted(incident.injured),
        sources=tuple(_source(report(telling.report), telling.trigger, lookup) for telling in shown),
        mentions=len(incident.events),
        reports=len(firsts),
        publishers=len({telling.publisher for telling in tellings if telling.publisher}),
        voices=incident.reports,
        confidence=max((telling.confidence for telling in tellings), default=0.0),
    )


# --- the parts --------------------------------------------------------------------------------------------


def _persons(named: Iterable[Mention | Party], lookup: Lookup) -> tuple[Who, ...]:
    """Each once; words that mean several together are those they mean."""
    found = (who for one in named for who in _who(one, lookup))
    return tuple(dict.fromkeys(found))


def _who(one: Mention | Party, lookup: Lookup) -> list[Who]:
    words = one.span.quote if isinstance(one, Mention) else one.words
    if one.members:
        members = [_known(actor, "", lookup) for member in one.members if (actor := lookup.actor(member))]
        return members or [_unknown(one, words, lookup)]
    actor = lookup.actor(one.identity) if one.identity else None
    return [_known(actor, words, lookup)] if actor else [_unknown(one, words, lookup)]


def _known(actor: Actor, words: str, lookup: Lookup) -> Who:
    return Who(
        name=actor.name,
        words=words if lookup.text else "",
        id=actor.id,
        kind=actor.kind,
        country=actor.country,
        sector=actor.sector,
        code=actor.code or actor_code(actor.country, actor.sector),
        qid=actor.qid or (actor.id if actor.id.startswith("Q") and actor.id[1:].isdigit() else None),
    )


def _unknown(one: Mention | Party, words: str, lookup: Lookup) -> Who:
    code = actor_code(one.country, one.sector)
    return Who(
        name=words if lookup.text else code,
        words=words if lookup.text else "",
        country=one.country,
        sector=one.sector,
        code=code,
    )


def actor_code(home: str | None, sector: str | None) -> str:
    """Country and sector in CAMEO's manner: ``RUSMIL``, ``IGOUNO``; where the country is not known the sector alone.

    ``NAM`` is both Namibia and the Non-Aligned Movement, which only an international organisation stands for.
    """
    body = body_code(home) if sector == "IGO" or not country(home) else None
    if body:
        return body if sector in (None, "IGO") else body + sector_code(sector)
    return (home if country(home) else "") + sector_code(sector) if home else sector_code(sector)


def _where(one: Mention | Party, words: str, precision: Precision | None, lookup: Lookup) -> Where:
    place = lookup.place(one.identity) if one.identity else None
    shown = words if lookup.text else ""
    if place is None:
        return Where(name=shown, words=shown, country=one.country, precision=precision)
    return Where(
        name=place.name,
        words=shown,
        id=place.id,
        kind=place.kind,
        country=place.country,
        division=place.division,
        district=place.district,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=precision,
    )


def _place_of(incident: Incident, lookup: Lookup) -> Where | None:
    if incident.place is None:
        return None
    return _where(incident.place, incident.place.words, incident.precision, lookup)


def _source(report: Report, trigger: Span, lookup: Lookup) -> Source:
    before = report.text[report.headline.end if report.headline else 0 : trigger.start].strip()
    return Source(
        report=report.id,
        publisher=report.publisher,
        published=report.published,
        address=report.uri or report.origin,
        language=report.language,
        headline=report.headline.quote if report.headline and lookup.text else "",
        words=sentence_at(report, trigger) if lookup.text else "",
        lead="\n" not in before,
    )


def _stated(toll: Toll | None) -> Number | None:
    return Number(toll.low, toll.low, toll.high) if toll else None


def _counted(tally: Tally | None) -> Number | None:
    return Number(tally.low, tally.best, tally.high) if tally else None
