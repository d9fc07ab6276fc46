"""What holds of every call, whatever its route: its host, the size and time of its body, the headers of its answer."""

from __future__ import annotations

import asyncio
from time import monotonic

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.problems import Refused, problem
from dragoman.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses calls under another host and bodies that are too large or too slow; sets the headers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refused(Headers(scope=scope))
        if refused is not None:
            await problem(refused.status_code, refused.detail)(scope, receive, guarded)
        else:
            await self._app(scope, self._bounded(receive), guarded)

    def _refused(self, headers: Headers) -> Refused | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._settings.allows_host(hosts[0]):
            return Refused(421, "this server is not called so; open it under the address that it printed")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._settings.most_bytes:
            return self._too_large()
        return None

    def _too_large(self) -> Refused:
        return Refused(413, f"a body may have {self._settings.most_bytes:,} bytes; send the reports in several calls")

    def _bounded(self, receive: Receive) -> Receive:
        """The body as it comes in, until it is too long or takes too long."""
        got, deadline, complete = 0, monotonic() + self._settings.seconds, False

        async def bounded() -> Message:
            nonlocal got, complete
            if complete:  # what comes now is that the caller went away: that may take as long as it likes
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), deadline - monotonic())
            except TimeoutError:
                raise Refused(408, "the body did not come in time") from None
            got += len(message.get("body", b""))
            complete = not message.get("more_body", False)
            if got > self._settings.most_bytes:
                raise self._too_large()
            return message

        return bounded
