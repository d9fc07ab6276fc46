"""Coded records from a file: what is read, and what is refused with line and field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.behaviour import read_coded
from dragoman.errors import DataError

EVENT = {"trigger": "raid", "type": "ASSAULT", "status": "actual", "actor": ["Norland"]}


def line(**fields: object) -> str:
    return json.dumps({"id": "a", "events": [], "statements": [], "actors": []} | fields)


def test_what_is_missing_is_empty_and_what_is_unknown_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "coded.jsonl"
    path.write_text(line(events=[EVENT], speed=3) + "\n\n" + '{"id": "b", "events": []}\n')
    records = read_coded(path)
    assert list(records) == ["a", "b"]
    event = records["a"]["events"][0]
    assert (list(event["actor"]), list(event["recipient"]), event["place"]) == (["Norland"], [], None)
    assert records["b"]["statements"] == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("{", "coded.jsonl:1: is no JSON", id="no JSON"),
        pytest.param("[]", "coded.jsonl:1: the line: ", id="no object"),
        pytest.param('{"events": []}', "coded.jsonl:1: id: Field required", id="no id"),
        pytest.param('{"id": "a"}', "coded.jsonl:1: events: Field required", id="no events"),
        pytest.param(line(events=[EVENT | {"actor": "Norland"}]), "coded.jsonl:1: events.0.actor: ", id="no list"),
        pytest.param(line(events=[EVENT | {"type": None}]), "coded.jsonl:1: events.0.type: ", id="no type"),
        pytest.param(line() + "\n" + line(), "coded.jsonl:2: id a stands there twice", id="twice"),
        pytest.param(line().replace("a", "é", 1).encode("latin-1"), "coded.jsonl: is not UTF-8", id="encoding"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str | bytes, message: str) -> None:
    path = tmp_path / "coded.jsonl"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(DataError) as caught:
        read_coded(path)
    assert message in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read: No such file"):
        read_coded(tmp_path / "coded.jsonl")
