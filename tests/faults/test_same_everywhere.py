"""The same text gives the same records in every process: Python orders a set of words in each one otherwise."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from dragoman.exports import to_line
from dragoman.pipeline import code_report, default_parts
from dragoman.readers import report_from_text

TEXTS = {
    "a crossing of two countries": "Egypt and Israel will reopen the Rafah crossing on Monday, mediators said.",
    "a town that two claim": "India and Pakistan blamed each other after shells fell near Srinagar on Tuesday.",
    "a list of parties": "Peru, Chile, Ecuador and Bolivia condemned the coup and demanded talks, Peru said.",
    "someone unnamed": "They denied it. He said both countries had accused them of shelling Lima and Quito.",
}

CODE = """
import json, sys
from dragoman.pipeline import code_report, default_parts
from dragoman.exports import to_line
from dragoman.readers import report_from_text
texts = json.load(sys.stdin)
print(*(to_line(code_report(report_from_text(text, date="2024-03-05"), default_parts())) for text in texts), sep="\\n")
"""


def coded_elsewhere(seed: str) -> list[str]:
    """The records of all texts from a process that orders its sets by this seed."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        input=json.dumps(list(TEXTS.values())),
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def elsewhere() -> dict[str, list[str]]:
    return {seed: coded_elsewhere(seed) for seed in ("1", "2", "3")}


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=list(TEXTS))
def test_records_do_not_depend_on_the_order_of_sets(elsewhere: dict[str, list[str]], number: int) -> None:
    here = to_line(code_report(report_from_text(list(TEXTS.values())[number], date="2024-03-05"), default_parts()))
    assert [lines[number] for lines in elsewhere.values()] == [here] * len(elsewhere)
