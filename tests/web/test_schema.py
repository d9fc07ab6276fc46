"""Whatever the schema allows is answered as the schema says: never by a fault, always in its shape."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from dragoman.web.app import make_app
from dragoman.web.settings import Settings
from tests.web.conftest import TOKEN, toy_parts

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

EXAMPLES = 6  # of each operation
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]


def test_the_api_keeps_to_its_schema(copied: Path) -> None:
    hosts = frozenset({"testserver"})  # as schemathesis calls it
    app = make_app(Settings(copied, token=TOKEN, parts=toy_parts(), hosts=hosts))
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    tried = [_try(operation.ok()) for operation in schema.get_all_operations()]
    assert {"GET /api/incidents/{id}", "POST /api/decisions", "POST /api/reports"} <= set(tried)


def _try(operation: Any) -> str:
    """Calls of one operation with what its schema allows; its label."""

    @settings(
        max_examples=EXAMPLES, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None,
        derandomize=True, deadline=None,
    )  # fmt: skip
    @given(case=operation.as_strategy())
    def call(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, headers={"Authorization": f"Bearer {TOKEN}"})

    call()
    return str(operation.label)
