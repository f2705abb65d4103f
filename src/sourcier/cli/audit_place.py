"""Where an audit keeps its key and what it has seen, its clock, and this computer's usual places."""

import hashlib
import os
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from .session import keys_folder

if TYPE_CHECKING:
    from sourcier.secret import Key

_STATE = "SOURCIER_STATE"
"""Environment variable: where interrupted audits are kept, where the usual place does not suit."""
_KEY_ID = "a0d17000000000000000000000000001"
_MORE = (("backups", "~/backup"), ("backups-2", "~/backups"), ("backups-3", "~/Backups"), ("backups-4", "/var/backups"),
         ("backups-5", "/backup"), ("trash", "~/.local/share/Trash/files"), ("trash-2", "~/.Trash"))  # fmt: skip


def state_of(config: Path) -> Path:
    """Return the folder for audits of one configuration."""
    base = Path(os.environ.get(_STATE) or platformdirs.user_state_dir("sourcier", appauthor=False))
    return base / "audit" / hashlib.sha256(str(config.resolve()).encode()).hexdigest()[:16]


def audit_key(state: Path) -> "Key":
    """Return this computer's key for audits; it is made where there is none."""
    from sourcier.secret import KeyMissing, KeyRing  # noqa: PLC0415  # not loaded for --help

    ring = KeyRing(keys_folder())
    try:
        return ring.get(_KEY_ID)
    except KeyMissing:
        return ring.make(_KEY_ID, state)


class WallClock:
    """Time as this computer tells it."""

    def seconds(self) -> float:
        """Seconds that only go forward."""
        return time.monotonic()

    def minute(self) -> int:
        """Minute of the day, here."""
        now = datetime.now().astimezone()
        return now.hour * 60 + now.minute

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


def usual_places() -> tuple[tuple[str, str], ...]:
    """Return where extracts are left behind on this computer: code and path, each folder once."""
    named = [
        ("downloads", platformdirs.user_downloads_dir()),
        ("desktop", platformdirs.user_desktop_dir()),
        ("documents", platformdirs.user_documents_dir()),
        ("temporary", tempfile.gettempdir()),
        *((code, str(Path(path).expanduser())) for code, path in _MORE),
    ]
    found: dict[Path, str] = {}
    for code, path in named:
        place = Path(path)
        if place.is_dir():
            found.setdefault(place.resolve(), code)
    return tuple((code, str(path)) for path, code in found.items())


def known_hosts() -> str:
    """Return the user's file of known SSH hosts, empty where there is none."""
    path = Path("~/.ssh/known_hosts").expanduser()
    return str(path) if path.is_file() else ""
