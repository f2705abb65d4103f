"""`sourcier marks`: which copy a leak comes from, and whose invented people were written to."""

import os
import secrets
import tempfile
from dataclasses import replace
from pathlib import Path

import click

from sourcier.locale import mark as _

from .examine import PARTLY
from .marking import copies_of
from .options import common, everywhere, workers_option
from .parts import Command, Group, option
from .reading_options import overrides_of, reading_options
from .session import Session

_FRENCH = {"find": "trouver", "canary": "canari"}
_HELP = _(
    "Marks: which copy of an export a leak comes from.\n\n"
    "Copies are marked when they are handed out. A mark names a copy, not a person."
)
FORMATS = ("text", "json")
CHANNELS = ("mail", "call", "sms", "letter", "web", "dns")


def marks(language: str) -> click.Group:
    """Return the command with all its parts."""
    group = Group("marks", french=_FRENCH, language=language, help=_HELP, no_args_is_help=True)
    for command in (find, canary):
        group.add_command(command)
    return everywhere(group)


_register = option("--register", "--registre", "register", required=True, type=click.Path(path_type=Path, exists=True),
                   help=_("The folder of the register of copies."))  # fmt: skip
_key = option("--key", "--cle", "keys", required=True, multiple=True, type=click.Path(path_type=Path, exists=True),
              help=_("The register's key; its two halves, one after the other, where it was cut."))  # fmt: skip
_format = option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
                 help=_("What to print."))  # fmt: skip


@click.command(
    cls=Command,
    help=_(
        "Name the copies that a file comes from, with the chance of naming an innocent one.\n\n"
        "FILE is a leaked file or folder, or a piece of one. --base sets foreign rows aside; numbers then tell more."
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@_register
@_key
@option("--base", type=click.Path(path_type=Path, exists=True),
        help=_("The owner's own base, as a file or folder."))  # fmt: skip
@_format
@reading_options
@workers_option
@common
@click.pass_obj
def find(
    session: Session, /, *, file: Path, register: Path, keys: tuple[Path, ...], base: Path | None, form: str,
    workers: int | None, **chosen: str | int | None,
) -> int:  # fmt: skip
    """Read marks and print whom they name."""
    from sourcier import marks as core  # noqa: PLC0415  # the engine is not loaded for --help
    from sourcier.inventory import Making  # noqa: PLC0415
    from sourcier.report.marks import render_found  # noqa: PLC0415
    from sourcier.secret import Key  # noqa: PLC0415

    lines, key = copies_of(session, register, keys)
    threads = workers or os.cpu_count() or 1
    with tempfile.TemporaryDirectory(prefix="sourcier-") as scratch:
        folder, once = Path(scratch) / "rows", Key(secrets.token_bytes(32))
        making = Making(threads, session.progress, overrides=overrides_of(chosen))
        leak, whole = core.read_file(file, lines, key, scratch=folder, scratch_key=once, making=making)
        own = None
        if base is not None:
            plain = Making(threads, session.progress)
            own, _whole = core.read_file(base, lines, key, scratch=folder, scratch_key=once, making=plain)
    found = replace(core.find(leak, lines, key, own), complete=whole)
    session.speech.result(render_found(found, session.speech.texts, form))
    return 0 if whole else PARTLY


@click.command(
    cls=Command,
    help=_(
        "Say which copy had the addresses or numbers at which somebody wrote to, or called, a person who never was.\n\n"
        "Several may be given: a second one counts more, and so does a second way."
    ),
)
@click.argument("addresses", metavar="ADDRESS", nargs=-1, required=True)
@_register
@_key
@option("--channel", "--voie", "channels", multiple=True, type=click.Choice(CHANNELS),
        help=_("How each was used, in the order of the addresses; one for all if given once."))  # fmt: skip
@_format
@common
@click.pass_obj
def canary(
    session: Session, /, *, addresses: tuple[str, ...], register: Path, keys: tuple[Path, ...],
    channels: tuple[str, ...], form: str, **_rest: object,
) -> int:  # fmt: skip
    """Say whose addresses these are."""
    from sourcier.marks import Seen, alarm  # noqa: PLC0415  # not loaded for --help
    from sourcier.report.marks import render_alarm  # noqa: PLC0415

    lines, key = copies_of(session, register, keys)
    ways = channels * len(addresses) if len(channels) == 1 else channels
    if ways and len(ways) != len(addresses):
        raise click.BadParameter(_("one for each address, or one for all"), param_hint="--channel")
    seen = [Seen(address, ways[at] if ways else "") for at, address in enumerate(addresses)]
    session.speech.result(render_alarm(alarm(seen, lines, key), session.speech.texts, form))
    return 0
