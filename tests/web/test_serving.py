"""The port that the server listens on."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from dragoman.web.serving import listen


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_short_answers_are_sent_at_once(host: str) -> None:
    async def asked() -> bool:
        sent_at_once = asyncio.get_running_loop().create_future()

        def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            its_socket = writer.get_extra_info("socket")
            sent_at_once.set_result(its_socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        listening = listen(host, 0)
        port = listening.getsockname()[1]
        async with await asyncio.start_server(answer, sock=listening):
            _, writer = await asyncio.open_connection(host, port)
            found = await sent_at_once
            writer.close()
        return bool(found)

    with ThreadPoolExecutor(1) as apart:  # a browser's tests may have left a loop running in this thread
        assert apart.submit(lambda: asyncio.run(asked())).result()


def test_a_port_that_is_taken() -> None:
    with listen("127.0.0.1", 0) as first:
        first.listen()
        with pytest.raises(OSError, match="in use"):
            listen("127.0.0.1", first.getsockname()[1])
