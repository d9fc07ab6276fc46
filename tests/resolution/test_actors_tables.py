"""The tables: that they load, say where they come from, and agree with each other; and a whole coding."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DataError
from dragoman.records import Coding, Event, Mention, Report, Span, Statement
from dragoman.resolution import actor_tables
from dragoman.resolution.actors import ActorTables, Context, resolve_actors, resolve_mention
from dragoman.resolution.names import Name, NameIndex, words_of

FOLDER = Path(actor_tables.__file__).parents[1] / "data" / "actors"
TABLES = ActorTables.load()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda p: p.name)
def test_every_table_tells_its_origin_and_licence(path: Path) -> None:
    head = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    assert any("origin:" in line for line in head)
    assert any("licence:" in line for line in head)


def test_every_name_leads_to_an_actor() -> None:
    lost = {n.ref for word in ("Ukraine", "NATO", "Kremlin", "Emmanuel Macron") for n in TABLES.names.get(word)}
    assert all(TABLES.actor(ref) for ref in lost)
    assert all(TABLES.actor(person) for ids in TABLES.surnames.values() for person in ids)


@pytest.mark.parametrize(
    ("actor", "name", "kind"),
    [
        ("state:UKR", "Ukraine", "state"),
        ("armed-forces:UKR", "armed forces of Ukraine", "armed-forces"),
        ("body:UKR:parliament", "parliament of Ukraine", "government-body"),
        ("Q7747", "Vladimir Putin", "office-holder"),
    ],
)
def test_actor(actor: str, name: str, kind: str) -> None:
    found = TABLES.actor(actor)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


def test_an_unknown_id_is_no_actor() -> None:
    assert TABLES.actor("body:XXX:parliament") is None
    assert TABLES.actor("Q0") is None


def test_offices_carry_their_days() -> None:
    putin = TABLES.actor("Q7747")
    assert putin is not None
    assert [(o.title, o.since, o.until) for o in putin.offices][:2] == [
        ("President of Russia", "2000-05-07", "2008-05-07"),
        ("Prime Minister of Russia", "2008-05-08", "2012-05-07"),
    ]


def test_a_user_s_rows_are_added(tmp_path: Path) -> None:
    (tmp_path / "organisations.tsv").write_text(
        "id\tname\taliases\tcountry\tsector\nbody:x\tQuill Front\tQF\tPER\tREB\n"
    )
    tables = ActorTables.load(user=tmp_path)
    assert [n.ref for n in tables.names.get("Quill Front")] == ["body:x"]
    assert tables.names.get("NATO")


@pytest.mark.parametrize(
    ("table", "text", "told"),
    [
        pytest.param("seats.tsv", "id\tname\n", "header lacks aliases, country, sector", id="a column is missing"),
        pytest.param(
            "seats.tsv", "id\tname\taliases\tcountry\tsector\na\tb\tc\td\te\tf\n", "line 2", id="one too many"
        ),
    ],
)
def test_a_broken_table_names_file_and_line(tmp_path: Path, table: str, text: str, told: str) -> None:
    (tmp_path / table).write_text(text)
    with pytest.raises(DataError, match=told) as error:
        ActorTables.load(user=tmp_path)
    assert table in str(error.value)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "actors")
    (tmp_path / "actors" / "seats.tsv").unlink()
    with pytest.raises(DataError, match=r"seats\.tsv"):
        ActorTables.load(tmp_path / "actors")


def test_tables_may_be_handed_in() -> None:
    names = NameIndex([Name("organisation", "body:q", "Quill Front", "PER", "REB")])
    tables = ActorTables(names=names)
    mention = Mention("m", Span(0, 15, "the Quill Front"))
    found = resolve_mention(mention, Context.of(None, "the Quill Front", tables), tables)
    assert (found.identity, found.country, found.sector) == ("body:q", "PER", "REB")
    assert found.why.startswith("table:organisation Quill Front")


# --- a whole coding ---------------------------------------------------------------------------------------

TEXT = "President Emmanuel Macron called Kyiv on Monday. Macron asked Ukrainian troops to wait, an aide said."


def mention(words: str) -> Mention:
    start = TEXT.index(words)
    return Mention(words, Span(start, start + len(words), words))


def coding() -> Coding:
    macron, again, troops = (
        mention("President Emmanuel Macron"),
        Mention("again", Span(49, 55, "Macron")),
        mention("Ukrainian troops"),
    )
    event = Event("e", "r", Span(26, 32, "called"), "CONSULT", None, (macron,), (mention("Kyiv"),), "actual")
    asked = Statement("s", "r", (again,), Span(56, 61, "asked"), Span(79, 86, "to wait"), "demand", (troops,))
    return Coding(Report("r", TEXT, "plain", "2022-02-20"), "test", (event,), (asked,), (macron, again, troops))


def test_resolve_actors_replaces_every_mention_and_gives_the_actors() -> None:
    done = resolve_actors(coding(), TABLES)
    assert [m.identity for m in done.mentions] == ["Q3052772", "Q3052772", None]
    assert done.events[0].actor[0] == done.mentions[0]
    assert done.events[0].recipient[0].identity == "state:UKR"
    assert done.statements[0].speaker[0].identity == "Q3052772"
    assert done.statements[0].addressee[0].sector == "MIL"
    assert [a.id for a in done.actors] == ["Q3052772", "state:UKR"]
    assert all(m.why for m in done.mentions)


def test_resolving_twice_changes_nothing() -> None:
    once = resolve_actors(coding(), TABLES)
    assert resolve_actors(once, TABLES) == once


# --- properties -------------------------------------------------------------------------------------------


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    for word in words_of(text):
        assert text[word.start : word.end].startswith(word.text)


PIECES = st.sampled_from(
    [
        "the",
        "Russian",
        "army",
        "of",
        "Congo",
        "Macron",
        "'s",
        ",",
        "police",
        "-backed",
        "two",
        "UN",
        "(",
        "leader",
        "Xyz",
        "\n",
        "٣",
        "’",
    ]
)


@given(st.lists(PIECES, max_size=9).map(" ".join) | st.text(max_size=40))
def test_any_words_resolve_to_what_the_tables_hold_or_to_a_reason(words: str) -> None:
    given_words = Mention("m", Span(0, len(words), words))
    found = resolve_mention(given_words, Context.of("2015-05-05", words, TABLES, [given_words]), TABLES)
    assert found.why
    assert found.identity is None or TABLES.actor(found.identity)
    assert found.span == given_words.span
    assert 0 <= sum(c.score for c in found.candidates) <= 1.01
