"""What is printed and kept of the scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.behaviour.judging import Failure, Score


def figures(scores: Sequence[Score]) -> dict[str, Any]:
    """Ready for ``json.dumps``: passed and total by family and over all, and every failure."""
    return {
        "families": {score.family: {"passed": score.passed, "total": score.total} for score in scores},
        "passed": sum(score.passed for score in scores),
        "total": sum(score.total for score in scores),
        "failures": [
            {"id": fault.text_id, "text": fault.text, "expected": fault.expected, "coded": list(fault.coded)}
            for score in scores
            for failure in score.failures
            for fault in failure.faults
        ],
    }


def failure_lines(failure: Failure) -> Iterator[str]:
    """The case's name, then each text that is coded wrongly, what was expected of it and what was coded."""
    yield failure.case
    shown = None
    for fault in failure.faults:
        if fault.text_id != shown:
            shown = fault.text_id
            yield f"  {' '.join(fault.text.split())}"
            yield from (f"    coded     {line}" for line in fault.coded)
        yield f"    expected  {fault.expected}"
