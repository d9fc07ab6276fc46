"""``dragoman read`` on what is not plain text, and ``dragoman formats``."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.exporting import FORMATS as EXPORTED
from dragoman.importers import FORMATS as IMPORTED
from dragoman.readers import FORMATS
from tests.readers.samples import Story, newsml, ninjs, rss, zipped

Run = Callable[..., Any]
STORY = Story(headline="Border post hit", body="Norland shelled Sudria on Monday.")


class Feed(BaseHTTPRequestHandler):
    """One feed with an ETag."""

    def do_GET(self) -> None:
        known = self.headers.get("If-None-Match") == '"1"'
        body = rss([STORY]) if self.path == "/feed" and not known else b""
        self.send_response(404 if self.path != "/feed" else 304 if known else 200)
        self.send_header("ETag", '"1"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def feed() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Feed)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/feed"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_warning_is_printed_and_counted_and_fails_nothing(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(ninjs(STORY).replace(b'"uri"', b'"mood": "calm", "uri"'))
    done = run("read", file, "--store", tmp_path / "a.db")
    assert done.exit_code == 0
    assert done.stderr == f"warning: {file}: field 'mood' is not of ninjs; passed over\n"
    assert "read 1 report, skipped 0 already known, failed 0: 1 event" in done.stdout
    assert "1 warning above: what was passed over or could not be made out\n" in done.stdout


def test_a_table_is_read_by_a_map(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.csv"
    file.write_text("kop,tekst,dag\nBorder post hit,Norland shelled Sudria.,2024-03-05\n")
    done = run("read", file, "--store", tmp_path / "a.db", "--map", "headline=kop,text=tekst,date=dag")
    assert done.exit_code == 0, done.stderr
    with dragoman.open(tmp_path / "a.db") as archive:
        [report] = archive.store.reports()
    assert (report.text, report.published) == ("Border post hit\nNorland shelled Sudria.", "2024-03-05")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["--map", "day=x"], "--map 'day=x' 'day' is no part of a report", id="no such part"),
        pytest.param(["--map", "text=x", "--format", "ninjs"], "--map is for tables, and ninjs is none", id="no table"),
        pytest.param(["--format", "docx"], "--format 'docx' is not known", id="no such format"),
    ],
)
def test_wrong_use_is_told(tmp_path: Path, run: Run, words: list[str], told: str) -> None:
    done = run("read", tmp_path, *words)
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.replace("│", " ").split())


def test_an_archive_of_several_formats(tmp_path: Path, run: Run) -> None:
    files = {"1.xml": newsml(STORY), "2.json": b'{"headlines":', "3.txt": b"Sudria shelled Norland."}
    (tmp_path / "a.zip").write_bytes(zipped(files))
    done = run("read", tmp_path / "a.zip", "--store", tmp_path / "a.db")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"failed: {tmp_path}/a.zip/2.json: ")
    assert "read 2 reports, skipped 0 already known, failed 1: 2 events" in done.stdout


def test_a_feed_is_read_once(tmp_path: Path, run: Run, feed: str) -> None:
    store = tmp_path / "a.db"
    refused = run("read", feed, "--store", store)
    assert refused.exit_code == 1
    assert "allow that with --allow-private" in refused.stderr
    first = run("read", feed, "--store", store, "--allow-private")
    assert "read 1 report" in first.stdout
    assert json.loads((tmp_path / "a.db.feeds.json").read_text()) == {"seen": {feed: {"etag": '"1"'}}}
    again = run("read", feed, "--store", store, "--allow-private")
    assert (again.exit_code, again.stderr) == (0, "")
    assert again.stdout.endswith("1 web address with nothing new since it was last read\n")
    other = run("read", feed, "--store", tmp_path / "b.db", "--allow-private")
    assert "read 1 report" in other.stdout  # what one store knows, another need not


def test_formats_lists_every_format(run: Run) -> None:
    done = run("formats")
    assert done.exit_code == 0
    for known in FORMATS.values():
        assert known.name in done.stdout
        assert known.versions in done.stdout
        assert known.reads in done.stdout
    rows = [json.loads(line) for line in run("formats", "--json").stdout.splitlines()]
    named = {use: [row["format"] for row in rows if row["use"] == use] for use in ("read", "import", "export")}
    assert named == {"read": sorted(FORMATS), "import": sorted(IMPORTED), "export": sorted(EXPORTED)}
    assert all(row["what"] in done.stdout for row in rows)


def test_a_missing_extra_is_told_with_its_mend(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.readers.extras.find_spec", lambda name: None)
    (tmp_path / "a.warc").write_bytes(b"WARC/1.0\r\n\r\n")
    done = run("read", tmp_path / "a.warc", "--store", tmp_path / "a.db")
    assert done.stderr == (
        f"failed: {tmp_path}/a.warc: needs a library that is not installed; "
        "install it with: pip install 'dragoman[warc]'\n"
    )
    assert "dragoman[warc]" in run("formats").stdout
