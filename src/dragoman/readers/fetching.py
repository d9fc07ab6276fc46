"""One web address that the user gave, fetched with care: bounded in time, size and redirects, by the site's robots.txt,
and never from a private network unless that is asked for. No link is followed.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from pydantic import BaseModel, ConfigDict, Field

from dragoman.errors import ReportError
from dragoman.readers.validators import Answer, Validators

AGENT = "dragoman"
_REDIRECTS = (301, 302, 303, 307, 308)
_ROBOTS_BYTES = 512 * 1024
_BLOCK = 64 * 1024
_OURS = {"Accept-Encoding": "identity", "Connection": "close"}
_UNWISE = re.compile(r"[\x00-\x20\x7f]")


class FetchOptions(BaseModel):
    """Bounds of fetching: ``seconds`` for one address with its redirects, ``max_bytes`` of what it gives.

    ``allow_private`` lets addresses of this machine and of private networks be fetched.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    seconds: Annotated[float, Field(gt=0)] = 30.0
    max_bytes: Annotated[int, Field(gt=0)] = 32 * 1024 * 1024
    max_redirects: Annotated[int, Field(ge=0)] = 5
    allow_private: bool = False


def fetched(address: str, options: FetchOptions, validators: Validators) -> Answer | None:
    """What the address gives, or None where it has nothing newer than what ``validators`` know.

    Raises ReportError that says why it could not be had.
    """
    return _Fetch(address, options).run(validators.headers(address))


@dataclass(frozen=True, slots=True)
class _Response:
    status: int
    headers: Mapping[str, str]
    body: bytes


class _Fetch:
    """One address with its redirects; errors name the address that the user gave."""

    def __init__(self, address: str, options: FetchOptions) -> None:
        self._address, self._options = address, options
        self._until = time.monotonic() + options.seconds
        self._robots: dict[str, RobotFileParser | None] = {}

    def run(self, validators: Mapping[str, str]) -> Answer | None:
        url = self._checked(self._address)
        for _ in range(self._options.max_redirects + 1):
            self._obey_robots(url)
            response = self._get(url, validators, self._options.max_bytes)
            if response.status in _REDIRECTS:
                url = self._next(url, response)
            else:
                return self._answer(response)
        raise self._error(f"redirects more than {self._options.max_redirects} times; give the address it ends at")

    def _answer(self, response: _Response) -> Answer | None:
        if response.status == 304:
            return None
        if response.status != 200:
            meaning = http.client.responses.get(response.status, "of no known meaning")
            raise self._error(f"gave the answer {response.status} ({meaning})")
        return Answer(response.body, response.headers.get("etag"), response.headers.get("last-modified"))

    def _next(self, url: SplitResult, response: _Response) -> SplitResult:
        target = response.headers.get("location")
        if not target:
            raise self._error(f"redirects ({response.status}) without saying where to")
        after = self._checked(target, base=url.geturl())
        if url.scheme == "https" and after.scheme == "http":
            raise self._error(
                "redirects from https to http, where anybody may change it; give that address to accept it"
            )
        return after

    def _checked(self, address: str, base: str = "") -> SplitResult:
        try:
            url = urlsplit(urljoin(base, address))
            _ = url.port
        except ValueError as error:
            raise self._error(f"is no web address ({error})") from None
        if url.scheme not in ("http", "https") or not url.hostname or _UNWISE.search(address):
            raise self._error(f"leads to {address[:100]!r}, which is no address that begins with http:// or https://")
        if url.username or url.password:
            raise self._error("has a name or a password in it, which would be kept in records; it is not fetched")
        return url

    def _obey_robots(self, url: SplitResult) -> None:
        """By RFC 9309: no robots.txt allows all, one that cannot be had now allows nothing."""
        site = f"{url.scheme}://{url.netloc}"
        if site not in self._robots:
            self._robots[site] = self._rules(site)
        rules = self._robots[site]
        if rules is not None and not rules.can_fetch(AGENT, url.geturl()):
            raise self._error(f"is closed to programs by {site}/robots.txt; ask the site, or save the page by hand")

    def _rules(self, site: str) -> RobotFileParser | None:
        url = self._checked(f"{site}/robots.txt")
        for _ in range(self._options.max_redirects + 1):
            response = self._get(url, {}, _ROBOTS_BYTES, cut=True)
            if response.status not in _REDIRECTS:
                break
            url = self._next(url, response)
        if response.status >= 500 or response.status == 429:
            raise self._error(f"is not fetched: {site}/robots.txt gave the answer {response.status}; try again later")
        if response.status != 200:
            return None
        rules = RobotFileParser()
        rules.parse(response.body.decode("utf-8", "replace").splitlines())
        return rules

    def _get(self, url: SplitResult, headers: Mapping[str, str], max_bytes: int, cut: bool = False) -> _Response:
        """One request; with ``cut`` what is beyond ``max_bytes`` is left, else it is an error."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise self._too_slow()
        connection = self._connection(url, left)
        timer = threading.Timer(left, _cut_off, [connection])  # a server may drip a byte at a time for ever
        timer.daemon = True
        timer.start()
        try:
            connection.request("GET", _target(url), headers={**_OURS, "User-Agent": _agent(), **headers})
            response = connection.getresponse()
            body = self._body(response, max_bytes, cut)
            if time.monotonic() >= self._until:
                raise self._too_slow()  # cut off, which looks like the end of the answer
        except ssl.SSLCertVerificationError as error:
            raise self._error(
                f"shows a certificate that cannot be verified ({error.verify_message[:80]}); nothing was read. To trust"
                " another authority than the system does, name the file of its certificate in SSL_CERT_FILE"
            ) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            if time.monotonic() >= self._until or isinstance(error, TimeoutError):
                raise self._too_slow() from None
            raise self._error(f"cannot be fetched ({str(error)[:80] or type(error).__name__})") from None
        finally:
            timer.cancel()
            connection.close()
        return _Response(response.status, {name.lower(): value for name, value in response.getheaders()}, body)

    def _body(self, response: http.client.HTTPResponse, max_bytes: int, cut: bool) -> bytes:
        body = bytearray()
        while len(body) <= max_bytes and (block := response.read1(_BLOCK)):
            body += block
            if time.monotonic() >= self._until:
                raise self._too_slow()
        if len(body) > max_bytes and not cut:
            raise self._error(f"gives more than {max_bytes:,} bytes; save it to a file and read that")
        return bytes(body[:max_bytes])

    def _connection(self, url: SplitResult, seconds: float) -> http.client.HTTPConnection:
        host = url.hostname or ""
        port = url.port or (443 if url.scheme == "https" else 80)
        number = self._number(host, port)
        if url.scheme == "https":
            return _PinnedTls(host, number, port, seconds)
        return _Pinned(host, number, port, seconds)

    def _number(self, host: str, port: int) -> str:
        """The IP address to connect to; checked here and used as it is, so that a name cannot change in between."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise self._error(f"cannot be fetched: the host {host[:60]!r} is not found ({str(error)[:60]})") from None
        numbers = [str(entry[4][0]) for entry in found]
        private = [number for number in numbers if not _is_public(number)]
        if private and not self._options.allow_private:
            reason = f"is at {private[0]}, on this machine or a private network; allow that with --allow-private"
            raise self._error(reason)
        return numbers[0]

    def _too_slow(self) -> ReportError:
        return self._error(f"took more than {self._options.seconds:g} seconds; try again later, or save it to a file")

    def _error(self, reason: str) -> ReportError:
        return ReportError(self._address, reason)


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was looked up before."""

    def __init__(self, host: str, number: str, port: int, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._number = number

    def connect(self) -> None:
        self.sock = socket.create_connection((self._number, self.port), self.timeout)


class _PinnedTls(http.client.HTTPSConnection):
    """The same with TLS; the certificate must be the name's."""

    def __init__(self, host: str, number: str, port: int, seconds: float) -> None:
        self._tls = ssl.create_default_context()
        super().__init__(host, port, timeout=seconds, context=self._tls)
        self._number = number

    def connect(self) -> None:
        plain = socket.create_connection((self._number, self.port), self.timeout)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)


def _cut_off(connection: http.client.HTTPConnection) -> None:
    sock = connection.sock
    if sock is not None:
        with suppress(OSError):  # the other side was quicker
            sock.shutdown(socket.SHUT_RDWR)


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.split("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not (mapped or address).is_multicast


def _target(url: SplitResult) -> str:
    path = quote(url.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(url.query, safe='/?%:@!$&()*+,;=~-._')}" if url.query else path


def _agent() -> str:
    try:
        return f"{AGENT}/{version('dragoman')}"
    except PackageNotFoundError:  # run from its source
        return AGENT
