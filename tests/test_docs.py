"""The pages say what the program does: links lead somewhere, the reference is today's, the Python runs."""

from __future__ import annotations

import doctest
import re
import tomllib
from pathlib import Path

import pytest

import dragoman
from scripts.cli_reference import PAGE, reference

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md"), *ROOT.glob("src/**/*.md")])
DATA = ROOT / "src" / "dragoman" / "data"
TABLES = sorted(path for path in DATA.rglob("*.t*") if path.suffix in (".tsv", ".txt") and "model" not in path.parts)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert missing == []


def test_the_command_reference_is_todays() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference()


def test_readme_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    python = "\n".join(re.findall(r"```python\n(.*?)```", page, re.DOTALL))
    test = doctest.DocTestParser().get_doctest(python, {}, "README.md", "README.md", 0)
    report: list[str] = []
    result = doctest.DocTestRunner(optionflags=flags).run(test, out=report.append)
    assert result.attempted > 0
    assert result.failed == 0, "".join(report)


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| ([a-z-]+) \|", page, re.MULTILINE))
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {re.match(r"[a-z-]+", line)[0] for line in wanted} <= named  # type: ignore[index]


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## [{dragoman.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", ["run", "dev"])
def test_the_lock_names_no_registry_and_leaves_nothing_unhashed(lock: str) -> None:
    lines = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if "://" in line or "--index" in line or "--find-links" in line]
    pins = [line for line in lines if line and line[0] not in "# "]
    assert pins
    assert all("==" in line and line.endswith("\\") for line in pins)


@pytest.mark.parametrize("group", ["dependencies", "dev"])
def test_the_lock_holds_what_the_project_asks_for(group: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] if group == "dependencies" else project["optional-dependencies"]["dev"]
    lock = "run" if group == "dependencies" else "dev"
    pinned = re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements" / f"{lock}.txt").read_text(), re.MULTILINE)
    assert {re.match(r"[a-z-]+", line)[0] for line in asked} <= set(pinned)  # type: ignore[index]


def test_the_architecture_page_names_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in (ROOT / "src" / "dragoman").glob("*/__init__.py")} - {"cli"}
    described = set(re.findall(r"^\| `([a-z]+)` \|", page, re.MULTILINE))
    assert rooms == described


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.relative_to(DATA)))
def test_a_table_tells_its_origin(table: Path) -> None:
    readme = table.with_name("README.md")
    listed = readme.exists() and f"| `{table.name}` |" in readme.read_text(encoding="utf-8")
    assert listed or table.read_text(encoding="utf-8").startswith("#")
