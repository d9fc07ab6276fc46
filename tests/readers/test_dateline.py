"""What is a dateline, what is none, and when it gives a day."""

from __future__ import annotations

import pytest

from dragoman.readers.dateline import find_dateline, match_dateline

# the line with a bar after its dateline, place, date, publisher, ISO day
FIRES = [
    ("KYIV, Feb 20 (AFP) -| Talks", "KYIV", "Feb 20", "AFP", None),
    ("MOSCOW (Reuters) -| Talks", "MOSCOW", None, "Reuters", None),
    ("GENEVA, March 3, 2022 /Lakeside/ --| Talks", "GENEVA", "March 3, 2022", "Lakeside", "2022-03-03"),
    ("Kyiv, 20 February (XYZ) —| Talks", "Kyiv", "20 February", "XYZ", None),
    ("Kyiv, 20 February 2022 (XYZ) –| Talks", "Kyiv", "20 February 2022", "XYZ", "2022-02-20"),
    ("LIMA, Peru (AP) —| Talks", "LIMA, Peru", None, "AP", None),
    (
        "SAN JOSE, Costa Rica, Sept. 4, 2021 (EFE).-| Talks",
        "SAN JOSE, Costa Rica",
        "Sept. 4, 2021",
        "EFE",
        "2021-09-04",
    ),
    ("MOSCOW. Feb 20 (Interfax) -| Talks", "MOSCOW", "Feb 20", "Interfax", None),
    ("MOSCOW, February 20. /TASS/.| Talks", "MOSCOW", "February 20", "TASS", None),
    ("BERLIN/PARIS, 2022-02-20 (Wire) -| Talks", "BERLIN/PARIS", "2022-02-20", "Wire", "2022-02-20"),
    ("Berlin (dpa) -| Talks", "Berlin", None, "dpa", None),
    ("ANKARA, Sunday, Feb. 20 (Wire) --| Talks", "ANKARA", "Sunday, Feb. 20", "Wire", None),
    ("ANKARA, Sunday (Wire) --| Talks", "ANKARA", "Sunday", "Wire", None),
    ("OSLO —| Talks", "OSLO", None, None, None),
    ("PORT-AU-PRINCE, Haiti —| Talks", "PORT-AU-PRINCE, Haiti", None, None, None),
    ("Feb. 20 (UPI) --| Talks", None, "Feb. 20", "UPI", None),
    ("KYIV, Feb 31, 2022 (AFP) -| Talks", "KYIV", "Feb 31, 2022", "AFP", None),
    ("Rio de Janeiro (Meridian) -| Talks", "Rio de Janeiro", None, "Meridian", None),
    ("N'DJAMENA, 1.3.2022 (Wire) -| Talks", "N'DJAMENA", "1.3.2022", "Wire", "2022-03-01"),
]


@pytest.mark.parametrize(("marked", "place", "date", "publisher", "day"), FIRES, ids=[row[0] for row in FIRES])
def test_a_dateline_gives_its_parts(
    marked: str, place: str | None, date: str | None, publisher: str | None, day: str | None
) -> None:
    text = f"A headline over it\n  {marked.replace('|', '')}"
    dateline, found_day = find_dateline(text, after=19)
    assert dateline is not None
    parts = (dateline.span, dateline.place, dateline.date, dateline.publisher)
    assert [part and part.quote for part in parts] == [marked.split("|")[0], place, date, publisher]
    assert found_day == day
    for part in parts:
        assert part is None or text[part.start : part.end] == part.quote


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Oslo — the capital — was quiet on Monday.", id="a place in small letters, alone"),
        pytest.param("NATO — The alliance met on Monday.", id="a body in capitals"),
        pytest.param("EXCLUSIVE — Ministers met on Monday.", id="a desk's label"),
        pytest.param("CHAD - the country's army said", id="a short dash may join or part anything"),
        pytest.param("Harbin (population 10 million) - Talks", id="brackets that hold no agency"),
        pytest.param("The minister (Labour) - who resigned", id="no agency after a common noun"),
        pytest.param("KYIV-based troops were moved", id="a hyphen within a word"),
        pytest.param("KYIV, Feb 20 (AFP)", id="no dash"),
        pytest.param("KYIV, Feb 20 (AFP) -", id="nothing after it"),
        pytest.param("Feb 20 - Talks began", id="a date without agency or place"),
        pytest.param("(AFP) - Talks began", id="an agency alone"),
        pytest.param("MOSCOW: Talks began on Monday.", id="a colon without slashes"),
        pytest.param("UPDATE 2-Peru says talks ended", id="the number of an update"),
        pytest.param("May - the month of the vote - was calm.", id="a month"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_near_miss_is_no_dateline(line: str) -> None:
    assert match_dateline(line) is None


def test_a_dateline_is_looked_for_below_a_byline_but_not_deep_in_the_story() -> None:
    opening = "Talks begin\nBy Ana Example\n\n"
    near, _ = find_dateline(f"{opening}LIMA (Meridian) - Talks began.")
    deep, _ = find_dateline(f"{opening}One.\nTwo.\nThree.\nLIMA (Meridian) - Talks began.")
    assert near is not None
    assert deep is None
