"""One process at a time: a lock the system drops by itself when the process ends, however it ends."""

import os
import sys
from pathlib import Path

from sourcier.secret import write_error

from . import errors

_OPEN = os.O_CREAT | os.O_RDWR | getattr(os, "O_CLOEXEC", 0)


class Lock:
    """Holds `path` locked until `release`. Raises CaseInUse where someone else does."""

    def __init__(self, path: Path) -> None:
        try:
            self._descriptor = os.open(path, _OPEN, 0o600)
        except OSError as error:
            raise write_error(error, path) from error
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise errors.in_use(str(path.parent)) from error

    def release(self) -> None:
        """Let others in; nothing happens the second time."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
