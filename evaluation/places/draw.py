"""Draw names that may be places: ``python -m evaluation.places.draw --shared ../shared``.

Prints one JSON line a name (file, line, date, where it stands, why it was drawn, the text) for an annotator to read.
The draw is the same on every run, at most one name from a report, none from a report that is in the gold sets. Names
that follow a preposition are drawn from four groups: any, rare ones, ones that many places share, and those of states
and capitals wherever they stand, for they are often actors or parts of names.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.times.draw import gold_texts

SEED = 20220221
RARE = 12  # a rare name stands in at most so many reports
ENOUGH = {"any": 85, "rare": 90, "shared": 36, "state": 36}
NAMED = re.compile(
    r"""\b(?:in|at|near|from|to|of|outside|across|off|around|between|over|into|through|toward|towards|around|inside)\s
    (?:the\s)?(?P<name>(?:[^\W\d_a-z]|al-|el-)[\w'’.-]*\w(?:\s(?:(?:of|de|del|la|al|el|du|da|do|and\sthe)\s)?
    [^\W\d_a-z][\w'’-]+)*)""",
    re.VERBOSE,
)
SMALL = re.compile(r"(?:near|outside|(?:town|village|city|district|suburb|island|port)\sof|in)\s(?:the\s)?$")
TIMES = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|Sep"
                   r"tember|October|November|December")  # fmt: skip
SHARED = re.compile(
    r"""\b(?:Tripoli|Georgia|Hyderabad|Birmingham|Cambridge|Valencia|Santiago|San\sJos[eé]|C[oó]rdoba|Victoria
    |Alexandria|Granada|M[eé]rida|Guadalajara|Barcelona|Perth|Newcastle|Richmond|Hamilton|Kingston|Springfield|Portland
    |Manchester|Athens|Naples|Toledo|Odess?a|St\.\sPetersburg|Salem|Niger|Punjab
    |Kashmir|Galicia|Macedonia|Samoa|Gori|Aden|Hama|Balochistan|Trinidad|Cuenca|Le[oó]n|Laredo|Matamoros|La\sPaz
    |Santa\sCruz|Santa\sFe|Zamora|Veracruz|Aleppo|Homs|Basra|Luxor|Bath|Wellington|Melbourne|Sydney|Halifax|Durham
    |Lagos|Nantes|Syracuse|Rochester|Charleston|Vancouver|Mexico\sCity|Kasur|Ghazni|Herat|Khan\sYounis)\b""",
    re.VERBOSE,
)
STATES = re.compile(
    r"""\b(?:Moscow|Beijing|Washington|London|Tehran|Kiev|Kyiv|Minsk|Oslo|Geneva|Paris|Brussels|Vienna|Helsinki|Kyoto
    |Rome|Lisbon|Dayton|Russia|China|Ukraine|Israel|Iran|Syria|Turkey|Japan|Pakistan|India|France|Germany|Iraq|Egypt
    |United\sStates|United\sKingdom|North\sKorea|South\sKorea|Australia|Nigeria|Brazil|Sudan|Libya|Yemen|Kenya)\b""",
    re.VERBOSE,
)
Spot = tuple[int, int, int]  # number of the report, start, end


@dataclass(frozen=True)
class Report:
    file: str
    line: int
    date: str
    text: str


def reports(shared: Path) -> Iterator[Report]:
    """All reports but those of the gold sets."""
    without = gold_texts(shared)
    for path in sorted((shared / "corpora" / "current-events").glob("*.jsonl")):
        for number, line in enumerate(path.open(encoding="utf-8"), start=1):
            row = json.loads(line)
            if row["text"] not in without:
                yield Report(path.name, number, row["date"], row["text"])


def after_prepositions(text: str) -> Iterator[tuple[int, int]]:
    """The names with a capital that follow a preposition."""
    yield from (m.span("name") for m in NAMED.finditer(text) if not TIMES.match(m["name"]))


def standing(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda text: (m.span() for m in pattern.finditer(text))


def one_each(
    all_reports: list[Report], find: Callable[[str], Iterator[tuple[int, int]]], chance: random.Random
) -> Iterator[Spot]:
    """One name by chance from each report that has some, reports in an order by chance."""
    order = list(range(len(all_reports)))
    chance.shuffle(order)
    for i in order:
        if spans := list(find(all_reports[i].text)):
            yield (i, *chance.choice(spans))


def draw(all_reports: list[Report]) -> Iterator[tuple[str, Spot]]:
    """The names of each group, no report twice."""
    chance = random.Random(SEED)
    known = Counter(
        name for r in all_reports for name in {r.text[start:end] for start, end in after_prepositions(r.text)}
    )

    def rare(text: str) -> Iterator[tuple[int, int]]:
        """Names of few reports that follow ``in``, ``near`` or the word for a town."""
        spans = after_prepositions(text)
        return (s for s in spans if known[text[slice(*s)]] <= RARE and SMALL.search(text[: s[0]]))

    groups = {"any": after_prepositions, "rare": rare, "shared": standing(SHARED), "state": standing(STATES)}
    used: set[int] = set()
    for group, find in groups.items():
        left = ENOUGH[group]
        for spot in one_each(all_reports, find, chance):
            if not left:
                break
            if spot[0] not in used:
                used.add(spot[0])
                left -= 1
                yield group, spot


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    all_reports = list(reports(parser.parse_args().shared))
    for group, (i, start, end) in draw(all_reports):
        print(json.dumps({"group": group, "start": start, "end": end, **vars(all_reports[i])}, ensure_ascii=False))


if __name__ == "__main__":
    main()
