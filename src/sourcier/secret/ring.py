"""Where the keys of cases lie: one file per case, outside every case folder, for the owner only."""

import os
import re
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from sourcier.model.errors import SourcierError, WrongUse
from sourcier.model.message import Message

from .files import private_folder, write_private
from .key import KEY_BYTES, Key

_CASE_ID = re.compile(r"[0-9a-f]{32}")
_KEY = re.compile(rb"[0-9a-f]{64}\s*")


class KeyMissing(SourcierError):
    """The case's key is not where keys lie."""

    code = "E120"


class KeyDamaged(SourcierError):
    """The case's key file does not hold a key, or holds another case's."""

    code = "E121"


class KeyInsideCase(WrongUse):
    """Keys would lie in the case they protect."""

    code = "E220"


def default_folder() -> Path:
    """The user's own place for keys. For commands only: it reads the environment, which the core never does."""
    return Path(platformdirs.user_data_dir("sourcier", appauthor=False)) / "keys"


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The folder that holds the keys."""

    folder: Path

    def path(self, case_id: str) -> Path:
        """Where the key of that case lies. ValueError if `case_id` is not 32 hexadecimal digits."""
        if not _CASE_ID.fullmatch(case_id):
            message = "a case id has 32 hexadecimal digits"
            raise ValueError(message)
        return self.folder / f"{case_id}.key"

    def make(self, case_id: str, case_folder: Path) -> Key:
        """Make and keep a new key. Raises KeyInsideCase; FileExistsError where the case has a key already."""
        self.refuse_inside(case_folder)
        key = Key(secrets.token_bytes(KEY_BYTES))
        private_folder(self.folder)
        write_private(self.path(case_id), key.secret.hex().encode() + b"\n", replace=False)
        return key

    def get(self, case_id: str) -> Key:
        """Return the key of that case. Raises KeyMissing or KeyDamaged."""
        path = self.path(case_id)
        try:
            text = path.read_bytes()
        except OSError as error:
            raise _missing(path) from error
        if not _KEY.fullmatch(text):
            raise damaged(path)
        return Key(bytes.fromhex(text.decode().strip()))

    def refuse_inside(self, case_folder: Path) -> None:
        """Raise KeyInsideCase if keys would lie inside `case_folder`: a stolen case must be of no use by itself."""
        if self.folder.resolve().is_relative_to(case_folder.resolve()):
            raise KeyInsideCase(
                Message("The key folder %(folder)s lies inside the case folder.", {"folder": str(self.folder)}),
                Message("No key was made and nothing was written."),
                Message("Choose a key folder outside the case, or another place for the case."),
            )

    def notices(self, case_id: str) -> tuple[Message, ...]:
        """What the user should know about how the key is kept; empty where all is well (and on Windows)."""
        path = self.path(case_id)
        if os.name == "nt" or not path.exists() or not stat.S_IMODE(path.stat().st_mode) & 0o077:
            return ()
        text = "Other users of this computer can read the key %(path)s. Run: chmod 600 on it."
        return (Message(text, {"path": str(path)}),)


def _missing(path: Path) -> KeyMissing:
    return KeyMissing(
        Message("The key of this case was not found or may not be read: %(path)s", {"path": str(path)}),
        Message("The case was not changed. Without its key, the rows it stores cannot be read by anyone."),
        Message("Put the key file back there from a copy, or open a new case on the same evidence."),
    )


def damaged(path: Path) -> KeyDamaged:
    """The error for a key file that is no key, or not this case's."""
    return KeyDamaged(
        Message("The file %(path)s does not hold the key of this case.", {"path": str(path)}),
        Message("The case was not changed."),
        Message("Put the right key file back from a copy, or open a new case on the same evidence."),
    )
