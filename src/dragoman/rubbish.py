"""How often Python looks for rubbish in programs of ours; one that imports the library decides for itself."""

from __future__ import annotations

import gc

GENERATIONS = (50_000, 20, 50)  # objects made, and looks at the generation before, after which each is looked through


def look_less_often() -> None:
    """Records are made by the hundred thousand, none of them rubbish: looking for it takes linking a twentieth longer,
    and took a third of the time of the server's largest answers."""
    gc.set_threshold(*GENERATIONS)
