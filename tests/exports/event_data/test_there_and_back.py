"""What is exported as an event data set and imported again is what it was, as far as the set has a place for it."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.exports import to_line
from dragoman.exports.cells import readable, unguarded
from dragoman.exports.event_data.acled import acled
from dragoman.exports.event_data.cameo import petrarch
from dragoman.exports.event_data.lines import event_data_lines
from dragoman.exports.event_data.occurrence import Occurrence, Who
from dragoman.exports.event_data.plover import plover
from dragoman.exports.event_data.tables import body_code, cameo, columns, country
from dragoman.exports.event_data.ucdp import ucdp
from dragoman.importers import read
from dragoman.importers.cameo import act as read_cameo
from dragoman.records import ImportedEvent, Party
from tests.exports.invented import ACTS, occurrences

MANY = settings(max_examples=100)
NO_ROLE = {"OTH": None}
# ACLED's agreements are signed and kept in one sub-event type, as are looting and destroying.
ACLEDS = {("RETREAT", "ceasefire"): "SUPPORT", ("ASSAULT", "destroy"): "COERCE"}
SEVERAL = st.lists(occurrences(), min_size=1, max_size=3, unique_by=lambda one: one.id)


def there_and_back(form: str, told: Sequence[Occurrence]) -> tuple[list[ImportedEvent], Counter[str]]:
    """The events that the importer finds in the file, none of whose rows it may pass over, and what was left out."""
    left: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "out"
        lines = event_data_lines(form, told, lambda why: left.update([why]))
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
        if not file.read_text(encoding="utf-8"):
            return [], left
        found = list(read(file, form))
    assert [row for row in found if not isinstance(row, ImportedEvent)] == []
    return [row for row in found if isinstance(row, ImportedEvent)], left


def cell(text: str | None) -> str:
    """A text as a cell has it: on one line, with straight quotation marks, without what no table may hold."""
    return readable(text or "").replace("“", '"')


def listed(text: str | None) -> str:
    """The same in a cell of several."""
    return cell(text).replace(";", ",").replace("|", ",")


def home(who: Who) -> str | None:
    """The country or body of somebody, where the tables of other data sets know it."""
    return who.country if country(who.country) or body_code(who.country) else None


def told_of(parties: Sequence[Party]) -> list[tuple[str, str | None, str | None]]:
    return [(cell(party.words), party.country, party.sector) for party in parties]


def expected(whos: Sequence[Who | None], name: Callable[[str], str] = cell) -> list[tuple[str, str | None, str | None]]:
    """Words, country and sector of those of whom anything is known, each once; CAMEO has no role for buildings."""
    found = [(name(who.name) or home(who), home(who), NO_ROLE.get(who.sector, who.sector)) for who in whos if who]
    return list(dict.fromkeys((words, country, sector) for words, country, sector in found if words))


def publishers(one: Occurrence) -> list[str]:
    """Each once; what parts them in a cell is a comma in them."""
    names = (readable(source.publisher).replace(";", ",") for source in one.sources if source.publisher)
    return [cell(name) for name in dict.fromkeys(names) if name]


def published_in(row: ImportedEvent) -> list[str]:
    """The publishers of a cell that the importer takes for the name of one."""
    return [cell(name) for name in "".join(row.publishers).split("; ") if name]


def first(whos: Sequence[Who]) -> Who | None:
    return next((who for who in whos if who.country), whos[0] if whos else None)


def upper(name: str) -> str:
    return cell(name.upper())


def code(act: tuple[str, str | None]) -> str:
    return cameo(*act, by_state=False).code


def cameo_type(one: Occurrence) -> str | None:
    """The type of the CAMEO code that the occurrence stands under."""
    found = read_cameo(cameo(one.type, one.mode, one.by_state_forces).code)
    return found.type if found else None


def in_days(day: str | None, value: str) -> bool:
    begun, _, ended = value.partition("/")
    return day is not None and begun <= day <= (ended or begun)


def names(whos: Sequence[Who]) -> list[str]:
    return list(dict.fromkeys(cell(who.name) for who in whos if who.name))


def place_of(one: Occurrence) -> tuple[float, float] | None:
    where = one.place
    if where is None or where.latitude is None or where.longitude is None:
        return None
    return where.latitude, where.longitude


@MANY
@given(SEVERAL)
def test_polecat(told: list[Occurrence]) -> None:
    back, left = there_and_back("polecat", told)
    dated = [one for one in told if one.first_day]
    assert sum(left.values()) == left["without a day"] == len(told) - len(dated)
    for row, one in zip(back, dated, strict=True):
        assert (row.source_id, row.type, row.mode, row.value) == (one.id, one.type, one.mode, one.first_day)
        assert told_of(row.actor) == expected(one.actor, listed)
        assert told_of(row.recipient) == expected(one.recipient, listed)
        assert (row.coordinates, row.version) == (place_of(one), one.coder)
        assert row.country == (one.place.country if one.place else None)
        assert cell(row.place) == (cell(one.place.name) if one.place else "")
        assert published_in(row) == publishers(one)


@MANY
@given(SEVERAL)
def test_icews(told: list[Occurrence]) -> None:
    back, _ = there_and_back("icews", told)
    assert len({row.id for row in back}) == len(back)
    pairs = [(one, *pair) for one in told if one.first_day for pair in one.dyads()]
    for row, (one, actor, recipient) in zip(back, pairs, strict=True):
        assert row.source_id.partition("-")[0] == one.id
        assert (row.type, row.value) == (cameo_type(one), one.first_day)
        assert told_of(row.actor) == expected([actor])
        assert told_of(row.recipient) == expected([recipient])
        assert (row.coordinates, row.country) == (place_of(one), one.place.country if one.place else None)
        assert published_in(row) == publishers(one)


@MANY
@given(SEVERAL)
def test_gdelt(told: list[Occurrence]) -> None:
    back, _ = there_and_back("gdelt", told)
    for row, one in zip(back, [one for one in told if one.first_day], strict=True):
        assert int(row.source_id) == int(one.id[1:16], 16)
        assert (row.type, row.value, row.reports) == (cameo_type(one), one.first_day, one.reports)
        assert told_of(row.actor) == expected([first(one.actor)], upper)
        if one.recipient:
            assert told_of(row.recipient) == expected([first(one.recipient)], upper)
        assert row.coordinates == place_of(one)
        where = country(one.place.country) if one.place else None
        assert row.country == (where.code if where and where.fips else None)
        assert [cell(address) for address in row.publishers] == [cell(a) for a in [one.sources[0].address] if a]


def test_acts_that_come_back_from_cameo_as_another_type() -> None:
    """CAMEO has one code for yielding in words and in deeds, and one for giving way to demands for other leaders."""
    others = {act: back.type for act in ACTS if (back := read_cameo(code(act))) and back.type != act[0]}
    assert others == {("RETREAT", None): "CONCEDE", ("RETREAT", "resign"): "CONCEDE"}


@MANY
@given(st.lists(occurrences(("ASSAULT", "PROTEST", "COERCE", "RETREAT")), min_size=1, max_size=3))
def test_acled(told: list[Occurrence]) -> None:
    rows = [one for one in told if not isinstance(acled(one), str)]
    back, left = there_and_back("acled", told)
    assert sum(left.values()) == len(told) - len(rows)
    for row, one in zip(back, rows, strict=True):
        assert one.place is not None
        assert row.source_id == f"{one.place.country}{int(one.id[1:16], 16)}"
        assert row.type == ACLEDS.get((one.type, one.mode), one.type)
        assert in_days(one.first_day, row.value)
        best = one.killed.best if one.killed else 0
        assert (row.killed, row.country, row.coordinates) == ((best,) * 3, one.place.country, place_of(one))
        assert cell(row.place) == cell(one.place.name)
        named = dict.fromkeys(cell(party.words) for party in (*row.actor, *row.recipient))
        assert list(named) == names([*one.actor[:1], *one.recipient[:1]])
        assert [cell(name) for name in row.publishers] == publishers(one)


@MANY
@given(st.lists(occurrences(("ASSAULT",)), min_size=1, max_size=3))
def test_ucdp(told: list[Occurrence]) -> None:
    rows = [one for one in told if not isinstance(ucdp(one), str)]
    back, left = there_and_back("ucdp", told)
    assert sum(left.values()) == len(told) - len(rows)
    for row, one in zip(back, rows, strict=True):
        assert (row.source_id, row.type, row.version) == (str(int(one.id[1:16], 16)), one.type, one.id)
        assert one.first_day
        assert one.last_day
        assert row.value == (one.first_day if one.first_day == one.last_day else f"{one.first_day}/{one.last_day}")
        assert one.killed is not None
        assert row.killed == (one.killed.low, one.killed.best, max(one.killed.best, one.killed.high or 0))
        assert (row.coordinates, row.country) == (place_of(one), one.place.country if one.place else None)
        assert [cell(name) for name in row.publishers] == publishers(one)


@MANY
@given(SEVERAL)
def test_petrarch_in_pandas(told: list[Occurrence]) -> None:
    text = "\n".join(event_data_lines("petrarch", told, lambda why: None))
    expected = [row for one in told if one.first_day for row in petrarch(one)]
    if expected:
        table = pandas.read_csv(
            io.StringIO(text), sep="\t", header=None, names=columns("petrarch"), dtype=str, keep_default_na=False,
            quoting=csv.QUOTE_NONE,
        )  # fmt: skip
        plain = [[cell(unguarded(found)) for found in row] for row in table.to_numpy().tolist()]
        assert plain == [[cell(str(wanted or "")) for wanted in row] for row in expected]


@MANY
@given(occurrences())
def test_plover_in_json(one: Occurrence) -> None:
    assert json.loads(to_line(plover(one))) == plover(one)
