"""Mentions that stand for others: pronouns, "the group", "its army", a surname; who is meant, by the whole report.

The mention stands in brackets; the texts are read by the shipped analyser.
"""

from __future__ import annotations

import pytest

from dragoman.records import Mention
from dragoman.resolution.actors import ActorTables
from tests.resolution.marked import case, resolved_in_reports, shown

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
        "German Chancellor Olaf Scholz met Mateusz Morawiecki. [The chancellor] promised tanks.",
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
        "Separatists closed a road in Ukraine. [The foreign minister of the self-declared republic] denied it.",
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
    return resolved_in_reports(STANDS_FOR, tables)


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
