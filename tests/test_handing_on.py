"""What a store holds, handed on from Python: exports, signed bundles and their verifying."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.archive import Archive
from dragoman.errors import DragomanError
from tests.store.ledger_samples import coding

STORIES = [
    coding("Norland demanded that Sudria withdraw from Varsk. Sudria refused to withdraw from Varsk.", "2024-03-05"),
    coding("Norland promised to withdraw from Estmark by 2024-04-01.", "2024-03-10"),
    coding("Norland withdrew from Estmark.", "2024-03-20"),
]


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A settings folder of the test's own, for the signing key."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with dragoman.open(tmp_path / "crisis.db") as opened:
        for story in STORIES:
            opened.store.add(story)
        opened.link()
        yield opened


def lines(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_an_export_says_what_went_out_and_what_did_not(archive: Archive, tmp_path: Path) -> None:
    done = archive.export("acled", tmp_path / "acled.csv", since="2024-03")
    assert (done.written, dict(done.left)) == (0, {"outside the format's scope": 4})
    assert archive.export("csv", tmp_path / "events.csv", type="REQUEST").written == 1
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        assert [row["type"] for row in csv.DictReader(file)] == ["REQUEST"]


def test_an_export_may_leave_the_words_out_and_hold_other_records(archive: Archive, tmp_path: Path) -> None:
    archive.export("csv", tmp_path / "s.csv", of="statements", text=False)
    written = (tmp_path / "s.csv").read_text(encoding="utf-8")
    assert len(written.splitlines()) == 4
    assert "Varsk" not in written


@pytest.mark.parametrize(
    ("format", "settings", "reason"),
    [
        pytest.param("pdf", {}, "'pdf' is no format to export; known are plover", id="a format there is not"),
        pytest.param("csv", {"include": ["rumour"]}, "--include rumour is not known", id="a word there is not"),
        pytest.param("csv", {"rows": "incident"}, "csv has rows of its own", id="rows of a table"),
        pytest.param("gdelt", {"text": True, "min_confidence": 0.5}, "leave it out", id="a filter that does not fit"),
    ],
)
def test_what_cannot_be_exported_is_said_and_leaves_no_file(
    archive: Archive, tmp_path: Path, format: str, settings: dict[str, Any], reason: str
) -> None:
    with pytest.raises(DragomanError, match=reason):
        archive.export(format, tmp_path / "out", **settings)
    assert not list(tmp_path.glob("*out*"))


@pytest.mark.parametrize("name", ["facts", "facts.zip"])
def test_a_bundle_is_verified(archive: Archive, tmp_path: Path, name: str) -> None:
    made = archive.bundle(tmp_path / name)
    found = dragoman.verify(tmp_path / name)
    assert (found.intact, found.key_id) == (True, made.key_id)
    assert found.manifest.counts == made.counts
    assert made.counts["ledger"] == len(list(archive.ledger())) > 1
    assert made.new_key is not None
    assert archive.bundle(tmp_path / "again").new_key is None


def test_a_bundle_that_was_changed_is_not_intact(archive: Archive, tmp_path: Path) -> None:
    archive.bundle(tmp_path / "b")
    ledger = tmp_path / "b" / "ledger.jsonl"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace('"met"', '"broken"'), encoding="utf-8")
    found = dragoman.verify(tmp_path / "b")
    assert (found.intact, found.changed) == (False, ("ledger.jsonl",))


def test_a_bundle_holds_the_ledger_entries_of_its_records(archive: Archive, tmp_path: Path) -> None:
    archive.bundle(tmp_path / "all")
    archive.bundle(tmp_path / "late", since="2024-03-10")
    (promise,) = (entry for entry in lines(tmp_path / "all", "ledger") if entry["kind"] == "commitment")
    assert promise["what"]["quote"] == "to withdraw from Estmark by 2024-04-01"
    assert promise["moves"][-1]["outcome"] == promise["outcome"] == "met"
    assert promise["report"] in {report["id"] for report in lines(tmp_path / "all", "reports")}
    assert {entry["id"] for entry in lines(tmp_path / "late", "ledger")} == {promise["id"]}


def test_without_words_an_entry_keeps_its_places_and_outcome(archive: Archive, tmp_path: Path) -> None:
    archive.bundle(tmp_path / "b", text=False)
    entries = lines(tmp_path / "b", "ledger")
    assert entries
    assert {frozenset(entry["what"]) for entry in entries} == {frozenset(("start", "end"))}
    assert "Varsk" not in (tmp_path / "b" / "ledger.jsonl").read_text(encoding="utf-8")


def test_what_persons_decided_goes_along_with_what_it_is_about(archive: Archive, tmp_path: Path) -> None:
    request = next(event for event in archive.events(type="REQUEST"))
    entry = next(entry for entry in archive.ledger() if entry.kind == "commitment")
    archive.decide(request.id, "accept", by="ana", why="as the report has it")
    archive.note(request.id, "ask the desk", by="ana")
    decided = archive.set_outcome(entry.id, "broken", by="ana", why="troops stayed")
    archive.store.undo_outcome(decided.id, by="user:ben", why="they left")
    archive.link()
    archive.bundle(tmp_path / "all")
    archive.bundle(tmp_path / "late", since="2024-03-10")
    whys = [decision["why"] for decision in lines(tmp_path / "all", "decisions")]
    assert sorted(whys) == ["as the report has it", "ask the desk", "they left", "troops stayed"]
    assert sorted(one["why"] for one in lines(tmp_path / "late", "decisions")) == ["they left", "troops stayed"]
