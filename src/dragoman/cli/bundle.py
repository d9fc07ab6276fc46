"""``dragoman bundle`` and ``dragoman verify``: records that another team can check, signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.export import NoTextOption
from dragoman.cli.filters import filters_of
from dragoman.cli.options import (
    ActorOption,
    AsOfOption,
    ClaimedByOption,
    MinConfidenceOption,
    RecipientOption,
    ReportOption,
    SinceOption,
    StatusOption,
    StoreOption,
    TextOption,
    TypeOption,
    UntilOption,
    check_order,
    existing_archive,
)
from dragoman.cli.terminal import complain, examples, flat, say
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.exports.bundle.checking import Verdict

NOT_INTACT, NOT_KNOWN = 1, 3  # exit codes; 2 is a wrong use of the command

KeyOption = Annotated[
    Path | None,
    typer.Option(help="Sign with this Ed25519 key. [default: your own, made at first use]", metavar="FILE"),
]


def bundle(
    ctx: typer.Context,
    out: Annotated[
        Path, typer.Argument(help="The folder to make, or a zip file if the name ends in .zip.", metavar="OUT")
    ],
    store: StoreOption = Path("dragoman.db"),
    key: KeyOption = None,
    no_text: NoTextOption = False,
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    type: TypeOption = None,
    status: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    claimed_by: ClaimedByOption = None,
    text: TextOption = None,
    report: ReportOption = None,
    min_confidence: MinConfidenceOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Write records into a signed bundle: another team can check offline that nothing in it was changed.

    With the records go the reports they are from, the incidents, the ledger and what persons decided about them.
    """
    from dragoman import bundling

    check_order(since, until)
    with existing_archive(store) as archive:
        made = bundling.bundle(archive.store, out, filters_of(ctx, archive), text=not no_text, key=key)
    if made.new_key:
        complain(f"a key was made for you: {made.new_key}; keep it, and keep it to yourself")
    say(f"{out}: {_counted(made.counts)}")
    say(f"signed with the key {made.key_id}")


def verify(
    path: Annotated[Path, typer.Argument(help="A bundle: a folder or a zip.", metavar="BUNDLE")],
    key: Annotated[
        str | None,
        typer.Option(
            "--key-id", help="The id of the key it must be signed with: 40 digits, from the sender.", metavar="ID"
        ),
    ] = None,
) -> None:
    """Check a bundle offline: was anything changed, removed or added since it was signed, and with whose key?

    The exit code is 0 if nothing was changed and you know the key, or gave it; 1 if anything was changed; 3 if nothing
    was changed but the key is unknown to you.
    """
    from dragoman.exports.bundle.checking import verify as check
    from dragoman.exports.bundle.keys import config_folder, known_keys, plain_id

    wanted = plain_id(key) if key else None
    verdict = check(path)
    names = known_keys(config_folder()) | ({wanted: "the key you gave"} if wanted else {})
    for line in _found(verdict, path):
        say(line)
    if not verdict.intact:
        raise typer.Exit(NOT_INTACT)
    if wanted and wanted != verdict.key_id:
        raise DragomanError(f"{path}: is signed with {verdict.key_id}, not with {wanted}")
    name = names.get(verdict.key_id)
    if name is None:
        say("the key is not known here: whoever holds it signed this. Ask the sender for its id another way, then")
        say(f"give --key-id, or add a line to {config_folder() / 'known_keys.tsv'}: the id, a tab, a name")
        raise typer.Exit(NOT_KNOWN)
    say(f"the key is known: {flat(name)}")


def _found(verdict: Verdict, path: Path) -> list[str]:
    state = "as it was signed" if verdict.intact else "NOT as it was signed"
    lines = [f"{path}: {state}; {_counted(verdict.manifest.counts)}"]
    if not verdict.signed:
        lines.append("the signature is not that of the manifest: it was changed, or signed with another key")
    for word, names in (("changed", verdict.changed), ("missing", verdict.missing), ("added", verdict.added)):
        lines += [f"{word}: {flat(name)}" for name in names]
    lines += [f"  {flat(record)}" for record in verdict.records]
    return [*lines, f"signed with the key {verdict.key_id}"] if verdict.signed else lines


def _counted(counts: dict[str, int]) -> str:
    """``3 events, 1 ledger entry``; a file of another version's may have any name."""
    return ", ".join(f"{number:,} {flat(_named(name, number))}" for name, number in counts.items() if number)


def _named(name: str, number: int) -> str:
    if name == "ledger":
        return "ledger entry" if number == 1 else "ledger entries"
    return name.removesuffix("s") if number == 1 else name


def register(app: typer.Typer) -> None:
    """Add these commands to the app."""
    app.command(
        epilog=examples(
            "dragoman bundle crisis.zip --since 2022-02",
            "dragoman bundle facts/ --no-text --key team-key.pem",
        )
    )(bundle)
    app.command(
        epilog=examples(
            "dragoman verify crisis.zip",
            "dragoman verify crisis.zip --key-id 5f0c…",
        )
    )(verify)
