"""The house's import rules hold, and each of them fires when it is broken."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    environment = {"PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1"}
    arguments = ["--no-logo", "--no-cache"]
    return subprocess.run(command + arguments, cwd=folder, env=environment, capture_output=True, text=True)


def test_the_rules_hold() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        pytest.param("coding", "import dragoman.store", "Imports go one way", id="a room imports another"),
        pytest.param("readers", "import dragoman.pipeline", "Imports go one way", id="a room imports the pipeline"),
        pytest.param("resolution", "import dragoman", "Imports go one way", id="a room imports the public verbs"),
        pytest.param("coding", "import onnxruntime", "Only language knows", id="the model's runtime outside language"),
        pytest.param("linking", "import sqlite3", "Only store knows SQLite", id="SQLite outside store"),
    ],
)
def test_a_broken_rule_is_named(tmp_path: Path, file: str, line: str, contract: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "data"))
    with (tmp_path / "src" / "dragoman" / file / "__init__.py").open("a", encoding="utf-8") as room:
        room.write(f"\n{line}\n")
    done = lint(tmp_path)
    assert done.returncode == 1
    broken = [row for row in done.stdout.splitlines() if " BROKEN" in row]
    assert len(broken) == 1
    assert broken[0].startswith(contract)


def test_a_new_room_must_be_given_its_place(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "data"))
    (tmp_path / "src" / "dragoman" / "attic.py").write_text("", encoding="utf-8")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert "attic" in done.stdout


def test_importing_dragoman_loads_nothing_that_goes_online() -> None:
    code = "import sys, dragoman; print(*sorted({'torch', 'huggingface_hub', 'httpx', 'httpx2'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
