"""`sourcier demo`: the model case, invented, made and examined."""

from pathlib import Path

import click

from sourcier.locale import mark as _
from sourcier.model.message import Message
from sourcier.model.reading import Overrides

from .examine import run
from .options import common, workers_option
from .parts import Command, option
from .session import Session
from .trace import run as show_trace


@click.command(
    cls=Command,
    help=_(
        "Make the model case, invented from the first to the last person, examine it and trace it.\n\n"
        "Half a million lines of 28 laboratories as in the affair of 2021, and what each party held and ordered."
    ),
)
@option(
    "--folder", "--dossier-demo", "folder", type=click.Path(path_type=Path), default="sourcier-demo", show_default=True,
    help=_("Where to make it."),
)  # fmt: skip
@option("--scale", "--echelle", "scale", type=click.FloatRange(0.001, 10), default=1.0, show_default=True,
        help=_("Share of the full size; 0.01 for the hurried."))  # fmt: skip
@option(
    "--seed",
    "--graine",
    "seed",
    type=int,
    default=2021,
    show_default=True,
    help=_("The same seed makes the same files."),
)
@option("--make-only", "--sans-examen", "make_only", is_flag=True, help=_("Make the files, examine nothing."))
@workers_option
@common
@click.pass_obj
def demo(
    session: Session, /, *, folder: Path, scale: float, seed: int, make_only: bool, workers: int | None, **_rest: object
) -> int:
    """Make the files, examine the leak, then trace it to what the parties held."""
    from sourcier.demo import make  # noqa: PLC0415  # not loaded for --help

    session.speech.notice(Message("Making the model case. Every person in it is invented."))
    world = make(folder, seed=seed, scale=scale, progress=session.progress)
    session.speech.notice(Message("Made: %(path)s, and what each party held beside it.", {"path": str(world.leak)}))
    if make_only:
        return 0
    basis = session.speech.texts.gettext(_("Demonstration: every person is invented."))
    case = folder / "case"
    status = run(session, (world.leak,), case, basis, form="text", overrides=Overrides(), workers=workers)
    traced = show_trace(session, case, folder / "parties.toml", form="text", workers=workers)
    return max(status, traced)
