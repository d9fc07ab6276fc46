"""Who and where there is in a generated store, and how often: by what was coded of the reports of Current Events."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate

from dragoman.records import Actor, Event, Party, Place, Report
from dragoman.resolution.actor_tables import ActorTables
from dragoman.resolution.place_tables import PlaceTables

# Shares, in per cent, in 28,672 reports of Current Events as `dragoman run` codes them.
WEEKDAYS = (15.3, 15.6, 15.1, 15.0, 14.5, 11.6, 12.9)
TYPES = {
    "ASSAULT": 31.4, "ACCUSE": 11.6, "COERCE": 11.6, "SANCTION": 6.8, "REQUEST": 6.3, "PROTEST": 6.3, "RETREAT": 5.8,
    "CONSULT": 4.6, "AGREE": 2.8, "SUPPORT": 2.7, "REJECT": 2.6, "CONCEDE": 2.5, "AID": 1.6, "MOBILIZE": 1.6,
    "THREATEN": 1.2, "COOPERATE": 0.8,
}  # fmt: skip
STATUSES = {
    "actual": 79.0, "historical": 7.7, "future": 6.2, "hypothetical": 3.6, "requested": 3.1, "negated": 0.4,
}  # fmt: skip
ACTS = {
    "assert": 28.0, "announce": 19.8, "demand": 12.5, "accuse": 9.6, "condemn": 7.1, "confirm": 3.9, "refuse": 3.7,
    "deny": 2.8, "promise": 2.6, "agree": 2.6, "threaten": 2.4, "warn": 2.2, "propose": 1.7, "praise": 1.0,
}  # fmt: skip
SECTORS = {
    "GOV": 31.1, "CVL": 20.4, "REB": 7.7, "MIL": 7.6, "OPP": 6.0, "COP": 5.4, "CRM": 4.2, "BUS": 3.5, "IGO": 2.9,
    "OTH": 2.9, "JUD": 2.8, "NGO": 2.2, "LEG": 1.8, "MED": 1.4,
}  # fmt: skip
COUNTRIES = {
    "USA": 15.3, "GBR": 4.6, "ISR": 3.7, "IRQ": 2.7, "PSE": 2.7, "SYR": 2.6, "AFG": 2.6, "RUS": 2.5, "CHN": 2.3,
    "PAK": 2.2, "IRN": 2.0, "IND": 1.9, "FRA": 1.7, "TUR": 1.7, "LBY": 1.4, "PHL": 1.3, "VEN": 1.3, "SOM": 1.3,
    "EGY": 1.3, "MMR": 1.3, "YEM": 1.2, "NGA": 1.2, "ESP": 1.1, "PRK": 1.1, "DEU": 1.0, "AUS": 0.9, "KOR": 0.9,
    "UKR": 0.9, "CAN": 0.9, "THA": 0.8, "SDN": 0.8, "ITA": 0.8, "JPN": 0.8, "SAU": 0.7, "IDN": 0.7, "LBN": 0.7,
    "MEX": 0.7, "BRA": 0.7, "COL": 0.6, "ZAF": 0.6, "IRL": 0.6, "ETH": 0.6, "COD": 0.5, "GRC": 0.5, "BLR": 0.4,
}  # fmt: skip
OTHER_COUNTRIES = 17.0  # of all not named above together, falling off by Zipf's law
ACTORS = {"known": 35, "of a country": 40, "nobody known": 4, "none": 21}
RECIPIENTS = {"known": 18, "of a country": 55, "nobody known": 4, "none": 23}
SPEAKERS = {"known": 35, "of a country": 60, "nobody known": 5}
PLACES = {"none": 58, "town": 26, "region": 7, "country": 9}

WAR, OCCUPATION = ("RUS", "UKR"), ("ISR", "PSE")  # who stand in a quarter and an eighth of all incidents

PEOPLE = {
    "GOV": ("government", "officials", "ministers", "diplomats", "envoys"), "CVL": ("villagers", "students", "people"),
    "REB": ("rebels", "insurgents"), "MIL": ("forces", "troops", "pilots"), "OPP": ("opposition", "dissidents"),
    "COP": ("police", "guards"), "CRM": ("smugglers", "gunmen"), "BUS": ("companies",), "IGO": ("observers",),
    "OTH": ("crowd",), "JUD": ("court", "prosecutors"), "NGO": ("relief workers",), "LEG": ("parliament",),
    "MED": ("reporters",),
}  # fmt: skip
TOWNS, REGIONS = 12, 3  # of each country
INVENTED = "invented:"  # begins the ids of places
NAMES = 400  # invented names of districts and leaders, by which groups are told apart
ONSETS, VOWELS, ENDINGS = "b d f g k l m n p r s t v z".split(), "aeiou", ["", "", "n", "r", "s", "l", "k"]


class Dice:
    """Choices by weights that are added up once."""

    def __init__(self, chance: random.Random, weights: Mapping[str, float]) -> None:
        self._chance, self._values, self._sums = chance, list(weights), list(accumulate(weights.values()))

    def roll(self) -> str:
        return self._values[bisect(self._sums, self._chance.random() * self._sums[-1])]


@dataclass(slots=True)
class Occurrence:
    """An incident in the making."""

    type: str
    status: str
    day: date
    actor: Party | None
    recipient: Party | None
    place: Place | None
    contested: bool
    events: list[tuple[Event, Report]] = field(default_factory=list)


class World:
    """Who and where there is. ``names`` are the invented ones of people, ``towns`` those of places."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.actors: dict[str, Actor] = {}
        self.bodies: dict[str, list[Actor]] = {}
        self.states: dict[str, Actor] = {}
        for actor in sorted(ActorTables.load().actors.values(), key=lambda actor: actor.id):
            self.actors[actor.id] = actor
            if actor.country and actor.kind == "state":
                self.states[actor.country] = actor
            elif actor.country:
                self.bodies.setdefault(actor.country, []).append(actor)
        self._words = self._invented()
        self.names = [next(self._words) for _ in range(NAMES)]
        self.towns: list[str] = []
        self.country = Dice(chance, self._shares())
        self.type, self.status, self.act = (Dice(chance, shares) for shares in (TYPES, STATUSES, ACTS))
        self.sector, self.where = Dice(chance, SECTORS), Dice(chance, PLACES)
        self.acting, self.suffering = Dice(chance, ACTORS), Dice(chance, RECIPIENTS)
        self.speaking = Dice(chance, SPEAKERS)

    def _shares(self) -> dict[str, float]:
        others = sorted((code for code in self.states if code not in COUNTRIES), key=lambda code: self.chance.random())
        falling = {code: 1 / (i + 3) for i, code in enumerate(others)}
        scale = OTHER_COUNTRIES / sum(falling.values())
        return COUNTRIES | {code: share * scale for code, share in falling.items()}

    def _invented(self) -> Iterator[str]:
        """Names of three syllables, each once."""
        seen = set()
        while True:
            syllables = (self.chance.choice(ONSETS) + self.chance.choice(VOWELS) for _ in range(3))
            name = ("".join(syllables) + self.chance.choice(ENDINGS)).capitalize()
            if name not in seen:
                seen.add(name)
                yield name

    @cached_property
    def places(self) -> dict[str, dict[str, list[Place]]]:
        """By country, then by kind: invented towns and regions around its middle, and the country itself."""
        tables = PlaceTables.load()
        found: dict[str, dict[str, list[Place]]] = {}
        for code, known in tables.countries.items():
            country = tables.place(known)
            around = [self._place(country, code, n) for n in range(TOWNS + REGIONS)]
            found[code] = {"town": around[:TOWNS], "region": around[TOWNS:], "country": [country]}
        return found

    def _place(self, country: Place, code: str, n: int) -> Place:
        name = next(self._words)
        self.towns.append(name)
        north = round((country.latitude or 0.0) + self.chance.uniform(-2, 2), 4)
        east = round((country.longitude or 0.0) + self.chance.uniform(-2, 2), 4)
        kind = "town" if n < TOWNS else "region"
        return Place(f"{INVENTED}{code}-{n}", name, kind, code, latitude=north, longitude=east)

    def occurrence(self, day: date) -> Occurrence:
        """What may have happened on a day, or a little before."""
        draw = self.chance.random()
        if draw < 0.375:
            one, other = self.chance.sample(WAR if draw < 0.25 else OCCUPATION, 2)
        else:
            one, other = self.country.roll(), self.country.roll()
        where = self.places.get(other, {}).get(self.where.roll())
        return Occurrence(
            type=self.type.roll(),
            status=self.status.roll(),
            day=day - timedelta(self.chance.randint(0, 2)),
            actor=self.party(one, self.acting),
            recipient=self.party(other, self.suffering),
            place=self.chance.choice(where) if where else None,
            contested=self.chance.random() < 0.025,
        )

    def party(self, code: str, dice: Dice) -> Party | None:
        """A state or a body of a country, some of its people, people of no known country, or nobody."""
        kind, state = dice.roll(), self.states[code]
        if kind == "none":
            return None
        if kind == "known":
            bodies = self.bodies.get(code)
            actor = self.chance.choice(bodies) if bodies and self.chance.random() < 0.4 else state
            return Party(actor.name, actor.id, code, actor.sector or "GOV")
        sector = self.sector.roll()
        words = self.chance.choice(PEOPLE[sector])
        if kind == "of a country":
            words = f"{state.name} {words}"
        draw = self.chance.random()
        if draw < 0.4:
            words = f"{words} of {self.chance.choice(self.names)}"
        elif draw < 0.6:
            words = f"{self.chance.randint(2, 60)} {words}"
        return Party(words, None, code, sector) if kind == "of a country" else Party(words)

    def speaker(self) -> Party:
        party = self.party(self.country.roll(), self.speaking)
        assert party is not None  # somebody always speaks
        return party
