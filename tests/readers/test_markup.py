"""HTML bodies to words."""

from __future__ import annotations

import pytest

from dragoman.readers.markup import looks_like_markup, text_of_markup


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("<p>One.</p><p>Two.</p>", "One.\nTwo.", id="paragraphs"),
        pytest.param("<p>One\n  and   two.</p>", "One and two.", id="white space joins"),
        pytest.param("One<br/>Two<br>Three", "One\nTwo\nThree", id="line breaks"),
        pytest.param("<p>A <b>b</b><i>c</i></p>", "A bc", id="inline tags leave no gap"),
        pytest.param("R&amp;D &#8212; &eacute;t&#xe9;", "R&D — été", id="character references"),
        pytest.param("AT&T and &unknown; &amp", "AT&T and &unknown; &", id="what is no reference stays"),
        pytest.param("<p>One</p><script>two()</script><style>p{}</style>", "One", id="scripts and styles"),
        pytest.param("<svg><title>x</title></svg><p>One", "One", id="drawings"),
        pytest.param('<p onclick="x()">One <a href="http://x.example/">two</a></p>', "One two", id="attributes"),
        pytest.param("<!DOCTYPE x [<!ENTITY e 'boom'>]><p>&e;</p>", "]>\n&e;", id="no entity is expanded"),
        pytest.param("5 < 6 and 7 > 6", "5 < 6 and 7 > 6", id="signs that are no tags"),
        pytest.param("<ul><li>One<li>Two</ul>", "One\nTwo", id="list"),
        pytest.param("</script><p>One", "One", id="an end without a start"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_words(markup: str, text: str) -> None:
    assert text_of_markup(markup) == text


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<p>One</p><!-- <p>Two</p>", id="comment"),
        pytest.param("<p>One</p><a href='x", id="tag"),
        pytest.param("<p>One</p><script>two()", id="script"),
        pytest.param("<p>One</p><svg><p>Two</p>", id="drawing"),
        pytest.param("<![<![", id="declaration"),
    ],
)
def test_words_that_would_be_lost_are_told(markup: str) -> None:
    with pytest.raises(ValueError, match="markup is broken"):
        text_of_markup(markup)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("<p class='x'>One</p>", True), ("One<br/>two", True), ("One <unclear> two", False), ("a < b", False)],
)
def test_what_looks_like_markup(text: str, answer: bool) -> None:
    assert looks_like_markup(text) is answer
