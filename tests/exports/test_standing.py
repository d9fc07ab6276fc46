from __future__ import annotations

import pytest

from dragoman.exports import standing_fields
from dragoman.records import Standing


@pytest.mark.parametrize(
    ("standing", "copies", "fields"),
    [
        pytest.param(Standing("r1", "r1"), (), [], id="alone"),
        pytest.param(Standing("r2", "r1"), ("r1", "r3"), [("one voice with", "r1, r3")], id="a copy"),
        pytest.param(
            Standing("r1", "r1", "superseded", "r2", "UPDATE 1"), ("r2",),
            [("superseded by", "r2 (UPDATE 1)"), ("one voice with", "r2")], id="superseded",
        ),
        pytest.param(Standing("r1", "r1", "withdrawn", "r9", "KILL"), (), [("withdrawn by", "r9 (KILL)")], id="killed"),
        pytest.param(
            Standing("r9", "r9", "withdrawn", "r9", "its publisher canceled it"), (),
            [("withdrawn", "its publisher canceled it")], id="canceled",
        ),
        pytest.param(Standing("r1", "r1", by="r5", why="toll"), (), [("corrected by", "r5 (toll)")], id="corrected"),
        pytest.param(
            Standing("r1", "r1", why="r9 names its slugline, which others bear"), (),
            [("stands", "r9 names its slugline, which others bear")], id="not clear",
        ),
    ],
)  # fmt: skip
def test_standing_in_words(standing: Standing, copies: tuple[str, ...], fields: list[tuple[str, str]]) -> None:
    assert standing_fields(standing, copies) == fields
