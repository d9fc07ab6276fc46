"""Who holds an office on a day: the cutting of terms, offices by report date, and a floor over all our terms."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.records import Mention, Span
from dragoman.resolution.actor_tables import ActorTables, Term
from dragoman.resolution.actor_terms import without_what_others_rule
from dragoman.resolution.actors import Context, resolve_mention
from evaluation.offices import measured, share

TABLES = ActorTables.load()


def holder(words: str, day: str) -> str | None:
    mention = Mention("m", Span(0, len(words), words))
    return resolve_mention(mention, Context.of(day, words, TABLES, [mention]), TABLES).identity


@pytest.mark.parametrize(
    ("words", "day", "name"),
    [
        ("the Ukrainian president", "2003-06-01", "Leonid Kuchma"),
        ("the Ukrainian president", "2012-06-01", "Viktor Yanukovych"),
        ("the Ukrainian president", "2016-06-01", "Petro Poroshenko"),
        ("the Ukrainian president", "2022-02-20", "Volodymyr Zelenskyy"),
        ("the acting president of Ukraine", "2014-04-10", "Oleksandr Turchynov"),
        ("the Russian prime minister", "2010-01-01", "Vladimir Putin"),
        ("the Serbian prime minister", "2015-01-01", "Aleksandar Vučić"),
        ("the Serbian president", "2019-01-01", "Aleksandar Vučić"),
        ("the prime minister of Israel", "2022-08-01", "Yair Lapid"),
        ("the president of Switzerland", "2024-06-01", "Viola Amherd"),
        ("the president of Lebanon", "2019-06-01", "Michel Aoun"),
        ("the chief adviser of Bangladesh", "2025-01-01", "Muhammad Yunus"),
        ("the prime minister of Nepal", "2024-01-01", "Prachanda"),
        ("the king of Thailand", "2010-01-01", "Bhumibol Adulyadej"),
        ("the NATO secretary general", "2022-02-20", "Jens Stoltenberg"),
        ("the European Commission president", "2022-02-20", "Ursula von der Leyen"),
        ("the EU foreign policy chief", "2022-02-20", "Josep Borrell"),
        ("the UN secretary-general", "2005-02-20", "Kofi Annan"),
        ("the Russian foreign minister", "2022-02-20", "Sergey Lavrov"),
        ("the Ukrainian defence minister", "2022-02-20", "Oleksii Reznikov"),
        ("the British defence secretary", "2012-05-01", "Philip Hammond"),
        ("the Japanese foreign minister", "2015-05-01", "Fumio Kishida"),
        ("the acting US defense secretary", "2019-03-01", "Patrick Shanahan"),
    ],
)
def test_office_at_the_report_s_date(words: str, day: str, name: str) -> None:
    found = holder(words, day)
    actor = TABLES.actor(found) if found else None
    assert actor is not None
    assert actor.name == name


@pytest.mark.parametrize(
    ("words", "day"),
    [
        pytest.param("the president of South Korea", "2017-02-01", id="one suspended and one acting: both stay"),
        pytest.param("the president of France", "2007-05-16", id="the day of handing over"),
        pytest.param("the president of Lebanon", "2023-06-01", id="the office is vacant"),
        pytest.param("the president of Sweden", "2022-02-20", id="no such office"),
    ],
)
def test_no_one_is_chosen(words: str, day: str) -> None:
    assert holder(words, day) is None


def test_acting_holders_are_marked() -> None:
    actor = TABLES.actor("person:oleksandr-turchynov")
    assert actor is not None
    assert [o.title for o in actor.offices] == ["President of Ukraine (acting)"]


def term(person: str, since: str, until: str = "", acting: str = "", office: str = "president") -> Term:
    return Term(person, person, office, "", "PER", "GOV", since, until, acting)


@pytest.mark.parametrize(
    ("ours", "rule", "left"),
    [
        pytest.param(term("a", "2010", "2014"), term("b", "2014", "2018"), ["2010-2014"], id="one after the other"),
        pytest.param(
            term("a", "2010-01-01"), term("b", "2014-05-01"), ["2010-01-01-2014-05-01"], id="an open one ends"
        ),
        pytest.param(
            term("a", "2010-01-01", "2014-05"), term("b", "2014-05-09"), ["2010-01-01-2014-05-09"], id="exact"
        ),
        pytest.param(term("a", "2011-01-01", "2012-01-01"), term("b", "2010-01-01", "2013-01-01"), [], id="inside"),
        pytest.param(
            term("a", "2010-01-01", "2016-01-01"), term("a", "2010-02-01", "2016-01-01"), [], id="the same one"
        ),
        pytest.param(
            term("a", "2010-01-01", "2016-01-01"),
            term("b", "2012-01-01", "2013-01-01"),
            ["2010-01-01-2012-01-01", "2013-01-01-2016-01-01"],
            id="in the middle",
        ),
        pytest.param(
            term("a", "2010-01-01", "2016-01-01"),
            term("b", "2015-01-01", "2016-01-01", "acting"),
            ["2010-01-01-2016-01-01"],
            id="acting pushes out no one",
        ),
        pytest.param(term("a", "2010"), term("b", "2012", office="premier"), ["2010-"], id="another office"),
    ],
)
def test_cutting(ours: Term, rule: Term, left: list[str]) -> None:
    assert [f"{t.since}-{t.until}" for t in without_what_others_rule([ours], [rule])] == left


def test_every_term_of_our_tables_in_its_middle_and_on_the_day_after() -> None:
    done = measured(None, TABLES)
    assert len(done) > 1300
    assert share(r.middle for r in done)[0] >= 0.98
    assert share(r.after for r in done)[0] == 1.0


@pytest.mark.parametrize(
    ("source", "floor"), [("REIGN", 0.97), ("Wikidata", 0.97), ("factbook", 0.97)], ids=lambda v: str(v)
)
def test_every_leader_of_the_facts(source: str, floor: float, shared: Path) -> None:
    done = [r for r in measured(shared / "corpora" / "facts", TABLES) if r.held.source == source]
    assert share(r.middle for r in done)[0] >= floor
