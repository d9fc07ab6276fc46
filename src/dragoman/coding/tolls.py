"""Numbers of people as reports state them: "at least 12", "dozens", "two or three", "a police officer".

What is stated becomes a Toll with a lowest and a highest number; ``high`` is None where the words leave it open, and
both are the number itself for "about 50". "More than 40" and "at least 40" both have 40 as their lowest number: it is
the number that the report states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

from dragoman.records import Doc, Span, Toll


def _rows(name: str) -> Iterator[list[str]]:
    text = files("dragoman").joinpath("data/numbers").joinpath(name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_VALUES = {word: int(value) for word, value in _rows("words.tsv")}
_VAGUE = {word: (int(low), int(high[0]) if high else None) for word, low, *high in _rows("vague.tsv")}
_HEDGES = dict(_rows("hedges.tsv"))
_NOT_BEFORE = re.compile("|".join(pattern for place, pattern in _rows("not_people.txt") if place == "before"))
_NOT_AFTER = re.compile("|".join(pattern for place, pattern in _rows("not_people.txt") if place == "after"))

LONGEST_HEDGE = 4
MOST_PEOPLE = 10_000_000_000
_FIGURE = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_WORD = "|".join(sorted(_VALUES, key=len, reverse=True))
_NUMBER = (
    rf"(?:half\s+an?|an?(?=\s+(?:dozen|hundred|thousand|million))|{_FIGURE}|(?:{_WORD})\b)"
    rf"(?:(?:\s+and\s+|[\s-]+)(?:{_WORD})\b)*"
)
_HEDGE = rf"(?:(?:{_any_of(list(_HEDGES))})\s+)*"
_STATED = re.compile(
    rf"(?<![\w.,])(?P<hedge>{_HEDGE})(?:(?P<vague>{_any_of(list(_VAGUE))})\b|"
    rf"(?:between\s+)?(?P<low>{_NUMBER})(?:\s*(?:[-–—]|\bto\b|\bor\b|\band(?=\s+\d))\s*(?:possibly\s+)?(?P<high>{_NUMBER}))?)(?![\w-])",
    re.I,
)  # fmt: skip
# A single person: an article before a noun that is no group; "the", "his" only before a noun for one person.
_SINGLE = re.compile(r"^(?P<one>an?|another|one|(?P<known>the|his|her|their|its))\s+(?P<rest>\S.*)$", re.I | re.S)
PERSONS = frozenset(noun for (noun,) in _rows("persons.txt"))
_GROUPS = re.compile("|".join(rf"\b{noun}\b" for (noun,) in _rows("not_persons.txt")), re.I)


def read_toll(text: str) -> Toll | None:
    """The first number of people that ``text`` states, with its offsets in ``text``; None where it states none.

    A figure with a unit, an age, money, an ordinal or a number in a name ("Group of 20") is no number of people.
    """
    return next(_tolls(text), None)


def toll_near(doc: Doc, first: int, last: int) -> Toll | None:
    """The first toll in the words ``first`` to ``last`` (inclusive) of ``doc``, with offsets in its text.

    The words before may bound it: "12" after "at least" is at least 12. Where no number is stated, the people who
    are named by name are counted: "the envoy Ana Ruiz" is one.
    """
    span = doc.span(first, last)
    if toll := _stated_at(doc, first, last):
        return toll
    if toll := _single(span.quote):
        return _moved(toll, span.start)
    named = sum(e.label == "PER" and first <= e.first and e.last <= last for e in doc.entities)
    return Toll(span, named, named) if named else None


def mention_count(words: str) -> Toll | None:
    """How many people a mention names: "three civilians" 3, "a police officer" 1; None where it does not say.

    Offsets are those in ``words``. A bare plural ("civilians"), a name, a place and a group say no number.
    """
    return read_toll(words) or _single(words)


def _tolls(text: str) -> Iterator[Toll]:
    return (toll for found in _STATED.finditer(text) if (toll := _stated(found, text)))


def _stated_at(doc: Doc, first: int, last: int) -> Toll | None:
    """The first toll that has a word in ``first`` to ``last``; up to ``LONGEST_HEDGE`` words before are read too."""
    begin = max(doc.sentences[doc.tokens[first].sentence].first, first - LONGEST_HEDGE)
    window, words = doc.span(begin, last), doc.span(first, last)
    moved = (_moved(toll, window.start) for toll in _tolls(window.quote))
    return next((toll for toll in moved if toll.span.overlaps(words)), None)


def _stated(found: re.Match[str], text: str) -> Toll | None:
    span = Span(found.start(), found.end(), found.group())
    bound = _bound(found["hedge"])
    if found["vague"]:
        least, most = _VAGUE[re.sub(r"\s+", " ", found["vague"].lower())]
        return Toll(span, least, None if bound == "least" else most)
    if _NOT_BEFORE.search(text[: found.start("low")]) or _NOT_AFTER.match(text, found.end()):
        return None
    low = _value(found["low"])
    high = _value(found["high"]) if found["high"] else low
    if low is None or high is None or high < low:
        return None
    if low == 0 or (low == 1 and not found["hedge"] and _counts_a_thing(text, found.end())):
        return None
    if bound == "least":
        return Toll(span, low, None)
    return Toll(span, 0, high) if bound == "most" else Toll(span, low, high)


def _bound(hedges: str) -> str:
    """``least``, ``most`` or ``about``: what the words before a number make of it; the first that bounds it counts."""
    said = re.sub(r"\s+", " ", hedges.lower()).strip()
    for words, bound in sorted(_HEDGES.items(), key=lambda item: -len(item[0])):
        if bound != "about" and re.search(rf"\b{re.escape(words)}\b", said):
            return bound
    return "about"


def _value(words: str) -> int | None:
    """``1,200``, ``1.5 million``, ``twenty-one``, ``half a million``, ``two hundred and five``; None for ``5.4``, and
    for more people than there are."""
    total, part = 0.0, 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in ("a", "an"):
            part = part or 1
        elif word == "half":
            part = 0.5
        elif word[0].isdigit():
            part += float(word.replace(",", ""))
        elif word != "and":
            value = _VALUES[word]
            if value in (12, 100) and word in ("dozen", "hundred"):
                part = (part or 1) * value
            elif value >= 1000:
                total, part = total + (part or 1) * value, 0
            else:
                part += value
    number = total + part
    return int(number) if number.is_integer() and number <= MOST_PEOPLE else None


def _single(words: str) -> Toll | None:
    """One person by an article: "a man", "another soldier", "the soldier"; not "a group", "the army"."""
    found = _SINGLE.match(words.strip())
    phrase = _head_phrase(found["rest"]) if found else ""
    if not found or _GROUPS.search(phrase):
        return None
    if found["known"] and not any(noun in PERSONS for noun in re.findall(r"[\w-]+", phrase.lower())[-1:]):
        return None
    start = len(words) - len(words.lstrip())
    return Toll(Span(start, start + len(found["one"]), found["one"]), 1, 1)


def _counts_a_thing(text: str, end: int) -> bool:
    """ "One" of something that is no person: "one group", "one of"."""
    following = text[end:].strip()
    return following.startswith("of ") or bool(_GROUPS.match(following))


def _head_phrase(words: str) -> str:
    """The noun phrase without what hangs on it: "police officer" of "police officer in a church"."""
    return re.split(r",|\b(?:of|in|at|from|with|who|near|on|for|to|outside)\b", words, maxsplit=1)[0]


def _moved(toll: Toll, by: int) -> Toll:
    span = toll.span
    return Toll(Span(span.start + by, span.end + by, span.quote), toll.low, toll.high)
