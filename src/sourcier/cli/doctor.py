"""`sourcier doctor`: versions and health of this installation; no value of any case."""

import os
import platform
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

import click

from sourcier import __version__
from sourcier.locale import mark as _

from .options import common
from .parts import Command
from .session import Session, keys_folder

_LIBRARIES = ("pyarrow", "duckdb", "numpy", "cryptography", "click", "jinja2", "rich")


@click.command(cls=Command, help=_("Say which versions run here, and whether anything stands in the way of working."))
@common
@click.pass_obj
def doctor(session: Session, /, **_rest: object) -> int:
    """Print versions and health."""
    texts = session.speech.texts
    lines = [
        ("sourcier", __version__),
        ("python", f"{sys.version.split()[0]} ({platform.system()} {platform.machine()})"),
        *((name, version(name)) for name in _LIBRARIES),
        (texts.gettext(_("processors")), str(os.cpu_count())),
        (texts.gettext(_("free disk here")), texts.size(shutil.disk_usage(Path.cwd()).free)),
        (texts.gettext(_("keys are kept in")), str(keys_folder())),
        (texts.gettext(_("swap")), texts.gettext(_swap())),
    ]
    width = max(len(name) for name, _value in lines)
    session.speech.result("\n".join(f"{name:<{width}}  {value}" for name, value in lines))
    return 0


def _swap() -> str:
    """Unencrypted swap may write rows to disk in clear; only Linux tells."""
    swaps = Path("/proc/swaps")
    if not swaps.exists():
        return _("unknown: check that the disk is encrypted")
    active = len(swaps.read_text().splitlines()) > 1
    return _("on: check that it is encrypted") if active else _("off")
