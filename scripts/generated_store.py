"""Make a large store without a model, to measure what is asked of it.

    python -m scripts.generated_store /tmp/large.db --reports 100000

Reports are invented sentences with the records that a coder would find in them; incidents join those that were made as
tellings of one. Nothing is read, so a store of 100,000 reports takes minutes, and memory does not grow with it. What is
even, and what uneven, is written down here:

- reports: the days of 2019 to 2024, three times as many a day from 2022-02-24 on; 3 events and 1.6 statements on
  average; 2 % without a day, 0.5 % withdrawn.
- who: a quarter of the incidents are between RUS and UKR, an eighth between ISR and PSE; the rest by Zipf's law over
  all countries; 6 % are rebels or criminals of a country. One in twelve names nobody that is known.
- what: types as in news of 2022 (``SHARES``); 78 % told to have happened, 6 % on somebody's word alone.
- where: 45 % have a place: a capital or one of 12 towns of its country, or the country alone.
- one in three events tells of an incident of the last days; one incident in 40 is contested.
- one statement in seven has an addressee; one report in seven makes an entry of the ledger.
"""

from __future__ import annotations

import argparse
import random
import time
from bisect import bisect
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate, islice
from pathlib import Path

from dragoman.coding.ontology import acts
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
    Report,
    Span,
    Standing,
    Statement,
    Step,
    Toll,
    When,
    content_id,
    report_id,
)
from dragoman.resolution.actor_tables import ActorTables
from dragoman.resolution.place_tables import PlaceTables
from dragoman.store import Store, Trace
from dragoman.store.opening import connect, transaction
from dragoman.store.writing import add_coding

CODER = "generated-1"
FIRST, WAR, LAST = date(2019, 1, 1), date(2022, 2, 24), date(2024, 12, 31)
AT_ONCE = 5000  # reports of one transaction
ENDINGS = "ovka grad ham burg ville abad pur stan mouth field bridge port".split()  # of towns
SHARES = {
    "ASSAULT": 26, "COERCE": 10, "REQUEST": 9, "ACCUSE": 9, "SANCTION": 7, "CONSULT": 7, "SUPPORT": 6, "THREATEN": 5,
    "PROTEST": 4, "AGREE": 4, "MOBILIZE": 4, "REJECT": 3, "AID": 3, "RETREAT": 3, "COOPERATE": 2, "CONCEDE": 1,
}  # fmt: skip
STATUSES = {"actual": 78, "historical": 5, "future": 5, "hypothetical": 5, "requested": 5, "negated": 2}
VERBS = {
    "ASSAULT": "shelled", "COERCE": "detained", "REQUEST": "urged", "ACCUSE": "accused", "SANCTION": "sanctioned",
    "CONSULT": "met", "SUPPORT": "praised", "THREATEN": "threatened", "PROTEST": "marched against",
    "AGREE": "signed with", "MOBILIZE": "massed troops against", "REJECT": "rebuffed", "AID": "sent supplies to",
    "RETREAT": "pulled back from", "COOPERATE": "drilled with", "CONCEDE": "gave way to",
}  # fmt: skip
PEOPLE = "troops forces officials diplomats police envoys pilots engineers guards negotiators artillery units".split()
OUTLAWS = {"REB": "rebels", "CRM": "smugglers"}
PUBLISHERS = [
    f"{a} {b}" for a in ("Northern", "Harbour", "Capital", "Evening", "Border") for b in ("Wire", "Post", "Star")
]
SAID = {"deny": "denied that", "promise": "promised that", "demand": "demanded that", "accuse": "alleged that"}
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


class Dice:
    """Choices by weights that are added up once."""

    def __init__(self, chance: random.Random, weights: dict[str, float]) -> None:
        self._chance, self._values, self._sums = chance, list(weights), list(accumulate(weights.values()))

    def roll(self) -> str:
        return self._values[bisect(self._sums, self._chance.random() * self._sums[-1])]


@dataclass(slots=True)
class Occurrence:
    """An incident in the making."""

    type: str
    status: str
    day: date
    actor: Party
    recipient: Party | None
    place: Place | None
    contested: bool
    events: list[tuple[int, Event, Report]] = field(default_factory=list)


class World:
    """Who and where there is."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        states = {one.country: one for one in ActorTables.load().actors.values() if one.kind == "state" and one.country}
        self.states: dict[str, Actor] = {str(code): states[code] for code in sorted(map(str, states))}
        order = sorted(self.states, key=lambda code: chance.random())
        self.zipf = Dice(chance, {code: 1 / (i + 3) for i, code in enumerate(order)})
        self.type, self.status = Dice(chance, dict(SHARES)), Dice(chance, dict(STATUSES))

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        """By country: its capital, invented towns around it, and last the country itself."""
        tables, found = PlaceTables.load(), {}
        for code, known in tables.countries.items():
            country = tables.place(known)
            north, east = country.latitude or 0.0, country.longitude or 0.0
            towns = [
                Place(
                    f"feature:{code}-{n}", f"{country.name[:4]}{end}", "town", code,
                    latitude=round(north + self.chance.uniform(-2, 2), 4),
                    longitude=round(east + self.chance.uniform(-2, 2), 4),
                )
                for n, end in enumerate(ENDINGS)
            ]  # fmt: skip
            found[code] = [*towns, country]
        return found

    def occurrence(self, day: date) -> Occurrence:
        """What may have happened on a day."""
        draw = self.chance.random()
        if draw < 0.25:
            a, b = self.chance.sample(("RUS", "UKR"), 2)
        elif draw < 0.375:
            a, b = self.chance.sample(("ISR", "PSE"), 2)
        else:
            a, b = self.zipf.roll(), self.zipf.roll()
        where = self.places.get(b) if self.chance.random() < 0.45 else None
        return Occurrence(
            type=self.type.roll(),
            status=self.status.roll(),
            day=day,
            actor=self.party(a),
            recipient=self.party(b) if self.chance.random() < 0.8 else None,
            place=self.chance.choice(where) if where else None,
            contested=self.chance.random() < 0.025,
        )

    def party(self, code: str) -> Party:
        """Some of a country, its state, outlaws of it, or people of no known country."""
        draw, name = self.chance.random(), self.states[code].name
        if draw < 0.3:
            return Party(name, self.states[code].id, code, "GOV")
        if draw < 0.36:
            sector = self.chance.choice(list(OUTLAWS))
            return Party(f"{name} {OUTLAWS[sector]}", None, code, sector)
        if draw < 0.44:
            return Party(f"{self.chance.randint(2, 60)} {self.chance.choice(PEOPLE)}")
        people = self.chance.choice(PEOPLE)
        many = f"{self.chance.randint(2, 40)} " if draw > 0.8 else ""
        return Party(f"{many}{name} {people}", None, code, "MIL" if people in PEOPLE[:2] else "GOV")


class Maker:
    """Codings in the order of their days, and the incidents and ledger entries that hang on them."""

    def __init__(self, count: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.world = World(self.chance)
        self.recent: deque[Occurrence] = deque(maxlen=150)
        self.told: list[Occurrence] = []  # incidents whose events are made but not written
        self.entries: list[tuple[str, Entry]] = []
        self.turn = 0
        self._days = self._spread(count)

    def _spread(self, count: int) -> Iterator[date]:
        """So many days, in order."""
        days = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
        weights = [3 if day >= WAR else 1 for day in days]
        done, sums = 0, list(accumulate(weights))
        for day, upto in zip(days, sums, strict=True):
            end = count * upto // sums[-1]
            yield from [day] * (end - done)
            done = end

    def codings(self) -> Iterator[Coding]:
        return map(self._coding, self._days)

    def _coding(self, day: date) -> Coding:
        text, published = Text(), day.isoformat() if self.chance.random() > 0.02 else None
        publisher = self.chance.choice(PUBLISHERS)
        headline = text.add(f"Dispatch {self.turn} of {publisher}")
        text.add("\n")
        events = [
            self._event(text, day, i) for i in range(self.chance.choices(range(8), (5, 14, 24, 22, 16, 10, 6, 3))[0])
        ]
        said = [self._statement(text, i) for i in range(self.chance.choices(range(5), (20, 33, 25, 14, 8))[0])]
        owner = str(text)
        report = Report(
            report_id(owner, published, publisher, None, None), owner, "text", published, "file", publisher, headline,
            origin=f"generated:{self.turn}",
        )  # fmt: skip
        whole = tuple(
            replace(event, id=content_id("e", report.id, i), report=report.id) for i, (event, _) in enumerate(events)
        )
        for event, (_, occurrence) in zip(whole, events, strict=True):
            self.turn += 1
            occurrence.events.append((self.turn, event, report))
        statements = tuple(
            replace(one, id=content_id("s", report.id, i), report=report.id) for i, one in enumerate(said)
        )
        if whole and self.chance.random() < 1 / 7:
            self._promise(report, whole[0], day)
        return Coding(report, CODER, whole, statements, (), self._actors(events, statements), self._places(events))

    def _event(self, text: Text, day: date, i: int) -> tuple[Event, Occurrence]:
        if self.recent and self.chance.random() < 1 / 3:
            occurrence = self.chance.choice(self.recent)
        else:
            occurrence = self.world.occurrence(day - timedelta(self.chance.randint(0, 2)))
            self.recent.append(occurrence)
            self.told.append(occurrence)
        actor = self._mention(text.add(occurrence.actor.words), occurrence.actor, i, "a")
        text.add(" ")
        trigger = text.add(VERBS[occurrence.type])
        text.add(" ")
        recipient = ()
        if occurrence.recipient:
            span = text.add(occurrence.recipient.words)
            recipient = (self._mention(span, occurrence.recipient, i, "r"),)
        place = None
        if occurrence.place:
            text.add(" in ")
            place = Mention(
                content_id("m", self.turn, i, "p"), text.add(occurrence.place.name), "place",
                identity=occurrence.place.id, precision="country" if occurrence.place.kind == "country" else "exact",
            )  # fmt: skip
        text.add(". ")
        claimed = ()
        if self.chance.random() < 0.06:
            who = self.world.party(self.world.zipf.roll())
            claimed = (self._mention(text.add(who.words), who, i, "c"),)
            text.add(" said so. ")
        killed = None
        if occurrence.type == "ASSAULT" and self.chance.random() < 0.3:
            dead = self.chance.randint(1, 40)
            killed = Toll(text.add(f"{dead} people"), dead, dead)
            text.add(" died. ")
        day_told = occurrence.day.isoformat()
        event = Event(
            "", "", trigger, occurrence.type, None, (actor,), recipient, occurrence.status,  # type: ignore[arg-type]
            claimed_by=claimed, place=place, date=When(None, day_told) if self.chance.random() < 0.6 else None,
            killed=killed, confidence=round(self.chance.betavariate(5, 2), 3), coder=CODER,
            how=(Step("type", "head:event", 0.9), Step("actor", "rule:subject")),
        )  # fmt: skip
        return event, occurrence

    def _statement(self, text: Text, i: int) -> Statement:
        speaker, act = self.world.party(self.world.zipf.roll()), self.chance.choice(["say", *SAID])
        who = self._mention(text.add(speaker.words), speaker, i, "s")
        to = ()
        text.add(" ")
        cue = text.add(SAID.get(act, "said that").split()[0])
        if self.chance.random() < 1 / 7:
            text.add(" to ")
            addressee = self.world.party(self.world.zipf.roll())
            to = (self._mention(text.add(addressee.words), addressee, i, "t"),)
        text.add(" that ")
        content = text.add(self.chance.choice(CONTENT))
        text.add(". ")
        known = act if act in acts() else sorted(acts())[0]
        return Statement(
            "", "", (who,), cue, content, known, to, confidence=round(self.chance.random(), 3), coder=CODER
        )

    def _mention(self, span: Span, party: Party, i: int, role: str) -> Mention:
        return Mention(content_id("m", self.turn, i, role), span, "actor", party.country, party.sector, party.identity)

    def _actors(self, events: Sequence[tuple[Event, Occurrence]], statements: Sequence[Statement]) -> tuple[Actor, ...]:
        named = [m for event, _ in events for m in (*event.actor, *event.recipient, *event.claimed_by)]
        named += [m for one in statements for m in (*one.speaker, *one.addressee)]
        return tuple({m.identity: self.world.states[m.country] for m in named if m.identity and m.country}.values())

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

    def finished(self, keep: int) -> list[tuple[Incident, tuple[int, ...]]]:
        """The incidents of which nothing more will be told; of the last ``keep`` more may be."""
        done = self.told[: len(self.told) - keep] if keep else self.told
        self.told = self.told[len(done) :]
        return [(incident_of(one), tuple(turn for turn, *_ in one.events)) for one in done]


def _party(mention: Mention) -> Party:
    return Party(mention.span.quote, mention.identity, mention.country, mention.sector)


def incident_of(one: Occurrence) -> Incident:
    """The record of an incident; where it is contested the other side denies it."""
    events = tuple(event.id for _, event, _ in one.events)
    days = sorted(report.published for *_, report in one.events if report.published) or [None]
    publishers = tuple(dict.fromkeys(report.publisher or "" for *_, report in one.events))
    reports = len({report.id for *_, report in one.events})
    claimant = next((tuple(map(_party, event.claimed_by)) for _, event, _ in one.events if event.claimed_by), ())
    account = Account(claimant, (one.actor,), False, bool(claimant), events, publishers, reports, days[0], days[-1])
    denial = replace(account, claimant=(one.actor,), denies=True, interested=True)
    place = one.place
    exact = place is not None and place.kind != "country"
    return Incident(
        content_id("i", events[0]), one.type, None, one.status, (one.actor,),  # type: ignore[arg-type]
        (one.recipient,) if one.recipient else (), Party(place.name, place.id, place.country) if place else None,
        _point(place),
        ("exact" if exact else "country") if place else None, one.day.isoformat(),
        (account, denial) if one.contested else (account,), one.contested,
        "the actor denies it" if one.contested else "", None, None, events, reports, days[0], days[-1],
    )  # fmt: skip


def _point(place: Place | None) -> tuple[float, float] | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


# --- writing ------------------------------------------------------------------------------------------------


def make(path: Path, reports: int, seed: int = 1) -> None:
    """Write a store of so many reports to a new file."""
    Store.open(path).close()
    maker = Maker(reports, seed)
    codings, begun = maker.codings(), time.monotonic()
    done = 0
    while portion := list(islice(codings, AT_ONCE)):
        _write_codings(path, portion)
        done += len(portion)
        with Store.open(path) as store:
            _write_linked(store, maker, keep=0 if done == reports else 200)
        print(f"{done} reports, {maker.turn} events, {time.monotonic() - begun:.0f} s", flush=True)
    with Store.open(path) as store:
        _write_standings(store, maker.chance)


def _write_codings(path: Path, codings: Sequence[Coding]) -> None:
    """Many in one transaction, where ``Store.add`` has one for each."""
    connection = connect(path)
    with transaction(connection):
        for coding in codings:
            add_coding(connection, coding)
    connection.close()


def _write_linked(store: Store, maker: Maker, keep: int) -> None:
    news = store.unlinked(())
    turns = {turn: event.id for one in maker.told for turn, event, _ in one.events}
    incidents = maker.finished(keep)
    store.write_linked(
        news, events=turns, keys={}, ended_keys={}, links=(), ended_links=(), incidents=incidents, ended_incidents=()
    )
    with store.ledger_writing():
        for coding in news.codings:
            store.ledger_take_in(coding, (), ())  # its entries are made here, not found
        for place, entry in maker.entries:
            store.ledger_put(place, (place,), entry, ((), (), "", ""))
    maker.entries.clear()


def _write_standings(store: Store, chance: random.Random) -> None:
    """Every report stands alone, but for a few that are withdrawn."""
    while store.link("generated", AT_ONCE, lambda some: ([Trace(one.id, 0, b"", "", ()) for one in some], [])):
        pass

    def stand(reports: Sequence[tuple[str, int, str]], *_: object) -> Iterator[Standing]:
        for report, *_rest in reports:
            withdrawn = chance.random() < 0.005
            yield Standing(report, report, "withdrawn" if withdrawn else "current", report if withdrawn else None, "")

    store.settle(stand)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path, help="a file that is not there yet")
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.store.exists():
        parser.error(f"{given.store} is there already; name a new file")
    make(given.store, given.reports, given.seed)


if __name__ == "__main__":
    main()
