"""`sourcier handout identity|open|changes`: the recipient's side, and the list of changed cells for the owner."""

from pathlib import Path

import click

from sourcier.locale import mark as _
from sourcier.model.message import Message

from .handout_options import key_of, key_option
from .options import common
from .parts import Command, option
from .session import Session


@click.command(
    cls=Command,
    help=_(
        "Make an identity for a recipient: what opens copies stays with it, the public key goes to the sender.\n\n"
        "Any age identity serves as well (age-keygen)."
    ),
)
@option("-o", "--output", "--sortie", "target", required=True, type=click.Path(path_type=Path),
        help=_("Where to write it; the public key goes beside it, under the same name with .pub."))  # fmt: skip
@common
@click.pass_obj
def identity(session: Session, /, *, target: Path, **_rest: object) -> int:
    """Write an identity and its public key."""
    from sourcier.handout import refuse_existing  # noqa: PLC0415  # not loaded for --help
    from sourcier.secret import new_pair, write_private  # noqa: PLC0415

    public = target.with_name(f"{target.name}.pub")
    refuse_existing(target, public)
    pair = new_pair()
    write_private(target, f"# public key: {pair.recipient}\n{pair.identity}\n".encode(), replace=False)
    write_private(public, f"{pair.recipient}\n".encode(), replace=False)
    session.speech.result(pair.recipient)
    said = Message("Written: %(path)s. Keep it; give the line above, or %(public)s, to whoever sends you copies.",
                   {"path": str(target), "public": str(public)})  # fmt: skip
    session.speech.notice(said)
    return 0


@click.command(
    cls=Command,
    name="open",
    help=_(
        "Decrypt a copy, at its recipient's. Any age program opens it as well.\n\n"
        "From here on rows lie in clear: import them, then delete the file, and say so with a proof."
    ),
)
@click.argument("copy", metavar="COPY", type=click.Path(path_type=Path))
@option("--identity", "--identite", "identity", required=True, type=click.Path(path_type=Path),
        help=_("The recipient's identity, as age-keygen writes it."))  # fmt: skip
@option("-o", "--output", "--sortie", "target", required=True, type=click.Path(path_type=Path),
        help=_("Where to write the rows."))  # fmt: skip
@common
@click.pass_obj
def open_(session: Session, /, *, copy: Path, identity: Path, target: Path, **_rest: object) -> int:
    """Write a copy in clear."""
    from sourcier.handout import open_copy  # noqa: PLC0415  # not loaded for --help

    open_copy(copy, identity, target)
    texts = session.speech.texts
    size = texts.size(target.stat().st_size)
    said = Message("Written: %(path)s (%(size)s). It lies in clear: delete it once it is imported.",
                   {"path": str(target), "size": size})  # fmt: skip
    session.speech.result(texts.of(said))
    return 0


@click.command(
    cls=Command, help=_("Print which cells of a copy are written otherwise than in its source: table, row, column.")
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@key_option
@common
@click.pass_obj
def changes(session: Session, /, *, file: Path, keys: tuple[Path, ...], **_rest: object) -> int:
    """Print the list that `make --changes` wrote."""
    from sourcier.handout import read_changes  # noqa: PLC0415  # not loaded for --help

    for piece in read_changes(file, key_of(keys).key):
        session.speech.part(piece.decode())
    return 0
