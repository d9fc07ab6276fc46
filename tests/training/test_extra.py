"""Our own gold records: offsets back to words, and every string in its text."""

import json
from collections import Counter
from pathlib import Path

import pytest

from training.extra import FOLDER, gum_texts, in_words, paragraph_texts, read_extra, weblog_texts

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"


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


def test_texts_are_found_in_the_corpora(tmp_path: Path) -> None:
    for folder in ("gum-open", "ewt", "current-events"):
        (tmp_path / folder).mkdir()
    (tmp_path / "gum-open" / "GUM_x.conllu").write_text("# text = One  two.\n1\tOne\n\n# text = Three.\n1\tThree\n")
    document = "".join(f"# newdoc id = {name}\n# text = {name} 1.\n# text = {name}  2.\n" for name in "ab")
    (tmp_path / "ewt" / "train.conllu").write_text(document)
    (tmp_path / "current-events" / "2020.jsonl").write_text('{"id": "2020-01-01-01", "text": "Talks ended."}\n')
    assert gum_texts(tmp_path)("GUM_x") == "One two. Three."
    assert [weblog_texts(tmp_path)(name) for name in ("a:1-2", "b:2-2")] == ["a 1. a 2.", "b 2."]
    assert paragraph_texts(tmp_path)("2020-01-01-01") == "Talks ended."


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


@pytest.mark.skipif(not CORPORA.exists(), reason=f"no corpora at {CORPORA}")
def test_records_of_the_corpora_point_to_words() -> None:
    texts = Counter(text.source for text in read_extra(CORPORA))
    triggers = Counter(text.source for text in read_extra(CORPORA) for _ in text.triggers)
    assert texts == {"articles": 186, "gum": 23, "paragraphs": 400, "weblogs": 135}
    assert all(triggers[source] > 100 for source in texts)
