"""Print the OpenAPI schema of the API as JSON: ``python -m scripts.openapi > openapi.json``."""

from __future__ import annotations

import json
from pathlib import Path

from dragoman.web.app import make_app
from dragoman.web.settings import Settings


def main() -> None:
    """Print it, keys in order, so that two prints of one program are equal."""
    print(json.dumps(make_app(Settings(Path("none"))).openapi(), indent=2, sort_keys=True))


if __name__ == "__main__":
    main()
