"""`sourcier audit history|verify|key`: runs over time, and what a party can show of them."""

from pathlib import Path

import click

from sourcier.locale import mark as _
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

from .options import common
from .parts import Command, option
from .report import write_output
from .session import Session

_PATH = click.Path(path_type=Path)


class SigningKeyExists(WrongUse):
    """Something lies where the key is to be written."""

    code = "E733"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("%(path)s exists already: it is not written over.", {"path": str(path)}),
            Message("No key was made and nothing was written."),
            Message("Choose another name with -o."),
        )


class NoHistory(WrongUse):
    """There is no history to show."""

    code = "E734"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("There is no folder %(path)s.", {"path": str(path)}),
            Message("Nothing was changed."),
            Message("Runs are kept there by: sourcier audit run --history FOLDER"),
        )


@click.command(cls=Command, help=_("Show the runs kept in a history: as a table, a drawing (SVG) or JSON."))
@click.argument("folder", metavar="FOLDER", type=_PATH)
@option("--format", "form", type=click.Choice(("text", "json", "svg")), default="text", show_default=True,
        help=_("What to print."))  # fmt: skip
@option("-o", "--output", "--sortie", "output", type=_PATH, help=_("Write it to this file."))
@common
@click.pass_obj
def history(session: Session, /, *, folder: Path, form: str, output: Path | None, **_rest: object) -> int:
    """Print the runs."""
    from sourcier.audit import read_history  # noqa: PLC0415  # not loaded for --help
    from sourcier.report.audit import render_history  # noqa: PLC0415

    if not folder.is_dir():
        raise NoHistory(folder)
    text = render_history(read_history(folder), session.speech.texts, form)
    if output is None:
        session.speech.result(text)
        return 0
    write_output(output, text)
    session.speech.notice(Message("Written: %(path)s.", {"path": str(output)}))
    return 0


@click.command(
    cls=Command,
    help=_(
        "Check an attestation, or all of a history's folder: that nothing was changed, taken out or put in.\n\n"
        "Ends with 1 where the signature does not hold."
    ),
)
@click.argument("attestation", metavar="FILE", type=_PATH)
@option("--signer", "--signataire", "signer", type=_PATH,
        help=_("The public key it must be signed with: only then does it prove who said so."))  # fmt: skip
@option("--facts", "--faits", "facts", type=_PATH, help=_("The JSON facts it is about: held against it."))
@option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
        help=_("What to print."))  # fmt: skip
@common
@click.pass_obj
def verify(
    session: Session, /, *, attestation: Path, signer: Path | None, facts: Path | None, form: str, **_rest: object
) -> int:
    """Check and say so."""
    from sourcier.audit import verify_attestation  # noqa: PLC0415  # not loaded for --help
    from sourcier.report.audit import render_verified  # noqa: PLC0415

    found = verify_attestation(attestation, signer, facts)
    session.speech.result(render_verified(found, session.speech.texts, form))
    return 1 if found.facts is False else 0


@click.command(
    cls=Command,
    help=_(
        "Make a key that signs attestations, and its public half beside it (.pub) for those who check them.\n\n"
        "Both are in OpenSSH's form: ssh-keygen -Y verify checks what is signed with it."
    ),
)
@option("-o", "--output", "--sortie", "target", required=True, type=_PATH, help=_("Where to write the key."))
@common
@click.pass_obj
def key(session: Session, /, *, target: Path, **_rest: object) -> int:
    """Make it."""
    from sourcier.secret import new_signing_key  # noqa: PLC0415  # not loaded for --help

    try:
        line = new_signing_key(target)
    except FileExistsError:
        raise SigningKeyExists(target) from None
    session.speech.notice(Message("Written: %(path)s.", {"path": str(target)}))
    session.speech.result(line)
    return 0
