"""Tellings written by hand in one line."""

from __future__ import annotations

import re
from typing import Any

from dragoman.records import Party, Span, Telling, content_id

STOP = {"the", "a", "an", "of", "in", "on", "by", "at", "and", "for", "its", "that", "was", "were", "from", "with"}


def party(text: str) -> Party:
    """``Norland NRL GOV``: words, country, sector; ``-`` where there is none."""
    words, country, sector = text.rsplit(" ", 2)
    return Party(words, None, country if country != "-" else None, sector if sector != "-" else None)


def told(sentence: str, report: str = "r1", **fields: Any) -> Telling:
    """A telling of the word in >>marks<<; parties as for ``party``, several parted by ``;``.

    The sentence is the report; ``day`` is the event's own date, ``published`` the report's.
    """
    before, trigger, after = re.split(">>|<<", sentence)
    words = frozenset(w for w in re.findall(r"[a-z]+", (before + trigger + after).lower()) if w not in STOP)
    for role in ("actor", "recipient", "claimed_by", "denied_by"):
        fields[role] = tuple(party(text) for text in fields.get(role, "").split("; ") if text)
    if isinstance(fields.get("place"), str):
        fields["place"] = party(fields["place"] + " -")
    published, day = fields.pop("published", "2031-03-04"), fields.pop("day", None)
    start = fields.pop("start", len(before))
    plain = {"publisher": None, "copy_group": report, "type": "ASSAULT", "mode": None, "status": "actual"}
    return Telling(
        **plain
        | {
            "event": content_id("e", report, start, trigger, sorted(map(str, fields.items()))),
            "report": report,
            "published": published,
            "trigger": Span(start, start + len(trigger), trigger),
            "first_day": day or published,
            "last_day": day or published,
            "dated": day is not None,
            "words": words,
            "near": words,
            "before": tuple(re.findall(r"\w+|,", before.lower()))[-10:],
            "after": tuple(re.findall(r"\w+|,", after.lower()))[:4],
        }
        | fields
    )
