"""What is wrong in the coding, in groups: ``python -m evaluation.errors --shared ../shared`` writes ``errors.md``.

Every gold event that has no match, every coded event without one, and every field of a match that disagrees is counted
once, under the first group that it falls in. The matching is that of the gold's own ``score.py``.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from dragoman.exports import to_codebook
from dragoman.pipeline import code_report, default_parts
from dragoman.readers import report_from_text
from evaluation.confidence import read_rows, script

PAGE = Path(__file__).with_name("errors.md")
MOST = 25  # groups that are shown
Item = Mapping[str, Any]


def groups(gold: Item, coded: Item, measure: ModuleType) -> Iterator[str]:
    """The group of each error in one item's events."""
    pairs = measure.match(gold["events"], coded["events"], measure.pair_score)
    missed = [g for g in gold["events"] if not any(g is a for a, _ in pairs)]
    extra = [c for c in coded["events"] if not any(c is b for _, b in pairs)]
    for g in missed:
        other = next((c for c in extra if measure.triggers_overlap(g, c)), None)
        if other is None:
            yield f"missed, status {g['status']}"
        else:
            extra = [c for c in extra if c is not other]
            yield "another type on the same words"
    beside = "beside gold events" if gold["events"] else "in an item without any"
    yield from (f"extra, {beside}" for _ in extra)
    for g, c in pairs:
        yield from _of_pair(g, c, measure)


def _of_pair(g: Item, c: Item, measure: ModuleType) -> Iterator[str]:
    wrong = [role for role in ("actor", "recipient", "claimed_by") if not measure.lists_agree(g[role], c[role])]
    for role in wrong:
        yield f"{role}: {'another' if g[role] and c[role] else 'missing' if g[role] else 'nobody in the gold'}"
    if g["status"] != c["status"]:
        yield f"status: {g['status']} coded as {c['status']}"


def page(counts: Counter[str], n_items: int, coder: str) -> str:
    """The table as Markdown."""
    rows = [f"| {group} | {n} |" for group, n in sorted(counts.items(), key=lambda x: (-x[1], x[0]))[:MOST]]
    rest = sum(counts.values()) - sum(sorted(counts.values(), reverse=True)[:MOST])
    return "\n".join([
        "# Errors by group",
        "",
        f"What `python -m evaluation.errors` counts on the gold dev records, {n_items} paragraphs, by `{coder}`.",
        "A match may have several errors.",
        "",
        "| group | errors |",
        "|---|---:|",
        *rows,
        f"| all others | {rest} |",
        "",
    ])  # fmt: skip


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    a = ap.parse_args()
    gold, parts = a.shared / "gold", default_parts()
    measure, records = script(gold / "score.py"), {row["id"]: row for row in read_rows(gold / "dev.jsonl")}
    counts: Counter[str] = Counter()
    for row in read_rows(gold / "dev.text.jsonl"):
        coding = code_report(report_from_text(row["text"], date=row["date"]), parts)
        counts.update(groups(records[row["id"]], to_codebook(coding, row["id"]), measure))
    kept = PAGE.read_text(encoding="utf-8").partition("\n## ") if PAGE.exists() else ("", "", "")
    PAGE.write_text(page(counts, len(records), parts.coder) + "".join(kept[1:]), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
