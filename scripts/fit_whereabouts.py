"""Fits data/actors/context_weights.tsv: which country of the report an actor belongs to whose words name none.

    PYTHONPATH=src python scripts/fit_whereabouts.py ../shared/gold/train.jsonl ../shared/gold/train.text.jsonl

A conditional log-linear model with L2 penalty. Each gold mention whose own words tell no country is one example: its
candidates are the countries of the report and "none". The texts are read by the shipped analyser for their references;
who acts on whom is taken from the gold events.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.language.analyser import Analyser
from dragoman.readers import report_from_text
from dragoman.records import Coding, Doc, Event, Mention, Span
from dragoman.resolution import actors as resolution
from dragoman.resolution.actors import ActorTables, Context
from dragoman.resolution.ties import ties_of
from dragoman.resolution.whereabouts import NONE, Ties, signs, signs_of_none

OUT = Path(__file__).resolve().parents[1] / "src/dragoman/data/actors/context_weights.tsv"
HEADER = """# Weights of the signs that a country of the report is the country of an actor whose words name none.
# sign, then weight. A sign with a group after it holds for mentions of this group alone: home (a state's own bodies),
# spot (people and things hit), any (firms, press, organisations), name (a name that no table has).
# origin: fitted on the project's gold records (train) by scripts/fit_whereabouts.py. licence: Apache-2.0.
"""
PENALTY, ROUNDS, RATE = 10.0, 400, 0.5

Example = tuple[list[list[str]], int]  # the signs of each candidate, and which one is right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    options = parser.parse_args()
    tables = ActorTables.load()
    texts = [json.loads(line) for line in options.texts.read_text("utf-8").splitlines()]
    gold = {r["id"]: r for r in map(json.loads, options.gold.read_text("utf-8").splitlines())}
    docs = Analyser.load().analyse_many(t["text"] for t in texts)
    examples = [e for t, doc in zip(texts, docs, strict=True) for e in examples_of(t, gold[t["id"]], doc, tables)]
    weights = fit(examples)
    rows = "".join(f"{sign}\t{weight:.2f}\n" for sign, weight in sorted(weights.items()) if abs(weight) >= 0.05)
    OUT.write_text(HEADER + rows, "utf-8")
    print(f"{len(examples)} examples, {rows.count(chr(10))} weights, right on {right(examples, weights):.3f} of them")


def examples_of(text: dict[str, str], gold: dict[str, Any], doc: Doc, tables: ActorTables) -> list[Example]:
    """The gold mentions of a report that the report around them has to place."""
    coding, countries = gold_coding(text, gold)
    places = [e.place.span.quote for e in coding.events if e.place]
    context = Context.of(text["date"], text["text"], tables, coding.mentions, places)
    drafts = {m.id: resolution._draft(m, context, tables) for m in coding.mentions}
    told = {key: str(d.country.value) for key, d in drafts.items() if d and d.country and d.country.value}
    ties = ties_of(coding, doc, told, lambda span: resolution._country_told(span, context, tables))
    found = []
    for key, draft in drafts.items():
        if draft is None or draft.country or not (context.seen or context.bodies):
            continue
        asked = resolution.asked(draft, tables, ties.get(key, Ties()))
        names = list(dict.fromkeys((*context.weights(), *context.bodies, *asked.ties.same, *asked.ties.whose)))
        rows = [[*signs(c, asked, context)] for c in names] + [[*signs_of_none(asked, context)]]
        answer = countries[key] or NONE
        if answer in (*names, NONE):
            found.append((rows, [*names, NONE].index(answer)))
    return found


def gold_coding(text: dict[str, str], gold: dict[str, Any]) -> tuple[Coding, dict[str, str | None]]:
    """The gold record as a coding, each mention at its first place in the text; countries by mention id."""
    report = report_from_text(text["text"], date=text["date"])

    def mention(words: str, kind: str = "actor") -> Mention:
        start = max(report.text.find(words), 0)
        return Mention(words, Span(start, start + len(words), words), kind)  # type: ignore[arg-type]

    events = tuple(
        Event(str(i), report.id, Span(0, 0, ""), e["type"], e["mode"], tuple(map(mention, e["actor"])),
              tuple(map(mention, e["recipient"])), e["status"],
              place=mention(e["place"], "place") if e.get("place") else None)
        for i, e in enumerate(gold["events"])
    )  # fmt: skip
    mentions = tuple(mention(a["text"]) for a in gold["actors"])
    return Coding(report, "gold", events, (), mentions), {a["text"]: a["country"] for a in gold["actors"]}


def fit(examples: list[Example]) -> dict[str, float]:
    """Weights that make the right candidates likely, by Adagrad over the whole sample."""
    index = {s: i for i, s in enumerate(sorted({s for rows, _ in examples for row in rows for s in row}))}
    owner, columns, groups, answers, n = [], [], [], [], 0
    for number, (rows, answer) in enumerate(examples):
        answers.append(n + answer)
        for row in rows:
            owner += [n] * len(row)
            columns += [index[s] for s in row]
            groups.append(number)
            n += 1
    row_of, column_of, group = np.array(owner), np.array(columns), np.array(groups)
    target = np.zeros(n)
    target[answers] = 1
    weights, squares = np.zeros(len(index)), np.full(len(index), 1e-6)
    for _ in range(ROUNDS):
        scores = np.exp(np.bincount(row_of, weights[column_of], n))
        error = scores / np.bincount(group, scores)[group] - target
        slope = np.bincount(column_of, error[row_of], len(index)) + PENALTY * weights
        squares += slope**2
        weights -= RATE * slope / np.sqrt(squares)
    return {s: float(weights[i]) for s, i in index.items()}


def right(examples: list[Example], weights: dict[str, float]) -> float:
    def best(rows: list[list[str]]) -> int:
        scores = [sum(weights.get(s, 0) for s in row) for row in rows]
        return scores.index(max(scores))

    return sum(best(rows) == answer for rows, answer in examples) / len(examples)


if __name__ == "__main__":
    main()
