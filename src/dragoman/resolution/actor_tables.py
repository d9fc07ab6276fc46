"""The tables of data/actors, read into dicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import DataError
from dragoman.records import Actor, Office

from .names import Name, NameIndex, plain

_DATA = Path(__file__).resolve().parents[1] / "data" / "actors"
# Names given in this order: family name first.
_FAMILY_NAME_FIRST = {"CHN", "TWN", "HKG", "PRK", "KOR", "VNM", "KHM"}
_PARTICLES = {"al", "el", "bin", "ibn", "van", "von", "der", "den", "de", "da", "dos", "di", "le", "la", "ben"}


@dataclass(frozen=True, slots=True)
class Term:
    """A person in an office (or a role, where ``office`` is empty) from ``since`` to ``until``, both ISO or ''."""

    person: str
    name: str
    office: str
    title: str
    country: str | None
    sector: str
    since: str
    until: str

    def covers(self, day: str | None) -> bool:
        """Whether the office is held on the day; without a day, whether it has no end."""
        if day is None:
            return not self.until
        return self.since[:10] <= day[: len(self.since)] and (not self.until or day[: len(self.until)] <= self.until)

    @property
    def row(self) -> str:
        of_country = f" of {self.country}" if self.country and " of " not in self.title else ""
        years = f"{self.since[:4]}-{self.until[:4]}"
        return f"table:leaders {self.name}, {self.title or 'no office'}{of_country} {years}"


@dataclass(frozen=True, slots=True)
class Turn:
    """From ``since`` (ISO day) on, a group has another country and sector: the Taliban govern since 2021-08-15."""

    since: str
    country: str
    sector: str
    what: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body that every state has one of, such as its parliament."""

    key: str
    kind: str
    sector: str


@dataclass(frozen=True)
class ActorTables:
    """Everything that actor resolution looks up. All plain dicts, so that a test can pass its own.

    ``names`` finds names in text; ``terms`` are a person's offices by id, oldest first; ``surnames`` gives the ids
    of persons by plain surname; ``holders`` the terms of an office by (country, office); ``offices`` and ``bodies``
    are keyed by plain words; ``turns`` are by an organisation's id; ``cities`` gives for a plain
    name its countries with population in thousands;
    ``actors`` are states, seats and organisations by id.
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

    @classmethod
    def load(cls, folder: Path | None = None, user: Path | None = None) -> ActorTables:
        """Reads the tables of ``folder`` (default: the package's own); rows of the same files in ``user`` are added.

        Raises DataError naming file and line where a row lacks a column or a table is missing.
        """
        return _Loader(folder or _DATA, user).load()

    def actor(self, actor_id: str) -> Actor | None:
        """The identity with this id: a state, a seat, an organisation, a person or a state's body."""
        if actor_id in self.actors:
            return self.actors[actor_id]
        if terms := self.terms.get(actor_id):
            return _person(actor_id, terms)
        return self._body(actor_id)

    def _body(self, actor_id: str) -> Actor | None:
        prefix, _, rest = actor_id.partition(":")
        country, _, key = rest.partition(":")
        body = next((b for b in self.bodies.values() if b.key == (key or prefix)), None)
        if body is None or country not in self.countries:
            return None
        return Actor(
            actor_id, f"{body.key.replace('-', ' ')} of {self.countries[country]}", body.kind, country, body.sector
        )


def _person(actor_id: str, terms: tuple[Term, ...]) -> Actor:
    offices = tuple(Office(t.title, t.country, t.since or None, t.until or None) for t in terms if t.title)
    qid = actor_id if actor_id.startswith("Q") else None
    return Actor(actor_id, terms[-1].name, "office-holder", terms[-1].country, terms[-1].sector, qid, offices)


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


# --- reading the files ------------------------------------------------------------------------------------


class _Loader:
    """Reads one table after another into the dicts of ActorTables."""

    def __init__(self, folder: Path, user: Path | None) -> None:
        self._folders = [folder] if user is None else [folder, user]
        self._tables = ActorTables()
        self._terms: dict[str, list[Term]] = {}
        self._surnames: dict[str, list[str]] = {}

    def load(self) -> ActorTables:
        self._countries()
        self._bodies()
        self._places()
        self._sector_words()
        self._persons()
        self._officials()
        return self._tables

    def _rows(self, table: str, columns: str) -> Iterator[dict[str, str]]:
        if not (self._folders[0] / table).is_file():
            raise DataError(f"{self._folders[0] / table}: the table is missing; reinstall dragoman or name its folder")
        for folder in self._folders:
            if (folder / table).is_file():
                yield from _read(folder / table, columns.split())

    def _add(self, names: str, name: Name) -> None:
        for written in _split(names):
            presumed = written.endswith("?")
            written = written.removesuffix("?")
            self._tables.names.add(written, _renamed(name, written, presumed))

    def _countries(self) -> None:
        for row in self._rows("countries.tsv", "code name long aliases capital"):
            code, state = row["code"], f"state:{row['code']}"
            self._tables.countries[code] = row["name"]
            self._tables.actors[state] = Actor(state, row["name"], "state", code, "GOV", row.get("qid") or None)
            self._add("|".join((row["name"], row["long"], row["aliases"])), Name("country", state, "", code, "GOV"))
            if row.get("qid"):  # the capitals of territories (Stanley, Hamilton) are more often names of persons
                self._add(row["capital"], Name("capital", state, "", code, "GOV"))
        for row in self._rows("country_words.tsv", "code aliases parts adjectives regional peoples capitals"):
            code, state = row["code"], f"state:{row['code']}"
            self._add(row["aliases"], Name("country", state, "", code, "GOV"))
            self._add(row["parts"], Name("country", "", "", code, "GOV"))
            self._add(row["adjectives"], Name("adjective", state, "", code, "GOV"))
            self._add(row["regional"], Name("adjective", "", "", code, "GOV"))
            self._add(row["peoples"], Name("people", code, "", code, "CVL"))
            self._add(row["capitals"], Name("capital", state, "", code, "GOV"))

    def _bodies(self) -> None:
        for kind, table in (("organisation", "organisations.tsv"), ("seat", "seats.tsv")):
            for row in self._rows(table, "id name aliases country sector"):
                country = None if row["country"] == "-" else row["country"]
                actor_kind = _actor_kind(kind, row["sector"])
                qid = row["id"] if row["id"].startswith("Q") else None
                title = row["name"].removesuffix("?")
                self._tables.actors[row["id"]] = Actor(row["id"], title, actor_kind, country, row["sector"], qid)
                entry = Name(
                    "organisation" if kind == "organisation" else "seat", row["id"], "", country, row["sector"]
                )
                self._add("|".join((row["name"], row["aliases"])), entry)
        for row in self._rows("bodies.tsv", "body kind sector words"):
            for written in _split(row["words"]):
                self._tables.bodies[plain(written)] = Body(row["body"], row["kind"], row["sector"])
        for row in self._rows("turns.tsv", "id since country sector what"):
            self._tables.turns[row["id"]] = Turn(row["since"], row["country"], row["sector"], row["what"])
        for row in self._rows("offices.tsv", "office words"):
            for written in _split(row["words"]):
                self._tables.offices[plain(written)] = row["office"]

    def _places(self) -> None:
        settled = set()  # what is listed by hand is meant by its name, whatever town elsewhere shares it
        for row in self._rows("regions.tsv", "name country"):
            settled.add(plain(row["name"]))
            self._add(row["name"], Name("place", row["country"], "", row["country"]))
        for row in self._rows("divisions.tsv", "name countries"):
            if not self._tables.names.get(row["name"]):
                for code in _split(row["countries"]):
                    self._add(row["name"], Name("place", code, "", code))
        for row in self._rows("cities.tsv", "name countries"):
            found = dict(_population(pair) for pair in _split(row["countries"]))
            known = self._tables.names.get(row["name"])
            if plain(row["name"]) in settled:
                continue
            if not known or (known[0].kind == "place" and found.keys() - {n.country for n in known}):
                self._tables.cities[plain(row["name"])] = found
                for code in found:
                    self._add(row["name"], Name("place", code, "", code))

    def _sector_words(self) -> None:
        for row in self._rows("sector_words.tsv", "sector strength words"):
            kind = "weak" if row["strength"] == "weak" else "word"
            for written in _split(row["words"]):
                name = Name("weak" if kind == "weak" else "word", row["sector"], written, None, row["sector"])
                for form in (written, *_plurals(written)):
                    self._tables.names.add(form, name)

    def _persons(self) -> None:
        columns = "id name office title country since until"
        for row in self._rows("leaders.tsv", columns):
            self._person(row, "GOV", row.get("surname", ""), "")
        for row in self._rows("persons.tsv", columns + " aliases sector"):
            self._person(row, row["sector"], "", row["aliases"])
        for person, terms in self._terms.items():
            self._tables.terms[person] = tuple(sorted(terms, key=lambda t: t.since))
        holders: dict[tuple[str, str], list[Term]] = {}
        for term in (t for terms in self._tables.terms.values() for t in terms if t.office and t.country):
            holders.setdefault((str(term.country), term.office), []).append(term)
        self._tables.holders.update({key: tuple(terms) for key, terms in holders.items()})
        self._tables.surnames.update({key: tuple(dict.fromkeys(ids)) for key, ids in self._surnames.items()})

    def _person(self, row: dict[str, str], sector: str, surname: str, aliases: str) -> None:
        country = None if row["country"] == "-" else row["country"]
        term = Term(row["id"], row["name"], row["office"], row["title"], country, sector, row["since"], row["until"])
        self._terms.setdefault(row["id"], []).append(term)
        short = surnames_of(row["name"], country) | {plain(surname)}
        for written in (row["name"], *_split(aliases)):
            if " " in written or "-" in written:
                self._tables.names.add(written, Name("person", row["id"], row["name"], country, sector))
                short |= surnames_of(written, country)
            else:
                short.add(plain(written))
        for key in short - {""}:
            self._surnames.setdefault(key, []).append(row["id"])

    def _officials(self) -> None:
        for row in self._rows("officials.tsv", "name country since until"):
            ref = f"{row['since']}-{row['until']}"
            self._tables.names.add(row["name"], Name("official", ref, row["name"], row["country"], "GOV"))


def _read(path: Path, columns: list[str]) -> Iterator[dict[str, str]]:
    header: list[str] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            if missing := [c for c in columns if c not in header]:
                raise DataError(f"{path}, line {number}: the header lacks {', '.join(missing)}")
        elif len(cells) > len(header) or not cells[0]:
            raise DataError(f"{path}, line {number}: {len(cells)} columns where the header has {len(header)}")
        else:
            yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _population(pair: str) -> tuple[str, int]:
    code, _, thousands = pair.partition(":")
    return code, int(thousands)


def _renamed(name: Name, written: str, presumed: bool) -> Name:
    return Name(name.kind, name.ref, written, name.country, name.sector, presumed)


def _actor_kind(table: str, sector: str) -> str:
    if sector == "MIL":
        return "armed-forces"
    if sector in ("REB", "CRM"):
        return "group"
    return "government-body" if table == "seat" and sector in ("GOV", "LEG", "JUD", "COP") else "organisation"


def _plurals(written: str) -> Iterable[str]:
    """'member of parliament' -> 'members of parliament', 'policeman' -> 'policemen', 'party' -> 'parties'."""
    head, of, tail = written.partition(" of ")
    if head.endswith("man"):
        head = head[:-3] + "men"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    else:
        head += "es" if head.endswith(("s", "x", "ch", "sh")) else "s"
    return [head + of + tail]
