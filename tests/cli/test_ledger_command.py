"""``dragoman ledger`` and ``dragoman positions`` over a store of invented promises."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.linking.ledger import keep_ledger
from dragoman.store import Store
from tests.store.ledger_samples import coding

REPORTS = [
    ("Sudria demanded that Norland withdraw from Marrow.", "2024-02-20"),
    ("Norland refused to withdraw from Marrow.", "2024-02-22"),
    ("Norland promised to withdraw from Marrow by 2024-03-10.", "2024-03-01"),
    ("Estmark withdrew from Ferro.", "2024-03-20"),
]


@pytest.fixture
def promises(tmp_path: Path) -> Path:
    path = tmp_path / "promises.db"
    with Store.open(path) as store:
        for text, day in REPORTS:
            store.add(coding(text, day))
        keep_ledger(store)
    return path


def test_a_table_says_by_which_day(run: Callable[..., Any], promises: Path) -> None:
    done = run("ledger", "--store", promises)
    assert done.exit_code == 0
    assert ["accepted" in done.stdout, "overdue" in done.stdout] == [True, True]
    assert done.stderr == "outcomes as of 2024-03-20, the latest report's day\n"


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        pytest.param(("--status", "overdue"), ["commitment"], id="status"),
        pytest.param(("--by", "SDR"), ["demand"], id="by"),
        pytest.param(("--to", "Norland"), ["demand"], id="to"),
        pytest.param(("--kind", "commitment", "--on", "2024-03-05"), ["commitment"], id="kind"),
        pytest.param(("--on", "2024-02-21"), ["demand"], id="on a day before the promise"),
        pytest.param(("--as-of", "2001-01-01"), [], id="before the store knew anything"),
    ],
)
def test_filters(run: Callable[..., Any], promises: Path, options: tuple[str, ...], kinds: list[str]) -> None:
    done = run("ledger", "--store", promises, "--as", "jsonl", *options)
    assert [json.loads(line)["kind"] for line in done.stdout.splitlines()] == kinds


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(("--status", "kept"), "'kept' is no outcome", id="outcome"),
        pytest.param(("--kind", "oath"), "'oath' is no kind of entry", id="kind"),
        pytest.param(("--on", "2024-02-30"), "is no date", id="day"),
    ],
)
def test_wrong_use(run: Callable[..., Any], promises: Path, options: tuple[str, ...], message: str) -> None:
    done = run("ledger", "--store", promises, *options)
    assert done.exit_code == 2
    assert message in done.stderr


def test_set_and_undo(run: Callable[..., Any], promises: Path) -> None:
    (line,) = run("ledger", "-s", promises, "--as", "jsonl", "--status", "overdue").stdout.splitlines()
    entry = json.loads(line)["id"]
    done = run("ledger", "-s", promises, "set", entry[:9], "met", "--why", "seen by monitors", "--as-user", "ada")
    assert done.exit_code == 0, done.stderr
    assert "met" in run("ledger", "-s", promises, "--by", "Norland").stdout
    decision = done.stdout.split("decision ")[1].split(";")[0]
    assert run("ledger", "-s", promises, "undo", decision, "--why", "wrong place").exit_code == 0
    assert "overdue" in run("ledger", "-s", promises, "--by", "Norland").stdout


def test_set_of_no_entry(run: Callable[..., Any], promises: Path) -> None:
    done = run("ledger", "-s", promises, "set", "l00000000", "met", "--why", "seen")
    assert done.exit_code == 1
    assert "no ledger entry has an id that starts with" in done.stderr


def test_positions_mark_a_turn(run: Callable[..., Any], promises: Path) -> None:
    with Store.open(promises) as store:
        store.add(coding("Norland promised to withdraw from Sudria.", "2024-03-02"))
        store.add(coding("Norland refused to withdraw from Sudria.", "2024-03-04"))
    lines = run("positions", "Norland", "Sudria", "-s", promises, "--topic", "withdraw", "--as", "jsonl").stdout
    assert [(json.loads(x)["act"], json.loads(x)["turned"]) for x in lines.splitlines()] == [
        ("promise", False),
        ("refuse", True),
    ]
    assert "turned: promise → refuse" in run("positions", "NRL", "Sudria", "-s", promises).stdout
