"""Real stores behind the real application: one that was generated, and one of a few reports that a toy coder reads."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman import Archive
from dragoman.pipeline import Parts
from dragoman.readers import report_from_text
from dragoman.records import Doc
from dragoman.store import Store
from dragoman.web.app import make_app
from dragoman.web.settings import Settings
from scripts.generated_store import make
from tests.cli.conftest import CODER, toy_code

TOKEN = "a token that only the tests know"
ADDRESS = "http://127.0.0.1:8470"
HOSTILE = (
    "<script>alert('x')</script>\n"
    "Norland shelled Sudria on Monday. \u202eevil\u202c <img src=x onerror=alert(1)> \U0001f54a "
    "Sudria says Norland shelled <b>hospitals</b> again.\n"
)
TOLD = (
    ("Norland shelled Sudria on Monday.", "2024-03-05", "Wire A"),
    ("Sudria says Norland shelled Sudria on Monday. Norland says it was not so.", "2024-03-06", "Wire B"),
    ("Norland may invade Sudria.", "2024-03-07", "Wire A"),
    (HOSTILE, "2024-03-08", "Wire <b>"),
)


def toy_parts() -> Parts:
    """The pipeline with the toy coder, and nothing to analyse or resolve."""
    return Parts(
        CODER, lambda reports: (Doc(one.text, (), ()) for one in reports), toy_code, lambda coding, doc: coding
    )


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 150 reports; only to be read."""
    path = tmp_path_factory.mktemp("generated") / "generated.db"
    make(path, 150)
    return path


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A store of a few reports, one of them hostile, in a folder of the test's own."""
    path = tmp_path / "told.db"
    with Archive(Store.open(path), toy_parts()) as archive:
        reports = [report_from_text(text, day, publisher, f"file:{i}") for i, (text, day, publisher) in enumerate(TOLD)]
        assert all(outcome.state == "read" for outcome in archive.add(reports))
        archive.link()
    return path


Ask = Callable[..., TestClient]


@pytest.fixture
def client_for() -> Iterator[Ask]:
    """Clients of applications on a store, with any settings; closed when the test ends."""
    opened: list[TestClient] = []

    def client(store: Path, **changed: object) -> TestClient:
        settings = replace(Settings(store, token=TOKEN, user="ann", parts=toy_parts()), **changed)  # type: ignore[arg-type]
        made = TestClient(make_app(settings), base_url=ADDRESS, raise_server_exceptions=False)
        opened.append(made)
        return made.__enter__()

    yield client
    for one in opened:
        one.__exit__(None, None, None)


@pytest.fixture
def ask(generated: Path, client_for: Ask) -> TestClient:
    """A client of the generated store."""
    return client_for(generated)


@pytest.fixture
def desk(told: Path, client_for: Ask) -> TestClient:
    """A client of the few reports that may change them: it has the token."""
    client = client_for(told)
    client.headers["Authorization"] = f"Bearer {TOKEN}"
    return client


@pytest.fixture
def copied(generated: Path, tmp_path: Path) -> Path:
    """A copy of the generated store that a test may change."""
    return Path(shutil.copy(generated, tmp_path / "copied.db"))
