"""Which two tellings are of one occurrence."""

from __future__ import annotations

import pytest

from dragoman.linking import link_all
from dragoman.linking.incidents.features import distance, features
from dragoman.linking.incidents.profile import profile
from dragoman.linking.incidents.scoring import weights
from dragoman.records import Telling
from tests.linking.told import told

FERRY = "Norland troops >>shelled<< the ferry at Marrow harbour, killing nine sailors"
NRL, SDR = "Norland troops NRL MIL", "the ferry SDR OTH"


def shelling(report: str = "r1", sentence: str = FERRY, **more: object) -> Telling:
    return told(sentence, report, **{"actor": NRL, "recipient": SDR, "place": "Marrow SDR"} | more)


def are_one(a: Telling, b: Telling) -> bool:
    incidents, _ = link_all([a, b])
    assert link_all([b, a])[0] == incidents
    return len(incidents) == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(shelling("r2"), id="the same words"),
        pytest.param(shelling("r2", published="2031-03-05"), id="the day after"),
        pytest.param(
            shelling("r2", "After the >>shelling<< of the ferry at Marrow, Sudria closed the harbour", looks_back=True),
            id="spoken of as known",
        ),
        pytest.param(
            shelling("r2", "Norland >>denies<< shelling the ferry at Marrow harbour", status="negated",
                     claimed_by="Norland NRL GOV"),
            id="a denial",
        ),
        pytest.param(shelling("r2", killed=(12, 12)), id="a higher toll"),
    ],
)  # fmt: skip
def test_one_occurrence(other: Telling) -> None:
    assert are_one(shelling(day="2031-03-04", killed=(9, 9)), other)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(shelling("r2", day="2031-03-01"), id="another day"),
        pytest.param(shelling("r2", status="future"), id="planned"),
        pytest.param(shelling("r2", status="requested"), id="demanded"),
        pytest.param(shelling("r2", status="negated"), id="the report itself says that it was not"),
        pytest.param(shelling("r2", type="CONSULT"), id="a type of no kin"),
        pytest.param(
            shelling("r2", "Norland troops >>shelled<< a school in Tarn, wounding two pupils", place="Tarn SDR",
                     recipient="a school SDR OTH"),
            id="another place",
        ),
        pytest.param(
            told("Gunmen >>killed<< a judge in Port Ilo", "r2", actor="Gunmen ILO CRM", recipient="a judge ILO JUD",
                 place="Port Ilo ILO"),
            id="another country",
        ),
        pytest.param(shelling("r1", actor="Sudria SDR MIL"), id="the other direction at the same trigger"),
    ],
)  # fmt: skip
def test_two_occurrences(other: Telling) -> None:
    assert not are_one(shelling(day="2031-03-04"), other)


@pytest.mark.parametrize(
    ("other", "feature"),
    [
        pytest.param(shelling("r2", mode="aerial"), "mode_differs", id="mode"),
        pytest.param(shelling("r2", type="COERCE"), "type_differs", id="type"),
        pytest.param(shelling("r2", actor="Ilo ILO MIL"), "actor_apart", id="actor"),
        pytest.param(shelling("r2", actor="the ferry SDR OTH", recipient=NRL), "swapped", id="swapped"),
        pytest.param(shelling("r2", published="2031-03-06"), "day_apart", id="day"),
        pytest.param(shelling("r2", killed=(90, 90)), "toll_far", id="toll"),
        pytest.param(shelling("r2", copy_group="r1"), "copies", id="copies"),
    ],
)
def test_a_feature_is_named(other: Telling, feature: str) -> None:
    one = profile(shelling(mode="heavy-weapons", killed=(9, 9)))
    assert feature in features(one, profile(other))
    assert feature not in features(one, profile(shelling("r2", mode="heavy-weapons", killed=(9, 9))))
    assert features(one, profile(other)) == features(profile(other), one)


def test_one_sides_word_against_anothers_does_not_speak_against() -> None:
    one = profile(shelling(claimed_by="Sudria SDR GOV"))
    other = profile(shelling("r2", actor="Sudrian guns SDR MIL", claimed_by="Norland NRL GOV"))
    assert "two_sides" in features(one, other)
    assert "actor_apart" not in features(one, other)


def test_every_feature_has_a_weight() -> None:
    one = shelling(day="2031-03-04", killed=(9, 9), about="x")
    for other in (shelling("r2"), shelling("r1", start=400), shelling("r2", day="2031-03-09", about="y", place=None)):
        assert features(profile(one), profile(other)).keys() <= weights().keys()


def test_distance_in_kilometres() -> None:
    assert distance((48.0, 37.8), (48.0, 37.8)) == 0
    assert distance((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.2, abs=0.1)
    assert distance(None, (0.0, 1.0)) is None


BLAME = "Norland and Sudria blamed each other for the >>shelling<< of the ferry"
NORLAND, SUDRIA = "Norland NRL GOV", "Sudria SDR GOV"


@pytest.mark.parametrize(
    ("denied_by", "one"),
    [
        pytest.param(NORLAND, True, id="each says the other did it"),
        pytest.param(None, False, id="near miss: two directions of a fight"),
    ],
)
def test_word_against_word(denied_by: str | None, one: bool) -> None:
    deny = {"denied_by": denied_by} if denied_by else {}
    deny_too = {"denied_by": SUDRIA} if denied_by else {}
    by_norland = told(BLAME, actor=NORLAND, recipient=SUDRIA, claimed_by=SUDRIA, event="e1", **deny)
    by_sudria = told(BLAME, actor=SUDRIA, recipient=NORLAND, claimed_by=NORLAND, event="e2", **deny_too)
    assert are_one(by_norland, by_sudria) is one


def accused(by: str, of: str, sentence: str, recipient: str, place: str | None, **more: object) -> Telling:
    """A shelling by one side, on the word of the other."""
    fields = {"recipient": recipient, "place": place, "day": "2031-03-04", "mode": "heavy-weapons"}
    return told(sentence, str(more.pop("report", "r2")), actor=of, claimed_by=by, **fields, **more)


GUNS = "Norland troops NRL MIL"
PUMPS = accused(NORLAND, "Sudria SDR MIL", "Norland accused Sudria of >>shelling<< a pumping station near Tarn",
                "a pumping station NRL OTH", "Tarn NRL", report="r1", start=40)  # fmt: skip
DEAD = accused(NORLAND, "Sudria SDR MIL", "Norland says two of its soldiers were killed by >>shelling<< from Sudria",
               "two of its soldiers NRL MIL", None, report="r1", start=40)  # fmt: skip


@pytest.mark.parametrize(
    ("first", "other", "one"),
    [
        pytest.param(
            PUMPS, accused(SUDRIA, GUNS, "Sudria says Norland >>shelled<< the pumping station at Tarn",
                           "the pumping station NRL OTH", "Tarn NRL"),
            True, id="each says that the other hit the same thing",
        ),
        pytest.param(
            PUMPS, accused(SUDRIA, GUNS, "Sudria accused Norland troops of >>shelling<< a customs post",
                           "a customs post SDR MIL", "Marrow SDR"),
            False, id="near miss: each says that the other hit a thing of its own",
        ),
        pytest.param(
            DEAD, accused(SUDRIA, GUNS, "Sudria accused Norland troops of >>shelling<< a customs post",
                          "a customs post NRL MIL", "Marrow SDR", report="r1", start=200),
            False, id="near miss: in one report, and the thing hit is taken for the same side's",
        ),
    ],
)  # fmt: skip
def test_accusing_each_other(first: Telling, other: Telling, one: bool) -> None:
    assert are_one(first, other) is one


def test_two_things_hit_in_two_towns() -> None:
    mill = shelling("r2", "Norland troops >>shelled<< a mill in Tarn", recipient="a mill SDR OTH", place="Tarn SDR")
    assert "things_elsewhere" in features(profile(shelling()), profile(mill))
    near_miss = shelling("r2", "Norland troops >>shelled<< the ferry off Tarn", place="Tarn SDR")
    assert "things_elsewhere" not in features(profile(shelling()), profile(near_miss))


@pytest.mark.parametrize(
    ("trigger", "feature"),
    [
        pytest.param("blast", "act_same", id="another word for one act"),
        pytest.param("attack", None, id="a word for any force"),
        pytest.param("stabbing", "act_other", id="another act"),
    ],
)
def test_words_that_name_one_act(trigger: str, feature: str | None) -> None:
    one = profile(told("The >>bombing<< of the ferry at Marrow"))
    found = features(one, profile(told(f"The >>{trigger}<< at Marrow", "r2")))
    assert [name for name in ("act_same", "act_other") if name in found] == ([feature] if feature else [])


def test_a_later_telling_of_something_known_may_mean_an_earlier_day() -> None:
    later = {"published": "2031-03-07", "looks_back": True}
    found = features(profile(shelling()), profile(shelling("r2", **later)))
    assert found.keys() & {"days_since", "day_apart"} == {"days_since"}
    near_miss = features(profile(shelling(looks_back=True)), profile(shelling("r2", published="2031-03-07")))
    assert near_miss.keys() & {"days_since", "day_apart"} == {"day_apart"}


def test_words_of_many_places_tell_none_apart() -> None:
    district, town = (profile(shelling(place=name)).place for name in ("Marrow district SDR", "Marrow SDR"))
    assert district.words == town.words
    assert profile(shelling(place="the northern border -")).place.words


def test_reports_that_begin_alike() -> None:
    lead = frozenset({"ferry", "marrow", "sailors"})
    one = profile(shelling(lead=lead, looks_back=True))
    assert features(one, profile(shelling("r2", lead=lead)))["leads_alike"] == 1
    assert "leads_alike" not in features(one, profile(shelling("r2", lead=frozenset({"grain"}))))


@pytest.mark.parametrize(
    ("other", "feature"),
    [
        pytest.param(told("Another ferry was >>shelled<<", "r2"), "told_anew", id="another"),
        pytest.param(told("The >>shellings<< of ferries went on", "r2"), "one_or_many", id="one or many"),
        pytest.param(shelling("r2", recipient="the grain quay SDR OTH"), "recipient_differs", id="another recipient"),
        pytest.param(
            shelling("r2", published="2031-03-05", day="2031-03-04"),
            "day_told_reported",
            id="the day of the first report",
        ),
        pytest.param(shelling("r2", names=frozenset({"tarn", "ilo"})), "names_other", id="other names"),
    ],
)
def test_what_words_and_days_beside_it_say(other: Telling, feature: str) -> None:
    first = {"names": frozenset({"marrow", "norland"})}
    one = profile(shelling("r1", "The >>shelling<< of the ferry at Marrow", **first))
    assert feature in features(one, profile(other))
    assert feature not in features(one, profile(shelling("r2", "The >>shelling<< of the ferry at Marrow", **first)))


@pytest.mark.parametrize(
    ("other", "feature"),
    [
        pytest.param("Ilo SDR GOV", "speaker_same", id="the same speaker"),
        pytest.param("the harbour union SDR LAB", "speaker_other", id="another speaker"),
    ],
)
def test_who_speaks(other: str, feature: str) -> None:
    one, two = (
        profile(told("It >>condemned<< the raid", report, type="ACCUSE", actor=actor))
        for report, actor in (("r1", "Ilo SDR GOV"), ("r2", other))
    )
    assert features(one, two).keys() & {"speaker_same", "speaker_other"} == {feature}
