"""What a report says of itself: "UPDATE 2-", "(Corrects day in paragraph 1)", "MANDATORY KILL"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from dragoman.records import Report

LEAST_WORDS = 3  # a headline that names a story has so many words at least

_LINES = 6  # marks stand in the first lines
_NOTICE_CHARS = 1500  # a notice to editors says soon what it is about
_WORD = re.compile(r"\w+")
_SLUGLINE = re.compile(r"[^\s/-]+(?:[/-][^\s/-]*)+")
_QUOTED = re.compile(r"[\"“«]([^\"“”»\n]{6,200})[\"”»]|(?<!\w)['‘]([^'‘’\n]{6,200})['’](?!\w)")
_NAME_LIKE = re.compile(r"\S*[:/-]\S*[^\s.,;:)\"”]")
_NUMBER = r"(?:(?P<number>\d{1,2})(?:st|nd|rd|th|ST|ND|RD|TH)?)"
_EDITORS = r"(?:(?:Eds|EDS|Editors|EDITORS|Note to editors):?\s+)"
_STRONGEST = ("kill", "correction", "refile", "repeat", "wrapup", "update", "advisory", "none")


@dataclass(frozen=True, slots=True)
class Marks:
    """``means`` as in ``data/linking/marks.tsv``, or ``none``; ``number`` the 2 of "UPDATE 2", 0 without one.

    ``stem`` is the headline without its marks, its words in lower case. ``named`` are the headlines and sluglines, in
    the same form, and the URIs that a notice (a kill, a correction) names; a story that is no notice names nothing.
    """

    means: str
    number: int
    words: str
    stem: str
    sluglines: frozenset[str]
    named: frozenset[str] = frozenset()


def read_marks(report: Report) -> Marks:
    """The marks at the start of a report, and what they stand before."""
    lines = list(islice((line.strip() for line in report.text.splitlines() if line.strip()), _LINES))
    first = report.headline.quote if report.headline else (lines[0] if lines else "")
    found, rest = _taken_off(" ".join(first.split()))
    found += [note for line in lines[int(not found) :] if (note := _note(line))]
    found += [(means, 0, topic) for topic in report.topics if (means := _meanings("signal").get(topic))]
    means, number, words = min(found, key=lambda mark: _STRONGEST.index(mark[0]), default=("none", 0, ""))
    number = max((mark[1] for mark in found), default=number)
    if means == "advisory" and _takes_back(report.text[:_NOTICE_CHARS]):
        means = "kill"
    stem = folded(rest) if report.headline else ""
    sluglines = frozenset(folded(topic) for topic in report.topics if _SLUGLINE.fullmatch(topic))
    named = _named(report.text[:_NOTICE_CHARS], rest) if means in ("kill", "correction") else frozenset()
    return Marks(means, number, words, stem, sluglines, named)


def folded(words: str) -> str:
    """Words alone, in lower case, a blank between."""
    return " ".join(_WORD.findall(words.casefold()))


def _taken_off(line: str) -> tuple[list[tuple[str, int, str]], str]:
    """The marks (meaning, number, words) a line starts with, and the line without them: "RPT-UPDATE 1-Ferry sinks"."""
    marks = []
    while match := _start().match(line):
        words = match["word"] or match["round"]
        number = match["number"] or match["before"] or match["after"] or "0"
        marks.append((_meanings()[words], int(number), match.group().strip(" -–—:/")))
        line = line[match.end() :]
    return marks, line


def _note(line: str) -> tuple[str, int, str] | None:
    match = _opening_note().match(line)
    return (_meanings("note")[match["word"]], 0, line[:80]) if match else None


def _takes_back(text: str) -> bool:
    text = " ".join(text.lower().split())
    return any(words in text for words in _notices("takes_back"))


def _named(text: str, headline: str) -> frozenset[str]:
    """What a notice may be about: its own headline, what stands in quotation marks or after "headlined", and URIs."""
    several = [headline, *(a or b for a, b in _QUOTED.findall(text)), *_after_names().findall(text)]
    several += [word.strip("(<[\"'“‘.,;)>]") for word in _NAME_LIKE.findall(text)]
    return frozenset(words for one in several for words in (one, folded(one)) if words)


@cache
def _start() -> re.Pattern[str]:
    """UPDATE 2-, CORRECTED:, (2nd LD), (LEAD)."""
    words = _alternatives("start")
    plain = rf"(?P<word>{words})(?:\s+{_NUMBER})?(?:\s*(?:--?|[–—:/])\s*|(?<=UPDATE\s\d|WRAPUP\s\d)\s+|\s*$)"
    before, after = r"(?:(?P<before>\d{1,2})(?:st|nd|rd|th)\s+)?", r"(?:\s+(?P<after>\d{1,2}))?"
    inside = rf"\({before}(?P<round>{_alternatives('round')}){after}\)\s*"
    return re.compile(rf"\s*(?:{plain}|{inside})")


@cache
def _opening_note() -> re.Pattern[str]:
    """(Adds quotes), Eds: UPDATES with toll. Brackets or "Eds:" must be there: "Corrects" may open a sentence."""
    return re.compile(rf"(?:\(\s*{_EDITORS}?|{_EDITORS})(?P<word>{_alternatives('note')})\b")


@cache
def _after_names() -> re.Pattern[str]:
    words = "|".join(re.escape(words) for words in _notices("names"))
    return re.compile(rf"\b(?:{words}):?\s+([^,;.\n\"“]{{6,200}})", re.IGNORECASE)


def _alternatives(where: str) -> str:
    longest_first = sorted(_meanings(where), key=len, reverse=True)
    return "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in longest_first)


@cache
def _meanings(where: str = "") -> dict[str, str]:
    """Meaning of each mark; those of headlines together where no ``where`` is given."""
    rows = _rows("marks.tsv")
    return {row[0]: row[2] for row in rows if row[1] == where or (not where and row[1] != "note")}


@cache
def _notices(use: str) -> tuple[str, ...]:
    return tuple(row[0] for row in _rows("notices.tsv") if row[1] == use)


def _rows(name: str) -> list[list[str]]:
    text = (files("dragoman") / "data" / "linking" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]
