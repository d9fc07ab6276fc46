"""The OpenAPI schema: FastAPI's, and what it cannot know by itself."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

_SENT = ("DecisionIn", "ReportIn")  # what callers send, where a default may be left out


def describe(app: FastAPI) -> None:
    """Let the app tell its schema; everything it answers has all its fields, also those that have a default."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schemas = plain()["components"]["schemas"]
            for name, schema in schemas.items():
                if name not in _SENT and "properties" in schema:
                    schema["required"] = list(schema["properties"])
        assert app.openapi_schema is not None
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
