"""When the first line of a plain text is its headline."""

from __future__ import annotations

import pytest

from dragoman.readers.headline import find_headline

BODY = "Ministers of both countries met in Lima on Monday and agreed to meet again before the end of the month."


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        pytest.param(f"Peru and Chile talk\n{BODY}", "Peru and Chile talk", id="short, no stop"),
        pytest.param(f"Peru and Chile talk\n\n{BODY}", "Peru and Chile talk", id="a blank line below"),
        pytest.param(f"\n  Peru and Chile talk \r\n{BODY}", "Peru and Chile talk", id="white space around"),
        pytest.param(f"Will Peru and Chile talk?\n{BODY}", "Will Peru and Chile talk?", id="a question"),
        pytest.param(f"Talks stall, says the U.S.\n{BODY}", "Talks stall, says the U.S.", id="initials at the end"),
        pytest.param(f"Peru waits...\n{BODY}", "Peru waits...", id="dots"),
        pytest.param(f'Peru: "we will talk"\n{BODY}', 'Peru: "we will talk"', id="a quote at the end"),
        pytest.param(f"Peru and Chile talk\nLIMA (Meridian) - {BODY}", "Peru and Chile talk", id="a dateline below"),
        pytest.param("Peru and Chile talk", None, id="nothing follows"),
        pytest.param("Peru and Chile talk\n \n", None, id="only blank lines follow"),
        pytest.param(f"{BODY}\n{BODY}", None, id="a sentence with its stop"),
        pytest.param(f'"We will talk."\n{BODY}', None, id="a stop within quotation marks"),
        pytest.param(f"LIMA, March 5 (Meridian) - Peru and Chile talk\n{BODY}", None, id="a dateline"),
        pytest.param(f"By Ana Example\n{BODY}", None, id="a byline"),
        pytest.param(
            f"Peru and Chile agreed to\nmeet again. {BODY}", None, id="the next line goes on in small letters"
        ),
        pytest.param(
            "Ministers of Peru and of Chile met in Lima on Monday and agreed that\n"
            "President Example of Peru would visit Chile before the end of March\nwith aides.",
            None,
            id="lines wrapped to a width",
        ),
        pytest.param(f"{'word ' * 31}\n{BODY}", None, id="too many words"),
        pytest.param(f"{'x' * 201}\n{BODY}", None, id="too many characters"),
        pytest.param(f"---\n{BODY}", None, id="no letters"),
        pytest.param("", None, id="empty"),
    ],
)
def test_headline(text: str, headline: str | None) -> None:
    span = find_headline(text)
    assert (span and span.quote) == headline
    assert span is None or text[span.start : span.end] == headline
