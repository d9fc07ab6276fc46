"""The server: a port, a token, and a page to open."""

from __future__ import annotations

import gc
import socket
from collections.abc import Callable

import uvicorn

from dragoman.rubbish import look_less_often
from dragoman.web.app import make_app
from dragoman.web.settings import Settings

KEEP_ALIVE = 15  # seconds for which an idle connection is kept
TOGETHER = 200  # calls that are answered side by side; one more is told to come again


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one. Raises OSError where the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP: only then does asyncio send what it has at once, where a short answer waits 40 ms for the client
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError:
        made.close()
        raise
    return made


def run(settings: Settings, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until interrupted; ``ready`` is called when calls are answered."""
    gc.freeze()
    look_less_often()
    config = uvicorn.Config(
        make_app(settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        limit_concurrency=TOGETHER,
        proxy_headers=False,
        lifespan="on",
    )
    _Server(config, ready).run(sockets=[listening])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()
