"""Persons by their office on the day of the report: who holds it, who held it, who will, and what only sounds like it.

The mention stands in brackets. Expected are the name of the identity (or its id, for states and what every state has),
country and sector.
"""

from __future__ import annotations

import pytest

from dragoman.resolution.actors import ActorTables
from tests.resolution.marked import case, check


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


@pytest.mark.parametrize(
    ("date", "marked", "identity", "country", "sector"),
    [
        case("2012-03-01", "Envoys met [the Ukrainian president] on Monday.", "Viktor Yanukovych", "UKR", "GOV"),
        case("2016-03-01", "Envoys met [the Ukrainian president] on Monday.", "Petro Poroshenko", "UKR", "GOV"),
        case("2022-03-01", "Envoys met [the Ukrainian president] on Monday.", "Volodymyr Zelenskyy", "UKR", "GOV"),
        case("2022-03-01", "Envoys met [Ukraine's president] on Monday.", "Volodymyr Zelenskyy", "UKR", "GOV"),
        case("2022-03-01", "Envoys met [the president of Ukraine] on Monday.", "Volodymyr Zelenskyy", "UKR", "GOV"),
        case("2012-03-01", "[The French president] flew to Mali.", "Nicolas Sarkozy", "FRA", "GOV"),
        case("2013-03-01", "[The French president] flew to Mali.", "François Hollande", "FRA", "GOV"),
        case("2018-03-01", "[France's president] flew to Mali.", "Emmanuel Macron", "FRA", "GOV"),
        case("2004-03-01", "[The U.S. president] left early.", "George W. Bush", "USA", "GOV"),
        case("2010-03-01", "[The US president] rejected the plan.", "Barack Obama", "USA", "GOV"),
        case("2018-03-01", "[The American president] asked for calm.", "Donald Trump", "USA", "GOV"),
        case("2022-03-01", "[The president of the United States] sent a letter.", "Joe Biden", "USA", "GOV"),
        case("2025-06-01", "[The US president] said little.", "Donald Trump", "USA", "GOV"),
        case("2005-03-01", "[The British prime minister] spoke in London.", "Tony Blair", "GBR", "GOV"),
        case("2008-03-01", "[Britain's prime minister] spoke in London.", "Gordon Brown", "GBR", "GOV"),
        case(
            "2012-03-01", "[The prime minister of the United Kingdom] spoke in London.", "David Cameron", "GBR", "GOV"
        ),
        case("2017-03-01", "[The UK prime minister] spoke in London.", "Theresa May", "GBR", "GOV"),
        case("2020-03-01", "[The British prime minister] spoke in London.", "Boris Johnson", "GBR", "GOV"),
        case("2023-03-01", "[The British prime minister] spoke in London.", "Rishi Sunak", "GBR", "GOV"),
        case("2004-03-01", "[The German chancellor] changed course.", "Gerhard Schröder", "DEU", "GOV"),
        case("2015-03-01", "[Germany's chancellor] called it a mistake.", "Angela Merkel", "DEU", "GOV"),
        case("2022-06-01", "[The chancellor of Germany] made an offer.", "Olaf Scholz", "DEU", "GOV"),
        case("2010-03-01", "[Russia's president] kept silent.", "Dmitry Medvedev", "RUS", "GOV"),
        case("2015-03-01", "[The Russian president] drew up a list.", "Vladimir Putin", "RUS", "GOV"),
        case("2009-05-01", "[The Russian prime minister] set a new date.", "Vladimir Putin", "RUS", "GOV"),
        case("2015-03-01", "[The Israeli prime minister] wanted more time.", "Benjamin Netanyahu", "ISR", "GOV"),
        case("2005-03-01", "[Israel's prime minister] left early.", "Ariel Sharon", "ISR", "GOV"),
        case("2007-03-01", "[The Indian prime minister] spoke in Delhi.", "Manmohan Singh", "IND", "GOV"),
        case("2016-03-01", "[The Indian prime minister] spoke in Delhi.", "Narendra Modi", "IND", "GOV"),
        case("2010-03-01", "[The Turkish prime minister] left for Baku.", "Recep Tayyip Erdoğan", "TUR", "GOV"),
        case("2016-08-01", "[The Turkish president] left for Baku.", "Recep Tayyip Erdoğan", "TUR", "GOV"),
        case("2019-03-01", "[The Syrian president] rejected the plan.", "Bashar al-Assad", "SYR", "GOV"),
        case("2010-06-01", "[Egypt's president] asked for calm.", "Hosni Mubarak", "EGY", "GOV"),
        case("2013-01-15", "[Egypt's president] sent a letter.", "Mohamed Morsi", "EGY", "GOV"),
        case("2016-06-01", "[Egypt's president] said little.", "Abdel Fattah el-Sisi", "EGY", "GOV"),
        case("2008-06-01", "[The president of Georgia] arrived in Tbilisi.", "Mikheil Saakashvili", "GEO", "GOV"),
        case("2020-06-01", "[The president of Belarus] arrived in Minsk.", "Alexander Lukashenko", "BLR", "GOV"),
        case("2014-06-01", "[The Polish prime minister] asked NATO for help.", "Donald Tusk", "POL", "GOV"),
        case("2022-06-01", "[The Polish prime minister] asked NATO for help.", "Mateusz Morawiecki", "POL", "GOV"),
        case("2022-06-01", "[The Hungarian prime minister] asked NATO for help.", "Viktor Orbán", "HUN", "GOV"),
        case("2015-06-01", "[Iran's supreme leader] rejected the deal.", "Ali Khamenei", "IRN", "GOV"),
        case("2015-06-01", "[The Iranian president] changed course.", "Hassan Rouhani", "IRN", "GOV"),
        case("2010-06-01", "[The Iranian president] called it a mistake.", "Mahmoud Ahmadinejad", "IRN", "GOV"),
        case("2013-06-01", "[The Chinese president] made an offer.", "Xi Jinping", "CHN", "GOV"),
        case("2008-06-01", "[China's president] kept silent.", "Hu Jintao", "CHN", "GOV"),
        case("2016-06-01", "[The Brazilian president] drew up a list.", None, "BRA", "GOV"),
        case("2016-10-01", "[The Brazilian president] set a new date.", "Michel Temer", "BRA", "GOV"),
        case("2020-06-01", "[The Brazilian president] wanted more time.", "Jair Bolsonaro", "BRA", "GOV"),
        case("2014-04-01", "[The South Korean president] left early.", "Park Geun-hye", "KOR", "GOV"),
        case("2019-04-01", "[South Korea's president] rejected the plan.", "Moon Jae-in", "KOR", "GOV"),
        case("2015-04-01", "[The Japanese prime minister] asked for calm.", "Shinzo Abe", "JPN", "GOV"),
        case("2012-04-01", "[The Russian foreign minister] sent a letter.", "Sergey Lavrov", "RUS", "GOV"),
        case("2014-04-01", "[The US secretary of state] said little.", "John Kerry", "USA", "GOV"),
        case("2018-01-15", "[The US secretary of state] changed course.", "Rex Tillerson", "USA", "GOV"),
        case("2022-01-15", "[The German foreign minister] called it a mistake.", "Annalena Baerbock", "DEU", "GOV"),
        case("2022-01-15", "[The UN secretary general] made an offer.", "António Guterres", "UN", "IGO"),
        case("2010-01-15", "[The UN secretary general] kept silent.", "Ban Ki-moon", "UN", "IGO"),
        case("2022-01-15", "[The NATO secretary general] drew up a list.", "Jens Stoltenberg", "NATO", "IGO"),
        case("2005-06-15", "[The Pope] prayed for peace in Sudan.", "Pope Benedict XVI", "VAT", "GOV"),
        case("2015-06-15", "[The pope] prayed for peace in Syria.", "Pope Francis", "VAT", "GOV"),
        case("2022-01-15", "[The Spanish prime minister] set a new date.", "Pedro Sánchez", "ESP", "GOV"),
        case("2022-01-15", "[The Italian prime minister] wanted more time.", "Mario Draghi", "ITA", "GOV"),
        case("2022-01-15", "[Canada's prime minister] left early.", "Justin Trudeau", "CAN", "GOV"),
        case("2022-01-15", "[Mexico's president] rejected the plan.", "Andrés Manuel López Obrador", "MEX", "GOV"),
        case("2022-01-15", "[Venezuela's president] asked for calm.", "Nicolás Maduro", "VEN", "GOV"),
        case("2012-01-15", "[The president of Venezuela] sent a letter.", "Hugo Chávez", "VEN", "GOV"),
        case("2014-01-15", "[Afghanistan's president] said little.", "Hamid Karzai", "AFG", "GOV"),
        case("2019-01-15", "[The Afghan president] changed course.", "Ashraf Ghani", "AFG", "GOV"),
        case("2019-01-15", "[The Iraqi prime minister] called it a mistake.", "Adil Abdul-Mahdi", "IRQ", "GOV"),
        case("2012-01-15", "[The Iraqi prime minister] made an offer.", "Nouri al-Maliki", "IRQ", "GOV"),
        case("2015-06-15", "[The Greek prime minister] kept silent.", "Alexis Tsipras", "GRC", "GOV"),
        case("2015-06-15", "[The South African president] drew up a list.", "Jacob Zuma", "ZAF", "GOV"),
        case("2019-06-15", "[The Nigerian president] set a new date.", "Muhammadu Buhari", "NGA", "GOV"),
        case("2019-06-15", "[The Kenyan president] wanted more time.", "Uhuru Kenyatta", "KEN", "GOV"),
        case("2022-01-15", "[the head of NATO] kept silent.", "Jens Stoltenberg", "NATO", "IGO"),
        case("2022-07-01", "[the German leader] drew up a list.", "Olaf Scholz", "DEU", "GOV"),
        case("2022-07-01", "[the Polish opposition leader] set a new date.", None, "POL", "OPP"),
    ],
)
def test_by_office_on_the_day(
    tables: ActorTables, date: str | None, marked: str, identity: str | None, country: str | None, sector: str | None
) -> None:
    check(date, marked, (identity, country, sector), tables)


@pytest.mark.parametrize(
    ("date", "marked", "identity", "country", "sector"),
    [
        case(
            "2022-03-01",
            "Shells fell on Kyiv. In Ukraine [the president] asked for jets.",
            "Volodymyr Zelenskyy",
            "UKR",
            "GOV",
        ),
        case("2015-03-01", "France voted. [The president] thanked the French.", "François Hollande", "FRA", "GOV"),
        case(
            "2022-03-01",
            "Ottawa is blocked. Canada's capital filled with trucks and [the prime minister] left it.",
            "Justin Trudeau",
            "CAN",
            "GOV",
        ),
    ],
)
def test_by_office_with_the_country_from_the_report(
    tables: ActorTables, date: str | None, marked: str, identity: str | None, country: str | None, sector: str | None
) -> None:
    check(date, marked, (identity, country, sector), tables)


@pytest.mark.parametrize(
    ("date", "marked", "identity", "country", "sector"),
    [
        case("2022-03-01", "[The Ukrainian vice president] left early.", None, "UKR", "GOV"),
        case("2022-03-01", "[The deputy foreign minister of Russia] rejected the plan.", None, "RUS", "GOV"),
        case("2022-03-01", "[The Russian deputy foreign minister] asked for calm.", None, "RUS", "GOV"),
        case("2022-03-01", "[The acting Ukrainian president] sent a letter.", None, "UKR", "GOV"),
        case("2022-03-01", "[The former Ukrainian president] said little.", None, "UKR", "OPP"),
        case("2022-03-01", "[A Ukrainian president] must decide.", None, "UKR", "GOV"),
        case(
            "2022-03-01",
            "[The foreign minister of the self-declared republic] spoke in Donetsk, Ukraine.",
            None,
            "UKR",
            "REB",
        ),
        case("2022-03-01", "[A spokesman for the German chancellor] changed course.", None, "DEU", "GOV"),
        case("2022-03-01", "[The German chancellor's spokesman] called it a mistake.", None, "DEU", "GOV"),
        case("2022-03-01", "[The head of Ukraine's security council] made an offer.", None, "UKR", "GOV"),
        case("2022-03-01", "[The president's adviser] spoke in Ukraine.", None, "UKR", "GOV"),
        case("2022-03-01", "[the company president] spoke in Ukraine.", None, "UKR", "BUS"),
        case(None, "[the Ukrainian president] kept silent.", None, "UKR", "GOV"),
        case("2022-03-01", "[The Ukrainian presidents] drew up a list.", None, "UKR", "GOV"),
        case("2020-12-01", "[The US president-elect] named a team.", "Joe Biden", "USA", "OPP"),
        case("2020-12-01", "[US President-elect Joe Biden] named a team.", "Joe Biden", "USA", "OPP"),
        case("2014-07-01", "[former French President Nicolas Sarkozy] was held.", "Nicolas Sarkozy", "FRA", "OPP"),
        case("2014-07-01", "[ex-President Nicolas Sarkozy] was held in France.", "Nicolas Sarkozy", "FRA", "OPP"),
        case(
            "2014-07-01",
            "[the former French president] was held. Nicolas Sarkozy denied it.",
            "Nicolas Sarkozy",
            "FRA",
            "OPP",
        ),
        case("2022-07-01", "[then-President Donald Trump] had signed it in 2018.", "Donald Trump", "USA", "GOV"),
        case("2022-07-01", "[the late President Hugo Chávez] had signed it.", "Hugo Chávez", "VEN", "OPP"),
        case("2022-07-01", "[the Turkish leader] set a new date.", "Recep Tayyip Erdoğan", "TUR", "GOV"),
        case("2022-07-01", "[the Russian leader] wanted more time.", "Vladimir Putin", "RUS", "GOV"),
        case("2022-07-01", "[the Hungarian leader] left early.", "Viktor Orbán", "HUN", "GOV"),
        case("2022-07-01", "[the North Korean leader] rejected the plan.", "Kim Jong-un", "PRK", "GOV"),
        case("2022-07-01", "[the Chinese leader] asked for calm.", "Xi Jinping", "CHN", "GOV"),
        case("2022-07-01", "[the Biden administration] sent a letter.", "state:USA", "USA", "GOV"),
        case("2022-07-01", "[Macron's office] said little.", "body:FRA:presidency", "FRA", "GOV"),
        case("2022-07-01", "[Scholz's office] changed course.", None, "DEU", "GOV"),
        case("2022-07-01", "[Zelensky's office] called it a mistake.", "body:UKR:presidency", "UKR", "GOV"),
        case("2022-07-01", "[Putin's spokesman] made an offer.", None, "RUS", "GOV"),
        case("2022-07-01", "[the Johnson government] fell in London.", "state:GBR", "GBR", "GOV"),
    ],
)
def test_offices_and_what_only_sounds_like_one(
    tables: ActorTables, date: str | None, marked: str, identity: str | None, country: str | None, sector: str | None
) -> None:
    check(date, marked, (identity, country, sector), tables)


@pytest.mark.parametrize(
    ("date", "marked", "identity", "country", "sector"),
    [
        case("2022-02-20", "[acting Foreign Minister Ada Brandt] spoke for Sweden.", None, "SWE", "GOV"),
        case("2022-02-20", "[the Swedish acting foreign minister] rejected the plan.", None, "SWE", "GOV"),
        case("2022-02-20", "[the outgoing Chilean president] asked for calm.", "Sebastián Piñera", "CHL", "GOV"),
        case("2022-02-20", "[the new German chancellor] sent a letter.", "Olaf Scholz", "DEU", "GOV"),
        case("2022-02-20", "[the then Chilean president] said little.", "Sebastián Piñera", "CHL", "GOV"),
        case("2022-02-20", "[former US President Barack Obama] changed course.", "Barack Obama", "USA", "OPP"),
        case("2022-02-20", "[former President Obama] called it a mistake.", "Barack Obama", "USA", "OPP"),
        case(
            "2022-02-20", "[former German chancellor Gerhard Schröder] made an offer.", "Gerhard Schröder", "DEU", "OPP"
        ),
        case("2022-02-20", "[former Prime Minister Tony Blair] kept silent.", "Tony Blair", "GBR", "OPP"),
        case("2022-02-20", "[ex-US president Donald Trump] drew up a list.", "Donald Trump", "USA", "OPP"),
        case(
            "2022-02-20",
            "[Ousted Malian president Ibrahim Keita] set a new date.",
            "Ibrahim Boubacar Keïta",
            "MLI",
            "OPP",
        ),
        case(
            "2022-02-20",
            "[former Georgian president Mikheil Saakashvili] wanted more time.",
            "Mikheil Saakashvili",
            "GEO",
            "OPP",
        ),
        case("2022-02-20", "[a former Russian minister] left early.", None, "RUS", "OPP"),
        case("2022-02-20", "[the late Libyan leader Muammar Gaddafi] was named.", "Muammar Gaddafi", "LBY", "OPP"),
        case("2016-12-20", "[President-elect Donald Trump] named a general.", "Donald Trump", "USA", "OPP"),
        case("2016-12-20", "[the president-elect of the United States] named a general.", "Donald Trump", "USA", "OPP"),
        case("2021-11-20", "[Germany's incoming chancellor] named a team.", "Olaf Scholz", "DEU", "GOV"),
    ],
)
def test_former_acting_and_coming(
    tables: ActorTables, date: str | None, marked: str, identity: str | None, country: str | None, sector: str | None
) -> None:
    check(date, marked, (identity, country, sector), tables)
