"""A report's statements to acts: what the words said bind their speaker to, and by when."""

from __future__ import annotations

import pytest

from dragoman.linking.ledger.acts import acts_of
from dragoman.records import Coding, Mention, Report, Span, Statement, Time

DAY = "2024-03-05"  # of the report


def coded(text: str, act: str, cue: str, content: str, times: dict[str, str]) -> Coding:
    """The one statement of a text, whose first words, up to the cue, are the speaker, of Norland."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words), words)

    def mention(words: str, country: str) -> Mention:
        return Mention(f"m-{words}", span(words), country=country, sector="GOV")

    speaker = mention(text[: text.index(f" {cue}")], "NRL")
    named = [mention(name, country) for name, country in (("Oslund", "NRL"), ("Sudria", "SDR")) if name in text]
    statement = Statement("s1", "r1", (speaker,), span(cue), span(content), act)
    found = tuple(Time(span(words), "DATE", value, value=value) for words, value in times.items())
    return Coding(
        Report("r1", text, "text", published=DAY),
        "test",
        statements=(statement,),
        mentions=(speaker, *named),
        times=found,
    )


@pytest.mark.parametrize(
    ("text", "act", "cue", "content", "times", "type", "due"),
    [
        pytest.param(
            "Norland said it would answer on Friday.", "promise", "said", "it would answer on Friday",
            {"Friday": "2024-03-08"}, "says:promise", "2024-03-08", id="a promise of one day to come",
        ),
        pytest.param(
            "Norland promised to free those taken on Monday.", "promise", "promised", "to free those taken on Monday",
            {"Monday": "2024-03-04"}, "says:promise", None, id="a day that is past",
        ),
        pytest.param(
            "Norland promised talks on Friday and a vote on Sunday.", "promise", "promised",
            "talks on Friday and a vote on Sunday", {"Friday": "2024-03-08", "Sunday": "2024-03-10"}, "says:promise",
            None, id="two days: none chosen",
        ),
        pytest.param(
            "Norland demanded the release of those to be tried on Friday.", "demand", "demanded",
            "the release of those to be tried on Friday", {"Friday": "2024-03-08"}, "says:demand", None,
            id="a day that a demand names is not when it is due",
        ),
        pytest.param(
            "Norland demanded an answer by Friday.", "demand", "demanded", "an answer by Friday",
            {"Friday": "2024-03-08"}, "says:demand", "2024-03-08", id="by when it is demanded",
        ),
        pytest.param(
            "Norland added that it would reopen the port by Friday.", "announce", "added",
            "it would reopen the port by Friday", {"Friday": "2024-03-08"}, "says:promise", "2024-03-08",
            id="an announcement that binds the speaker",
        ),
        pytest.param(
            "The minister added that Oslund would reopen the port by Friday.", "announce", "added",
            "Oslund would reopen the port by Friday", {"Friday": "2024-03-08"}, "says:promise", "2024-03-08",
            id="or the speaker's own capital",
        ),
        pytest.param(
            "The minister added that Sudria would reopen the port by Friday.", "announce", "added",
            "Sudria would reopen the port by Friday", {"Friday": "2024-03-08"}, "says:announce", "2024-03-08",
            id="what another will do",
        ),
        pytest.param(
            "Norland added that it would not reopen the port by Friday.", "announce", "added",
            "it would not reopen the port by Friday", {"Friday": "2024-03-08"}, "says:announce", "2024-03-08",
            id="what will not be",
        ),
        pytest.param(
            "Norland added that it would reopen the port.", "announce", "added", "it would reopen the port", {},
            "says:announce", None, id="no day by which",
        ),
    ],
)  # fmt: skip
def test_what_a_statement_binds_to(
    text: str, act: str, cue: str, content: str, times: dict[str, str], type: str, due: str | None
) -> None:
    (found,) = acts_of(coded(text, act, cue, content, times))
    assert (found.type, found.due) == (type, due)
