"""The built desk is served from the package, its first page for every address of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from dragoman.web.desk import ABSENT, desk_router
from dragoman.web.problems import add_handlers


@pytest.fixture
def built(tmp_path: Path) -> TestClient:
    desk = tmp_path / "desk"
    (desk / "assets").mkdir(parents=True)
    (desk / "index.html").write_text("<!doctype html><title>Desk</title>")
    (desk / "assets" / "main-1a2b.js").write_text("export {}")
    (desk / ".hidden").write_text("secret")
    (tmp_path / "outside.txt").write_text("secret")
    app = FastAPI()
    app.include_router(desk_router(desk))
    add_handlers(app)
    return TestClient(app)


@pytest.mark.parametrize(("path", "status", "kind"), [
    ("/", 200, "text/html"), ("/index.html", 200, "text/html"), ("/report/r0123", 200, "text/html"),
    ("/assets/main-1a2b.js", 200, "text/javascript"), ("/assets/other.js", 404, "application/problem+json"),
    ("/.hidden", 404, "application/problem+json"), ("/..%2foutside.txt", 404, "application/problem+json"),
    ("/api/nothing", 404, "application/problem+json"), ("/api", 404, "application/problem+json"),
])  # fmt: skip
def test_files_and_addresses(built: TestClient, path: str, status: int, kind: str) -> None:
    got = built.get(path)
    assert (got.status_code, got.headers["content-type"].partition(";")[0]) == (status, kind)
    assert "secret" not in got.text


def test_built_files_are_kept_by_the_browser_and_the_page_is_not(built: TestClient) -> None:
    assert "immutable" in built.get("/assets/main-1a2b.js").headers["cache-control"]
    assert built.get("/").headers["cache-control"] == "no-cache"


def test_a_desk_that_is_built_anew_is_served_at_once(built: TestClient, tmp_path: Path) -> None:
    assert built.get("/assets/main-3c4d.js").status_code == 404
    desk = tmp_path / "desk"
    (desk / "assets" / "main-1a2b.js").unlink()
    assert built.get("/assets/main-1a2b.js").status_code == 404
    (desk / "assets" / "main-3c4d.js").write_text("export {}")
    (desk / "index.html").write_text("<!doctype html><title>Newer desk</title>")
    os.utime(desk / "index.html", ns=(1, 1))  # another moment, however coarse the clock
    assert "Newer desk" in built.get("/").text
    assert built.get("/assets/main-3c4d.js").status_code == 200


def test_without_a_desk_a_sentence_says_so(tmp_path: Path) -> None:
    app = FastAPI()
    app.include_router(desk_router(tmp_path))
    add_handlers(app)
    got = TestClient(app).get("/report/r0123")
    assert (got.status_code, got.text) == (200, ABSENT)
    assert got.headers["content-type"].startswith("text/plain")
