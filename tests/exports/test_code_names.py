"""Codes of countries and bodies in words."""

from __future__ import annotations

import pytest

from dragoman.exports.code_names import code_name, country_of


@pytest.mark.parametrize(("code", "name", "country"), [
    ("UKR", "Ukraine", "UKR"), ("UKRREB", "Ukraine: rebels", "UKR"), ("COLCRM", "Colombia: criminals", "COL"),
    ("EU", "European Union", "EU"), ("NATO", "North Atlantic Treaty Organization", "NATO"), ("XKX", "Kosovo", "XKX"),
    ("XXXREB", None, "XXX"), ("UKRMIL", None, "UKRMIL"), ("REB", None, ""), ("Q7747", None, "Q7747"),
])  # fmt: skip
def test_a_code_in_words(code: str, name: str | None, country: str) -> None:
    assert code_name(code) == name
    assert country_of(code) == country
