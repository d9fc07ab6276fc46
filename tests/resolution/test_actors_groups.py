"""Mentions that mean several: who they are, by the words, by a table of groups, by the rest of the report.

The mention stands in brackets; the texts are read by the shipped analyser.
"""

from __future__ import annotations

import pytest

from dragoman.readers import report_from_text
from dragoman.records import Coding, Mention
from dragoman.resolution.actors import ActorTables, resolve_actors
from tests.resolution.marked import case, resolved_in_reports, shown, unmarked

G7 = ("state:CAN", "state:FRA", "state:DEU", "state:ITA", "state:JPN", "state:GBR", "state:USA")
GROUPS = [
    case(
        "2022-02-20",
        "Emmanuel Macron called Vladimir Putin on Sunday. [The two leaders] agreed to meet.",
        ("Emmanuel Macron", "Vladimir Putin"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "Emmanuel Macron called Vladimir Putin on Sunday. [They] agreed to meet.",
        ("Emmanuel Macron", "Vladimir Putin"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "Emmanuel Macron and Vladimir Putin spoke on Sunday. [The two men] agreed to meet.",
        ("Emmanuel Macron", "Vladimir Putin"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "Russia and Ukraine held talks on Sunday. [Both countries] will send envoys.",
        ("state:RUS", "state:UKR"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "Russia and Ukraine held talks on Sunday. [The two sides] will send envoys.",
        ("state:RUS", "state:UKR"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "France and Germany held talks on Sunday. [Both countries' foreign ministers] will meet.",
        ("Jean-Yves Le Drian", "Annalena Baerbock"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "France and Germany held talks. [The foreign ministers of both countries] will meet.",
        ("Jean-Yves Le Drian", "Annalena Baerbock"),
        None,
        "GOV",
    ),
    case("2022-02-20", "[Russia and Ukraine] held talks on Sunday.", ("state:RUS", "state:UKR"), None, "GOV"),
    case(
        "2022-02-20",
        "[Russia, Ukraine and the OSCE] held talks on Sunday.",
        ("state:RUS", "state:UKR", "Organization for Security and Co-operation in Europe"),
        None,
        "IGO",
    ),
    case(
        "2022-02-20",
        "[The presidents of France and Germany] held talks on Sunday.",
        ("Emmanuel Macron", "Frank-Walter Steinmeier"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[The foreign ministers of France and Germany] held talks on Sunday.",
        ("Jean-Yves Le Drian", "Annalena Baerbock"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[The French and German foreign ministers] held talks on Sunday.",
        ("Jean-Yves Le Drian", "Annalena Baerbock"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[The leaders of Russia and Ukraine] held talks on Sunday.",
        ("Vladimir Putin", "Volodymyr Zelenskyy"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[The Russian and Ukrainian presidents] held talks on Sunday.",
        ("Vladimir Putin", "Volodymyr Zelenskyy"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[The governments of Peru and Chile] held talks on Sunday.",
        ("state:PER", "state:CHL"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[The Indian and Pakistani armies] traded fire.",
        ("armed-forces:IND", "armed-forces:PAK"),
        None,
        "MIL",
    ),
    case("2022-02-20", "[The G7] held talks on Sunday.", G7, "G7", "IGO"),
    case("2022-02-20", "[G7 nations] held talks on Sunday.", G7, "G7", "GOV"),
    case(
        "2012-02-20",
        "[The G8] held talks on Sunday.",
        ("state:CAN", "state:FRA", "state:DEU", "state:ITA", "state:JPN", "state:GBR", "state:USA", "state:RUS"),
        "G7",
        "IGO",
    ),
    case(
        "2022-02-20",
        "[The Trilateral Contact Group of Russia, Ukraine and the OSCE] met in Minsk.",
        ("state:RUS", "state:UKR", "Organization for Security and Co-operation in Europe"),
        None,
        "IGO",
    ),
    case(
        "2022-02-20",
        "[The Trilateral Contact Group] met in Minsk.",
        ("state:UKR", "state:RUS", "Organization for Security and Co-operation in Europe"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[The Visegrad Four] met in Prague.",
        ("state:CZE", "state:HUN", "state:POL", "state:SVK"),
        None,
        "GOV",
    ),
    case("2022-02-20", "[The Baltic states] met in Riga.", ("state:EST", "state:LVA", "state:LTU"), None, "GOV"),
    case("2022-02-20", "[Other allied leaders] met in Prague.", (), None, "GOV"),
    case("2022-02-20", "[Western leaders] met in Prague.", (), None, "GOV"),
    case(
        "2022-02-20",
        "[Vladimir Putin and Emmanuel Macron] spoke by phone.",
        ("Vladimir Putin", "Emmanuel Macron"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[Presidents Vladimir Putin and Emmanuel Macron] spoke by phone.",
        ("Vladimir Putin", "Emmanuel Macron"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[NATO and the European Union] issued a statement.",
        ("North Atlantic Treaty Organization", "European Union"),
        None,
        "IGO",
    ),
    case("2022-02-20", "[The United States and its allies] issued a statement.", (), "USA", "GOV"),
    case("2022-02-20", "[Hamas and Fatah] issued a statement.", ("Hamas", "Fatah"), "PSE", "OPP"),
    case("2022-02-20", "[Bosnia and Herzegovina] issued a statement.", (), "BIH", "GOV"),
    case("2022-02-20", "[Trinidad and Tobago] issued a statement.", (), "TTO", "GOV"),
    case(
        "2022-02-20",
        "[France, Germany and Poland] issued a statement.",
        ("state:FRA", "state:DEU", "state:POL"),
        None,
        "GOV",
    ),
    case("2022-02-20", "[Russian and Turkish officials] met in Sochi.", (), None, "GOV"),
    case("2022-02-20", "[envoys from Iran, Turkey and Russia] met in Sochi.", (), None, "GOV"),
    case(
        "2022-02-20",
        "[the Kenyan, Ugandan and Rwandan presidents] met in Kampala.",
        ("Uhuru Kenyatta", "Yoweri Museveni", "Paul Kagame"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[the prime ministers of Estonia and Latvia] met in Riga.",
        ("Kaja Kallas", "Krišjānis Kariņš"),
        None,
        "GOV",
    ),
    case("2022-02-20", "Russia and Ukraine accused [each other] of shelling.", ("state:RUS", "state:UKR"), None, "GOV"),
    case("2022-02-20", "[Kenya and Uganda] signed a treaty.", ("state:KEN", "state:UGA"), None, "GOV"),
    case("2022-02-20", "[Moscow and Kyiv] traded blame.", ("state:RUS", "state:UKR"), None, "GOV"),
    case(
        "2022-02-20",
        "[The Russian and Ukrainian foreign ministers] met in Antalya.",
        ("Sergey Lavrov", "Dmytro Kuleba"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[The defence ministries of Finland and Sweden] signed a pact.",
        ("body:FIN:defence-ministry", "body:SWE:defence-ministry"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[the Finnish and Swedish parliaments] voted.",
        ("Eduskunta", "Riksdag"),
        None,
        "LEG",
    ),
    case(
        "2022-02-20",
        "[the French president and the German chancellor] flew to Kyiv.",
        ("Emmanuel Macron", "Olaf Scholz"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[Emmanuel Macron, Olaf Scholz and Mario Draghi] flew to Kyiv.",
        ("Emmanuel Macron", "Olaf Scholz", "Mario Draghi"),
        None,
        "GOV",
    ),
    case(
        "2015-02-12",
        "[the leaders of France, Germany, Russia and Ukraine] met in Minsk.",
        ("François Hollande", "Angela Merkel", "Vladimir Putin", "Petro Poroshenko"),
        None,
        "GOV",
    ),
    case(
        "2012-03-01",
        "[the presidents of France and Russia] spoke.",
        ("Nicolas Sarkozy", "Dmitry Medvedev"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[the Normandy Four] met in Paris.",
        ("state:UKR", "state:RUS", "state:FRA", "state:DEU"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[the Nordic countries] met in Oslo.",
        ("state:DNK", "state:FIN", "state:ISL", "state:NOR", "state:SWE"),
        None,
        "GOV",
    ),
    case("2022-02-20", "[the two Koreas] opened a hotline.", ("state:PRK", "state:KOR"), None, "GOV"),
    case(
        "2010-05-01",
        "[the P5+1] met in Geneva.",
        ("state:CHN", "state:FRA", "state:RUS", "state:GBR", "state:USA", "state:DEU"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "[NATO, Ukraine and Georgia] held a drill.",
        ("North Atlantic Treaty Organization", "state:UKR", "state:GEO"),
        None,
        "IGO",
    ),
    case("2022-02-20", "[Finland and its neighbours] held a drill.", (), "FIN", "GOV"),
    case("2022-02-20", "[doctors and nurses] marched in Peru.", (), "PER", "CVL"),
    case("2022-02-20", "[Peru and two companies] signed a lease.", (), "PER", "BUS"),
    case(
        "2022-02-20",
        "Xi Jinping received Vladimir Putin in Beijing. [The two presidents] signed a text.",
        ("Xi Jinping", "Vladimir Putin"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "Kenya and Uganda closed a bridge. [The two countries' armies] sent patrols.",
        ("armed-forces:KEN", "armed-forces:UGA"),
        None,
        "MIL",
    ),
    case(
        "2022-02-20",
        "Kenya and Uganda closed a bridge. [The armies of the two countries] sent patrols.",
        ("armed-forces:KEN", "armed-forces:UGA"),
        None,
        "MIL",
    ),
    case(
        "2022-02-20",
        "Kenya and Uganda closed a bridge. [Both governments] denied a dispute.",
        ("state:KEN", "state:UGA"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "Kenya and Uganda closed a bridge. [Their presidents] denied a dispute.",
        ("Uhuru Kenyatta", "Yoweri Museveni"),
        None,
        "GOV",
    ),
    case(
        "2022-02-20",
        "Kenya, Uganda and Rwanda closed a bridge. [The three countries] denied a dispute.",
        ("state:KEN", "state:UGA", "state:RWA"),
        None,
        "GOV",
    ),
]


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


@pytest.fixture(scope="module")
def resolved(tables: ActorTables) -> dict[tuple[str, str], Mention]:
    return resolved_in_reports(GROUPS, tables)


@pytest.mark.parametrize(("date", "marked", "members", "country", "sector"), GROUPS)
def test_groups(
    tables: ActorTables,
    resolved: dict[tuple[str, str], Mention],
    date: str,
    marked: str,
    members: tuple[str, ...],
    country: str | None,
    sector: str | None,
) -> None:
    found = resolved[date, marked]
    assert tuple(shown(m, tables) for m in found.members) == members, found.why
    assert (found.country, found.sector) == (country, sector), found.why


def test_members_are_among_the_actors_of_the_coding(tables: ActorTables) -> None:
    text, mention = unmarked("[Russia and Ukraine] held talks.")
    coding = Coding(report_from_text(text, date="2022-02-20"), "test", mentions=(mention,))
    assert [a.id for a in resolve_actors(coding, tables).actors] == ["state:RUS", "state:UKR"]
