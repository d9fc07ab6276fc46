"""Mentions that mean several actors together: 'Russia and Ukraine', 'the presidents of France and Germany', 'the G7'.

A mention's members are the ids of those it means, in the order of the words. They are given only where the words or a
table name every one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from .actor_tables import ActorTables
from .names import Found, plain
from .offices import holders, leading_person
from .reading import Reading
from .report_context import Context

_TABLE = Path(__file__).resolve().parents[1] / "data" / "actors" / "groups.tsv"
# Nouns after several countries that mean their governments: "the two countries", "the governments of Peru and Chile".
_STATES = {
    "country", "nation", "government", "state", "side", "party", "power", "capital", "neighbour", "neighbor", "ally",
    "group", "talk", "quartet", "troika", "republic", "authority", "contact group",
}  # fmt: skip
_LINKS = {"of", "from", "the", "in", "between", "both"}
Named = Callable[[str], str | None]  # the identity of a few words read alone


def joined(reading: Reading, quote: str, context: Context, tables: ActorTables, named: Named) -> tuple[str, ...]:
    """The ids of those whom the mention means together; () where it means one, or where one of them is not known."""
    return _joined(quote, named) or _by_country(reading, context, tables)


def _joined(quote: str, named: Named) -> tuple[str, ...]:
    """'Vladimir Putin and Emmanuel Macron', 'Russia, Ukraine and the OSCE': each piece names one by itself."""
    if " and " not in quote:
        return ()
    pieces = [p for p in re.split(r",? and |, ", quote) if p.strip()]
    found = [named(piece) for piece in pieces] if 1 < len(pieces) <= 8 else []
    return tuple(dict.fromkeys(i for i in found if i)) if found and all(found) else ()


def _by_country(reading: Reading, context: Context, tables: ActorTables) -> tuple[str, ...]:
    """'The presidents of France and Germany', 'French and German ministers', 'group of Peru, Chile and the EU'."""
    chain = side_by_side(reading)
    if len(chain) < 2:
        return ()
    noun = _noun(reading, chain)
    found = [_member(f, noun, context, tables) for _, _, f in chain]
    return tuple(dict.fromkeys(i for i in found if i)) if all(found) else ()


Listed = tuple[int, int, Found]  # the first and the last word of the mention that it takes


def side_by_side(reading: Reading) -> tuple[Listed, ...]:
    """The countries and international bodies that stand joined by 'and' and commas, if all that are named are."""
    listed: list[Listed] = []
    offset = 0
    for part in reading.parts:
        for f in part.found:
            if f.kind in ("country", "adjective", "capital") or (
                f.kind == "organisation" and f.names[0].sector == "IGO"
            ):
                listed.append((offset + f.first, offset + f.last, f))
        offset += len(part.words)
    words = reading.words
    for (_, last, _), (first, _, _) in pairwise(listed):
        between = [w.key for w in words[last + 1 : first] if w.key != "the"]
        comma = "," in reading.quote[words[last].end : words[first].start]
        if words[last].possessive or not (between == ["and"] or (comma and not between and len(listed) > 2)):
            return ()
    return tuple(listed)


def _noun(reading: Reading, chain: tuple[Listed, ...]) -> str:
    """The singular of the words after the countries, else before them: 'foreign minister' of "the French and German
    foreign ministers" and of "the foreign ministers of France and Germany"."""
    after = reading.words[chain[-1][1] + 1 :]
    before = [w for w in reading.words[: chain[0][0]] if w.key not in _LINKS]
    return singular(" ".join(w.key for w in after or before))


def singular(noun: str) -> str:
    """'allies' -> 'ally', 'presidents' -> 'president'."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _member(found: Found, noun: str, context: Context, tables: ActorTables) -> str | None:
    """The identity that the noun has in one of the countries; the body itself for an international body."""
    name = found.names[0]
    if name.kind == "organisation":
        return name.ref
    return of_country(noun, str(name.country), context, tables)


def of_country(noun: str, country: str, context: Context, tables: ActorTables) -> str | None:
    """Who or what the singular noun means in a country: 'president' its holder, 'army' the army."""
    words = noun.split() or [""]
    endings = [" ".join(words[i:]) for i in range(len(words))]
    if not noun or endings[-1] in _STATES:
        return f"state:{country}"
    office = next((tables.offices[e] for e in endings if e in tables.offices), "")
    if endings[-1] == "leader":
        return leading_person(country, context.date, tables)
    if office:
        persons = {t.person for t in holders(office, country, context.date, tables)}
        return persons.pop() if len(persons) == 1 else None
    body = next((tables.bodies[e] for e in endings if e in tables.bodies), None)
    if body is None:
        return None
    return f"armed-forces:{country}" if body.key == "armed-forces" else f"body:{country}:{body.key}"


# --- groups that have a name ------------------------------------------------------------------------------


def group_by_name(quote: str, day: str | None) -> tuple[str, ...]:
    """The members of a group of states that the table knows by name, on a day: 'the G7', 'the Visegrad countries'."""
    key = plain(re.sub(r"\([^)]*\)", "", quote)).removeprefix("the ")
    for row in _groups().get(key, ()):
        since, until, members = row
        if not day or (since <= day[: len(since)] and (not until or day[: len(until)] <= until)):
            return members
    return ()


@cache
def _groups() -> Mapping[str, list[tuple[str, str, tuple[str, ...]]]]:
    """Rows by plain name: since, until (ISO or empty), and the ids of the members."""
    found: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
    for line in _TABLE.read_text("utf-8").splitlines()[1:]:
        if line and not line.startswith(("#", "names\t")):
            names, since, until, members = line.split("\t")
            ids = tuple(m if not m.isupper() or len(m) != 3 else f"state:{m}" for m in members.split("|"))
            for name in names.split("|"):
                found.setdefault(plain(name), []).append((since, until, ids))
    return found
