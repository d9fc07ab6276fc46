"""``python -m scripts.generated_store FILE --reports N``: a large store of invented reports."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from scripts.generated_store import __doc__ as told
from scripts.generated_store import make


def main() -> None:
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path, help="a file that is not there yet")
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.store.exists():
        parser.error(f"{given.store} is there already; name a new file")
    begun = time.monotonic()
    make(
        given.store,
        given.reports,
        given.seed,
        done=lambda reports: print(f"{reports:,} reports, {time.monotonic() - begun:.0f} s", flush=True),
    )


if __name__ == "__main__":
    main()
