"""The files of cases: what is read, and what is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.behaviour import load, texts
from dragoman.errors import DataError

HEAD = 'about = "Raids are told."\ndate = "2024-03-05"\n'
PAIR = """
[[case.border-raid]]
text = "Norland raided Estmark."
events = [{ type = "ASSAULT", actor = "Norland", recipient = ["Estmark"] }]
[[case.border-raid]]
text = "Norland may raid Estmark."
never = [{ type = "ASSAULT", status = "actual", claimed_by = [] }]
"""


def read(folder: Path, text: str | bytes) -> None:
    (folder / "raids.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    load(folder, {"ASSAULT"}, {"deny"})


def test_a_family(tmp_path: Path) -> None:
    (tmp_path / "raids.toml").write_text(HEAD + PAIR)
    (family,) = load(tmp_path, {"ASSAULT"}, {"deny"})
    assert (family.name, family.date) == ("raids", "2024-03-05")
    (case,) = family.cases
    assert case.id == "raids/border-raid"
    first, second = case.texts
    assert first.events[0].fields() == {"type": "ASSAULT", "actor": ["Norland"], "recipient": ["Estmark"]}
    assert second.never[0].fields() == {"type": "ASSAULT", "status": "actual", "claimed_by": []}
    assert list(texts((family,))) == [
        {"id": "raids/border-raid/1", "date": "2024-03-05", "text": "Norland raided Estmark."},
        {"id": "raids/border-raid/2", "date": "2024-03-05", "text": "Norland may raid Estmark."},
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("about = ", "raids.toml: is no TOML", id="no TOML"),
        pytest.param(b'about = "\xe9"', "raids.toml: is not UTF-8 at byte 9; save it as UTF-8", id="encoding"),
        pytest.param(HEAD, "raids.toml: case: Field required", id="no case"),
        pytest.param(HEAD + "[case]\n", "raids.toml: case: ", id="an empty table of cases"),
        pytest.param(HEAD.replace("03-05", "03-99") + PAIR, "raids.toml: date: ", id="no such day"),
        pytest.param(
            HEAD + PAIR.replace('type = "ASSAULT", actor', 'type = "ASAULT", actor'),
            "raids.toml: case.border-raid.1.events.1.type: 'ASAULT' is no type of the codebook; one of: ASSAULT",
            id="misspelt type",
        ),
        pytest.param(
            HEAD + PAIR.replace("never", "newer"),
            "raids.toml: case.border-raid.2.newer: Extra inputs are not permitted",
            id="misspelt demand",
        ),
        pytest.param(HEAD + PAIR.replace("actual", "factual"), "case.border-raid.2.never.1.status: ", id="status"),
        pytest.param(
            HEAD + '[[case.x]]\ntext = "Y."\nstatements = [{ act = "sing" }]',
            "'sing' is no act of the codebook",
            id="misspelt act",
        ),
        pytest.param(HEAD + '[[case.x]]\ntext = "Y."', "case.x.1: demands nothing of this text", id="no demand"),
        pytest.param(HEAD + '[[case.x]]\ntext = "Y."\nnever = [{}]', "gives no field", id="empty pattern"),
        pytest.param(HEAD + '[[case.x]]\ntext = "Y."\nsame = {}', "same stands at the first text", id="same alone"),
        pytest.param(HEAD + PAIR * 2, "case.border-raid: ", id="four texts of one name"),
        pytest.param(
            HEAD + '[[case.x]]\ntext = "Y."\nquiet = true\nevents = [{ type = "ASSAULT" }]',
            "quiet and events contradict each other",
            id="quiet with events",
        ),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(DataError) as caught:
        read(tmp_path, text)
    assert message in str(caught.value)


def test_a_folder_without_families(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="holds no families of cases"):
        load(tmp_path, set(), set())
