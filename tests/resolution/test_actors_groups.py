"""Mentions that mean several, and mentions that stand for others: who is meant, by the words and by the whole report.

The mention stands in brackets; the texts are read by the shipped analyser.
"""

from __future__ import annotations

import pytest

from dragoman.language.analyser import Analyser
from dragoman.readers import report_from_text
from dragoman.records import Coding, Mention
from dragoman.resolution.actors import ActorTables, resolve_actors
from tests.resolution.marked import case, shown, unmarked

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
        ("body:FIN:parliament", "body:SWE:parliament"),
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
STANDS_FOR = [
    case("2022-02-20", "Emmanuel Macron flew to Moscow. [He] met reporters.", "Emmanuel Macron", "FRA", "GOV"),
    case("2022-02-20", "Emmanuel Macron flew to Moscow, where [he] met reporters.", "Emmanuel Macron", "FRA", "GOV"),
    case("2022-02-20", "Angela Merkel arrived late. [She] apologised to reporters.", "Angela Merkel", "DEU", "OPP"),
    case("2022-02-20", "Hamas rejected the offer. [The group] called it a trap.", "Hamas", "PSE", "REB"),
    case("2022-02-20", "Boko Haram attacked a village. [The group] has killed thousands.", "Boko Haram", "NGA", "REB"),
    case(
        "2022-02-20",
        "The Ukrainian defence ministry published a list. [The ministry] said it was complete.",
        "body:UKR:defence-ministry",
        "UKR",
        "GOV",
    ),
    case(
        "2022-02-20",
        "The Turkish foreign ministry summoned the envoy. [It] demanded an apology.",
        "body:TUR:foreign-ministry",
        "TUR",
        "GOV",
    ),
    case("2022-02-20", "Peru closed its border with Chile. [The country] has many cases.", "state:PER", "PER", "GOV"),
    case(
        "2022-02-20",
        "Amnesty International published a report. [The organisation] said arrests went on.",
        "Amnesty International",
        None,
        "NGO",
    ),
    case("2022-02-20", "The Kenyan government raised taxes. [It] promised to lower them.", "state:KEN", "KEN", "GOV"),
    case(
        "2022-02-20",
        "NATO sent ships. [The alliance] denied a threat to Russia.",
        "North Atlantic Treaty Organization",
        "NATO",
        "IGO",
    ),
    case(
        "2022-02-20", "The Israeli army shelled Gaza. [The army] said it hit a depot.", "armed-forces:ISR", "ISR", "MIL"
    ),
    case(
        "2022-02-20",
        "Sudan arrested two ministers. [Its army] seized the state broadcaster.",
        "armed-forces:SDN",
        "SDN",
        "MIL",
    ),
    case(
        "2022-02-20",
        "France sent troops to Mali. [Its defence ministry] gave no number.",
        "body:FRA:defence-ministry",
        "FRA",
        "GOV",
    ),
    case("2022-02-20", "Turkey warned Greece. [Its foreign minister] spoke of war.", "Mevlüt Çavuşoğlu", "TUR", "GOV"),
    case(
        "2022-02-20",
        "Ukraine asked Germany for arms. [Its president] spoke on Saturday.",
        "Volodymyr Zelenskyy",
        "UKR",
        "GOV",
    ),
    case(
        "2022-02-20",
        "German Chancellor Olaf Scholz met Polish Prime Minister Mateusz Morawiecki. [The chancellor] promised tanks.",
        "Olaf Scholz",
        "DEU",
        "GOV",
    ),
    case(
        "2022-02-20",
        "Boris Johnson met Emmanuel Macron. [The prime minister] praised France.",
        "Boris Johnson",
        "GBR",
        "GOV",
    ),
    case(
        "2022-02-20",
        "Volodymyr Zelensky urged the West to act. [The Ukrainian president] was in Munich.",
        "Volodymyr Zelenskyy",
        "UKR",
        "GOV",
    ),
    case("2022-02-20", "Vera Lind, a Norwegian judge, resigned. [Lind] gave no reason.", None, "NOR", "JUD"),
    case("2022-02-20", "The Swedish minister Vera Lind resigned. [Lind] gave no reason.", None, "SWE", "GOV"),
    case("2022-02-20", "[They] did not say why.", None, None, None),
    case(
        "2022-02-20",
        "NATO sent ships. [The bloc] denied a threat to Russia.",
        "North Atlantic Treaty Organization",
        "NATO",
        "IGO",
    ),
    case(
        "2022-02-20",
        "The European Union sent envoys to Kyiv. [The bloc] denied a delay.",
        "European Union",
        "EU",
        "IGO",
    ),
    case(
        "2022-02-20",
        "Separatists in Donetsk, Ukraine, closed a road. [The foreign minister of the self-declared republic] denied it.",
        None,
        "UKR",
        "REB",
    ),
]


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


@pytest.fixture(scope="module")
def resolved(tables: ActorTables) -> dict[tuple[str, str], Mention]:
    """The mentions of all rows, by date and text; the analyser reads the texts together."""
    rows = [(str(row.values[0]), str(row.values[1])) for row in GROUPS + STANDS_FOR]
    docs = Analyser.load().analyse_many(unmarked(marked)[0] for _, marked in rows)
    found = {}
    for (date, marked), doc in zip(rows, docs, strict=True):
        text, mention = unmarked(marked)
        coding = Coding(report_from_text(text, date=date), "test", mentions=(mention,))
        found[date, marked] = resolve_actors(coding, tables, doc).mentions[0]
    return found


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


@pytest.mark.parametrize(("date", "marked", "identity", "country", "sector"), STANDS_FOR)
def test_what_stands_for_another(
    tables: ActorTables,
    resolved: dict[tuple[str, str], Mention],
    date: str,
    marked: str,
    identity: str | None,
    country: str | None,
    sector: str | None,
) -> None:
    found = resolved[date, marked]
    assert (shown(found.identity, tables), found.country, found.sector) == (identity, country, sector), found.why


def test_members_are_among_the_actors_of_the_coding(tables: ActorTables) -> None:
    text, mention = unmarked("[Russia and Ukraine] held talks.")
    coding = Coding(report_from_text(text, date="2022-02-20"), "test", mentions=(mention,))
    assert [a.id for a in resolve_actors(coding, tables).actors] == ["state:RUS", "state:UKR"]
