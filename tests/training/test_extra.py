"""Our own gold records: offsets back to words, and every string in its text."""

import json
from pathlib import Path

import pytest

from training.extra import FOLDER, gum_text, in_words, read_extra

GUM = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "gum-open"


def test_offsets_become_words() -> None:
    text = "Norland hit Sudria. Norland hit back."
    row = {
        "id": "x",
        "actors": [{"text": [0, 7], "country": None, "sector": "GOV"}],
        "events": [{"trigger": [28, 31], "type": "ASSAULT", "actor": [[20, 27]], "place": None}],
        "statements": [],
    }
    (event,) = in_words(row, text)["events"]
    assert (event["trigger"], event["n"], event["actor"], event["place"]) == ("hit", 2, ["Norland"], None)


def test_gum_text_is_its_sentences_joined(tmp_path: Path) -> None:
    path = tmp_path / "GUM_x.conllu"
    path.write_text("# text = One  two.\n1\tOne\n\n# text = Three.\n1\tThree\n")
    assert gum_text(path) == "One two. Three."


def test_every_string_of_the_articles_stands_in_its_text() -> None:
    lines = (FOLDER / "articles.text.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    missing = [
        (item["id"], string)
        for item in map(json.loads, (FOLDER / "articles.jsonl").read_text(encoding="utf-8").splitlines())
        for record in (*item["events"], *item["statements"])
        for name, value in record.items()
        if name not in ("type", "mode", "status", "act", "date", "due", "n", "killed", "injured")
        for string in (value if isinstance(value, list) else [value])
        if string is not None and string not in texts[item["id"]]
    ]
    assert missing == []


@pytest.mark.skipif(not GUM.exists(), reason=f"no corpora at {GUM}")
def test_records_of_gum_point_to_words() -> None:
    found = [g for g in read_extra(GUM) if g.id.startswith("GUM_")]
    assert len(found) == 23
    assert sum(len(g.triggers) for g in found) > 100
