"""Codings of random size from a seed, and programs of their own that add them to a store until done or killed."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier, Event
from pathlib import Path

from dragoman import records
from dragoman.records import (
    Actor,
    Coding,
    Decision,
    Mention,
    Report,
    Span,
    Statement,
    Step,
    content_id,
    report_id,
)
from dragoman.store import Store

CODER = "rules-1"
WORDS = ("Norland", "Sudria", "Västermark", "accused", "shelled", "said", "the", "ferry", "🕊", "strait", "envoys")


def coding(seed: int, number: int, events: int | None = None, statements: int | None = None) -> Coding:
    """The coding with this number; ``events`` and ``statements`` fix its size, which is random otherwise."""
    chance = random.Random(f"{seed} {number}")
    text = f"Report {number}: " + " ".join(chance.choices(WORDS, k=chance.randint(30, 120)))
    day = f"2024-{1 + number % 12:02}-{1 + number % 28:02}"
    owner = Report(report_id(text, day, None, None, None), text, "text", day, "option", origin=f"{number}.txt")
    actor = Actor(f"state:{number % 7}", WORDS[number % 7], "state")
    mentions = tuple(_mention(chance, owner, i, actor) for i in range(chance.randint(2, 8)))
    events = chance.choice((0, 3, 5, 60)) if events is None else events
    statements = chance.choice((0, 2, 3, 30)) if statements is None else statements
    return Coding(
        owner,
        CODER,
        tuple(_event(chance, owner, i, mentions) for i in range(events)),
        tuple(_statement(chance, owner, i, mentions) for i in range(statements)),
        mentions,
        (actor,),
    )


def codings(seed: int, count: int) -> Iterator[tuple[Coding, tuple[Decision, ...]]]:
    """Codings, every fifth with a decision about its report."""
    for number in range(count):
        made = coding(seed, number)
        own = content_id("d", made.report.id)
        about = Decision(own, "accepted", made.report.id, made.report.id, "rule:fifth", "by count", 0.5)
        yield made, ((about,) if number % 5 == 0 else ())


def _span(chance: random.Random, owner: Report) -> Span:
    start = chance.randrange(len(owner.text) - 10)
    return Span(start, start + 10, owner.text[start : start + 10])


def _mention(chance: random.Random, owner: Report, i: int, actor: Actor) -> Mention:
    identity = actor.id if chance.random() < 0.5 else None
    return Mention(content_id("m", owner.id, i), _span(chance, owner), country="NRL", identity=identity)


def _event(chance: random.Random, owner: Report, i: int, mentions: tuple[Mention, ...]) -> records.Event:
    how = tuple(Step(field, "head:event", chance.random()) for field in ("type", "status", "actor", "recipient"))
    return records.Event(
        content_id("e", owner.id, i), owner.id, _span(chance, owner), "ASSAULT", None, (chance.choice(mentions),),
        (chance.choice(mentions),), "actual", confidence=chance.random(), coder=CODER, how=how,
    )  # fmt: skip


def _statement(chance: random.Random, owner: Report, i: int, mentions: tuple[Mention, ...]) -> Statement:
    return Statement(
        content_id("s", owner.id, i), owner.id, (chance.choice(mentions),), _span(chance, owner),
        _span(chance, owner), "assert", confidence=chance.random(), coder=CODER, how=(Step("act", "head:statement"),),
    )  # fmt: skip


# --- processes --------------------------------------------------------------------------------------------

# Each is forked from a bare server that has loaded what they need once: real processes that start quickly.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["__main__", "dragoman.store"])


def add_all(path: Path, seed: int, count: int) -> None:
    """Add what the store lacks of these codings, and a note for each."""
    with Store.open(path) as store:
        for made, decisions in codings(seed, count):
            if not store.known(made.report.id, made.coder):
                store.add(made, decisions)
            store.skip(f"bad-{made.report.origin}", "the file is empty")


def start_adding(path: Path, seed: int, count: int) -> BaseProcess:
    """A process that does so; it has begun, and not yet opened the store, when this returns."""
    begun = PROCESSES.Event()
    process = PROCESSES.Process(target=_begin, args=(begun, path, seed, count))
    process.start()
    begun.wait(60)
    return process


def open_at_once(path: Path, together: int) -> list[int | None]:
    """So many processes open the store at the same moment; their exit codes."""
    ready = PROCESSES.Barrier(together)
    processes = [PROCESSES.Process(target=_open_with_others, args=(ready, path)) for _ in range(together)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    return [process.exitcode for process in processes]


def _begin(begun: Event, path: Path, seed: int, count: int) -> None:
    begun.set()
    add_all(path, seed, count)


def _open_with_others(ready: Barrier, path: Path) -> None:
    ready.wait(60)
    Store.open(path).close()
