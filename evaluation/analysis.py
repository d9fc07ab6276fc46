"""Our analysis beside others' on the same texts: ``make analysis`` writes and prints ``evaluation/analysis.md``."""

from __future__ import annotations

import argparse
import json
import os
import platform
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from evaluation.peers.material import entities
from evaluation.speed import Speed, load, measure
from evaluation.systems import Name, System
from evaluation.treebank import GoldDocument, read_documents, read_genres
from evaluation.ud import SUBTYPES, scores, span_f1

HERE = Path(__file__).parent
PEERS = {"udpipe": "evaluation.peers.train_udpipe", "spacy": "evaluation.peers.train_spacy"}
UNSEEN = ("vlog", "conversation")  # GUM genres that nobody here trains on
GIVEN = ("UPOS", "XPOS", "Lemmas", "UAS", "LAS", SUBTYPES)
RAW = ("Tokens", "Words", "Sentences", "UPOS", "XPOS", "Lemmas", "UAS", "LAS")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--peers", type=Path, default=Path("build/peers"), help="where the peers were trained")
    ap.add_argument("--model", type=Path, help="folder of our model (default: the shipped one)")
    ap.add_argument("--out", type=Path, default=HERE / "analysis.md")
    ap.add_argument("--reports", type=int, default=1000, help="to measure speed on")
    ap.add_argument("--rounds", type=int, default=3, help="of the measurement of speed")
    a = ap.parse_args()
    systems, missing = available(a.peers, a.model)
    told = [
        *_heading(systems.values(), missing),
        *_accuracy(list(systems.values()), a.shared),
        *_speed(systems, a.shared, a.peers, a.model, a.reports, a.rounds),
        *_published(),
    ]
    a.out.write_text("\n".join(told) + "\n", encoding="utf-8")
    print("\n".join(told))


def available(peers: Path, model: Path | None) -> tuple[dict[str, System], list[str]]:
    """Our analyser and the peers that are trained, by short name; and the short names of those that are not."""
    found, missing = {"ours": load("ours", peers, model)}, []
    for which in PEERS:
        try:
            found[which] = load(which, peers, model)
        except FileNotFoundError:
            missing.append(which)
    return found, missing


def names(documents: Sequence[GoldDocument], labels: Mapping[str, Sequence[str]]) -> frozenset[Name]:
    """The named entities of an entity layer as (document, first word, last word, label)."""
    found = set()
    for k, at, bio in _layers(documents, labels):
        start: int | None = None
        for i, label in enumerate([*bio, "O"]):
            if start is not None and label != "I-" + bio[start][2:]:
                found.add((k, at + start, at + i - 1, bio[start][2:]))
                start = None
            if label != "O" and start is None:
                start = i
    return frozenset(found)


def within(
    found: Iterable[Name], documents: Sequence[GoldDocument], labels: Mapping[str, Sequence[str]]
) -> frozenset[Name]:
    """Those names that begin in a sentence the entity layer covers; the layer lacks a few sentences."""
    covered = {(k, at + i) for k, at, bio in _layers(documents, labels) for i in range(len(bio))}
    return frozenset(name for name in found if name[:2] in covered)


def _layers(
    documents: Sequence[GoldDocument], labels: Mapping[str, Sequence[str]]
) -> Iterator[tuple[int, int, Sequence[str]]]:
    """Document, first word and labels of each sentence that has as many labels as words."""
    for k, document in enumerate(documents):
        at = 0
        for s in document.sentences:
            bio = labels.get(s.id, ())
            if len(bio) == len(s.words):
                yield k, at, bio
            at += len(s.words)


def _heading(systems: Iterable[System], missing: Sequence[str]) -> list[str]:
    lines = [
        "# Our analysis beside others'",
        "",
        "Made by `make analysis`; [README.md](README.md) says how, and how the others were trained. All of it in one",
        "run, by one scorer, on the same texts; per cent unless another unit is named.",
        "",
        *(f"- {s.name}: {s.learned}; {s.size / 1e6:.1f} MB on disk" for s in systems),
        *(f"- {which}: not trained here yet; `python -m {PEERS[which]}` does it" for which in missing),
        f"- scorer: `udeval` of udtools {version('udtools')}",
        f"- machine: {_processor()}, {os.cpu_count()} cores; Python {platform.python_version()}",
    ]
    return [*lines, ""]


def _accuracy(systems: Sequence[System], shared: Path) -> list[str]:
    corpora = shared / "corpora"
    test = read_documents(corpora / "ewt" / "test.conllu")
    unseen = read_genres(corpora / "gum-open", UNSEEN)
    lines = []
    for title, documents, labels in (
        ("UD English EWT, test part", test, entities(shared, "test")),
        ("GUM, vlogs and conversations: kinds of text none of them was trained on", unseen, None),
    ):
        words = sum(len(s.words) for d in documents for s in d.sentences)
        lines += [f"## {title}", "", f"{words:,} words. Given the gold words and sentences:", ""]
        lines += _table([*GIVEN, *(["NER F1"] if labels else [])], [_given(s, documents, labels) for s in systems])
        lines += ["", "From raw text:", "", *_table(RAW, [_raw(s, documents) for s in systems]), ""]
    lines += [
        "Tokens are words as they are written. UDPipe joins `do` and `n't` to the token `don't` as the treebank does;",
        "the other two have words only, so their figure for tokens leaves out every such token.",
        "",
    ]
    return lines


def _given(system: System, documents: Sequence[GoldDocument], labels: Mapping[str, Sequence[str]] | None) -> list[str]:
    made = system.analyse_words(documents)
    found = scores(_conllu(documents), made.conllu)
    cells = [_percent(found[metric]) for metric in GIVEN]
    if labels is not None:
        found_names = None if made.entities is None else within(made.entities, documents, labels)
        cells.append("" if found_names is None else _percent(span_f1(names(documents, labels), found_names)))
    return [system.name, *cells]


def _raw(system: System, documents: Sequence[GoldDocument]) -> list[str]:
    found = scores(_conllu(documents), system.analyse([d.text for d in documents]).conllu)
    return [system.name, *(_percent(found[metric]) for metric in RAW)]


def _speed(
    systems: Mapping[str, System], shared: Path, peers: Path, model: Path | None, reports: int, rounds: int
) -> list[str]:
    with (shared / "corpora" / "current-events" / "2022.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(reports), strict=False)]
    two = measure(list(systems), texts, peers, model, rounds, cores=2)
    one = measure(list(systems), texts, peers, model, rounds, cores=1)
    rows = [_speed_row(s, one[w], two[w], one["ours"], two["ours"]) for w, s in systems.items()]
    return [
        "## Speed",
        "",
        f"The first {len(texts):,} reports of `current-events/2022.jsonl`, each a text of its own,",
        f"{sum(len(t.split()) for t in texts):,} words parted by white space; median of {rounds} rounds in which the",
        f"systems take turns. Load average over five minutes, this run included: {os.getloadavg()[1]:.1f}.",
        "",
        *_table(("words/s, 1 core", "to ours", "words/s, 2 cores", "to ours", "load, s", "model, MB"), rows),
        "",
        "UDPipe and spaCy work in one thread and leave the second core alone. Dragoman's figure includes what the",
        "others do not do: proposing events and statements with their parts; UDPipe's has no named entities.",
        "",
    ]


def _speed_row(system: System, one: Speed, two: Speed, ours_one: Speed, ours_two: Speed) -> list[str]:
    return [
        system.name,
        f"{one.words_per_second:,.0f}",
        f"{one.words_per_second / ours_one.words_per_second:.2f}",
        f"{two.words_per_second:,.0f}",
        f"{two.words_per_second / ours_two.words_per_second:.2f}",
        f"{two.load_seconds:.2f}",
        f"{system.size / 1e6:.1f}",
    ]


def _published() -> list[str]:
    columns = ("Words", "Sentences", "UPOS", "XPOS", "Lemmas", "UAS", "LAS", "NER")
    rows = tomllib.loads((HERE / "published.toml").read_text(encoding="utf-8"))["row"]
    origins = list(dict.fromkeys(r["origin"] for r in rows))
    table = [
        [
            f"{r['system']} [{origins.index(r['origin']) + 1}]",
            r["data"],
            {"words": "gold words", "raw": "raw text"}[r["mode"]],
            *(f"{r[c]:.1f}" if c in r else "" for c in columns),
        ]
        for r in rows
    ]
    return [
        "## What others publish of their own models",
        "",
        "Not from this run: other versions of the treebank, other training data, larger models. They say where the",
        "field is, not who is better on these texts (UD 2.16).",
        "",
        *_table(("data", "from", *columns), table),
        "",
        *(f"{n}. {origin}" for n, origin in enumerate(origins, start=1)),
    ]


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [
        "| | " + " | ".join(columns) + " |",
        "|---|" + "---:|" * len(columns),
        *("| " + " | ".join(row) + " |" for row in rows),
    ]


def _conllu(documents: Sequence[GoldDocument]) -> str:
    return "".join(d.conllu for d in documents)


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"


def _processor() -> str:
    """The processor's name as Linux gives it, else what Python knows."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
