"""The OpenAPI schema: FastAPI's, and what it cannot know by itself."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from dragoman.web import shapes
from dragoman.web.problems import MEDIA_TYPE

_SENT = (
    "AddIn",
    "DecisionIn",
    "ReportIn",
    "SavedSearchIn",
    "SearchIn",
    "VerdictIn",
)  # what callers send, where a default may be left out
_PROBLEM = {
    "description": "An error: what is wrong, and how to mend it",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def describe(app: FastAPI) -> None:
    """Let the app tell its schema: all errors have one shape, and what it answers has all its fields."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            _complete(plain())
        assert app.openapi_schema is not None
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _complete(schema: dict[str, Any]) -> None:
    schemas = schema["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):  # FastAPI's own errors, which are never sent
        schemas.pop(name, None)
    for model in (shapes.Problem, shapes.ReportIn):
        made = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= {**made.pop("$defs", {}), model.__name__: made}
    for name, one in schemas.items():
        if name not in _SENT and "properties" in one:
            one["required"] = list(one["properties"])
    for path in schema["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = _PROBLEM
    schema["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    for path in schema["paths"].values():
        for method in path.keys() - {"get"}:
            path[method]["security"] = [{"token": []}]
