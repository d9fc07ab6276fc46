"""Who may call what: hosts, origins, tokens, the proxy's header, sizes; and the headers of every answer."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from dragoman.web.guarding import HEADERS, Guard
from dragoman.web.problems import Refused
from dragoman.web.settings import Settings
from tests.web.conftest import ADDRESS, TOKEN, Ask

NOTE = {"kind": "note", "subject": "state:RUS", "why": "to be looked at"}
BEARER = {"Authorization": f"Bearer {TOKEN}"}
NAMED = {"Host": "desk.example.org"}
EXTERNAL = {"loopback": False, "hosts": frozenset({"0.0.0.0", "desk.example.org"})}
PROXY = {**EXTERNAL, "token": None, "trust_header": "Remote-User"}


@pytest.mark.parametrize(("headers", "status"), [
    pytest.param({}, 200, id="nothing is asked of a reader"),
    pytest.param({"Host": "localhost:8470"}, 200, id="by the name of this machine"),
    pytest.param({"Host": "[::1]:8470"}, 200, id="by its new number"),
    pytest.param({"Host": "evil.example"}, 421, id="a name that was bound to this machine"),
    pytest.param({"Host": "127.0.0.1.evil.example"}, 421, id="a name that begins as the number"),
    pytest.param({"Host": "192.0.2.7"}, 421, id="another number"),
    pytest.param({"Host": ""}, 421, id="no name"),
    pytest.param({"Origin": "http://evil.example"}, 200, id="reading from another page, which cannot see the answer"),
    pytest.param({"Dragoman-User": "ben"}, 200, id="another reviewer"),
    pytest.param({"Dragoman-User": "b<n"}, 422, id="a name that is none"),
])  # fmt: skip
def test_reading_on_loopback(ask: TestClient, headers: dict[str, str], status: int) -> None:
    assert ask.get("/api/about", headers=headers).status_code == status


@pytest.mark.parametrize(("headers", "status"), [
    pytest.param(BEARER, 201, id="with the token"),
    pytest.param({"Authorization": f"bearer {TOKEN}"}, 201, id="the scheme in small letters"),
    pytest.param({}, 401, id="without it"),
    pytest.param({"Authorization": "Bearer wrong"}, 401, id="with another"),
    pytest.param({"Authorization": f"Basic {TOKEN}"}, 401, id="by another scheme"),
    pytest.param({"Authorization": "Bearer \xff"}, 401, id="with no letters"),
    pytest.param({**BEARER, "Origin": ADDRESS}, 201, id="from our page"),
    pytest.param({**BEARER, "Origin": "http://evil.example"}, 403, id="from another page"),
    pytest.param({**BEARER, "Origin": "http://127.0.0.1:9999"}, 403, id="from another port"),
    pytest.param({**BEARER, "Origin": "null"}, 403, id="from a page without origin"),
    pytest.param({**BEARER, "Sec-Fetch-Site": "cross-site"}, 403, id="as the browser says, from another site"),
    pytest.param({**BEARER, "Sec-Fetch-Site": "same-origin"}, 201, id="as the browser says, from ours"),
    pytest.param({**BEARER, "Host": "evil.example"}, 421, id="under another name"),
])  # fmt: skip
def test_deciding_on_loopback(copied: Path, client_for: Ask, headers: dict[str, str], status: int) -> None:
    raw = {name: value.encode("latin-1") for name, value in headers.items()}
    got = client_for(copied).post("/api/decisions", json=NOTE, headers=raw)  # type: ignore[arg-type]
    assert got.status_code == status, got.text
    assert status == 201 or got.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("settings", "headers", "status", "user"), [
    pytest.param(EXTERNAL, {"Host": "desk.example.org"}, 401, "", id="a reader without the token"),
    pytest.param(EXTERNAL, {**BEARER, "Host": "desk.example.org"}, 200, "ann", id="with it"),
    pytest.param(EXTERNAL, {**BEARER, "Host": "192.0.2.7:80"}, 200, "ann", id="by number"),
    pytest.param(EXTERNAL, {**BEARER, "Host": "evil.example"}, 421, "", id="by another name"),
    pytest.param(PROXY, {**NAMED, "Remote-User": "ben@example.org"}, 200, "ben@example.org", id="the proxy's user"),
    pytest.param(PROXY, NAMED, 401, "", id="past the proxy"),
    pytest.param(PROXY, {**NAMED, "Remote-User": "a b"}, 401, "", id="a user that is none"),
    pytest.param(PROXY, {**NAMED, "Remote-User": "ben", "Dragoman-User": "ann"}, 200, "ben", id="the proxy rules"),
])  # fmt: skip
def test_off_loopback(
    generated: Path, client_for: Ask, settings: dict[str, object], headers: dict[str, str], status: int, user: str
) -> None:
    got = client_for(generated, **settings).get("/api/about", headers=headers)
    assert got.status_code == status, got.text
    assert status != 200 or got.json()["user"] == user


@pytest.mark.parametrize("path", ["/api/about", "/api/nothing", "/", "/report/r1", "/nothing.js", "/openapi.json"])
def test_every_answer_has_the_headers(ask: TestClient, path: str) -> None:
    got = ask.get(path)
    assert {name: got.headers.get(name) for name in HEADERS} == HEADERS
    assert "server" not in got.headers


def test_a_body_that_is_too_large_is_refused(told: Path, client_for: Ask) -> None:
    client = client_for(told, most_bytes=1000)
    headers = {**BEARER, "Content-Type": "text/plain"}
    assert client.post("/api/reports", content=b"x" * 1001, headers=headers).status_code == 413

    def pieces() -> object:  # no length is told, so it must be counted
        yield from (b"x" * 100 for _ in range(11))

    got = client.post("/api/reports", content=pieces(), headers=headers)  # type: ignore[arg-type]
    assert got.status_code == 413
    assert got.headers["content-type"] == "application/problem+json"


def test_a_body_that_does_not_come_is_not_waited_for(told: Path) -> None:
    sent: list[Message] = []

    async def hungry(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()

    async def never() -> Message:
        await asyncio.sleep(60)
        raise AssertionError("nobody waits so long")

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "headers": [(b"host", b"127.0.0.1")]}
    guard = Guard(hungry, Settings(told, seconds=0.02))
    with pytest.raises(Refused) as refused:
        asyncio.run(guard(scope, never, send))
    assert (refused.value.status_code, sent) == (408, [])


def test_a_question_that_takes_too_long_is_given_up(generated: Path, client_for: Ask) -> None:
    got = client_for(generated, seconds=0.0).get("/api/incidents?actor=zzz")
    assert got.status_code in (200, 503)  # a small store may be quicker than the first look at the clock
    assert got.headers["content-type"] in ("application/json", "application/problem+json")


def test_nothing_is_answered_to_other_methods(ask: TestClient) -> None:
    for method in ("PUT", "DELETE", "PATCH", "POST"):
        got = ask.request(method, "/api/incidents", headers=BEARER)
        assert got.status_code == 405
        assert got.headers["content-type"] == "application/problem+json"
