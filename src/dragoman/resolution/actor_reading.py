"""Reads the tables of data/actors, and over them the user's own file, into ActorTables."""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import DataError
from dragoman.records import Actor

from .actor_kinds import Codes, Kind
from .actor_tables import ActorTables, Body, Membership, Term, Turn, surnames_of
from .actor_terms import without_what_others_rule
from .names import Kind as NameKind
from .names import Name, plain

if TYPE_CHECKING:
    from .actor_user import UserRow

DATA = Path(__file__).resolve().parents[1] / "data" / "actors"
# Bodies, groups and companies: all with the same columns. Where two tables have a name, both are kept.
BODY_TABLES = ("international", "armed_groups", "parties", "party_names", "ngos", "media", "companies", "seats")
# Persons by hand. Where a row tells who holds an office, rows of leaders.tsv and of the tables before it give way.
PERSON_TABLES = ("persons", "heads", "ministers")


def default_user_file() -> Path:
    """Where the user's file is looked for: $DRAGOMAN_ACTORS, else actors.tsv in dragoman's configuration folder."""
    if named := os.environ.get("DRAGOMAN_ACTORS"):
        return Path(named)
    if os.name == "nt":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "dragoman" / "actors.tsv"


def user_file() -> Path | None:
    """The user's file where one is named or stands in its place: one that is named must be there, or loading fails."""
    path = default_user_file()
    return path if path.is_file() or os.environ.get("DRAGOMAN_ACTORS") else None


def user_mark(path: Path | None) -> str:
    """What a user's file adds to the version of the coder, as results depend on it: '+actors.1f0c9a2b', or ''."""
    return f"+actors.{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}" if path and path.is_file() else ""


def read_tables(folder: Path | None = None, user: Path | None = None) -> ActorTables:
    """All tables of ``folder`` (default: the package's own) with the rows of the file ``user`` ruling over them."""
    loader = _Loader(folder or DATA)
    with _collector_resting():
        return _all_read(loader, user)


def _all_read(loader: _Loader, user: Path | None) -> ActorTables:
    loader.read_codes()
    loader.read_countries()
    loader.read_bodies()
    loader.read_places()
    loader.read_sector_words()
    loader.read_persons()
    loader.read_officials()
    loader.read_members()
    if user is not None:
        loader.read_user(user)
    loader.settle_terms()
    return loader.tables


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Nothing that is read here is garbage: without collections in between reading takes a third less time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Loader:
    """Reads one table after another into the dicts of ``tables``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.tables = ActorTables()
        self._terms: list[Term] = []
        self._surnames: dict[str, list[str]] = {}
        self._whole_names: dict[str, list[str]] = {}  # by person
        self._default_sector: dict[str, str] = {}

    def _rows(self, table: str, columns: str) -> Iterator[dict[str, str]]:
        return _read(self._path(table), columns.split())

    def _cells(self, table: str, columns: str) -> Iterator[list[str]]:
        """The rows of a long table as lists in the order of the columns, which are its whole header."""
        return _read_cells(self._path(table), columns.split())

    def _path(self, table: str) -> Path:
        path = self._folder / f"{table}.tsv"
        if not path.is_file():
            raise DataError(f"{path}: the table is missing; reinstall dragoman or name its folder")
        return path

    def _add(self, names: str, kind: NameKind, ref: str, country: str | None, sector: str | None = None) -> None:
        """Every name of a cell 'UN|U.N.|Congress?' as a name of the actor ``ref``."""
        for written in _split(names):
            presumed = written.endswith("?")
            name = Name(kind, ref, written.removesuffix("?"), country, sector, presumed)
            self.tables.names.add(name.text, name)

    def _actor(self, actor: Actor) -> None:
        self.tables.actors[actor.id] = self.tables.codes.coded(actor)

    # --- one table each ---------------------------------------------------------------------------------------

    def read_codes(self) -> None:
        kinds: dict[str, Kind] = {}
        parts: dict[str, dict[str, str]] = {"sector": {}, "body": {}}
        for row in self._rows("kinds", "kind sector role abroad what"):
            kinds[row["kind"]] = Kind(row["kind"], row["role"], row["abroad"], row["what"])
            self._default_sector[row["kind"]] = row["sector"]
        for row in self._rows("codes", "of key code"):
            parts[row["of"]][row["key"]] = row["code"]
        self.tables = ActorTables(codes=Codes(kinds, parts["sector"], parts["body"]))

    def read_countries(self) -> None:
        for row in self._rows("countries", "code qid name long aliases capital"):
            code, state = row["code"], f"state:{row['code']}"
            self.tables.countries[code] = row["name"]
            self._actor(Actor(state, row["name"], "state", code, "GOV", row["qid"] or None))
            self._add("|".join((row["name"], row["long"], row["aliases"])), "country", state, code, "GOV")
            if row["qid"]:  # the capitals of territories (Stanley, Hamilton) are more often names of persons
                self._add(row["capital"], "capital", state, code, "GOV")
        for row in self._rows("country_words", "code aliases parts adjectives regional peoples capitals"):
            code, state = row["code"], f"state:{row['code']}"
            self._add(row["aliases"], "country", state, code, "GOV")
            self._add(row["parts"], "country", "", code, "GOV")
            self._add(row["adjectives"], "adjective", state, code, "GOV")
            self._add(row["regional"], "adjective", "", code, "GOV")
            self._add(row["peoples"], "people", code, code, "CVL")
            self._add(row["capitals"], "capital", state, code, "GOV")

    def read_bodies(self) -> None:
        for table in BODY_TABLES:
            as_seat: NameKind = "seat" if table == "seats" else "organisation"
            for row in self._rows(table, "id name aliases country sector kind parent"):
                country = None if row["country"] == "-" else row["country"]
                qid = row["id"] if row["id"][0] == "Q" else None
                name, parent = row["name"].removesuffix("?"), row["parent"] or None
                self._actor(Actor(row["id"], name, row["kind"], country, row["sector"], qid, parent=parent))
                self._add(f"{row['name']}|{row['aliases']}", as_seat, row["id"], country, row["sector"])
        for row in self._rows("bodies", "body kind sector title words"):
            body = Body(row["body"], row["kind"], row["sector"], row["title"])
            for written in _split(row["words"]):
                self.tables.bodies[plain(written)] = body
        for row in self._rows("turns", "id since country sector what"):
            self.tables.turns[row["id"]] = Turn(row["since"], row["country"], row["sector"], row["what"])
        for row in self._rows("offices", "office words"):
            for written in _split(row["words"]):
                self.tables.offices[plain(written)] = row["office"]

    def read_places(self) -> None:
        names = self.tables.names
        settled = set()  # what is listed by hand is meant by its name, whatever town elsewhere shares it
        for row in self._rows("regions", "name country"):
            settled.add(plain(row["name"]))
            self._add(row["name"], "place", row["country"], row["country"])
        for name, countries in self._cells("divisions", "name countries"):
            if not names.get(name):
                for code in countries.split("|"):
                    names.add(name, Name("place", code, name, code))
        for name, countries in self._cells("cities", "name countries"):
            key = plain(name)
            if key in settled:
                continue
            found = {pair[:3]: int(pair[4:]) for pair in countries.split("|")}
            known = names.get(name)
            if not known or (known[0].kind == "place" and found.keys() - {n.country for n in known}):
                self.tables.cities[key] = found
                names.add_rows("place", ((name, code, code, None) for code in found))

    def read_sector_words(self) -> None:
        for row in self._rows("sector_words", "sector strength words"):
            for written in _split(row["words"]):
                kind: NameKind = "weak" if row["strength"] == "weak" else "word"
                name = Name(kind, row["sector"], written, None, row["sector"])
                for form in (written, *_plurals(written)):
                    self.tables.names.add(form, name)

    def read_persons(self) -> None:
        columns = "id name office title country since until acting"
        self._terms = [self._person(r, "GOV", r["surname"], "") for r in self._rows("leaders", columns + " surname")]
        for table in PERSON_TABLES:
            rows = self._rows(table, columns + " aliases sector")
            terms = [self._person(row, row["sector"], "", row["aliases"]) for row in rows]
            self._terms = [*without_what_others_rule(self._terms, terms), *terms]

    def _person(self, row: dict[str, str], sector: str, surname: str, aliases: str, source: str = "leaders") -> Term:
        """The term that a row tells, once the person's names are known by their id."""
        country = None if row["country"] in ("-", "") else row["country"]
        name, person = row["name"], row["id"]
        short = surnames_of(name, country)
        if surname:
            short.add(plain(surname))
        for written in (name, *_split(aliases)):
            if " " in written or "-" in written:
                self.tables.names.add(written, Name("person", person, name, country, sector))
                self._whole_names.setdefault(person, []).append(written)
                short |= surnames_of(written, country)
            else:
                short.add(plain(written))
        for key in short - {""}:
            self._surnames.setdefault(key, []).append(person)
        return Term(
            person,
            name,
            row["office"],
            row["title"],
            country,
            sector,
            row["since"],
            row["until"],
            row["acting"],
            source,
        )

    def read_officials(self) -> None:
        rows = self._cells("officials", "name country since until")
        self.tables.names.add_rows("official", ((n, f"{since}-{until}", code, "GOV") for n, code, since, until in rows))

    def read_members(self) -> None:
        for table in ("members", "memberships"):
            for row in self._rows(table, "group member since until"):
                member = f"state:{row['member']}" if row["member"] in self.tables.countries else row["member"]
                self._join(Membership(row["group"], member, row["since"], row["until"]))

    def _join(self, row: Membership) -> None:
        self.tables.members[row.group] = (*self.tables.members.get(row.group, ()), row)

    # --- the user's file --------------------------------------------------------------------------------------

    def read_user(self, path: Path) -> None:
        """The user's rows rule: their names mean their actors alone, their days in an office push out ours."""
        from .actor_user import read_user_file  # brings Pydantic, which takes longer to load than all our tables

        terms = []
        for row in read_user_file(path, self.tables):
            actor_id = row.id or self._known_as(row) or row.made_id
            sector = row.sector or self._default_sector[row.kind] or None
            if row.is_person:
                terms.append(self._user_person(row, actor_id, sector or "GOV"))
            else:
                actor = Actor(actor_id, row.name, row.kind, row.country, sector, row.qid, parent=row.parent)
                self._actor(actor)
                kind: NameKind = "country" if row.kind == "state" else "organisation"
                self.tables.names.rule(row.name, *row.aliases, name=Name(kind, actor_id, row.name, row.country, sector))
            if row.member_of:
                self._join(Membership(row.member_of, actor_id, row.since or "", row.until or ""))
        self._terms = [*without_what_others_rule(self._terms, terms), *terms]

    def _known_as(self, row: UserRow) -> str | None:
        """The id of the one actor that our tables know by this name: the user's row is about it."""
        wanted = ("person",) if row.is_person else ("organisation", "seat", "country")
        ids = {n.ref for n in self.tables.names.get(row.name) if n.kind in wanted and n.ref}
        return ids.pop() if len(ids) == 1 else None

    def _user_person(self, row: UserRow, person: str, sector: str) -> Term:
        cells = {"id": person, "name": row.name, "office": self.tables.offices.get(plain(row.office or ""), "")}
        cells |= {"title": row.title, "country": row.country or "", "acting": row.acting or ""}
        cells |= {"since": row.since or "", "until": row.until or ""}
        named = [n for n in (row.name, *row.aliases) if " " in n or "-" in n]
        self.tables.names.rule(*named, name=Name("person", person, row.name, row.country, sector))
        return self._person(cells, sector, "", "|".join(row.aliases), source="user")

    def settle_terms(self) -> None:
        """Terms by person and by office, oldest first; surnames as tuples. Whoever has no term left has no name."""
        tables = self.tables
        terms: dict[str, list[Term]] = {}
        holders: dict[tuple[str, str], list[Term]] = {}
        for term in sorted(self._terms, key=lambda t: t.since):
            terms.setdefault(term.person, []).append(term)
        for held in terms.values():
            for term in held:
                if term.office and term.country:
                    holders.setdefault((term.country, term.office), []).append(term)
        tables.terms.update({person: tuple(held) for person, held in terms.items()})
        tables.holders.update({key: tuple(sorted(held, key=lambda t: t.since)) for key, held in holders.items()})
        known = ((key, tuple(i for i in dict.fromkeys(ids) if i in terms)) for key, ids in self._surnames.items())
        tables.surnames.update({key: ids for key, ids in known if ids})
        for person, several in self._whole_names.items():
            if person not in terms:
                tables.names.forget(person, several)


# --- the files --------------------------------------------------------------------------------------------


def _read(path: Path, columns: list[str]) -> Iterator[dict[str, str]]:
    """The rows of a table as dicts; empty cells at the end of a line may be left out."""
    header: list[str] = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if not line or line[0] == "#" or line.isspace():
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            if missing := [c for c in columns if c not in header]:
                raise DataError(f"{path}, line {number}: the header lacks {', '.join(missing)}")
            continue
        short = len(header) - len(cells)
        if short < 0 or not cells[0]:
            raise DataError(f"{path}, line {number}: {len(cells)} columns where the header has {len(header)}")
        yield dict(zip(header, cells + [""] * short if short else cells, strict=True))


def _read_cells(path: Path, columns: list[str]) -> Iterator[list[str]]:
    """The same for a table whose header is these columns and no more: lists of cells, which are made faster."""
    lines = enumerate(path.read_text("utf-8").split("\n"), 1)
    number, line = next((n, x) for n, x in lines if x and x[0] != "#")
    if line.split("\t") != columns:
        raise DataError(f"{path}, line {number}: the header is not {', '.join(columns)}")
    width = len(columns)
    for number, line in lines:
        cells = line.split("\t")
        if len(cells) == width:
            yield cells
        elif len(cells) > width:
            raise DataError(f"{path}, line {number}: {len(cells)} columns where the header has {width}")
        elif line:
            yield cells + [""] * (width - len(cells))


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()] if cell else []


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
