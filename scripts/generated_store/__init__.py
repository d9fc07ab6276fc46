"""Make a large store without a model, to measure what is asked of it.

    python -m scripts.generated_store /tmp/large.db --reports 1000000

Reports are invented sentences with the records that a coder would find in them; incidents join those that were made as
tellings of one. A block of some 10,000 reports is written as the store writes everything; the block is then laid down
again and again by SQL (``laying``), with other ids, days, names and towns. So a store of a million reports takes
minutes, and memory does not grow with it. What is even, and what uneven:

- when: the weeks of 2019 to 2024, fewer reports at weekends; 2 % without a day, 0.5 % withdrawn. A store that ran all
  that time: what was told was known on its day.
- how much: 3 events and 1.6 statements a report on average, 3 times as much as a paragraph of Current Events has.
- who: a quarter of the incidents are between RUS and UKR, an eighth between ISR and PSE; countries, sectors, and how
  many are known by name, by country or not at all, as in Current Events (``world``).
- what: types, statuses and acts of speech as there; 9 % on somebody's word alone.
- where: 42 % have a place: one of 12 towns or 3 regions of a country, or the country alone.
- one in three events tells of an incident of the last days; one incident in 40 is contested.
- one statement in five has an addressee; about one report in nine makes an entry of the ledger.
- what linking compares (keys of tellings, MinHash bands) is kept, but nothing was compared.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from scripts.generated_store.block import write_block
from scripts.generated_store.laying import Names, lay
from scripts.generated_store.maker import WEEKS, Maker

BLOCK = 10_000  # reports of a block, at least


def make(
    path: Path, reports: int, seed: int = 1, *, block: int = BLOCK, done: Callable[[int], None] = lambda _: None
) -> None:
    """Write a store of so many reports to a new file; ``done`` is told how many are written.

    A block has ``block`` reports or a few more, so that copies of it are ``reports`` in all.
    """
    copies = next((n for n in range(reports // block, 1, -1) if reports % n == 0), 1)
    weeks, size = WEEKS // copies, reports // copies
    maker = Maker(size, seed, weeks)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        first, unfinished = Path(folder) / "block.db", Path(folder) / "whole.db"
        write_block(first, size, maker)
        names = Names(frozenset(maker.world.names), frozenset(maker.world.towns))
        lay(first, unfinished, copies, 7 * weeks, names, lambda several: done(several * size))
        unfinished.replace(path)
