"""Who holds an office on a day: for every leader in the facts and in the tables, asked through actor resolution.

    python -m evaluation.offices [--shared ../shared] [--failures N]

In the middle of a term "the president of X" (or the prime minister, by what the leader was) must be that leader; on the
day after the term it must not be, unless the leader goes on by another row. Sources: REIGN (to August 2021), Wikidata
(years, to October 2022), the factbook (who governed in May 2026), and every head of state or government in our tables.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from dragoman.records import Mention, Span
from dragoman.resolution.actors import ActorTables, Context, resolve_mention
from dragoman.resolution.names import plain
from scripts.actor_sources.countries import alpha3_of_cow, alpha3_of_fips, readable

_REALMS = ("Q9682", "Q43274")  # the monarch of many states, whom reports of those states do not mean by "the king"
FIRST, LAST = date(2002, 1, 1), date(2026, 5, 1)
ASKED = {
    "president": "the president of {}", "prime-minister": "the prime minister of {}",
    "chancellor": "the chancellor of {}", "monarch": "the king of {}", "supreme-leader": "the supreme leader of {}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """A leader of a country from ``since`` to ``until`` (None: not ended); ``offices`` are the keys that may fit."""

    source: str
    leader: str
    country: str
    offices: tuple[str, ...]
    since: date
    until: date | None

    @property
    def middle(self) -> date:
        broken_off = {"REIGN": date(2021, 8, 31), "Wikidata": date(2022, 9, 1)}.get(self.source, LAST)
        begin, end = max(self.since, FIRST), min(self.until or broken_off, LAST)
        return begin + (end - begin) / 2


@dataclass(frozen=True, slots=True)
class Result:
    held: Held
    middle: bool
    after: bool | None  # None: not asked, as the term has no end or the leader goes on
    told: str


# --- the sources ------------------------------------------------------------------------------------------


def reign(facts: Path) -> Iterator[Held]:
    """Leaders by day of coming and month of going; which office it was the source does not say."""
    with (facts / "leaders-reign-1950-2021.csv").open(encoding="cp1252", errors="replace") as lines:
        rows = list(csv.DictReader(lines))
        for row, following in pairwise([*rows, rows[0]]):
            country = alpha3_of_cow(row["stateabb"])
            if not country or not row["syear"] or int(row["eyear"] or 9999) < FIRST.year:
                continue
            since = date(int(row["syear"]), int(row["smonth"]), int(row["sdate"] or 1))
            until = _month_end(int(row["eyear"]), int(row["emonth"])) if row["eyear"] else None
            if until and following["stateabb"] == row["stateabb"] and following["syear"]:
                begun = date(int(following["syear"]), int(following["smonth"]), int(following["sdate"] or 1))
                until = min(until, begun) if since < begun else until
            if until and until <= FIRST:
                continue
            offices = ("president", "prime-minister", "chancellor", "monarch", "supreme-leader")
            yield Held("REIGN", re.sub(r"\(.*?\)", "", readable(row["leader"])).strip(), country, offices, since, until)


def wikidata(facts: Path, tables: ActorTables) -> Iterator[Held]:
    """Office-holders by year; the middle of a term within one or two years is not known and not asked."""
    with (facts / "leaders-wikidata-2022.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            label = plain(row["positionLabel"])
            office = next((key for key in ASKED if key.replace("-", " ") in label), None)
            if office == "president" and re.search(r"vice|government|council|ministers|executive", label):
                office = None
            country = _country(row["country"], tables)
            start, end = int(row["start_year"] or 0), int(row["end_year"] or 0)
            if not office or not country or (country != "GBR" and row["officeholder"] in _REALMS):
                continue
            if not start or (end and end < start + 2) or end == FIRST.year or start > 2021:
                continue
            held = Held("Wikidata", row["officeholderLabel"], country, (office,), date(start, 7, 1), None)
            yield replace(held, until=date(end, 12, 31) if end else None)


def factbook(facts: Path, tables: ActorTables) -> Iterator[Held]:
    """Who governed in May 2026, by surnames, which the factbook writes in capitals; dependent territories left out."""
    states = {code for code in tables.countries if (a := tables.actor(f"state:{code}")) and a.qid}
    for entry in json.loads((facts / "factbook-government-2026-05.json").read_text("utf-8")):
        country = alpha3_of_fips(entry["gec"])
        for text in (entry["chief_of_state"] or "", entry["head_of_government"] or ""):
            match = re.match(
                r"((?:\w+ ){0,3}?(President|Prime Minister|Chancellor)) (.*?) \(since (.*?(\d{4}))\)", text
            )
            if not match or not country or re.search(r"Vice|Council|Swiss|represented", match[0]):
                continue
            leader = " ".join(w for w in re.sub(r"\(.*|\"", "", match[3]).split() if w.strip(",").isupper())
            office = match[2].lower().replace(" ", "-")
            if leader and country in states:
                yield Held("factbook", leader, country, (office,), date(int(match[5]), 12, 31), None)


def own(tables: ActorTables) -> Iterator[Held]:
    """Every head of state or government in our tables since 2002 whose term is known to the month."""
    for (country, office), terms in tables.holders.items():
        for term in terms:
            if office not in ASKED or term.acting or (term.until and term.until[:4] < "2002") or len(term.since) < 7:
                continue
            since = date.fromisoformat((term.since + "-01")[:10])
            until = _end(term.until)
            if until is None or until > FIRST:
                yield Held("own tables", term.name, country, (office,), since, until)


def _end(until: str) -> date | None:
    if len(until) == 4:
        return date(int(until), 12, 31)
    return (
        _month_end(int(until[:4]), int(until[5:7])) if len(until) == 7 else date.fromisoformat(until) if until else None
    )


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _country(name: str, tables: ActorTables) -> str | None:
    key = plain(name).removeprefix("the ")
    found = {n.country for n in tables.names.get(key) if n.kind == "country" and n.ref}
    return str(found.pop()) if len(found) == 1 else None


# --- asking -----------------------------------------------------------------------------------------------


class Asker:
    """Asks who holds an office on a day, through the resolver that reports go through."""

    def __init__(self, tables: ActorTables) -> None:
        self._tables = tables
        self._by_person: dict[str, set[str]] = {}
        for surname, ids in tables.surnames.items():
            for one in ids:
                self._by_person.setdefault(one, set()).update(surname.split())

    def holders(self, held: Held, day: date) -> dict[str, str]:
        """For each office that fits, the id of who holds it by our resolution, '' where none is chosen."""
        return {office: self._holder(ASKED[office], held.country, day) for office in held.offices}

    def _holder(self, words: str, country: str, day: date) -> str:
        quote = words.format(self._tables.countries[country])
        mention = Mention("m", Span(0, len(quote), quote))
        context = Context.of(day.isoformat(), quote, self._tables, [mention])
        return resolve_mention(mention, context, self._tables).identity or ""

    def is_leader(self, person: str, leader: str) -> bool:
        """Whether the person goes by a word of the leader's name in the facts, however they spell the rest."""
        terms = self._tables.terms.get(person, ())
        known = {w for t in terms for w in plain(t.name).split()} | self._by_person.get(person, set())
        wanted = [w for w in plain(leader).split() if len(w) > 2] or plain(leader).split()
        return any(w in known or any(_alike(w, k) for k in known) for w in wanted)


def _alike(a: str, b: str) -> bool:
    """Two spellings of one name: the same but for vowels, doubled letters and y."""
    return len(a) > 3 and len(b) > 3 and a[0] == b[0] and _bones(a) == _bones(b)


def _bones(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyhj]", "", word.replace("ph", "f").replace("w", "v")))


def results(held: Iterable[Held], asker: Asker) -> list[Result]:
    rows = list(held)
    going_on: dict[str, list[Held]] = {}
    for row in rows:
        going_on.setdefault(row.country, []).append(row)
    return [_result(row, going_on[row.country], asker) for row in rows]


def _result(row: Held, others: list[Held], asker: Asker) -> Result:
    found = asker.holders(row, row.middle)
    offices = tuple(o for o, person in found.items() if person and asker.is_leader(person, row.leader))
    told = f"in the middle, {row.middle}: {', '.join(f'{o} {p or None}' for o, p in found.items() if p) or 'no one'}"
    if not offices:
        return Result(row, False, None, told)
    if row.until is None or row.until >= LAST or (row.source == "REIGN" and row.until.year >= 2021):
        return Result(row, True, None, told)
    after = row.until + timedelta(days=1)
    if any(o.leader == row.leader and o is not row and o.since <= after <= (o.until or LAST) for o in others):
        return Result(row, True, None, told)
    still = [(o, p) for o, p in asker.holders(replace(row, offices=offices), after).items() if p == found[o]]
    return Result(row, True, not still, f"{told}; on {after}: {', '.join(f'{o} {p}' for o, p in still) or 'another'}")


def measured(facts: Path | None, tables: ActorTables | None = None) -> list[Result]:
    """All results; without ``facts`` those of our own tables alone."""
    tables = tables or ActorTables.load()
    asker = Asker(tables)
    done = results(own(tables), asker)
    if facts is not None:
        for source in (reign(facts), wikidata(facts, tables), factbook(facts, tables)):
            done += results((h for h in source if h.country in tables.countries), asker)
    return done


def share(values: Iterable[bool | None]) -> tuple[float, int]:
    asked = [v for v in values if v is not None]
    return (sum(asked) / len(asked) if asked else 0.0, len(asked))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--failures", type=int, default=100, help="show at most so many")
    options = parser.parse_args()
    done = measured(options.shared / "corpora" / "facts")
    for result in [r for r in done if not r.middle or r.after is False][: options.failures]:
        row = result.held
        print(f"{row.source}\t{row.country}\t{row.leader}\t{row.since} to {row.until or 'now'}\t{result.told}")
    print("source      leaders  in the middle  asked after  gone the day after")
    for source in ("own tables", "REIGN", "Wikidata", "factbook"):
        rows = [r for r in done if r.held.source == source]
        (middle, many), (after, ended) = share(r.middle for r in rows), share(r.after for r in rows)
        print(f"{source:11} {many:7}  {middle:13.3f}  {ended:11}  {after:18.3f}")


if __name__ == "__main__":
    main()
