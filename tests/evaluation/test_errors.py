"""Errors and the groups they fall in."""

from pathlib import Path
from typing import Any

import pytest

from evaluation.confidence import script
from evaluation.errors import groups

SCORE = Path(__file__).resolve().parents[3] / "shared" / "gold" / "score.py"
pytestmark = pytest.mark.skipif(not SCORE.exists(), reason=f"no scoring script at {SCORE}")


def event(trigger: str, type: str = "ASSAULT", status: str = "actual", **roles: list[str]) -> dict[str, Any]:
    lists: dict[str, Any] = {"actor": [], "recipient": [], "claimed_by": [], "denied_by": []}
    return {"trigger": trigger, "type": type, "status": status} | lists | roles


@pytest.mark.parametrize(
    ("gold", "coded", "found"),
    [
        pytest.param([event("hit")], [event("hit")], [], id="right"),
        pytest.param([event("hit", status="future")], [], ["missed, status future"], id="missed"),
        pytest.param([event("hit")], [event("hit", "ACCUSE")], ["another type on the same words"], id="another type"),
        pytest.param([], [event("hit")], ["extra, in an item without any"], id="extra in a quiet item"),
        pytest.param(
            [event("hit", actor=["Norland"])],
            [event("hit", recipient=["Norland"])],
            ["actor: missing", "recipient: nobody in the gold"],
            id="roles",
        ),
        pytest.param([event("hit")], [event("hit", status="future")], ["status: actual coded as future"], id="status"),
    ],
)
def test_groups(gold: list[dict[str, Any]], coded: list[dict[str, Any]], found: list[str]) -> None:
    assert list(groups({"events": gold}, {"events": coded}, script(SCORE))) == found
