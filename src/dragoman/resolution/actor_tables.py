"""What actor resolution looks up: names, offices with their days, bodies, members. Read by actor_reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dragoman.records import Actor, Office

from .actor_kinds import Codes
from .names import NameIndex, plain

# Names given in this order: family name first.
_FAMILY_NAME_FIRST = {"CHN", "TWN", "HKG", "PRK", "KOR", "VNM", "KHM"}
_PARTICLES = {"al", "el", "bin", "ibn", "van", "von", "der", "den", "de", "da", "dos", "di", "le", "la", "ben"}


@dataclass(frozen=True, slots=True)
class Term:
    """A person in an office (or a role, where ``office`` is empty) from ``since`` to ``until``, both ISO or ''.

    ``acting`` is ``acting`` or ``interim`` for who fills the office until another is chosen, else ''.
    """

    person: str
    name: str
    office: str
    title: str
    country: str | None
    sector: str
    since: str
    until: str
    acting: str = ""
    source: str = "leaders"

    def covers(self, day: str | None) -> bool:
        """Whether the office is held on the day; without a day, whether it has no end."""
        if day is None:
            return not self.until
        return self.since[:10] <= day[: len(self.since)] and (not self.until or day[: len(self.until)] <= self.until)

    @property
    def row(self) -> str:
        of_country = f" of {self.country}" if self.country and " of " not in self.title else ""
        years = f"{self.since[:4]}-{self.until[:4]}"
        acting = f"{self.acting} " if self.acting else ""
        return f"table:{self.source} {self.name}, {acting}{self.title or 'no office'}{of_country} {years}"


@dataclass(frozen=True, slots=True)
class Turn:
    """From ``since`` (ISO day) on, a group has another country and sector: the Taliban govern since 2021-08-15."""

    since: str
    country: str
    sector: str
    what: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body that every state has one of, such as its parliament; ``title`` has % where the country's name stands."""

    key: str
    kind: str
    sector: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """``member`` (an actor's id) belongs to ``group`` (an actor's id) from ``since`` to ``until``, both ISO or ''."""

    group: str
    member: str
    since: str
    until: str

    def covers(self, day: str | None) -> bool:
        """Whether it holds on the day; an empty ``since`` is before every day. Without a day: whether it has no end."""
        if day is None:
            return not self.until
        begun = self.since <= day[: len(self.since)]
        return begun and (not self.until or day[: len(self.until)] <= self.until)


@dataclass(frozen=True)
class ActorTables:
    """Everything that actor resolution looks up. All plain dicts, so that a test can pass its own.

    ``names`` finds names in text; ``terms`` are a person's offices by id, oldest first; ``surnames`` gives the ids
    of persons by plain surname; ``holders`` the terms of an office by (country, office); ``offices`` and ``bodies``
    are keyed by plain words; ``turns`` are by an organisation's id; ``cities`` gives for a plain
    name its countries with population in thousands;
    ``actors`` are states, seats and organisations by id; ``members`` are by the id of the group;
    ``codes`` makes the actor codes.
    """

    names: NameIndex = field(default_factory=NameIndex)
    terms: dict[str, tuple[Term, ...]] = field(default_factory=dict)
    surnames: dict[str, tuple[str, ...]] = field(default_factory=dict)
    holders: dict[tuple[str, str], tuple[Term, ...]] = field(default_factory=dict)
    offices: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    cities: dict[str, dict[str, int]] = field(default_factory=dict)
    turns: dict[str, Turn] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[Membership, ...]] = field(default_factory=dict)
    codes: Codes = field(default_factory=Codes)

    @classmethod
    def load(cls, folder: Path | None = None, user: Path | None = None) -> ActorTables:
        """Reads the tables of ``folder`` (default: the package's own); rows of the file ``user`` rule over them.

        Raises DataError naming file and line where a row lacks a column, says nonsense or a table is missing.
        """
        from .actor_reading import read_tables  # it reads into the classes of this module

        return read_tables(folder, user)

    def actor(self, actor_id: str) -> Actor | None:
        """The identity with this id: a state, a seat, an organisation, a person or a state's body; None if unknown."""
        if actor_id in self.actors:
            return self.actors[actor_id]
        if terms := self.terms.get(actor_id):
            return self.codes.coded(_person(actor_id, terms))
        return self._body(actor_id)

    def _body(self, actor_id: str) -> Actor | None:
        prefix, _, rest = actor_id.partition(":")
        country, _, key = rest.partition(":")
        body = next((b for b in self.bodies.values() if b.key == (key or prefix)), None)
        if body is None or country not in self.countries:
            return None
        title = body.title or f"{body.key.replace('-', ' ')} of %"
        name = title.replace("%", self.countries[country])
        return self.codes.coded(Actor(actor_id, name, body.kind, country, body.sector, parent=f"state:{country}"))

    def members_of(self, group: str, day: str | None = None) -> tuple[str, ...]:
        """The ids of a group's members on an ISO day; without a day, of those who have not left."""
        return tuple(m.member for m in self.members.get(group, ()) if m.covers(day))

    def groups_of(self, member: str, day: str | None = None) -> tuple[str, ...]:
        """The ids of the groups that an actor belongs to on an ISO day."""
        return tuple(g for g, rows in self.members.items() for m in rows if m.member == member and m.covers(day))


def _person(actor_id: str, terms: tuple[Term, ...]) -> Actor:
    offices = tuple(Office(_title(t), t.country, t.since or None, t.until or None) for t in terms if t.title)
    qid = actor_id if actor_id.startswith("Q") else None
    kind = "office-holder" if offices else "person"
    return Actor(actor_id, terms[-1].name, kind, terms[-1].country, terms[-1].sector, qid, offices)


def _title(term: Term) -> str:
    return f"{term.title} ({term.acting})" if term.acting else term.title


def surnames_of(name: str, country: str | None) -> set[str]:
    """The plain short forms by which reports name a person: 'al-Assad' and 'Assad', 'Xi', 'van der Bellen'."""
    words = plain(name).split()
    if len(words) < 2 or words[-1] in {"i", "ii", "iii", "iv", "v", "vi", "x", "xiv", "xvi", "jr"}:
        return {plain(name)}
    if country in _FAMILY_NAME_FIRST and len(words) <= 3 and "-" not in name.split()[0]:
        return {words[0]}
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return {words[-1], " ".join(words[start:])}
