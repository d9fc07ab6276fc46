"""Invented reports with the records that a coder would find in them, and the incidents and promises they tell of."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate

from dragoman.records import (
    Account,
    Actor,
    Coding,
    Entry,
    Event,
    Incident,
    Mention,
    Move,
    Party,
    Place,
    Precision,
    Report,
    Span,
    Statement,
    Step,
    Toll,
    When,
    content_id,
    report_id,
)
from scripts.generated_store.world import WEEKDAYS, Occurrence, World

CODER = "generated-2"
FIRST, WEEKS = date(2018, 12, 31), 313  # Mondays to Sundays, up to the end of 2024
VERBS = {
    "ASSAULT": "shelled", "COERCE": "detained", "REQUEST": "urged", "ACCUSE": "accused", "SANCTION": "sanctioned",
    "CONSULT": "met", "SUPPORT": "praised", "THREATEN": "threatened", "PROTEST": "marched against",
    "AGREE": "signed with", "MOBILIZE": "massed troops against", "REJECT": "rebuffed", "AID": "sent supplies to",
    "RETREAT": "pulled back from", "COOPERATE": "drilled with", "CONCEDE": "gave way to",
}  # fmt: skip
PUBLISHERS = [
    f"{a} {b}" for a in ("Northern", "Harbour", "Capital", "Evening", "Border") for b in ("Wire", "Post", "Star")
]
CUES = {"deny": "denied", "promise": "promised", "demand": "demanded", "accuse": "alleged", "announce": "announced",
        "confirm": "confirmed", "warn": "warned", "agree": "agreed", "propose": "proposed"}  # fmt: skip
CONTENT = "the bridge stays open; no shell was fired; the convoy may pass; talks go on; grain ships sail again".split(
    "; "
)


class Text:
    """A text under construction: ``add`` gives the span of what was added."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, words: str) -> Span:
        start, self._length = self._length, self._length + len(words)
        self._parts.append(words)
        return Span(start, self._length, words)

    def __str__(self) -> str:
        return "".join(self._parts)


class Maker:
    """Codings in the order of their days over so many weeks, and the incidents and promises that hang on them."""

    def __init__(self, count: int, seed: int, weeks: int = WEEKS) -> None:
        self.chance = random.Random(seed)
        self.world = World(self.chance)
        self.recent: deque[Occurrence] = deque(maxlen=150)
        self.told: list[Occurrence] = []  # incidents whose events are made but not written
        self.entries: list[tuple[str, Entry]] = []
        self.number = 0
        self._days = self._spread(count, weeks)

    def _spread(self, count: int, weeks: int) -> Iterator[date]:
        """So many days, in order."""
        weights = [WEEKDAYS[n % 7] * self.chance.uniform(0.6, 1.4) for n in range(7 * weeks)]
        done, sums = 0, list(accumulate(weights))
        for n, upto in enumerate(sums):
            end = round(count * upto / sums[-1])
            yield from [FIRST + timedelta(n)] * (end - done)
            done = end

    def codings(self) -> Iterator[Coding]:
        return map(self._coding, self._days)

    def _coding(self, day: date) -> Coding:
        self.number += 1
        text, published = Text(), day.isoformat() if self.chance.random() > 0.02 else None
        publisher = self.chance.choice(PUBLISHERS)
        headline = text.add(f"Dispatch {self.number} of {publisher} from {self.chance.choice(self.world.names)}")
        text.add("\n")
        events = [
            self._event(text, day, i) for i in range(self.chance.choices(range(8), (5, 14, 24, 22, 16, 10, 6, 3))[0])
        ]
        said = [self._statement(text, i) for i in range(self.chance.choices(range(5), (20, 33, 25, 14, 8))[0])]
        owner = str(text)
        report = Report(
            report_id(owner, published, publisher, None, None), owner, "text", published, "file", publisher, headline,
            origin=f"generated:{self.number}",
        )  # fmt: skip
        whole = tuple(
            replace(event, id=content_id("e", report.id, i), report=report.id) for i, (event, _) in enumerate(events)
        )
        for event, (_, occurrence) in zip(whole, events, strict=True):
            occurrence.events.append((event, report))
        statements = tuple(
            replace(one, id=content_id("s", report.id, i), report=report.id) for i, one in enumerate(said)
        )
        if whole and whole[0].actor and self.chance.random() < 1 / 7:
            self._promise(report, whole[0], day)
        return Coding(report, CODER, whole, statements, (), self._actors(events, statements), self._places(events))

    def _event(self, text: Text, day: date, i: int) -> tuple[Event, Occurrence]:
        occurrence = self._told_of(day)
        actor = self._parties(text, occurrence.actor, i, "a")
        text.add(" " if actor else "Reports say that somebody ")
        trigger = text.add(VERBS[occurrence.type])
        text.add(" ")
        recipient = self._parties(text, occurrence.recipient, i, "r")
        place = self._place(text, occurrence.place, i)
        text.add(". ")
        claimed: tuple[Mention, ...] = ()
        if self.chance.random() < 0.09:
            claimed = self._parties(text, self.world.speaker(), i, "c")
            text.add(" said so. ")
        killed = None
        if occurrence.type == "ASSAULT" and self.chance.random() < 0.45:
            dead = self.chance.randint(1, 40)
            killed = Toll(text.add(f"{dead} people"), dead, dead)
            text.add(" died. ")
        event = Event(
            "", "", trigger, occurrence.type, None, actor, recipient, occurrence.status,  # type: ignore[arg-type]
            claimed_by=claimed, place=place,
            date=When(None, occurrence.day.isoformat()) if self.chance.random() < 0.3 else None,
            killed=killed, confidence=round(self.chance.betavariate(5, 2), 3), coder=CODER,
            how=(Step("type", "head:event", 0.9), Step("actor", "rule:subject")),
        )  # fmt: skip
        return event, occurrence

    def _told_of(self, day: date) -> Occurrence:
        """One event in three tells of an incident that was told before."""
        if self.recent and self.chance.random() < 1 / 3:
            return self.chance.choice(self.recent)
        occurrence = self.world.occurrence(day)
        self.recent.append(occurrence)
        self.told.append(occurrence)
        return occurrence

    def _statement(self, text: Text, i: int) -> Statement:
        act = self.world.act.roll()
        speaker = self._parties(text, self.world.speaker(), i, "s")
        text.add(" ")
        cue = text.add(CUES.get(act, "said"))
        to: tuple[Mention, ...] = ()
        if self.chance.random() < 0.2:
            text.add(" to ")
            to = self._parties(text, self.world.speaker(), i, "t")
        text.add(" that ")
        content = text.add(f"{self.chance.choice(CONTENT)} near {self.chance.choice(self.world.names)}")
        text.add(". ")
        return Statement(
            "", "", speaker, cue, content, act, to, confidence=round(self.chance.random(), 3), coder=CODER
        )  # fmt: skip

    def _parties(self, text: Text, party: Party | None, i: int, role: str) -> tuple[Mention, ...]:
        if party is None:
            return ()
        mention = content_id("m", self.number, i, role)
        span = text.add(party.words)
        return (Mention(mention, span, "actor", party.country, party.sector, party.identity),)

    def _place(self, text: Text, place: Place | None, i: int) -> Mention | None:
        if place is None:
            return None
        text.add(" in ")
        span = text.add(place.name)
        return Mention(
            content_id("m", self.number, i, "p"), span, "place", identity=place.id, precision=_precision(place)
        )

    def _actors(self, events: Sequence[tuple[Event, Occurrence]], statements: Sequence[Statement]) -> tuple[Actor, ...]:
        named = [m for event, _ in events for m in (*event.actor, *event.recipient, *event.claimed_by)]
        named += [m for one in statements for m in (*one.speaker, *one.addressee)]
        return tuple({m.identity: self.world.actors[m.identity] for m in named if m.identity}.values())

    @staticmethod
    def _places(events: Sequence[tuple[Event, Occurrence]]) -> tuple[Place, ...]:
        return tuple({one.place.id: one.place for _, one in events if one.place}.values())

    def _promise(self, report: Report, event: Event, day: date) -> None:
        due = (day + timedelta(self.chance.randint(1, 90))).isoformat() if self.chance.random() < 0.4 else None
        outcome = self.chance.choices(("", "met", "broken", "refused", "overdue"), (50, 12, 8, 20, 10))[0]
        moved = (day + timedelta(self.chance.randint(1, 30))).isoformat()
        moves = (Move(outcome, moved, event.id, "rule:generated", "by the dice"),) if outcome else ()  # type: ignore[arg-type]
        kind = self.chance.choice(("commitment", "demand", "threat", "plan", "offer"))
        by, to = (tuple(_party(m) for m in several) for several in (event.actor, event.recipient))
        self.entries.append(
            (
                f"{report.id}:{event.trigger.start}-{event.trigger.end}",
                Entry(
                    content_id("l", event.id), kind, by, to, event.trigger, report.id, event.id, event.type, due,  # type: ignore[arg-type]
                    report.published, (), moves[-1].outcome if moves else "open", moves,
                ),
            )
        )  # fmt: skip

    def finished(self, keep: int) -> list[Occurrence]:
        """The incidents of which nothing more will be told; of the last ``keep`` more may be."""
        done = self.told[: len(self.told) - keep] if keep else self.told
        self.told = self.told[len(done) :]
        return done


def incident_of(one: Occurrence) -> Incident:
    """The record of an incident; where it is contested the other side denies it."""
    events = tuple(event.id for event, _ in one.events)
    days: list[str | None] = [*sorted(report.published for _, report in one.events if report.published)] or [None]
    publishers = tuple(dict.fromkeys(report.publisher or "" for _, report in one.events))
    reports = len({report.id for _, report in one.events})
    claimant = next((tuple(map(_party, event.claimed_by)) for event, _ in one.events if event.claimed_by), ())
    actor, recipient = ((party,) if party else () for party in (one.actor, one.recipient))
    account = Account(claimant, actor, False, bool(claimant), events, publishers, reports, days[0], days[-1])
    denial = replace(account, claimant=actor, denies=True, interested=True)
    place, contested = one.place, one.contested and bool(actor)
    return Incident(
        content_id("i", events[0]), one.type, None, one.status, actor, recipient,  # type: ignore[arg-type]
        Party(place.name, place.id, place.country) if place else None, _point(place),
        _precision(place) if place else None, one.day.isoformat(), (account, denial) if contested else (account,),
        contested, "the actor denies it" if contested else "", None, None, events, reports, days[0], days[-1],
    )  # fmt: skip


def _party(mention: Mention) -> Party:
    return Party(mention.span.quote, mention.identity, mention.country, mention.sector)


def _precision(place: Place) -> Precision:
    return "exact" if place.kind == "town" else "region" if place.kind == "region" else "country"


def _point(place: Place | None) -> tuple[float, float] | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude
