"""`sourcier audit where`: the true path behind a reference, for whoever is to mend it: on the terminal alone."""

from pathlib import Path

import click

from sourcier.locale import mark as _

from .audit_place import audit_key, state_of
from .audit_run import config_option
from .options import common
from .parts import Command
from .session import Session


@click.command(
    cls=Command,
    help=_(
        "Say which file or table a reference in the findings stands for.\n\n"
        "Names that may hold a person's are shown as references; the last run kept the names, sealed, on this computer."
    ),
)
@click.argument("shown", metavar="WHERE")
@config_option
@common
@click.pass_obj
def where(session: Session, /, *, shown: str, config: Path, **_rest: object) -> int:
    """Print target and path."""
    from sourcier.audit.resume import paths_of  # noqa: PLC0415  # not loaded for --help
    from sourcier.report.safe import harmless  # noqa: PLC0415

    state = state_of(config)
    found = list(paths_of(state, audit_key(state), shown))
    for target, path in found:
        session.speech.result(f"{target}: {harmless(path)}\n")
    if not found:
        session.speech.result(session.speech.texts.gettext(_("The last run saw nothing of that name.")) + "\n")
    return 0 if found else 1
