"""``dragoman serve``: the desk and the HTTP API on a store."""

from __future__ import annotations

import getpass
import re
import secrets
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import StoreOption, given_parts
from dragoman.cli.telling import telling
from dragoman.cli.terminal import complain, examples, say
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.web.settings import Settings

PORT = 8470
SHORTEST = 16  # characters of a token


def serve(
    ctx: typer.Context,
    store: StoreOption = Path("dragoman.db"),
    host: Annotated[str, typer.Option(help="The address to listen on.", metavar="HOST")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65535)] = PORT,
    open_: Annotated[bool, typer.Option("--open", help="Open the desk in the browser.")] = False,
    token_file: Annotated[
        Path | None, typer.Option("--token-file", help="Take the token from this file.", metavar="FILE")
    ] = None,
    trust_header: Annotated[
        str | None,
        typer.Option(
            "--trust-header", help="A reverse proxy asks who it is and names the user in this header.", metavar="NAME"
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", help="A name under which others call it. May be given again.", metavar="NAME"),
    ] = None,
    user: Annotated[
        str | None, typer.Option("--user", help="Who decides here. [default: the login name]", metavar="NAME")
    ] = None,
) -> None:
    """Show a store in the browser: the desk, and an HTTP API for other programs.

    Only this machine can call it. --host lets others in, and then needs --token-file or --trust-header.
    """
    from dragoman.web import serving
    from dragoman.web.desk import is_built

    settings = _settings(ctx, store, host, token_file, trust_header, allow_host or [], _user(user))
    try:
        listening = serving.listen(host, port)
    except OSError as error:
        why = error.strerror or str(error)
        raise DragomanError(f"cannot listen on {host} port {port}: {why}; choose another with --port") from error
    shown = f"[{host}]" if ":" in host else host
    page = f"http://{shown}:{listening.getsockname()[1]}/"
    with_token = f"{page}#token={settings.token}" if settings.token and token_file is None else page
    if not is_built():
        complain("the desk is not built here, the API alone is served; build it with: make desk")

    def ready() -> None:
        say(f"ready: {store.name} on {with_token}\nStop with Ctrl-C.")
        if open_:
            webbrowser.open(with_token)

    serving.run(settings, listening, ready)


def _settings(
    ctx: typer.Context,
    store: Path,
    host: str,
    token_file: Path | None,
    trust_header: str | None,
    allow_host: list[str],
    user: str,
) -> Settings:
    from dragoman import archive
    from dragoman.store import Store
    from dragoman.web.settings import Settings, is_loopback

    loopback = is_loopback(host)
    if not loopback and token_file is None and trust_header is None:
        raise typer.BadParameter(f"--host {host} lets others in; give --token-file or --trust-header with it.")
    if token_file is not None and trust_header is not None:
        raise typer.BadParameter("--token-file and --trust-header: give one of them.")
    if not store.exists():
        raise DragomanError(f"{store}: there is no such store; make one with: dragoman read FILE --store {store}")
    try:
        with telling() as told, archive.open(store, told=told) as record:
            record.link()  # the store of an older Dragoman is brought up to date before anybody asks it
    except DragomanError:
        Store.open(store, read_only=True).close()  # may not be written, and need not: raises where it cannot be read
    names = {host.lower(), *(name.lower() for name in allow_host)}
    return Settings(
        store=store,
        token=None if trust_header else _token(token_file),
        trust_header=trust_header,
        user=user,
        hosts=frozenset(names | ({"127.0.0.1", "localhost", "::1"} if loopback else set())),
        loopback=loopback,
        parts=given_parts(ctx),
    )


def _token(file: Path | None) -> str:
    """The token of the file, or a new one."""
    if file is None:
        return secrets.token_urlsafe(32)
    try:
        token = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise DragomanError(f"{file}: the token cannot be read: {error}") from error
    if len(token) < SHORTEST or not re.fullmatch(r"[!-~]+", token):
        raise DragomanError(
            f"{file}: a token has at least {SHORTEST} letters, digits or signs and no blanks; make one with:"
            ' python -c "import secrets; print(secrets.token_urlsafe(32))"'
        )
    return token


def _user(name: str | None) -> str:
    """The name under which decisions are kept."""
    if name is not None and not re.fullmatch(r"[A-Za-z0-9._-]{1,40}", name):
        raise typer.BadParameter(f"--user {name!r}: a name has 1 to 40 letters, digits, dots, dashes or underscores.")
    try:
        login = name or getpass.getuser()
    except (KeyError, OSError):  # a machine without accounts, such as a container
        login = ""
    return re.sub(r"[^A-Za-z0-9._-]", "-", login)[:40] or "desk"


def register(app: typer.Typer) -> None:
    """Add this command to the app."""
    app.command(
        epilog=examples(
            "dragoman serve --store crisis.db --open",
            "dragoman serve --host 0.0.0.0 --token-file /etc/dragoman/token",
            "dragoman serve --host 10.0.0.5 --trust-header Remote-User --allow-host desk.example.org",
        )
    )(serve)
