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
from dragoman.resolution.actor_reading import BODY_TABLES
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


def test_whoever_is_named_has_terms() -> None:
    """Another table may tell that somebody else held the office all the time."""
    named = (name for known in TABLES.names._names.values() for _, name in known if name.kind == "person")
    assert {name.ref for name in named} <= TABLES.terms.keys()


def test_a_report_of_somebody_without_terms_is_resolved() -> None:
    words = "Fathi Bashagha arrived in Tripoli. The prime minister met envoys."
    mentions = [Mention("a", Span(0, 14, words[:14])), Mention("b", Span(35, 53, words[35:53]))]
    context = Context.of("2022-05-17", words, TABLES, mentions)
    assert resolve_mention(mentions[0], context, TABLES).identity is None
    assert resolve_mention(mentions[1], context, TABLES).country == "LBY"


@pytest.mark.parametrize(
    ("actor", "name", "kind"),
    [
        ("state:UKR", "Ukraine", "state"),
        ("armed-forces:UKR", "armed forces of Ukraine", "armed-forces"),
        ("body:UKR:parliament", "Verkhovna Rada", "parliament"),
        ("body:CHL:parliament", "parliament of Chile", "parliament"),
        ("body:CHL:central-bank", "central bank of Chile", "government-body"),
        ("person:edward-snowden", "Edward Snowden", "person"),
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


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        pytest.param("state:USA", "USAGOV", id="a state"),
        pytest.param("body:RUS:presidency", "RUSGOV", id="a seat"),
        pytest.param("armed-forces:UKR", "UKRMIL", id="an army"),
        pytest.param("body:UKR:dpr", "UKRREB", id="a de facto authority, in the state whose territory it is"),
        pytest.param("body:GBR:intelligence-service", "GBRSPY", id="the kind's own ending"),
        pytest.param("Q1065", "IGOUNO", id="an international organisation"),
        pytest.param("body:UN:peacekeepers", "IGOUNOMIL", id="its forces"),
        pytest.param("Q34490", "IMGREB", id="an armed group of no state"),
        pytest.param("Q42970", "NGO", id="an ngo of no state"),
        pytest.param("Q7747", "RUSGOV", id="a person"),
    ],
)
def test_code(actor: str, code: str) -> None:
    found = TABLES.actor(actor)
    assert found is not None
    assert found.code == code


def test_no_code_where_nothing_begins_it() -> None:
    assert TABLES.codes.code("place", None, "OTH") is None
    assert TABLES.codes.code("international-organisation", "No Such Body", "IGO") is None


@pytest.mark.parametrize(
    ("actor", "parent"),
    [
        ("armed-forces:UKR", "state:UKR"),
        ("body:CHL:finance-ministry", "state:CHL"),
        ("body:PSE:qassam", "Q38799"),
        ("Q8880", "Q458"),
        ("body:USA:starlink", "body:USA:spacex"),
    ],
)
def test_parent(actor: str, parent: str) -> None:
    found = TABLES.actor(actor)
    assert found is not None
    assert found.parent == parent


def test_every_actor_has_a_kind_of_the_table_and_a_parent_that_is_one() -> None:
    assert {a.kind for a in TABLES.actors.values()} <= set(TABLES.codes.kinds)
    assert {b.kind for b in TABLES.bodies.values()} <= set(TABLES.codes.kinds)
    assert [a.id for a in TABLES.actors.values() if a.parent and not TABLES.actor(a.parent)] == []


def test_every_country_of_an_actor_is_a_state_or_a_body_with_a_code() -> None:
    known = set(TABLES.countries) | set(TABLES.codes.bodies) | {None}
    assert {a.country for a in TABLES.actors.values()} <= known


def test_an_id_stands_in_one_row_only() -> None:
    ids = [
        line.split("\t")[0]
        for table in BODY_TABLES
        for line in (FOLDER / f"{table}.tsv").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert sorted({i for i in ids if ids.count(i) > 1}) == ["id"]


@pytest.mark.parametrize(
    ("group", "day", "member", "belongs"),
    [
        pytest.param("Q458", "2020-01-31", "state:GBR", True, id="the last day in the EU"),
        pytest.param("Q458", "2020-02-01", "state:GBR", False, id="the day after"),
        pytest.param("Q1764511", "2014-01-01", "state:RUS", True, id="the G8"),
        pytest.param("Q1764511", "2022-02-20", "state:RUS", False, id="the G7 again"),
        pytest.param("Q7184", "2023-04-03", "state:FIN", False, id="before joining NATO"),
        pytest.param("Q7184", "2023-04-04", "state:FIN", True, id="the day of joining"),
        pytest.param("body:TCG", "2022-02-20", "Q81299", True, id="an organisation in a contact group"),
        pytest.param("body:BRICS", "2023-12-31", "state:IRN", False, id="before BRICS grew"),
        pytest.param("Q7159", "2022-02-20", "state:KEN", True, id="a member without a day"),
    ],
)
def test_members(group: str, day: str, member: str, belongs: bool) -> None:
    assert (member in TABLES.members_of(group, day)) is belongs
    assert (group in TABLES.groups_of(member, day)) is belongs


def test_every_group_and_member_is_an_actor() -> None:
    rows = [row for rows in TABLES.members.values() for row in rows]
    assert {i for row in rows for i in (row.group, row.member) if not TABLES.actor(i)} == set()


def test_de_facto_authorities_belong_to_the_state_whose_territory_it_is() -> None:
    of = {"body:UKR:dpr": "UKR", "body:GEO:abkhazia": "GEO", "body:MDA:transnistria": "MDA", "body:CYP:trnc": "CYP"}
    found = {i: TABLES.actor(i) for i in of}
    assert {i: a.country for i, a in found.items() if a and a.kind == "de-facto-authority"} == of


def test_no_actor_is_named_by_a_word_of_judgement() -> None:
    names = " ".join(a.name.lower() for a in TABLES.actors.values())
    assert "terrorist" not in names
    assert "bandit" not in names


@pytest.mark.parametrize(
    ("table", "text", "told"),
    [
        pytest.param("seats.tsv", "id\tname\n", "header lacks aliases, country, sector", id="a column is missing"),
        pytest.param(
            "seats.tsv",
            "id\tname\taliases\tcountry\tsector\tkind\tparent\na\tb\tc\td\te\tf\tg\th\n",
            "line 2",
            id="one too many",
        ),
        pytest.param("cities.tsv", "name\tsize\n", "header is not name, countries", id="another header"),
        pytest.param("cities.tsv", "name\tcountries\nX\tPER:50\t9\n", "line 2", id="one too many in a long table"),
    ],
)
def test_a_broken_table_names_file_and_line(tmp_path: Path, table: str, text: str, told: str) -> None:
    shutil.copytree(FOLDER, tmp_path / "actors")
    (tmp_path / "actors" / table).write_text(text)
    with pytest.raises(DataError, match=told) as error:
        ActorTables.load(tmp_path / "actors")
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
