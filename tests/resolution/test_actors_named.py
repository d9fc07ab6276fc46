"""Mentions that name a state, a seat, a body or a person: identity, country, sector."""

from __future__ import annotations

import pytest

from dragoman.records import Mention, Span
from dragoman.resolution.actors import ActorTables, Context, resolve_mention


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


def resolved(words: str, tables: ActorTables, date: str | None = "2022-02-20", text: str | None = None) -> Mention:
    """The mention resolved in a report of this text, or in one that says nothing else."""
    report = text or words
    start = report.index(words)
    mention = Mention("m1", Span(start, start + len(words), words))
    return resolve_mention(mention, Context.of(date, report, tables, [mention]), tables)


@pytest.mark.parametrize(
    ("words", "identity", "country", "sector"),
    [
        pytest.param("Ukraine", "state:UKR", "UKR", "GOV", id="country"),
        pytest.param("the U.S.", "state:USA", "USA", "GOV", id="short form with dots"),
        pytest.param("DR Congo", "state:COD", "COD", "GOV", id="one of two Congos"),
        pytest.param("Congo", None, None, "GOV", id="either Congo"),
        pytest.param("the People's Republic of China", "state:CHN", "CHN", "GOV", id="not the Republic of China"),
        pytest.param("the United Arab Emirates (UAE)", "state:ARE", "ARE", "GOV", id="with its short form"),
        pytest.param("Kiev", "state:UKR", "UKR", "GOV", id="capital, older spelling"),
        pytest.param("Brussels", "Q458", "EU", "IGO", id="Brussels is the EU"),
        pytest.param("Scotland", None, "GBR", "GOV", id="a part is not the state"),
        pytest.param("Turkish", "state:TUR", "TUR", "GOV", id="adjective alone"),
        pytest.param("turkish", None, None, None, id="no adjective without its capital"),
        pytest.param("Palestinians", None, "PSE", "CVL", id="a people"),
        pytest.param("the Kremlin", "body:RUS:presidency", "RUS", "GOV", id="seat"),
        pytest.param("the Elysee", "body:FRA:presidency", "FRA", "GOV", id="seat without accent"),
        pytest.param("the Knesset", "body:ISR:parliament", "ISR", "LEG", id="seat of a parliament"),
        pytest.param("NATO", "Q7184", "NATO", "IGO", id="international body"),
        pytest.param("the WHO", "Q7817", "WHO", "IGO", id="all capitals"),
        pytest.param("who", None, None, None, id="not the WHO"),
        pytest.param("the Lord's Resistance Army", "body:UGA:lra", "UGA", "REB", id="possessive in a name"),
        pytest.param("the Ukrainian government", "state:UKR", "UKR", "GOV", id="government stands for the state"),
        pytest.param("the government of Kenya", "state:KEN", "KEN", "GOV", id="government of"),
        pytest.param("the Ukrainian army", "armed-forces:UKR", "UKR", "MIL", id="a state's army"),
        pytest.param("Ukrainian soldiers", None, "UKR", "MIL", id="soldiers are not the army"),
        pytest.param(
            "the Chilean foreign ministry", "body:CHL:foreign-ministry", "CHL", "GOV", id="a state's ministry"
        ),
        pytest.param("Chilean foreign ministry staff", None, "CHL", "GOV", id="its staff is not the ministry"),
    ],
)
def test_names(tables: ActorTables, words: str, identity: str | None, country: str | None, sector: str | None) -> None:
    found = resolved(words, tables)
    assert (found.identity, found.country, found.sector) == (identity, country, sector), found.why


@pytest.mark.parametrize(
    ("words", "date", "identity", "country", "sector"),
    [
        pytest.param("President Emmanuel Macron", "2022-02-20", "Q3052772", "FRA", "GOV", id="title and full name"),
        pytest.param("France's President Emmanuel Macron", "2022-02-20", "Q3052772", "FRA", "GOV", id="possessive"),
        pytest.param("Ukraine's Volodymyr Zelensky", "2022-02-20", "Q3874799", "UKR", "GOV", id="country's person"),
        pytest.param("Recep Tayyip Erdogan", "2016-07-16", "Q39259", "TUR", "GOV", id="without the accents"),
        pytest.param("Kim Jong Un", "2018-06-12", "Q56226", "PRK", "GOV", id="without the hyphen"),
        pytest.param("Macron", "2022-02-20", "Q3052772", "FRA", "GOV", id="surname of one holder"),
        pytest.param("Bush", "2005-05-05", "Q207", "USA", "GOV", id="surname, holder of the day"),
        pytest.param("the Ukrainian president", "2022-02-20", "Q3874799", "UKR", "GOV", id="by office"),
        pytest.param(
            "the Ukrainian president", "2016-02-20", "person:petro-poroshenko", "UKR", "GOV", id="earlier day"
        ),
        pytest.param("the Ukrainian president", None, None, "UKR", "GOV", id="by office needs a date"),
        pytest.param("the president of France", "2010-03-03", "Q329", "FRA", "GOV", id="by office of"),
        pytest.param("the former French president", "2010-03-03", None, "FRA", "OPP", id="the former one is not held"),
        pytest.param("Ukrainian President Ostap Vyhadany", "2022-02-20", None, "UKR", "GOV", id="another name"),
        pytest.param("Macron's office", "2022-02-20", "body:FRA:presidency", "FRA", "GOV", id="what is his is not he"),
        pytest.param("the Obama administration", "2012-02-20", None, "USA", "GOV", id="named after him"),
        pytest.param("Olga Merkel", "2012-02-20", None, None, None, id="another first name"),
        pytest.param("former President Nicolas Sarkozy", "2014-07-01", "Q329", "FRA", "OPP", id="out of office"),
        pytest.param("Jens Stoltenberg", "2022-02-20", "person:jens-stoltenberg", "NATO", "IGO", id="later office"),
        pytest.param("Jens Stoltenberg", "2012-02-20", "person:jens-stoltenberg", "NOR", "GOV", id="earlier office"),
        pytest.param("opposition leader Alexei Navalny", "2020-08-20", "person:alexei-navalny", "RUS", "OPP", id="OPP"),
        pytest.param("Lavrov", "1960-01-01", None, None, None, id="long before he took office"),
    ],
)
def test_persons(
    tables: ActorTables, words: str, date: str | None, identity: str | None, country: str | None, sector: str | None
) -> None:
    found = resolved(words, tables, date)
    assert (found.identity, found.country, found.sector) == (identity, country, sector), found.why


@pytest.mark.parametrize(
    ("words", "text", "identity"),
    [
        pytest.param("Castro", "In Cuba, Castro spoke.", "Q11256", id="two Castros, one in office"),
        pytest.param("Macon", "Emmanuel Macron flew home. Macon had left early.", "Q3052772", id="slip of one letter"),
        pytest.param("Macon", "Macon was calm on Sunday.", None, id="no slip where no Macron is named"),
        pytest.param("Marron", "Emmanuel Macron and chef Luc Marron met.", None, id="own first name before it"),
        pytest.param(
            "Rajapaksa", "Mahinda Rajapaksa resigned. Rajapaksa had refused.", "person:mahinda-rajapaksa", id="full"
        ),
    ],
)
def test_the_report_tells_who(tables: ActorTables, words: str, text: str, identity: str | None) -> None:
    start = text.rindex(words)
    mention = Mention("m1", Span(start, start + len(words), words))
    found = resolve_mention(
        mention, Context.of("2007-03-03" if words == "Castro" else "2020-06-01", text, tables), tables
    )
    assert found.identity == identity, found.why


def test_two_holders_are_both_kept_and_none_chosen(tables: ActorTables) -> None:
    found = resolved("Rajapaksa", tables, "2020-06-01")
    assert found.identity is None
    assert {c.identity for c in found.candidates} == {"person:mahinda-rajapaksa", "Q56226"} or len(
        found.candidates
    ) == 2
    assert found.why.startswith("2 holders fit 'Rajapaksa'")


@pytest.mark.parametrize(
    ("date", "sector"),
    [pytest.param("2021-08-14", "REB", id="day before"), pytest.param("2021-08-15", "GOV", id="the day")],
)
def test_a_group_changes_sides(tables: ActorTables, date: str, sector: str) -> None:
    found = resolved("the Taliban", tables, date)
    assert (found.identity, found.country, found.sector) == ("Q42418", "AFG", sector)
