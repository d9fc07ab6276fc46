import pytest

from dragoman.store.matching import holds_words, is_named, stands_near

ENVOY = ("the Sudrian envoy Ömer Ustinov", "SDR", "person:ustinov", "Omer Ustinov")


@pytest.mark.parametrize(
    ("wanted", "mention", "named"),
    [
        pytest.param("envoy", ENVOY, True, id="word"),
        pytest.param("ENVOY ömer", ENVOY, True, id="words-in-another-case"),
        pytest.param("Sudria", ENVOY, True, id="start-of-a-word"),
        pytest.param("dria", ENVOY, False, id="middle-of-a-word"),
        pytest.param("sdr", ENVOY, True, id="country"),
        pytest.param("Omer Ustinov", ENVOY, True, id="name-of-identity"),
        pytest.param("person:ustinov", ENVOY, True, id="id-of-identity"),
        pytest.param("person", ENVOY, False, id="half-an-id"),
        pytest.param("US", ENVOY, False, id="short-word-within-another"),
        pytest.param("US", ("the US envoy", None, None, None), True, id="short-word-alone"),
        pytest.param("US", ("the envoy", "USA", None, None), False, id="half-a-country"),
        pytest.param("the  Sudrian", ENVOY, True, id="other-whitespace"),
        pytest.param("Sudrian envoy", ("the Sudrian\nenvoy", None, None, None), True, id="broken-line"),
        pytest.param("env.y", ENVOY, False, id="no-pattern"),
        pytest.param("%", ENVOY, False, id="no-wildcard"),
        pytest.param("(the", ("(the envoy)", None, None, None), True, id="bracket"),
    ],
)
def test_is_named(wanted: str, mention: tuple[str, str | None, str | None, str | None], named: bool) -> None:
    assert is_named(wanted, *mention) is named


LINES = "Talks begin\nEnvoys met in Port Aldo. All\u00a0was calm.\nA ferry sank."
WRAPPED = "Talks begin\n\nEnvoys met\nin Port Aldo.\n\nA ferry sank."


@pytest.mark.parametrize(
    ("wanted", "text", "at", "near"),
    [
        pytest.param("port aldo", LINES, "met", True, id="same-line"),
        pytest.param("all was calm", LINES, "Envoys", True, id="next-sentence-of-the-line"),
        pytest.param("talks", LINES, "met", False, id="line-before"),
        pytest.param("ferry", LINES, "met", False, id="line-after"),
        pytest.param("talks", LINES, "Talks", True, id="first-line"),
        pytest.param("sank", LINES, "ferry", True, id="last-line"),
        pytest.param("met in port", WRAPPED, "Envoys", True, id="wrapped-line"),
        pytest.param("talks", WRAPPED, "Envoys", False, id="paragraph-before"),
        pytest.param("ferry", WRAPPED, "Aldo", False, id="paragraph-after"),
    ],
)
def test_stands_near(wanted: str, text: str, at: str, near: bool) -> None:
    start = text.index(at)
    assert stands_near(wanted, text, start, start + len(at)) is near


def test_nothing_stands_near_what_is_not_there() -> None:
    assert not stands_near("talks", LINES, None, None)


@pytest.mark.parametrize("wanted", ["100%", "a_b", "STRASSE", "c\\d"])
def test_holds_words(wanted: str) -> None:
    assert holds_words(wanted, "100% a_b Straße c\\d")
    assert not holds_words(wanted, "1000 percent axb Strase cd")
