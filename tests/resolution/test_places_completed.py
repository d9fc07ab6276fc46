"""Where an event happened, when the coder left it open: for each rule a sentence in which it fires and a near miss."""

from __future__ import annotations

from functools import cache

import pytest

from dragoman.language import Analyser
from dragoman.records import Coding, Doc, Event, Mention, Report, Span, Status
from dragoman.resolution import PlaceTables, resolve_places

CASES = [
    ("place_hanging_on_it", "Rebels shot nine men in Mopti.", "shot", "ASSAULT", "Mopti"),
    ("place_hanging_on_it", "The shelling of a market in Homs killed four.", "shelling", "ASSAULT", "Homs"),
    ("place_hanging_on_it", "Rebels from Mopti shot nine men.", "shot", "ASSAULT", None),
    ("place_it_leaves", "Soldiers withdrew from Kherson at night.", "withdrew", "RETREAT", "Kherson"),
    ("place_it_leaves", "Soldiers withdrew from the alliance at night.", "withdrew", "RETREAT", None),
    ("place_before_it", "Two men were charged with the Mumbai attacks.", "attacks", "ASSAULT", "Mumbai"),
    ("place_before_it", "Two men were charged with the hotel bombing.", "bombing", "ASSAULT", None),
    ("place_taken", "Rebels crossed the Line of Control.", "crossed", "MOBILIZE", "Line of Control"),
    ("place_taken", "Rebels crossed the river.", "crossed", "MOBILIZE", None),
    ("place_aimed_at", "Attacks on Homs killed nine.", "Attacks", "ASSAULT", "Homs"),
    ("place_aimed_at", "The army opened an offensive against the rebels.", "offensive", "ASSAULT", None),
    ("place_of_its_clause", "The envoys held talks in Oslo.", "talks", "CONSULT", "Oslo"),
    ("place_of_its_clause", "The envoys held talks on Oslo's offer.", "talks", "CONSULT", None),
    ("place_of_a_party", "Police arrested the owner of a bank in Lahore.", "arrested", "COERCE", "Lahore"),
    ("place_of_a_party", "Police arrested the owner of a bank.", "arrested", "COERCE", None),
    ("place_of_the_act_before", "Rebels gathered in Mopti and attacked a convoy.", "attacked", "ASSAULT", "Mopti"),
    ("place_of_the_act_before", "Rebels attacked a convoy and gathered in Mopti.", "attacked", "ASSAULT", None),
    ("no deed", "The minister demanded a truce in Mopti.", "demanded", "REQUEST", None),
]


@cache
def docs() -> dict[str, Doc]:
    texts = [text for _, text, *_ in CASES] + [text for text, *_ in MENDED]
    return dict(zip(texts, Analyser.load().analyse_many(texts), strict=True))


@cache
def tables() -> PlaceTables:
    return PlaceTables.load()


def words(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote), quote)


def resolved(text: str, trigger: str, type_: str, place: str | None = None, status: Status = "actual") -> Event:
    mention = Mention("m1", words(text, place), "place") if place else None
    event = Event("e1", "r1", words(text, trigger), type_, None, (), (), status, place=mention)
    coding = Coding(Report("r1", text, "text"), "test", events=(event,), mentions=(mention,) if mention else ())
    (event,) = resolve_places(coding, docs()[text], tables()).events
    return event


@pytest.mark.parametrize(
    ("rule", "text", "trigger", "type_", "place"),
    [pytest.param(*case, id=f"{case[0]}: {case[4] or 'near miss'}") for case in CASES],
)
def test_rule(rule: str, text: str, trigger: str, type_: str, place: str | None) -> None:
    event = resolved(text, trigger, type_)
    assert (event.place.span.quote if event.place else None) == place
    assert [step.by for step in event.how] == ([f"rule:{rule}"] if place else [])


def test_what_is_only_demanded_is_not_placed() -> None:
    text, trigger, type_ = CASES[0][1:4]
    assert resolved(text, trigger, type_, status="requested").place is None


MENDED = [
    ("Troops were pulled out from the border.", "pulled", "RETREAT", "the", "the border"),
    ("Shells fell on Aleppo and Homs.", "fell", "ASSAULT", "Aleppo and", "Aleppo"),
    ("Gunmen killed a man near the border.", "killed", "ASSAULT", "a", "a man"),
    ("Gunmen killed nine in Aleppo.", "killed", "ASSAULT", "Aleppo", "Aleppo"),
    ("He reached the embassy in Tokyo and asked for asylum.", "asked", "REQUEST", "Tokyo", None),
    ("They promised elections in Haiti.", "promised", "AGREE", "Haiti", "Haiti"),
]


@pytest.mark.parametrize(("text", "trigger", "type_", "before", "after"), MENDED)
def test_coders_place_is_mended(text: str, trigger: str, type_: str, before: str, after: str | None) -> None:
    event = resolved(text, trigger, type_, before)
    assert (event.place.span.quote if event.place else None) == after
