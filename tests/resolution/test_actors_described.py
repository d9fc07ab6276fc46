"""Mentions that describe without naming: the sector by their words, the country by the report."""

from __future__ import annotations

import pytest

from dragoman.records import Mention, Span
from dragoman.resolution.actors import ActorTables, Context, resolve_mention

case = pytest.param


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        case("Ukrainian rebel leaders", "REB", id="a weak head takes the word before it"),
        case("party leaders", "OPP", id="leaders of a party"),
        case("members of the Taliban", "REB", id="a weak head takes the body after it"),
        case("members", "CVL", id="alone it is a civilian"),
        case("student leaders", "GOV", id="a word for people only describes"),
        case("students", "CVL", id="the same word as head"),
        case("the police chief", "COP", id="police chief"),
        case("hundreds of Peruvian troops", "MIL", id="a number of troops"),
        case("hundreds of people", "CVL", id="a number of people"),
        case("NATO forces", "MIL", id="forces of a body"),
        case("NATO officials", "IGO", id="officials of a body"),
        case("EU member states", "GOV", id="states of a body"),
        case("the president of Amnesty International", "NGO", id="head of a body"),
        case("the president of Peru", "GOV", id="head of a state"),
        case("Shadow Foreign Secretary Una Brook", "OPP", id="shadow office"),
        case("Foreign Secretary Una Brook", "GOV", id="office"),
        case("the ruling party", "GOV", id="a party that rules"),
        case("the largest party", "OPP", id="a party"),
        case("former minister Abel Quist", "OPP", id="former"),
        case("minister Abel Quist", "GOV", id="in office"),
        case("Abel Quist, a former minister", "OPP", id="former, in apposition"),
        case("Abel Quist, head of the Reform Party", "OPP", id="head of a party, in apposition"),
        case("company president Abel Quist", "BUS", id="president of a company"),
        case("migrants seeking shelter", "CVL", id="a participle ends the core"),
        case("eight suspected militants", "REB", id="a participle before the noun does not"),
        case("Paek Son-ok", None, id="no son in a name"),
        case("zorbled frimps", None, id="no known word"),
    ],
)
def test_sector(tables: ActorTables, words: str, sector: str | None) -> None:
    found = resolve_mention(Mention("m1", Span(0, len(words), words)), Context.of("2019-05-05", words, tables), tables)
    assert found.sector == sector, found.why


@pytest.mark.parametrize(
    ("words", "text", "country"),
    [
        case("police", "Police in Ghana freed two men.", "GHA", id="the only country"),
        case("three civilians", "A bus burned. It left three civilians dead.", None, id="no country"),
        case("the judge", "Peru asked Chile for the file; the judge agreed.", "PER", id="institution: the first"),
        case("a trader", "Peru asked Chile for the file of a trader.", None, id="anyone: either"),
        case("two farmers", "Peru wrote to Chile after two farmers died in Bolivia.", "BOL", id="on the spot"),
        case("residents of Donetsk", "Envoys of France heard residents of Donetsk.", "UKR", id="of a city"),
        case("a court in Arequipa", "Chile praised a court in Arequipa.", "PER", id="in a city"),
        case("the Danish ambassador to Chile", "Meet the Danish ambassador to Chile.", "DNK", id="not to whom"),
        case("Danish and Chilean envoys", "Danish and Chilean envoys met.", None, id="of two countries"),
        case(
            "leaders of Peru, Chile and Bolivia", "Talks of leaders of Peru, Chile and Bolivia began.", None, id="list"
        ),
        case("both countries", "Peru and Chile: both countries signed.", None, id="both"),
        case("both leaders", "Brazil's president telephoned both leaders.", None, id="one of each country"),
        case("the two ministers", "In Peru the two ministers resigned.", "PER", id="two of one country, it may be"),
        case("Western powers", "Iran accused Western powers.", None, id="of several countries"),
        case("Moscow-backed separatists", "Ukraine fought Moscow-backed separatists.", "UKR", id="not the backer's"),
        case("pro-Russian militants", "Ukraine fought pro-Russian militants.", "UKR", id="not those they are for"),
        case("Russian militants", "Ukraine fought Russian militants.", "RUS", id="of those they are"),
        case("Russian separatists", "Ukraine fought Russian separatists.", "UKR", id="state they break from"),
        case("Basque separatists", "France held Basque separatists.", "ESP", id="named after their region"),
        case("Congolese troops", "Congolese troops left Goma.", "COD", id="one of two by a city"),
        case("Congolese troops", "Congolese troops left.", None, id="either of two"),
        case("the police of Tripoli", "In Libya, the police of Tripoli struck.", "LBY", id="one of two cities"),
        case("Congress", "In Peru, Congress sat late.", "PER", id="a name of several countries"),
        case("Congress", "In the United States, Congress sat late.", "USA", id="the same name at home"),
        case("Anna Weiss", "Austria freed Anna Weiss, a judge from Peru, on Monday.", "PER", id="apposition"),
        case("Weiss", "Peru and Chile wrote. Chilean judge Anna Weiss agreed. Weiss spoke.", "CHL", id="introduced"),
        case("peacekeepers", "In Haiti the United Nations said peacekeepers were hurt.", "UN", id="of the only body"),
    ],
)
def test_country(tables: ActorTables, words: str, text: str, country: str | None) -> None:
    lower = text.lower()
    start = lower.rindex(words.lower())
    quote = text[start : start + len(words)]
    found = resolve_mention(
        Mention("m1", Span(start, start + len(quote), quote)), Context.of("2019-05-05", text, tables), tables
    )
    assert found.country == country, found.why


def test_place_words_of_the_events_are_signs(tables: ActorTables) -> None:
    text = "Peru and Chile wrote letters. A teacher was hurt."
    mention = Mention("m1", Span(30, 39, text[30:39]))
    assert resolve_mention(mention, Context.of(None, text, tables), tables).country == "PER"
    assert (
        resolve_mention(mention, Context.of(None, text, tables, places=["Valparaíso", "Chile"]), tables).country
        == "CHL"
    )


def test_the_coder_s_sector_is_kept_only_where_words_are_unsure(tables: ActorTables) -> None:
    def sector(words: str) -> str | None:
        mention = Mention("m1", Span(0, len(words), words), sector="BUS")
        return resolve_mention(mention, Context.of(None, words, tables), tables).sector

    assert sector("Zorblax") == "BUS"
    assert sector("soldiers") == "MIL"
