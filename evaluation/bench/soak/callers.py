"""Who calls the server: the wire, readers of the desk, and a reviewer."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any

import httpx

from evaluation.bench.soak.tally import Tally
from evaluation.bench.soak.traffic import DATE, Sent

LONGEST = 60.0  # seconds for one answer
WORDS = ("police", "president", "killed", "earthquake", "talks", "court", "strike OR protest", '"prime minister"')
SIDES = ("RUS,UKR", "USA,CHN", "ISR,PSE", "GBR,FRA")


@dataclass
class Caller:
    """One that calls: its connection, what it has kept of earlier answers, and where its answers are counted."""

    address: str
    token: str
    tally: Tally
    dice: random.Random
    user: str = "reader"
    _kept: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        headers = {"Authorization": f"Bearer {self.token}", "Dragoman-User": self.user}
        self._client = httpx.Client(base_url=self.address, timeout=LONGEST, headers=headers)

    def get(self, path: str, name: str = "") -> Any:
        """The answer as JSON, as the desk asks for it: with the tag of the answer that it has. None for what is gone
        or went wrong."""
        tag, known = self._kept.get(path, ("", None))
        answer = self._timed("GET", path, name or path.partition("?")[0], headers={"If-None-Match": tag} if tag else {})
        if answer is None:
            return None
        if answer.status_code == 304:
            return known
        if answer.status_code == 404:
            self.tally.was_gone()
            return None
        return self._kept_anew(path, answer) if self._is_good(answer, path) else None

    def post(self, path: str, body: Any, name: str = "") -> Any:
        """The answer as JSON; None for what is gone or went wrong."""
        answer = self._timed("POST", path, name or path, json=body)
        if answer is not None and answer.status_code == 404:
            self.tally.was_gone()
            return None
        return answer.json() if answer is not None and self._is_good(answer, path) else None

    def _timed(self, method: str, path: str, name: str, **options: Any) -> httpx.Response | None:
        began = time.perf_counter()
        try:
            answer = self._client.request(method, f"/api{path}", **options)
        except httpx.HTTPError as error:
            self.tally.went_wrong(f"{method} {path}: {error!r}")
            return None
        self.tally.answered(f"{method} {name}", time.perf_counter() - began)
        return answer

    def _is_good(self, answer: httpx.Response, path: str) -> bool:
        good = answer.status_code in (200, 201)
        if not good:
            self.tally.went_wrong(f"{answer.request.method} {path}: {answer.status_code} {answer.text[:300]}")
        return good

    def _kept_anew(self, path: str, answer: httpx.Response) -> Any:
        found = answer.json()
        if len(self._kept) > 200:
            self._kept.clear()
        self._kept[path] = (answer.headers.get("ETag", ""), found)
        return found


# --- the wire ---------------------------------------------------------------------------------------------


@dataclass
class Wire:
    """Sends the day's reports when they are due; ``found`` has what the server said of each report that it read."""

    caller: Caller
    day: list[Sent]
    speed: float
    found: dict[str, tuple[int, int]] = field(default_factory=dict)
    sent: int = 0
    known: int = 0
    late: float = 0.0

    def run(self) -> None:
        began = time.monotonic()
        for sent in self.day:
            due = began + sent.second / self.speed
            time.sleep(max(0.0, due - time.monotonic()))
            self.late = time.monotonic() - due
            answer = self.caller.post("/reports", sent.body())
            self.sent += 1
            for outcome in (answer or {}).get("items", []):
                self._take(outcome)

    def _take(self, outcome: dict[str, Any]) -> None:
        if outcome["state"] == "read":
            self.found[outcome["report"]] = (outcome["events"], outcome["statements"])
        elif outcome["state"] == "known":
            self.known += 1
        elif outcome["state"] == "failed":
            self.caller.tally.went_wrong(f"failed: {outcome['origin']}: {outcome['reason']}")


# --- readers of the desk: the calls that each page makes --------------------------------------------------


def first_page(caller: Caller) -> None:
    dice = caller.dice
    caller.get("/about")
    caller.get(f"/timeline?by={dice.choice(('day', 'week'))}", "/timeline")
    caller.get("/map")
    caller.get(f"/network?kind={dice.choice(('deeds', 'words'))}", "/network")
    caller.get("/incidents?limit=25")
    caller.get("/statements?limit=25")


def between_two(caller: Caller) -> None:
    pair = caller.dice.choice(SIDES)
    a, _, b = pair.partition(",")
    caller.get(f"/series?a={a}&b={b}&by=week", "/series")
    caller.get(f"/incidents?pair={pair}&limit=25", "/incidents?pair=")


def an_incident(caller: Caller) -> None:
    one = _one_of(caller, "/incidents?limit=50")
    if one:
        caller.get(f"/incidents/{one}", "/incidents/ID")


def a_report(caller: Caller) -> None:
    one = _one_of(caller, "/reports?limit=50")
    if one:
        caller.get(f"/reports/{one}", "/reports/ID")


def the_ledger(caller: Caller) -> None:
    caller.get("/ledger?outcome=overdue", "/ledger?outcome=")
    one = _one_of(caller, "/ledger")
    if one:
        caller.get(f"/ledger/{one}", "/ledger/ID")


def a_search(caller: Caller) -> None:
    caller.get(f"/search?{httpx.QueryParams({'q': caller.dice.choice(WORDS)})}", "/search")


def a_brief(caller: Caller) -> None:
    caller.get("/about")
    caller.get(f"/brief?since={DATE}&until={DATE}", "/brief")


def actors(caller: Caller) -> None:
    caller.get("/actors?limit=50")


PAGES: tuple[Callable[[Caller], None], ...] = (
    first_page, between_two, an_incident, a_report, the_ledger, a_search, a_brief, actors,
)  # fmt: skip


def read_pages(caller: Caller, done: Event, wait: float) -> None:
    """Open one page after the other, with about ``wait`` seconds between, until it is done."""
    while not done.is_set():
        caller.dice.choice(PAGES)(caller)
        done.wait(wait * (0.5 + caller.dice.random()))


def _one_of(caller: Caller, path: str) -> str:
    items = (caller.get(path) or {}).get("items", [])
    return str(caller.dice.choice(items)["id"]) if items else ""


# --- the reviewer -----------------------------------------------------------------------------------------


@dataclass
class Reviewer:
    """Takes the first records of the queue and decides: accepts, rejects, corrects, notes, takes back."""

    caller: Caller
    decided: dict[str, int] = field(default_factory=dict)
    _last: list[str] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def run(self, done: Event, wait: float) -> None:
        while not done.is_set():
            if self._last and self.caller.dice.randrange(4) == 0:
                self._undo()
            else:
                self._decide()
            done.wait(wait * (0.5 + self.caller.dice.random()))

    def _decide(self) -> None:
        items = (self.caller.get("/review?limit=20") or {}).get("items", [])
        if not items:
            return
        record = self.caller.dice.choice(items)["record"]
        verdict = self._verdict("type" in record)
        answer = self.caller.post(f"/review/{record['id']}", verdict, f"/review/ID {verdict['verdict']}")
        if answer:
            self.decided[verdict["verdict"]] = self.decided.get(verdict["verdict"], 0) + 1
            self._last.append(answer["decisions"][-1]["id"])

    def _verdict(self, is_event: bool) -> dict[str, Any]:
        of_kind = ("date", "2024-03-04") if is_event else ("act", "assert")
        return self.caller.dice.choice(
            (
                {"verdict": "accept"},
                {"verdict": "reject", "why": "it is told of another day"},
                {"verdict": "correct", "field": of_kind[0], "value": of_kind[1]},
                {"verdict": "note", "why": "to be asked again tomorrow"},
            )
        )

    def _undo(self) -> None:
        made = {"kind": "undo", "subject": self._last.pop(), "object": "", "why": ""}
        if self.caller.post("/decisions", made, "/decisions undo"):
            self.decided["undo"] = self.decided.get("undo", 0) + 1
