"""Libraries that only some formats need, imported when a file of the format is met."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from dragoman.errors import ReportError


def need(module: str, extra: str, origin: str) -> Any:
    """The module. Raises ReportError with the command that installs it where it is not there."""
    if not installed(module):
        reason = f"needs a library that is not installed; install it with: pip install 'dragoman[{extra}]'"
        raise ReportError(origin, reason)
    return import_module(module)


def installed(module: str) -> bool:
    """Whether the module could be imported, without importing it (but for the package that it is in)."""
    return find_spec(module.partition(".")[0]) is not None
