"""`sourcier key`: the key of a comparison, made for one case, handed to the parties, destroyed with the case."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourcier.locale import mark as _
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

from .options import common, everywhere
from .parts import Command, Group, option
from .session import Session, existing, keys_folder

if TYPE_CHECKING:
    from sourcier.secret import Comparison, ComparisonRing

_FRENCH = {"new": "nouvelle", "show": "montrer", "destroy": "detruire"}
_HELP = _(
    "The key of a comparison: with it, parties turn what they hold into inventories that can be compared.\n\n"
    "Made for one case, handed to its parties, destroyed with it."
)
_OF_CASE = _("The case the key is for.")


class KeyFileExists(WrongUse):
    """Something lies where the key is to be written."""

    code = "E253"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("%(path)s exists already: it is not written over.", {"path": str(path)}),
            Message("No key was made and nothing was written."),
            Message("Choose another name with -o."),
        )


class NotSure(WrongUse):
    """A key is to be destroyed and nobody said it is meant."""

    code = "E254"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("This destroys what opens the inventories of this case: %(path)s", {"path": str(path)}),
            Message("Nothing was destroyed."),
            Message("If that is meant, run the same command with --sure. Copies you made are yours to destroy."),
        )


def key(language: str) -> click.Group:
    """Return the command with all its parts."""
    group = Group("key", french=_FRENCH, language=language, help=_HELP, no_args_is_help=True)
    for command in (new, show, destroy):
        group.add_command(command)
    return everywhere(group)


@click.command(
    cls=Command,
    help=_(
        "Make the key of a comparison and write the file that is handed to the parties.\n\n"
        "What opens their inventories stays here, where keys are kept. The same case has the same key: the file can be "
        "written again."
    ),
)
@option("-o", "--output", "--sortie", "target", required=True, type=click.Path(path_type=Path),
        help=_("Where to write the file to hand over."))  # fmt: skip
@option("--case", "--dossier", "case", type=click.Path(path_type=Path), help=_OF_CASE)
@option("--copies", "--exemplaires", "copies", is_flag=True,
        help=_("Make the key of a register of copies instead: it is handed to nobody."))  # fmt: skip
@option("--other-half", "--autre-moitie", "half", type=click.Path(path_type=Path),
        help=_("With --copies: cut the key in two, and write the second half there; both are needed."))  # fmt: skip
@common
@click.pass_obj
def new(
    session: Session, /, *, target: Path, case: Path | None, copies: bool, half: Path | None, **_rest: object
) -> int:
    """Make a key, keep its identity, write what is handed over."""
    from sourcier.secret import ComparisonRing, new_comparison, write_private  # noqa: PLC0415  # not for --help

    for path in (target, half):
        if path is not None and path.exists():
            raise KeyFileExists(path)
    if copies or half is not None:
        return _of_register(session, target, half)
    ring = ComparisonRing(keys_folder())
    if case is None:
        made = new_comparison()
        ring.keep(made.key.id, made)
    else:
        made = _of_case(session, ring, existing(case))
    write_private(target, made.key.text(), replace=False)
    said = Message(
        "Written: %(path)s, key %(id)s. Hand it to the parties, and to nobody else.",
        {"path": str(target), "id": made.key.id},
    )
    session.speech.result(session.speech.texts.of(said))
    session.speech.notice(Message("What opens their inventories stays in %(folder)s.", {"folder": str(keys_folder())}))
    return 0


def _of_case(session: Session, ring: "ComparisonRing", folder: Path) -> "Comparison":
    with session.case(folder, None) as opened:
        first = not ring.path(opened.identity.id).exists()
        made = ring.of_case(opened.identity.id)
        if first:
            opened.record("comparison_key_made", {"key": made.key.id, "version": made.key.version})
    return made


@click.command(
    cls=Command, help=_("Say which key a file holds: its id, its version, and whom inventories are sealed to.")
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@common
@click.pass_obj
def show(session: Session, /, *, file: Path, **_rest: object) -> int:
    """Print what is no secret of a key."""
    from sourcier.secret import read_comparison_key  # noqa: PLC0415  # not loaded for --help

    known = read_comparison_key(file)
    texts = session.speech.texts
    lines = (
        (texts.gettext(_("key")), known.id),
        (texts.gettext(_("version")), str(known.version)),
        (texts.gettext(_("sealed to")), known.recipient),
    )
    width = max(len(name) for name, _value in lines)
    session.speech.result("\n".join(f"{name:<{width}}  {value}" for name, value in lines))
    return 0


def _of_register(session: Session, target: Path, half: Path | None) -> int:
    from sourcier.handout import new_key  # noqa: PLC0415  # not loaded for --help

    made = new_key(target, half)
    said = Message("Written: %(path)s, key %(id)s of a register of copies.", {"path": str(target), "id": made})
    session.speech.result(session.speech.texts.of(said))
    session.speech.notice(_KEEP if half is None else _KEEP_APART)
    return 0


_KEEP = Message(
    "Keep it apart from the register, and a second copy in a safe: without it, no leak names its copy any more."
)
_KEEP_APART = Message(
    "Give each half to somebody else: with both, copies are made; with one, nobody can make one that accuses another."
)


@click.command(
    cls=Command, help=_("Destroy what opens the inventories of a case: nobody can open them any more, nor new ones.")
)
@option("--case", "--dossier", "case", required=True, type=click.Path(path_type=Path), help=_OF_CASE)
@option("--sure", "--certain", "sure", is_flag=True, help=_("It is meant."))
@common
@click.pass_obj
def destroy(session: Session, /, *, case: Path, sure: bool, **_rest: object) -> int:
    """Remove the investigator's half."""
    from sourcier.secret import ComparisonRing  # noqa: PLC0415  # not loaded for --help

    ring = ComparisonRing(keys_folder())
    with session.case(existing(case), None) as opened:
        if not sure:
            raise NotSure(ring.path(opened.identity.id))
        gone = ring.destroy(opened.identity.id)
        if gone:
            opened.record("comparison_key_destroyed", {})
    texts = session.speech.texts
    said = (
        _("Destroyed. Overwritten storage may keep traces: see the privacy page.")
        if gone
        else _("This case has no key of a comparison.")
    )
    session.speech.result(texts.gettext(said))
    return 0
