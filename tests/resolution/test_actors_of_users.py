"""The user's own file of actors: its rows rule over ours, and what is wrong with one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.records import Mention, Span
from dragoman.resolution.actor_reading import default_user_file, user_file, user_mark
from dragoman.resolution.actor_tables import ActorTables
from dragoman.resolution.actors import Context, resolve_mention

HEADER = "name\tkind\tcountry\taliases\toffice\tsince\tuntil\tid\tparent\tmember_of\n"


def loaded(folder: Path, *rows: str) -> ActorTables:
    (folder / "actors.tsv").write_text(HEADER + "".join(row + "\n" for row in rows), "utf-8")
    return ActorTables.load(user=folder / "actors.tsv")


def resolved(tables: ActorTables, words: str, date: str = "2022-02-20") -> Mention:
    mention = Mention("m", Span(0, len(words), words))
    return resolve_mention(mention, Context.of(date, words, tables, [mention]), tables)


def test_a_row_adds_an_actor(tmp_path: Path) -> None:
    tables = loaded(tmp_path, "Quill Front\tarmed-group\tPER\tQF")
    found = resolved(tables, "the QF")
    assert (found.identity, found.country, found.sector) == ("user:quill-front", "PER", "REB")
    assert tables.names.get("NATO")


def test_a_row_about_one_of_ours_keeps_its_id_and_rules(tmp_path: Path) -> None:
    tables = loaded(tmp_path, "Hamas\tparty\tPSE")
    actor = tables.actor("Q38799")
    assert actor is not None
    assert (actor.kind, actor.sector, actor.code) == ("party", "OPP", "PSEOPP")
    assert resolved(tables, "Hamas").sector == "OPP"


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        pytest.param("2026-05-31", "Q467948", id="the day before: ours"),
        pytest.param("2026-06-02", "user:ada-brandt", id="in the user's term"),
    ],
)
def test_a_user_s_term_ends_our_open_one(tmp_path: Path, day: str, holder: str) -> None:
    tables = loaded(tmp_path, "Ada Brandt\toffice-holder\tNOR\t\tprime minister\t2026-06-01")
    assert resolved(tables, "the Norwegian prime minister", day).identity == holder
    assert resolved(tables, "Brandt", "2026-06-05").identity == "user:ada-brandt"


def test_a_member_is_added(tmp_path: Path) -> None:
    tables = loaded(tmp_path, "Quill Front\tarmed-group\tPER\t\t\t2024\t\t\t\tbody:AXIS-OF-RESISTANCE")
    assert "user:quill-front" in tables.members_of("body:AXIS-OF-RESISTANCE", "2024-05-01")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param("X\tarmed-group", "line 2, name 'X': is too short", id="a name of one letter"),
        pytest.param("Quill\tgang", "line 2, kind 'gang': is not known; one of: state", id="an unknown kind"),
        pytest.param("Quill\tngo\tPeru", "line 2, country 'Peru': is no country; write its ISO", id="a country's name"),
        pytest.param("Quill\tngo\tPER\t\t\t22-1-1", "line 2, since '22-1-1': is no date; write", id="no date"),
        pytest.param("Quill\tngo\tPER\t\t\t2022-02-30", "since '2022-02-30': is no date", id="no such day"),
        pytest.param("Quill\tngo\tPER\t\t\t2022\t2021", "until '2021': is before since 2022", id="ends first"),
        pytest.param("Quill\tngo\tPER\t\t\t\t\t\tstate:XX", "parent 'state:XX': is no actor's id", id="no parent"),
        pytest.param("Quill" + "\tx" * 12, "line 2: 13 columns where the header has 10", id="too many columns"),
    ],
)
def test_a_bad_row_names_file_line_field_and_mend(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(DataError) as error:
        loaded(tmp_path, row)
    assert str(error.value).startswith(str(tmp_path / "actors.tsv"))
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("name\tkind\tcolour\n", "line 1: unknown column 'colour'", id="an unknown column"),
        pytest.param("# mine\nname\n", "line 2: the header lacks kind", id="a column is missing"),
    ],
)
def test_a_bad_header_is_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "actors.tsv").write_text(text)
    with pytest.raises(DataError, match=told):
        ActorTables.load(user=tmp_path / "actors.tsv")


def test_a_file_that_is_not_utf8_or_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is no such file"):
        ActorTables.load(user=tmp_path / "none.tsv")
    (tmp_path / "actors.tsv").write_bytes(b"name\tkind\nQuill \xff\tngo\n")
    with pytest.raises(DataError, match="is not UTF-8"):
        ActorTables.load(user=tmp_path / "actors.tsv")


def test_where_the_file_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAGOMAN_ACTORS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    assert default_user_file() == tmp_path / "dragoman" / "actors.tsv"
    assert user_file() is None
    monkeypatch.setenv("DRAGOMAN_ACTORS", str(tmp_path / "mine.tsv"))
    assert user_file() == tmp_path / "mine.tsv"


def test_another_file_is_another_version(tmp_path: Path) -> None:
    path = tmp_path / "actors.tsv"
    path.write_text(HEADER)
    first = user_mark(path)
    path.write_text(HEADER + "Quill Front\tngo\n")
    assert first.startswith("+actors.")
    assert user_mark(path) != first
    assert user_mark(None) == ""
