"""Feeds over https, from a real server on this machine with certificates of our own."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from dragoman.records import Report
from tests.readers.test_fetching import FEED, Server, fetch, reason

NOW = datetime.datetime.now(datetime.UTC)
DAY = datetime.timedelta(days=1)
HERE = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
Serve = Callable[..., Server]


class Authority(NamedTuple):
    """Who vouches for servers: its name, key and certificate."""

    name: x509.Name
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    def file(self, folder: Path) -> Path:
        path = folder / "authority.pem"
        path.write_bytes(self.certificate.public_bytes(Encoding.PEM))
        return path


def certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    by: Authority | None,
    until: datetime.datetime,
    *more: x509.ExtensionType,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(by.name if by else subject)
    builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(NOW - 30 * DAY).not_valid_after(until)
    for extension in more:
        builder = builder.add_extension(extension, critical=isinstance(extension, x509.BasicConstraints))
    signed = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    if by:
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(by.key.public_key())
        signed = signed.add_extension(issuer, critical=False)
    return signed.sign(by.key if by else key, hashes.SHA256())


@pytest.fixture
def authority() -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    usage = x509.KeyUsage(
        digital_signature=True, key_cert_sign=True, crl_sign=True, content_commitment=False, key_encipherment=False,
        data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    made = certificate("A press office", key, None, NOW + DAY, x509.BasicConstraints(ca=True, path_length=0), usage)
    return Authority(made.subject, key, made)


@pytest.fixture
def serve(authority: Authority, tmp_path: Path) -> Iterator[Serve]:
    """``serve(names, until)``: a server whose certificate is for these names and lasts until then."""
    running: list[tuple[Server, threading.Thread]] = []

    def start(*names: x509.GeneralName, until: datetime.datetime = NOW + DAY) -> Server:
        key = ec.generate_private_key(ec.SECP256R1())
        made = certificate("A feed", key, authority, until, x509.SubjectAlternativeName(names or (HERE,)))
        pem = tmp_path / "server.pem"
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        pem.write_bytes(private + made.public_bytes(Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        server = Server()
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.table["/feed"] = lambda h: h.say(200, FEED)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        running.append((server, thread))
        return server

    yield start
    for server, thread in running:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def trusted(authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file(tmp_path)))


def address(server: Server) -> str:
    return f"https://127.0.0.1:{server.server_port}/feed"


@pytest.mark.usefixtures("trusted")
def test_a_feed_is_read_where_its_authority_is_trusted(serve: Serve) -> None:
    server = serve()
    found = fetch(address(server))
    assert [type(item) for item in found] == [Report, Report]
    assert [path for path, _ in server.asked] == ["/robots.txt", "/feed"]


def test_an_unknown_authority_is_refused(serve: Serve) -> None:
    server = serve()
    why = reason(fetch(address(server)))
    assert why.startswith("shows a certificate that cannot be verified (unable to get local issuer certificate)")
    assert "name the file of its certificate in SSL_CERT_FILE" in why
    assert server.asked == []


@pytest.mark.usefixtures("trusted")
def test_another_servers_certificate_is_refused(serve: Serve) -> None:
    server = serve(x509.DNSName("news.example"))
    assert "certificate is not valid for '127.0.0.1'" in reason(fetch(address(server)))
    assert server.asked == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_out_of_date_is_refused(serve: Serve) -> None:
    server = serve(until=NOW - DAY)
    assert "certificate has expired" in reason(fetch(address(server)))
    assert server.asked == []


@pytest.mark.usefixtures("trusted")
def test_no_redirect_leads_from_https_to_http(serve: Serve) -> None:
    server = serve()
    server.table["/feed"] = lambda h: h.say(302, Location="http://127.0.0.1:9/feed")
    assert "redirects from https to http" in reason(fetch(address(server)))
