"""``dragoman brief``: both forms, what touches a country, a past day, and words that nobody should run."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
DAYS = ("brief", "--from", "2024-03-04", "--to", "2024-03-05")


def test_a_page_tells_each_deed_with_its_words_publisher_day_and_report(store: Path, run: Run) -> None:
    done = run(*DAYS, "-s", store)
    assert done.exit_code == 0, done.stderr
    assert "- Sudria fired heavy weapons at Norland.[^" in done.stdout
    assert "- By the word of Sudria: Norland fired heavy weapons at Estmark.[^" in done.stdout
    assert re.search(r"^\[\^\d\]: “Sudria shelled Norland\.” NPA, 2024-03-05, report r[0-9a-f]{16}$", done.stdout, re.M)
    assert re.findall("^## (.*)$", done.stdout, re.M) == [
        "What happened",
        "What is contested",
        "What was promised and demanded",
        "What falls due by 2024-03-12",
    ]


def test_every_sentence_has_a_footnote_and_every_footnote_a_sentence(store: Path, run: Run) -> None:
    text = run(*DAYS, "-s", store).stdout
    assert all(re.search(r"\[\^\d+\]$", line) for line in text.splitlines() if line.startswith("- "))
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(re.findall(r"^\[\^(\d+)\]:", text, re.M)) != set()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param([], 2, id="all"),
        pytest.param(["--country", "NOR"], 2, id="by code"),
        pytest.param(["--country", "Estmark"], 1, id="by name"),
        pytest.param(["--country", "Atlantis"], 0, id="nobody"),
        pytest.param(["--country", "Estmark", "--country", "NOR"], 2, id="two"),
        pytest.param(["--as-of", "2001-01-01"], 0, id="before anything was read"),
    ],
)
def test_what_is_told(store: Path, run: Run, options: list[str], told: int) -> None:
    done = run(*DAYS, "-s", store, *options)
    assert done.exit_code == 0, done.stderr
    assert len(re.findall("^- ", done.stdout, re.M)) == told


@pytest.mark.parametrize("words", [["-o", "page.html"], ["-o", "page", "--as", "html"]])
def test_a_page_of_html_is_whole_and_has_no_script(
    store: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*DAYS, "-s", store, *words)
    page = (tmp_path / words[1]).read_text(encoding="utf-8")
    assert done.stdout == ""
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert not re.search("<script|<link|<img|src=|http:|https:", page)


def test_hostile_reports_make_no_tags(tmp_path: Path, run: Run) -> None:
    (tmp_path / "1.txt").write_text("Guns speak\nSudria shelled Norland <script>x()</script> & **more**.\n")
    run("read", tmp_path / "1.txt", "--store", tmp_path / "h.db", "--date", "2024-03-05", "--publisher", "<b>NPA</b>")
    html = run(*DAYS, "-s", tmp_path / "h.db", "--as", "html").stdout
    assert "&lt;script&gt;" in html
    assert not re.search("<script|<b>", html)
    assert not re.search(r"<script|<b>|(?<!\\)\*\*", run(*DAYS, "-s", tmp_path / "h.db").stdout)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--from", "2024-03-05", "--to", "2024-03-04"], "exchange", id="days the wrong way"),
        pytest.param(["--from", "soon", "--to", "2024-03-04"], "soon", id="no day"),
        pytest.param(["--from", "2024-03-05"], "--to", id="no last day"),
    ],
)
def test_wrong_days_are_refused(store: Path, run: Run, words: list[str], said: str) -> None:
    done = run("brief", *words, "-s", store)
    assert done.exit_code == 2
    assert said in done.stderr
