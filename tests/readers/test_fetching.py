"""Feeds by their address, from a real server on this machine."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dragoman.errors import DataError, ReportError
from dragoman.readers import FetchOptions, Validators, read
from dragoman.readers.report import Found
from dragoman.records import Report
from tests.readers.samples import Story, atom, gzipped, rss

FEED = rss([Story(), replace(Story(), uri="urn:2", headline="Second")])
Serve = Callable[["Handler"], None]
LOCAL = FetchOptions(allow_private=True, seconds=5)


class Handler(BaseHTTPRequestHandler):
    """Answers by the server's table of paths."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        answer = self.server.table.get(self.path.partition("?")[0])
        if answer is None:
            self.say(404)
        else:
            answer(self)
            self.server.answered.set()

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """A table of paths and what is done for each, and what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.table: dict[str, Serve] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answered = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what some tests are about."""


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def fetch(address: str, options: FetchOptions = LOCAL, validators: Validators | None = None) -> list[Found]:
    return list(read([address], fetch=options, validators=validators))


def reason(items: list[Found]) -> str:
    [error] = items
    assert isinstance(error, ReportError)
    return error.reason


@pytest.mark.parametrize(
    "body", [FEED, gzipped(FEED), atom([Story(), Story(uri="urn:2")])], ids=["rss", "packed", "atom"]
)
def test_a_feed_is_read(server: Server, body: bytes) -> None:
    server.table["/feed"] = lambda h: h.say(200, body)
    first, second = fetch(f"{server.address}/feed")
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.format, first.uri) == ("feed", Story().uri)
    assert first.origin == f"{server.address}/feed:item 1"
    assert [path for path, _ in server.asked] == ["/robots.txt", "/feed"]  # and no link in it
    assert server.asked[1][1]["User-Agent"].startswith("dragoman")


def test_only_what_is_new_is_asked_for(server: Server, tmp_path: Path) -> None:
    def answer(h: Handler) -> None:
        if h.headers.get("If-None-Match") == '"one"' and h.headers.get("If-Modified-Since") == "yesterday":
            h.say(304)
        else:
            h.say(200, FEED, ETag='"one"', Last_Modified="yesterday")

    server.table["/feed"] = answer
    file = tmp_path / "a.feeds.json"
    validators = Validators(file)
    assert len(fetch(f"{server.address}/feed", validators=validators)) == 2
    assert not file.exists()
    validators.save()
    validators = Validators(file)
    assert fetch(f"{server.address}/feed", validators=validators) == []
    assert validators.unchanged == [f"{server.address}/feed"]
    assert len(fetch(f"{server.address}/feed", validators=Validators())) == 2


def test_a_feed_that_was_not_read_whole_is_asked_for_again(server: Server) -> None:
    server.table["/feed"] = lambda h: h.say(200, FEED[:-40], ETag='"one"')
    validators = Validators()
    *_, error = fetch(f"{server.address}/feed", validators=validators)
    assert isinstance(error, ReportError)
    assert validators.headers(f"{server.address}/feed") == {}


@pytest.mark.parametrize("content", ["", "[]", '{"seen": 5}', "\0"], ids=["nothing", "a list", "a number", "no JSON"])
def test_a_broken_file_of_validators_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "f").write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match="is not a file of feeds"):
        Validators(tmp_path / "f")


@pytest.mark.parametrize(
    ("status", "robots", "allowed"),
    [
        pytest.param(404, b"", True, id="no robots.txt"),
        pytest.param(200, b"User-agent: *\nDisallow: /private\n", True, id="closed elsewhere"),
        pytest.param(200, b"User-agent: *\nDisallow: /\n", False, id="closed to all"),
        pytest.param(200, b"User-agent: dragoman\nDisallow: /feed\n", False, id="closed to us"),
        pytest.param(200, b"User-agent: dragoman\nAllow: /\n\nUser-agent: *\nDisallow: /\n", True, id="open to us"),
        pytest.param(200, b"\xff\xfe\0" * 100, True, id="no words in it"),
        pytest.param(503, b"", False, id="cannot be had now"),
    ],
)
def test_robots(server: Server, status: int, robots: bytes, allowed: bool) -> None:
    server.table["/robots.txt"] = lambda h: h.say(status, robots)
    server.table["/feed"] = lambda h: h.say(200, FEED)
    items = fetch(f"{server.address}/feed")
    assert (len(items) == 2) is allowed
    if not allowed:
        assert "/robots.txt" in reason(items)
        assert [path for path, _ in server.asked] == ["/robots.txt"]


def test_redirects_are_followed_within_bounds(server: Server) -> None:
    for n in range(5):
        server.table[f"/{n}"] = lambda h, n=n: h.say(301, Location=f"/{n + 1}")  # type: ignore[misc]
    server.table["/5"] = lambda h: h.say(200, FEED)
    assert len(fetch(f"{server.address}/0")) == 2
    assert "redirects more than 4 times" in reason(
        fetch(f"{server.address}/0", FetchOptions(allow_private=True, max_redirects=4))
    )


def test_robots_are_asked_after_a_redirect_too(server: Server) -> None:
    server.table["/robots.txt"] = lambda h: h.say(200, b"User-agent: *\nDisallow: /closed\n")
    server.table["/feed"] = lambda h: h.say(302, Location="/closed/feed")
    server.table["/closed/feed"] = lambda h: h.say(200, FEED)
    assert "is closed to programs" in reason(fetch(f"{server.address}/feed"))


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        pytest.param(lambda h: h.say(302, Location=h.path), "redirects more than 5 times", id="redirects to itself"),
        pytest.param(lambda h: h.say(302), "without saying where to", id="redirects nowhere"),
        pytest.param(lambda h: h.say(302, Location="file:///etc/hostname"), "no address that begins", id="to a file"),
        pytest.param(lambda h: h.say(302, Location="http://[x"), "is no web address", id="redirects to no address"),
        pytest.param(lambda h: h.say(404), "gave the answer 404 (Not Found)", id="not found"),
        pytest.param(lambda h: h.say(500), "gave the answer 500", id="broken server"),
        pytest.param(lambda h: h.say(200, b"x" * 2000), "gives more than 1,000 bytes", id="too large"),
        pytest.param(lambda h: h.say(200), "is empty", id="nothing"),
        pytest.param(lambda h: h.wfile.write(b"SSH-2.0-server\r\n"), "cannot be fetched", id="another protocol"),
        pytest.param(lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n"), "cannot be fetched",
                     id="too many headers"),
        pytest.param(lambda h: None, "cannot be fetched", id="hangs up"),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_told(server: Server, answer: Serve, told: str) -> None:
    server.table["/feed"] = answer
    items = fetch(f"{server.address}/feed", FetchOptions(allow_private=True, seconds=5, max_bytes=1000))
    assert told in reason(items)
    assert isinstance(items[0], ReportError)
    assert items[0].origin == f"{server.address}/feed"


def sleeps(h: Handler) -> None:
    time.sleep(3)


def drips_headers(h: Handler) -> None:
    h.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for n in range(30):
        h.wfile.write(b"X-%d: y\r\n" % n)
        time.sleep(0.1)


def drips_body(h: Handler) -> None:
    h.send_response(200)
    h.end_headers()
    for _ in range(30):
        h.wfile.write(b"<")
        time.sleep(0.1)


@pytest.mark.parametrize("answer", [sleeps, drips_headers, drips_body])
def test_a_slow_server_is_left(server: Server, answer: Serve) -> None:
    server.table["/feed"] = answer
    items = fetch(f"{server.address}/feed", FetchOptions(allow_private=True, seconds=0.5))
    assert "took more than 0.5 seconds" in reason(items)
    assert not server.answered.is_set(), "its whole answer was waited for"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        pytest.param("http://127.0.0.1:9/feed", "is at 127.0.0.1, on this machine", id="this machine"),
        pytest.param("http://localhost:9/feed", "on this machine or a private network", id="this machine by name"),
        pytest.param("http://[::1]:9/feed", "is at ::1, on this machine", id="this machine, version 6"),
        pytest.param("http://[::ffff:10.0.0.1]:9/", "private network", id="a private address dressed as version 6"),
        pytest.param("http://10.0.0.1:9/feed", "private network", id="a private network"),
        pytest.param("http://169.254.169.254/latest", "private network", id="a cloud's own address"),
        pytest.param("http://2130706433:9/", "private network", id="this machine as a number"),
        pytest.param("http://user:secret@news.example/feed", "has a name or a password in it", id="a password"),
        pytest.param("http://", "no address that begins with", id="no host"),
        pytest.param("http://a:99999/", "is no web address", id="no such port"),
        pytest.param("http://a/\nX: y", "no address that begins with", id="a line break"),
        pytest.param("http://nowhere.invalid/feed", "is not found", id="no such host"),
    ],
)
def test_addresses_that_are_not_fetched(address: str, told: str) -> None:
    assert told in reason(fetch(address, FetchOptions(seconds=5)))


def test_a_redirect_to_this_machine_is_not_followed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public name that answers from outside, for which the lookup stands in, sends on to this machine."""
    server.table["/feed"] = lambda h: h.say(302, Location=f"{server.address}/inner")
    server.table["/inner"] = lambda h: h.say(200, FEED)
    looked_up = socket.getaddrinfo
    monkeypatch.setattr("dragoman.readers.fetching._is_public", lambda number: number == "127.0.0.9")

    def lookup(host: str, port: int, *more: int, **named: int) -> object:
        found = looked_up("127.0.0.1", port, *more, **named)  # type: ignore[arg-type]
        return [(*f[:4], ("127.0.0.9" if host == "news.example" else "127.0.0.1", port)) for f in found]

    monkeypatch.setattr("dragoman.readers.fetching.socket.getaddrinfo", lookup)
    connect = socket.create_connection
    monkeypatch.setattr(
        "dragoman.readers.fetching.socket.create_connection", lambda at, timeout: connect(("127.0.0.1", at[1]), timeout)
    )
    items = fetch(f"http://news.example:{server.server_port}/feed", FetchOptions(seconds=5))
    assert "is at 127.0.0.1, on this machine" in reason(items)
    assert "/inner" not in [path for path, _ in server.asked]
