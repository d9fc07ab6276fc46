"""States, capitals, seats, bodies, organisations, armed groups, and people without a name.

The mention stands in brackets. Expected are the name of the identity (or its id, for states and what every state has),
country and sector.
"""

from __future__ import annotations

import pytest

from dragoman.resolution.actors import ActorTables
from tests.resolution.marked import case, check, resolved


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


@pytest.mark.parametrize(
    ("date", "marked", "identity", "country", "sector"),
    [
        case("2022-02-20", "[Ukraine] said little.", "state:UKR", "UKR", "GOV"),
        case("2022-02-20", "[Kyiv] changed course.", "state:UKR", "UKR", "GOV"),
        case("2022-02-20", "[Kiev] called it a mistake.", "state:UKR", "UKR", "GOV"),
        case("2022-02-20", "[Moscow] made an offer.", "state:RUS", "RUS", "GOV"),
        case("2022-02-20", "[Beijing] kept silent.", "state:CHN", "CHN", "GOV"),
        case("2022-02-20", "[Washington] drew up a list.", "state:USA", "USA", "GOV"),
        case("2022-02-20", "[London] set a new date.", "state:GBR", "GBR", "GOV"),
        case("2022-02-20", "[Paris] wanted more time.", "state:FRA", "FRA", "GOV"),
        case("2022-02-20", "[Berlin] left early.", "state:DEU", "DEU", "GOV"),
        case("2022-02-20", "[Tehran] rejected the plan.", "state:IRN", "IRN", "GOV"),
        case("2022-02-20", "[Pyongyang] asked for calm.", "state:PRK", "PRK", "GOV"),
        case("2022-02-20", "[Seoul] sent a letter.", "state:KOR", "KOR", "GOV"),
        case("2022-02-20", "[Ankara] said little.", "state:TUR", "TUR", "GOV"),
        case("2022-02-20", "[Brussels] changed course.", "European Union", "EU", "IGO"),
        case("2022-02-20", "[the Kremlin] called it a mistake.", "Kremlin", "RUS", "GOV"),
        case("2022-02-20", "[the White House] made an offer.", "White House", "USA", "GOV"),
        case("2022-02-20", "[Downing Street] kept silent.", "Downing Street", "GBR", "GOV"),
        case("2022-02-20", "[10 Downing Street] drew up a list.", "Downing Street", "GBR", "GOV"),
        case("2022-02-20", "[the Elysee] set a new date.", "Élysée", "FRA", "GOV"),
        case("2022-02-20", "[the Élysée Palace] wanted more time.", "Élysée", "FRA", "GOV"),
        case("2022-02-20", "[Zhongnanhai] left early.", "Zhongnanhai", "CHN", "GOV"),
        case("2022-02-20", "[Foggy Bottom] rejected the plan.", "Foggy Bottom", "USA", "GOV"),
        case("2022-02-20", "[the Rada] asked for calm.", "Verkhovna Rada", "UKR", "LEG"),
        case("2022-02-20", "[the Verkhovna Rada] sent a letter.", "Verkhovna Rada", "UKR", "LEG"),
        case("2022-02-20", "[the Knesset] said little.", "Knesset", "ISR", "LEG"),
        case("2022-02-20", "[the Bundestag] changed course.", "Bundestag", "DEU", "LEG"),
        case("2022-02-20", "[the State Duma] called it a mistake.", "State Duma", "RUS", "LEG"),
        case("2022-02-20", "[the Pentagon] made an offer.", "Pentagon", "USA", "MIL"),
        case("2022-02-20", "[the Vatican] kept silent.", "Holy See", "VAT", "GOV"),
        case("2022-02-20", "[the Russian Federation] drew up a list.", "state:RUS", "RUS", "GOV"),
        case("2022-02-20", "[the USA] set a new date.", "state:USA", "USA", "GOV"),
        case("2022-02-20", "[America] wanted more time.", "state:USA", "USA", "GOV"),
        case("2022-02-20", "[Britain] left early.", "state:GBR", "GBR", "GOV"),
        case("2022-02-20", "[the UK] rejected the plan.", "state:GBR", "GBR", "GOV"),
        case("2022-02-20", "[Burma] asked for calm.", "state:MMR", "MMR", "GOV"),
        case("2022-02-20", "[Ivory Coast] sent a letter.", "state:CIV", "CIV", "GOV"),
        case("2022-02-20", "[Turkish] strikes went on.", "state:TUR", "TUR", "GOV"),
        case("2022-02-20", "[Ukrainian] strikes went on.", "state:UKR", "UKR", "GOV"),
        case("2022-02-20", "[the Ukrainians] said little.", None, "UKR", "CVL"),
        case("2022-02-20", "[the Israelis] changed course.", None, "ISR", "CVL"),
        case("2022-02-20", "[Chad] called it a mistake.", "state:TCD", "TCD", "GOV"),
    ],
)
def test_states_capitals_seats(
    tables: ActorTables, date: str | None, marked: str, identity: str | None, country: str | None, sector: str | None
) -> None:
    check(date, marked, (identity, country, sector), tables)


@pytest.mark.parametrize(
    ("date", "marked", "identity", "country", "sector"),
    [
        case(
            "2022-02-20", "[the Ukrainian defence ministry] made an offer.", "body:UKR:defence-ministry", "UKR", "GOV"
        ),
        case("2022-02-20", "[the Russian Defense Ministry] kept silent.", "body:RUS:defence-ministry", "RUS", "GOV"),
        case("2022-02-20", "[Russia's defence ministry] drew up a list.", "body:RUS:defence-ministry", "RUS", "GOV"),
        case(
            "2022-02-20", "[the defence ministry of Belarus] set a new date.", "body:BLR:defence-ministry", "BLR", "GOV"
        ),
        case(
            "2022-02-20",
            "[the Ministry of Foreign Affairs of Ukraine] wanted more time.",
            "body:UKR:foreign-ministry",
            "UKR",
            "GOV",
        ),
        case("2022-02-20", "[Israel's foreign ministry] left early.", "body:ISR:foreign-ministry", "ISR", "GOV"),
        case(
            "2022-02-20",
            "[the French interior ministry] rejected the plan.",
            "body:FRA:interior-ministry",
            "FRA",
            "GOV",
        ),
        case("2022-02-20", "[the Ukrainian army] asked for calm.", "armed-forces:UKR", "UKR", "MIL"),
        case("2022-02-20", "[Ukraine's armed forces] sent a letter.", "armed-forces:UKR", "UKR", "MIL"),
        case("2022-02-20", "[the armed forces of Ukraine] said little.", "armed-forces:UKR", "UKR", "MIL"),
        case("2022-02-20", "[the Turkish navy] changed course.", "body:TUR:navy", "TUR", "MIL"),
        case("2022-02-20", "[the Syrian air force] called it a mistake.", "body:SYR:air-force", "SYR", "MIL"),
        case("2022-02-20", "[Ukrainian security forces] made an offer.", None, "UKR", "COP"),
        case("2022-02-20", "[the German parliament] kept silent.", "body:DEU:parliament", "DEU", "LEG"),
        case("2022-02-20", "[Iraq's parliament] drew up a list.", "body:IRQ:parliament", "IRQ", "LEG"),
        case("2022-02-20", "[the Georgian government] set a new date.", "state:GEO", "GEO", "GOV"),
        case("2022-02-20", "[the government of Georgia] wanted more time.", "state:GEO", "GEO", "GOV"),
        case("2022-02-20", "[Swedish police] left early.", "body:SWE:police", "SWE", "COP"),
        case("2022-02-20", "[police in Sweden] rejected the plan.", None, "SWE", "COP"),
        case("2022-02-20", "[the Kenyan supreme court] asked for calm.", "body:KEN:supreme-court", "KEN", "JUD"),
        case("2022-02-20", "[Kenya's Supreme Court] sent a letter.", "body:KEN:supreme-court", "KEN", "JUD"),
        case("2022-02-20", "[the Turkish central bank] said little.", "body:TUR:central-bank", "TUR", "GOV"),
        case("2022-02-20", "[the Polish opposition] changed course.", None, "POL", "OPP"),
        case("2022-02-20", "[the Belarusian presidency] called it a mistake.", "body:BLR:presidency", "BLR", "GOV"),
    ],
)
def test_bodies(
    tables: ActorTables, date: str | None, marked: str, identity: str | None, country: str | None, sector: str | None
) -> None:
    check(date, marked, (identity, country, sector), tables)


@pytest.mark.parametrize(
    ("date", "marked", "identity", "country", "sector"),
    [
        case("2022-02-20", "Protests shook Peru. [The government] resigned.", "state:PER", "PER", "GOV"),
        case("2022-02-20", "Protests shook Peru. [The army] stayed in barracks.", "armed-forces:PER", "PER", "MIL"),
        case("2022-02-20", "Protests shook Peru. [Parliament] met in Lima.", "body:PER:parliament", "PER", "LEG"),
        case("2022-02-20", "Protests shook Peru. [The opposition] cheered.", None, "PER", "OPP"),
        case("2022-02-20", "Protests shook Peru. [The police] fired in the air.", "body:PER:police", "PER", "COP"),
        case(
            "2022-02-20",
            "Protests shook Peru. [The defence ministry] denied it.",
            "body:PER:defence-ministry",
            "PER",
            "GOV",
        ),
        case("2022-02-20", "LIMA - Crowds filled the square. [Security forces] closed in.", None, "PER", "COP"),
        case(
            "2022-02-20",
            "Chile's president resigned after riots in Santiago. [The army] is on the streets of Chile.",
            "armed-forces:CHL",
            "CHL",
            "MIL",
        ),
        case("2022-02-20", "Peru and Chile argued. [The government] had no comment.", None, None, "GOV"),
        case(
            "2022-02-20",
            "Soldiers in Sudan arrested ministers. [The country] is under curfew.",
            "state:SDN",
            "SDN",
            "GOV",
        ),
        case("2022-02-20", "Talks between Peru and Chile failed. [The army] was put on alert.", None, None, "MIL"),
        case("2022-02-20", "Envoys of Peru and envoys of Chile left. [Parliament] will vote.", None, None, "LEG"),
        case("2022-02-20", "Chilean and Peruvian boats collided. [The navy] opened an inquiry.", None, None, "MIL"),
        case(
            "2022-02-20", "Villagers in Kenya and villagers in Uganda fled. [The police] came late.", None, None, "COP"
        ),
        case("2022-02-20", "French and German officials met. [The foreign minister] was absent.", None, None, "GOV"),
        case(
            "2022-02-20",
            "[The opposition] rejected the count. Voters in Kenya had waited for days.",
            None,
            "KEN",
            "OPP",
        ),
        case(
            "2022-02-20", "Prime Minister Justin Trudeau apologised. [The opposition] wanted more.", None, "CAN", "OPP"
        ),
        case(
            "2022-02-20", "Riots spread through Lyon, France. [Police] used tear gas.", "body:FRA:police", "FRA", "COP"
        ),
        case("2022-02-20", "In the northern Nigerian town of Kankara, [gunmen] took students.", None, "NGA", "CRM"),
        case(
            "2022-02-20", "Israeli jets struck Gaza. [Three civilians] died in Khan Younis, Gaza.", None, "PSE", "CVL"
        ),
        case("2022-02-20", "Turkish soldiers crossed into Syria. [Residents] of Idlib fled.", None, "SYR", "CVL"),
        case("2022-02-20", "[His government] fell. Boris Johnson resigned on Thursday.", "state:GBR", "GBR", "GOV"),
        case("2022-02-20", "The Iraqi parliament met. [Lawmakers] elected a speaker.", None, "IRQ", "LEG"),
    ],
)
def test_bodies_of_the_report_s_country(
    tables: ActorTables, date: str | None, marked: str, identity: str | None, country: str | None, sector: str | None
) -> None:
    check(date, marked, (identity, country, sector), tables)


@pytest.mark.parametrize(
    ("date", "marked", "identity", "country", "sector"),
    [
        case("2022-02-20", "[NATO] made an offer.", "North Atlantic Treaty Organization", "NATO", "IGO"),
        case("2022-02-20", "[the European Union] kept silent.", "European Union", "EU", "IGO"),
        case("2022-02-20", "[the EU] drew up a list.", "European Union", "EU", "IGO"),
        case("2022-02-20", "[the United Nations] set a new date.", "United Nations", "UN", "IGO"),
        case(
            "2022-02-20", "[the UN Security Council] wanted more time.", "United Nations Security Council", "UN", "IGO"
        ),
        case(
            "2022-02-20",
            "[the OSCE] left early.",
            "Organization for Security and Co-operation in Europe",
            "OSCE",
            "IGO",
        ),
        case("2022-02-20", "[the African Union] rejected the plan.", "African Union", "AU", "IGO"),
        case("2022-02-20", "[the Arab League] asked for calm.", "Arab League", "Arab League", "IGO"),
        case("2022-02-20", "[Amnesty International] sent a letter.", "Amnesty International", None, "NGO"),
        case("2022-02-20", "[the Red Cross] said little.", "International Committee of the Red Cross", None, "NGO"),
        case("2022-02-20", "[Hamas] changed course.", "Hamas", "PSE", "REB"),
        case("2022-02-20", "[Hezbollah] called it a mistake.", "Hezbollah", "LBN", "REB"),
        case("2022-02-20", "[Boko Haram] made an offer.", "Boko Haram", "NGA", "REB"),
        case("2022-02-20", "[al-Shabaab] kept silent.", "al-Shabaab", "SOM", "REB"),
        case("2022-02-20", "[the Islamic State] drew up a list.", "Islamic State", None, "REB"),
        case("2022-02-20", "[Al Qaeda] set a new date.", "al-Qaeda", None, "REB"),
        case("2022-02-20", "[the Houthis] wanted more time.", "Houthis", "YEM", "REB"),
        case("2022-02-20", "[the PKK] left early.", "Kurdistan Workers' Party", "TUR", "REB"),
        case("2020-02-20", "[the Taliban] rejected the plan.", "Taliban", "AFG", "REB"),
        case("2022-02-20", "[the Taliban] asked for calm.", "Taliban", "AFG", "GOV"),
        case("2022-02-20", "[the Donetsk People's Republic] sent a letter.", "Donetsk People's Republic", "UKR", "REB"),
        case("2022-02-20", "[FARC] said little.", "Revolutionary Armed Forces of Colombia", "COL", "OPP"),
        case("2022-02-20", "[Gazprom] changed course.", "Gazprom", "RUS", "BUS"),
        case("2022-02-20", "[Wagner] called it a mistake.", "Wagner Group", "RUS", "MIL"),
        case("2022-02-20", "[the IMF] made an offer.", "International Monetary Fund", "IMF", "IGO"),
        case("2022-02-20", "[the World Bank] kept silent.", "World Bank", "World Bank", "IGO"),
        case("2022-02-20", "[CNN] drew up a list.", "CNN", "USA", "MED"),
    ],
)
def test_organisations(
    tables: ActorTables, date: str | None, marked: str, identity: str | None, country: str | None, sector: str | None
) -> None:
    check(date, marked, (identity, country, sector), tables)


@pytest.mark.parametrize(
    ("date", "marked", "identity", "country", "sector"),
    [
        case("2022-02-20", "Kyiv blamed [the separatists] in Ukraine.", None, "UKR", "REB"),
        case("2022-02-20", "[Moscow-backed separatists] shelled a village in Ukraine.", None, "UKR", "REB"),
        case("2022-02-20", "[pro-Russian separatists] shelled a village in Ukraine.", None, "UKR", "REB"),
        case("2022-02-20", "[the Donetsk separatists] shelled a village in Ukraine.", None, "UKR", "REB"),
        case("2022-02-20", "[Russia-backed rebels] shelled a village in Ukraine.", None, "UKR", "REB"),
        case("2022-02-20", "[the rebels] shelled a village in Yemen.", None, "YEM", "REB"),
        case("2022-02-20", "[Houthi rebels] shelled a village in Yemen.", "Houthis", "YEM", "REB"),
        case("2022-02-20", "[Kurdish fighters] shelled a village in Syria.", None, "SYR", "REB"),
        case("2022-02-20", "[Syrian rebels] shelled a village.", None, "SYR", "REB"),
        case("2022-02-20", "[the self-declared authorities in Luhansk] set a new date.", None, "UKR", "REB"),
        case("2022-02-20", "[the de facto authorities] closed the border in Abkhazia, Georgia.", None, "GEO", "REB"),
        case(
            "2022-02-20",
            "[the head of the self-proclaimed Donetsk People's Republic] wanted more time.",
            None,
            "UKR",
            "REB",
        ),
        case("2022-02-20", "[Islamist militants] attacked a base in Somalia.", None, "SOM", "REB"),
        case("2022-02-20", "[Separatist leader Denis Pushilin] left early.", "Denis Pushilin", "UKR", "REB"),
        case("2022-02-20", "[U.S.-backed fighters] shelled a village in Syria.", None, "SYR", "REB"),
        case("2022-02-20", "[Iran-backed militias] shelled a base in Iraq.", None, "IRQ", "REB"),
        case("2022-02-20", "[the self-proclaimed president] spoke in Minsk, Belarus.", None, "BLR", "REB"),
        case("2022-02-20", "[separatist authorities] closed the road in Donetsk, Ukraine.", None, "UKR", "REB"),
        case("2022-02-20", "[the unrecognised republic] closed the road in Georgia.", None, "GEO", "REB"),
        case("2022-02-20", "[the breakaway region of Abkhazia] said little.", None, "GEO", "REB"),
        case(
            "2022-02-20", "[the Luhansk People's Republic] changed course.", "Luhansk People's Republic", "UKR", "REB"
        ),
        case("2022-02-20", "[Transnistria] called it a mistake.", "Transnistria", "MDA", "GOV"),
        case("2022-02-20", "[Crimea] made an offer.", None, "UKR", "GOV"),
        case("2022-02-20", "[Hong Kong] kept silent.", "state:HKG", "HKG", "GOV"),
        case("2022-02-20", "[Taiwan] drew up a list.", "state:TWN", "TWN", "GOV"),
        case("2022-02-20", "[Kosovo] set a new date.", "state:XKX", "XKX", "GOV"),
        case(
            "2022-02-20",
            "[the Palestinian Authority] wanted more time.",
            "Palestinian National Authority",
            "PSE",
            "GOV",
        ),
    ],
)
def test_rebels_and_breakaway_authorities(
    tables: ActorTables, date: str | None, marked: str, identity: str | None, country: str | None, sector: str | None
) -> None:
    check(date, marked, (identity, country, sector), tables)


@pytest.mark.parametrize(
    ("date", "marked", "identity", "country", "sector"),
    [
        case("2022-02-20", "[Gunmen] killed a judge in Nigeria.", None, "NGA", "CRM"),
        case("2022-02-20", "Gunmen killed [a judge] in Nigeria.", None, "NGA", "JUD"),
        case("2022-02-20", "[Three civilians] died in Idlib, Syria.", None, "SYR", "CVL"),
        case("2022-02-20", "[Protesters] blocked a road in Bolivia.", None, "BOL", "CVL"),
        case("2022-02-20", "[A suicide bomber] struck a market in Pakistan.", None, "PAK", "REB"),
        case("2022-02-20", "[Two soldiers] were wounded in Niger.", None, "NER", "MIL"),
        case("2022-02-20", "[Unidentified attackers] burned a school in Cameroon.", None, "CMR", "CRM"),
        case("2022-02-20", "[A Danish journalist] was hurt.", None, "DNK", "MED"),
        case("2022-02-20", "[Ukrainian refugees] arrived.", None, "UKR", "CVL"),
        case("2022-02-20", "[Students] marched in Tehran.", None, "IRN", "CVL"),
        case("2022-02-20", "[Aid workers] left Sudan.", None, "SDN", "NGO"),
        case("2022-02-20", "[Doctors] in Sudan struck.", None, "SDN", "CVL"),
        case("2022-02-20", "[A court] in Turkey freed him.", None, "TUR", "JUD"),
        case("2022-02-20", "[A Turkish court] freed him.", None, "TUR", "JUD"),
        case("2022-02-20", "[Prosecutors] in Brazil charged him.", None, "BRA", "JUD"),
        case("2022-02-20", "[Lawmakers] in Georgia rejected it; Tbilisi was calm.", None, "GEO", "LEG"),
        case("2022-02-20", "[State media] in China reported it.", None, "CHN", "MED"),
        case("2022-02-20", "[Israeli settlers] attacked a farmer in the West Bank.", None, "ISR", "CVL"),
        case("2022-02-20", "[a man] was arrested in Norway.", None, "NOR", "CVL"),
        case("2022-02-20", "[the crew] was rescued.", None, None, "CVL"),
    ],
)
def test_unnamed(
    tables: ActorTables, date: str | None, marked: str, identity: str | None, country: str | None, sector: str | None
) -> None:
    check(date, marked, (identity, country, sector), tables)


def test_two_countries_joined_leave_the_body_open_with_both_as_candidates(tables: ActorTables) -> None:
    found = resolved("2022-02-20", "Talks between Peru and Chile failed. [The army] was put on alert.", tables)
    assert [(c.identity, c.score) for c in found.candidates] == [
        ("armed-forces:PER", found.candidates[0].score),
        ("armed-forces:CHL", found.candidates[0].score),
    ]
    assert "PER and CHL stand joined" in found.why


@pytest.mark.parametrize(
    ("date", "marked", "identity", "country", "sector"),
    [
        case("2022-02-20", "North Korea and South Korea met. [The North] called it a test.", "state:PRK", "PRK", "GOV"),
        case("2022-02-20", "Kenya sent rangers. [The North] stayed calm.", None, "KEN", None),
        case("2022-02-20", "[Georgia Governor Ada Holm] signed it.", None, "USA", "GOV"),
        case("2022-02-20", "[the Georgian governor] signed it.", None, "GEO", "GOV"),
        case("2022-02-20", "[the European Court] rejected it.", None, "EU", "JUD"),
        case("2022-02-20", "[European companies] rejected it.", None, None, "BUS"),
        case("2022-02-20", "[Bangladeshi and Fijian troops] left Mali.", None, None, "MIL"),
        case("2022-02-20", "[Bangladeshi troops] left Mali.", None, "BGD", "MIL"),
        case("2015-02-20", "[Secretary Kerry] flew home.", "John Kerry", "USA", "GOV"),
    ],
)
def test_names_that_look_alike(
    tables: ActorTables, date: str, marked: str, identity: str | None, country: str | None, sector: str | None
) -> None:
    check(date, marked, (identity, country, sector), tables)


def test_in_a_long_report_what_stands_near_tells_whose_the_army_is(tables: ActorTables) -> None:
    rain, far = "Nobody had seen such rain. " * 30, "The rivers of Norway ran high. " * 40
    marked = f"Floods hit two continents. {rain}{far}{rain}In Bolivia a bridge fell. [The army] sent boats."
    assert resolved("2022-02-20", marked, tables).identity == "armed-forces:BOL"
