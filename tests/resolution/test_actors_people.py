"""Persons by name: in full, by surname, misspelt, and others of that name; what is nested around them.

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
        case("2022-02-20", "[President Vladimir Putin] wanted more time.", "Vladimir Putin", "RUS", "GOV"),
        case("2022-02-20", "[Russian President Vladimir Putin] left early.", "Vladimir Putin", "RUS", "GOV"),
        case("2022-02-20", "[Vladimir Putin] rejected the plan.", "Vladimir Putin", "RUS", "GOV"),
        case("2022-02-20", "[Putin] asked for calm.", "Vladimir Putin", "RUS", "GOV"),
        case("2022-02-20", "[Mr. Putin] sent a letter.", "Vladimir Putin", "RUS", "GOV"),
        case("2022-02-20", "[Russian leader Vladimir Putin] said little.", "Vladimir Putin", "RUS", "GOV"),
        case("2022-02-20", "[Volodymyr Zelenskyy] changed course.", "Volodymyr Zelenskyy", "UKR", "GOV"),
        case("2022-02-20", "[Volodymyr Zelensky] called it a mistake.", "Volodymyr Zelenskyy", "UKR", "GOV"),
        case("2022-02-20", "[President Zelenskiy] made an offer.", "Volodymyr Zelenskyy", "UKR", "GOV"),
        case("2022-02-20", "[Ukraine's Zelensky] kept silent.", "Volodymyr Zelenskyy", "UKR", "GOV"),
        case("2022-02-20", "[Olaf Scholz] drew up a list.", "Olaf Scholz", "DEU", "GOV"),
        case("2022-02-20", "[German Chancellor Olaf Scholz] set a new date.", "Olaf Scholz", "DEU", "GOV"),
        case("2022-02-20", "[Chancellor Scholz] wanted more time.", "Olaf Scholz", "DEU", "GOV"),
        case("2022-02-20", "[Boris Johnson] left early.", "Boris Johnson", "GBR", "GOV"),
        case("2022-02-20", "[Johnson] spoke in London.", "Boris Johnson", "GBR", "GOV"),
        case(
            "2022-02-20", "[U.S. Secretary of State Antony Blinken] rejected the plan.", "Antony Blinken", "USA", "GOV"
        ),
        case("2022-02-20", "[Blinken] asked for calm.", "Antony Blinken", "USA", "GOV"),
        case("2022-02-20", "[Sergei Lavrov] sent a letter.", "Sergey Lavrov", "RUS", "GOV"),
        case("2022-02-20", "[Foreign Minister Sergey Lavrov] said little.", "Sergey Lavrov", "RUS", "GOV"),
        case("2022-02-20", "[Lavrov] changed course.", "Sergey Lavrov", "RUS", "GOV"),
        case("2022-02-20", "[Jens Stoltenberg] called it a mistake.", "Jens Stoltenberg", "NATO", "IGO"),
        case("2022-02-20", "[NATO chief Jens Stoltenberg] made an offer.", "Jens Stoltenberg", "NATO", "IGO"),
        case("2022-02-20", "[Antonio Guterres] kept silent.", "António Guterres", "UN", "IGO"),
        case("2022-02-20", "[UN Secretary-General António Guterres] drew up a list.", "António Guterres", "UN", "IGO"),
        case("2022-02-20", "[Ursula von der Leyen] set a new date.", "Ursula von der Leyen", "EU", "IGO"),
        case("2022-02-20", "[von der Leyen] wanted more time.", "Ursula von der Leyen", "EU", "IGO"),
        case("2022-02-20", "[Xi Jinping] left early.", "Xi Jinping", "CHN", "GOV"),
        case("2022-02-20", "[President Xi] rejected the plan.", "Xi Jinping", "CHN", "GOV"),
        case("2022-02-20", "[Kim Jong-un] asked for calm.", "Kim Jong-un", "PRK", "GOV"),
        case("2022-02-20", "[Joe Biden] sent a letter.", "Joe Biden", "USA", "GOV"),
        case("2022-02-20", "[US President Joe Biden] said little.", "Joe Biden", "USA", "GOV"),
        case("2022-02-20", "[Alexander Lukashenko] changed course.", "Alexander Lukashenko", "BLR", "GOV"),
        case("2022-02-20", "[Belarus's Lukashenko] called it a mistake.", "Alexander Lukashenko", "BLR", "GOV"),
        case("2022-02-20", "[Liz Truss] made an offer.", "Liz Truss", "GBR", "GOV"),
        case("2022-02-20", "[Annalena Baerbock] kept silent.", "Annalena Baerbock", "DEU", "GOV"),
        case("2008-08-09", "[Mikheil Saakashvili] drew up a list.", "Mikheil Saakashvili", "GEO", "GOV"),
        case("2008-08-09", "[Saakashvili] set a new date.", "Mikheil Saakashvili", "GEO", "GOV"),
        case("2008-08-09", "[Dmitry Medvedev] wanted more time.", "Dmitry Medvedev", "RUS", "GOV"),
        case("2003-03-20", "[Saddam Hussein] left early.", "Saddam Hussein", "IRQ", "GOV"),
        case("2003-03-20", "[Saddam] rejected the plan.", "Saddam Hussein", "IRQ", "GOV"),
        case("2003-03-20", "[Tony Blair] asked for calm.", "Tony Blair", "GBR", "GOV"),
        case("2003-03-20", "[George W. Bush] sent a letter.", "George W. Bush", "USA", "GOV"),
        case("2011-03-20", "[Muammar Gaddafi] said little.", "Muammar Gaddafi", "LBY", "GOV"),
        case("2011-03-20", "[Moammar Gadhafi] changed course.", "Muammar Gaddafi", "LBY", "GOV"),
        case("2011-03-20", "[Col Gaddafi] called it a mistake.", "Muammar Gaddafi", "LBY", "GOV"),
        case("2011-03-20", "[Hosni Mubarak] made an offer.", "Hosni Mubarak", "EGY", "OPP"),
        case("2011-03-20", "[Bashar al-Assad] kept silent.", "Bashar al-Assad", "SYR", "GOV"),
        case("2011-03-20", "[Assad] drew up a list.", "Bashar al-Assad", "SYR", "GOV"),
        case("2011-03-20", "[Syria's Bashar Assad] set a new date.", "Bashar al-Assad", "SYR", "GOV"),
        case("2023-10-20", "[Benjamin Netanyahu] wanted more time.", "Benjamin Netanyahu", "ISR", "GOV"),
        case(
            "2023-10-20", "[Israeli Prime Minister Benjamin Netanyahu] left early.", "Benjamin Netanyahu", "ISR", "GOV"
        ),
        case("2023-10-20", "[Mahmoud Abbas] rejected the plan.", "Mahmoud Abbas", "PSE", "GOV"),
        case("2023-10-20", "[Palestinian President Mahmoud Abbas] asked for calm.", "Mahmoud Abbas", "PSE", "GOV"),
        case("2023-10-20", "[Ismail Haniyeh] sent a letter.", "Ismail Haniyeh", "PSE", "REB"),
        case("2023-10-20", "[Hassan Nasrallah] said little.", "Hassan Nasrallah", "LBN", "REB"),
        case("2023-10-20", "[Hezbollah leader Hassan Nasrallah] changed course.", "Hassan Nasrallah", "LBN", "REB"),
        case("2023-06-24", "[Yevgeny Prigozhin] called it a mistake.", "Yevgeny Prigozhin", "RUS", "MIL"),
        case("2023-06-24", "[Sergei Shoigu] made an offer.", "Sergei Shoigu", "RUS", "GOV"),
        case("2017-06-24", "[Nicolás Maduro] kept silent.", "Nicolás Maduro", "VEN", "GOV"),
        case("2017-06-24", "[Maduro] drew up a list.", "Nicolás Maduro", "VEN", "GOV"),
        case("2017-06-24", "[Rodrigo Duterte] set a new date.", "Rodrigo Duterte", "PHL", "GOV"),
        case("2017-06-24", "[Philippine President Rodrigo Duterte] wanted more time.", "Rodrigo Duterte", "PHL", "GOV"),
        case("2017-06-24", "[Recep Tayyip Erdoğan] left early.", "Recep Tayyip Erdoğan", "TUR", "GOV"),
        case("2017-06-24", "[Erdogan] rejected the plan.", "Recep Tayyip Erdoğan", "TUR", "GOV"),
        case("2017-06-24", "[Turkey's Erdogan] asked for calm.", "Recep Tayyip Erdoğan", "TUR", "GOV"),
        case("2017-06-24", "[Angela Merkel] sent a letter.", "Angela Merkel", "DEU", "GOV"),
        case("2017-06-24", "[Narendra Modi] said little.", "Narendra Modi", "IND", "GOV"),
        case("2017-06-24", "[Abdel Fattah al-Sisi] changed course.", "Abdel Fattah el-Sisi", "EGY", "GOV"),
        case("2017-06-24", "[Sisi] spoke in Cairo.", "Abdel Fattah el-Sisi", "EGY", "GOV"),
    ],
)
def test_by_name(
    tables: ActorTables, date: str | None, marked: str, identity: str | None, country: str | None, sector: str | None
) -> None:
    check(date, marked, (identity, country, sector), tables)


@pytest.mark.parametrize(
    ("date", "marked", "identity", "country", "sector"),
    [
        case(
            "2022-02-20",
            "Emmanuel Macron called Moscow. [Macron] called it a mistake.",
            "Emmanuel Macron",
            "FRA",
            "GOV",
        ),
        case("2022-02-20", "Emmanuel Macron called Moscow. [Macon] made an offer.", "Emmanuel Macron", "FRA", "GOV"),
        case("2022-02-20", "Olaf Scholz flew to Kyiv. [Scolz] kept silent.", "Olaf Scholz", "DEU", "GOV"),
        case(
            "2020-06-01",
            "Emmanuel Macron came. The baker Luc Marron waited. [Marron] drew up a list.",
            None,
            "FRA",
            None,
        ),
        case("2022-02-20", "[Vera Putin] owns a bakery.", None, None, None),
        case("2022-02-20", "[Anton Biden], a plumber, complained.", None, None, None),
        case("2022-02-20", "[US spokeswoman Elizabeth Trudeau] set a new date.", None, "USA", "GOV"),
        case("2022-02-20", "[Hamza bin Laden] wanted more time.", None, None, None),
        case("2010-02-20", "[Fahd al-Quso] left early.", None, None, None),
        case("2022-02-20", "[Natalie Brown] objected. Gordon Brown did not.", None, "GBR", None),
        case("2022-02-20", "The envoy Natalie Brown came. [Brown] rejected the plan.", None, None, "GOV"),
        case("2022-02-20", "[the wife of Emmanuel Macron] asked for calm.", None, "FRA", "CVL"),
        case("2022-01-15", "[the NATO chief] sent a letter.", "Jens Stoltenberg", "NATO", "IGO"),
    ],
)
def test_by_surname(
    tables: ActorTables, date: str | None, marked: str, identity: str | None, country: str | None, sector: str | None
) -> None:
    check(date, marked, (identity, country, sector), tables)


@pytest.mark.parametrize(
    ("date", "marked", "identity", "country", "sector"),
    [
        case("2022-02-20", "[the adviser to the French president] rejected the plan.", None, "FRA", "GOV"),
        case("2022-02-20", "[the son of the Ugandan president] asked for calm.", None, "UGA", "CVL"),
        case("2022-02-20", "[the Ugandan president's son] sent a letter.", None, "UGA", "CVL"),
        case("2022-02-20", "[the French ambassador to Mali] said little.", None, "FRA", "GOV"),
        case("2022-02-20", "[Mali's ambassador in Paris] changed course.", None, "MLI", "GOV"),
        case("2022-02-20", "[Russia's UN ambassador] called it a mistake.", None, "RUS", "GOV"),
        case("2022-02-20", "[the US envoy to the OSCE] made an offer.", None, "USA", "GOV"),
        case("2022-02-20", "[a spokeswoman for the Ukrainian army] kept silent.", None, "UKR", "MIL"),
        case("2022-02-20", "[the commander of the Malian army] drew up a list.", None, "MLI", "MIL"),
        case("2022-02-20", "[the head of the Russian central bank] set a new date.", None, "RUS", "GOV"),
        case("2022-02-20", "[the deputy head of the Iraqi police] wanted more time.", None, "IRQ", "COP"),
        case("2022-02-20", "[members of the Kenyan parliament] left early.", None, "KEN", "LEG"),
        case("2022-02-20", "[supporters of Imran Khan] marched.", None, "PAK", "CVL"),
        case("2022-02-20", "[troops loyal to Khalifa Haftar] advanced.", None, "LBY", "MIL"),
        case("2022-02-20", "[the mayor of Kharkiv] rejected the plan.", None, "UKR", "GOV"),
        case("2022-02-20", "[the governor of Luhansk region] asked for calm.", None, "UKR", "GOV"),
        case("2022-02-20", "[the lawyer of Alexei Navalny] sent a letter.", None, "RUS", "CVL"),
    ],
)
def test_nested(
    tables: ActorTables, date: str | None, marked: str, identity: str | None, country: str | None, sector: str | None
) -> None:
    check(date, marked, (identity, country, sector), tables)
