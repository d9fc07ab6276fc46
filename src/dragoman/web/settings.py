"""How the server is set up: which store, for whom."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MOST_BYTES = 32 * 1024 * 1024  # of a body
SECONDS = 30.0  # for one question to the store, and for a body to come in


@dataclass(frozen=True, slots=True)
class Settings:
    """``store`` is there. ``token`` is asked of who changes something, off loopback of all; ``trust_header`` names the
    header in which a reverse proxy gives the user, whom it has let in; then no token is asked. ``hosts`` are the names
    under which the server may be called; off loopback it may also be called by any number. ``parts`` are the
    pipeline's, else the shipped ones."""

    store: Path
    token: str | None = None
    trust_header: str | None = None
    user: str = "desk"
    hosts: frozenset[str] = field(default=frozenset({"127.0.0.1", "localhost", "::1"}))
    loopback: bool = True
    parts: Any = None
    most_bytes: int = MOST_BYTES
    seconds: float = SECONDS

    def allows_host(self, host: str) -> bool:
        """True for a Host header under which this server may be called; DNS rebinding brings another."""
        name = _without_port(host)
        return name in self.hosts or (not self.loopback and is_address(name))


def is_address(name: str) -> bool:
    """True for the number of a machine."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """True for a name or number that only this machine can call."""
    return host == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def _without_port(host: str) -> str:
    name, bracket, _ = host.removeprefix("[").partition("]")
    return (name if bracket else host.partition(":")[0]).lower()
