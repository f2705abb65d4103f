"""`sourcier audit schedule`: the audit as a regular task of this computer."""

import getpass
import re
import shutil
import sys
from pathlib import Path

import click

from sourcier.locale import mark as _
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

from .options import common
from .parts import Command, option
from .report import write_output
from .session import Session

_HOUR = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_PATH = click.Path(path_type=Path)
_SYSTEMS, _EVERY = ("systemd", "cron", "windows"), ("day", "week", "month")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class NoConfiguration(WrongUse):
    """There is no configuration to run by."""

    code = "E731"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("There is no configuration at %(path)s.", {"path": str(path)}),
            Message("No file was written."),
            Message("Name it with --config: the task runs by it, unattended."),
        )


class NoHour(WrongUse):
    """The hour is none."""

    code = "E732"

    def __init__(self) -> None:
        super().__init__(
            Message("That is no hour of the day."),
            Message("No file was written."),
            Message("Write hours and minutes: --at 03:17."),
        )


@click.command(
    cls=Command,
    help=_(
        "Write what makes the audit a regular task: a systemd timer, a line of cron or a Windows task.\n\n"
        "Nothing is installed and nothing is started: the files are for a person to look at, and how to install them "
        "is told."
    ),
)
@option("--config", "config", type=_PATH, default="audit.toml", show_default=True,
        help=_("What the audit is told: its configuration."))  # fmt: skip
@option("--system", "--systeme", "system", type=click.Choice(_SYSTEMS),
        help=_("For which scheduler; this computer's own unless said."))  # fmt: skip
@option("--every", "--chaque", "every", type=click.Choice(_EVERY), default="week", show_default=True,
        help=_("How often."))  # fmt: skip
@option("--day", "--jour", "day", type=click.Choice(_DAYS), default="mon", show_default=True,
        help=_("The day of a weekly task; a monthly one runs on the first."))  # fmt: skip
@option("--at", "--a", "at", metavar="HH:MM", default="03:17", show_default=True, help=_("When."))
@option(
    "--baseline", "--reference", "baseline", type=_PATH, help=_("Findings that are known and accepted for a while.")
)
@option("--history", "--historique", "history", type=_PATH, help=_("Keep each run in this folder."))
@option("--sign-with", "--signer-avec", "key", type=_PATH, help=_("The key that signs attestations."))
@option("-o", "--output", "--sortie", "output", type=_PATH, help=_("Write the files to this folder; else print them."))
@common
@click.pass_obj
def schedule(
    session: Session, /, *, config: Path, system: str | None, every: str, day: str, at: str, baseline: Path | None,
    history: Path | None, key: Path | None, output: Path | None, **_rest: object,
) -> int:  # fmt: skip
    """Write or print the files."""
    from sourcier.audit import Task, planned  # noqa: PLC0415  # not loaded for --help

    if not config.is_file():
        raise NoConfiguration(config)
    hour = _HOUR.fullmatch(at)
    if hour is None:
        raise NoHour
    command = [*_program(), "audit", "run", "--config", str(config.resolve()), "--no-progress"]
    for name, path in (("--baseline", baseline), ("--history", history), ("--sign-with", key)):
        command += [name, str(path.resolve())] if path is not None else []
    command += ["--since", "last"] if history is not None else []
    writes = tuple(str(path.resolve()) for path in (history,) if path is not None)
    task = Task(
        tuple(command), str(config.resolve().parent), every, int(hour[1]), int(hour[2]), day,
        (*writes, *_state_folders(config)), user=getpass.getuser(),
    )  # fmt: skip
    for file in planned(task, system or _own_system()):
        if output is None:
            text = file.content.decode("utf-16" if file.name.endswith(".xml") else "utf-8")
            session.speech.result(f"# {file.name}\n{text}" if not file.name.endswith((".xml", ".cron")) else text)
        else:
            _write(output / file.name, file.content)
            session.speech.notice(Message("Written: %(path)s.", {"path": str(output / file.name)}))
        for line in file.install:
            session.speech.notice(Message("To install it: %(command)s", {"command": line}))
    return 0


def _write(path: Path, content: bytes) -> None:
    if path.suffix == ".xml":
        from sourcier.secret import write_private  # noqa: PLC0415  # not loaded for --help

        path.parent.mkdir(parents=True, exist_ok=True)
        write_private(path, content)
        return
    write_output(path, content.decode())


def _program() -> tuple[str, ...]:
    """Return how this very program is started, by whole paths."""
    found = shutil.which("sourcier")
    beside = Path(sys.executable).with_name("sourcier")
    if beside.is_file():
        return (str(beside),)
    return (str(Path(found).resolve()),) if found else (sys.executable, "-c", "from sourcier.cli import main; main()")


def _own_system() -> str:
    if sys.platform == "win32":
        return "windows"
    return "systemd" if Path("/run/systemd/system").exists() or shutil.which("systemctl") else "cron"


def _state_folders(config: Path) -> tuple[str, ...]:
    """Return where the program keeps keys and an interrupted run: a task must be able to write there."""
    from .audit_place import state_of  # noqa: PLC0415  # not loaded for --help
    from .session import keys_folder  # noqa: PLC0415

    folders = (keys_folder().resolve(), state_of(config).parents[1].resolve())
    return tuple(dict.fromkeys(f"-{folder}" for folder in folders))
