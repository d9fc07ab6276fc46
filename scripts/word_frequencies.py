"""How many reports have each word: data/linking/words.tsv, from the one-paragraph reports of current-events.

python -m scripts.word_frequencies ../shared/corpora/current-events
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from dragoman.linking.incidents.words import stems

LEAST = 120  # reports that have the word; one that fewer have counts as rare, like one that none has
TABLE = Path(__file__).resolve().parent.parent / "src/dragoman/data/linking/words.tsv"

HEAD = """\
# In how many of the reports a word stands, in any of its forms; the line * has the number of all reports.
# origin: counted over current-events, 2002 to 2022 (English Wikipedia); words and counts are facts.
# Built by scripts/word_frequencies.py.
word\treports
"""


def main(folder: Path) -> None:
    """Count and write the table."""
    counts: Counter[str] = Counter()
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            counts["*"] += 1
            counts.update(stems(json.loads(line)["text"]))
    kept = sorted(((count, word) for word, count in counts.items() if count >= LEAST), reverse=True)
    TABLE.write_text(HEAD + "".join(f"{word}\t{count}\n" for count, word in kept), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
