"""Another program, in a process of its own that writes no file and is ended when it hangs; see `worker` for our own."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO

SECONDS = 60.0
"""So long it may give nothing."""
MEMORY = 3 << 30
_PIECE = 1 << 16
_SAID = 1 << 14


class Bounded:
    """Its answer, as a stream, to what `given` holds. It gets no name of a file, nothing of our environment.

    `failed` says, once all was read, whether it ended badly; `said` what it had to say of it: never to be shown.
    """

    def __init__(self, command: tuple[str, ...], given: BinaryIO, seconds: float = SECONDS) -> None:
        self._given, self._seconds = given, seconds
        self._process = subprocess.Popen(  # noqa: S603  # a program at a place of the system's, by our own arguments
            [sys.executable, "-I", __file__, *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={"LC_ALL": "C.UTF-8"},
            cwd=os.sep,
        )
        self.said, self.failed, self._over = b"", False, False
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._feed, self._listen)]
        for thread in self._threads:
            thread.start()

    def _feed(self) -> None:
        into: Any = self._process.stdin
        try:
            while data := self._given.read(_PIECE):
                into.write(data)
        except (OSError, ValueError):
            pass
        with suppress(OSError):
            into.close()

    def _listen(self) -> None:
        stream: Any = self._process.stderr
        while data := stream.read1(_PIECE):
            self.said = (self.said + data)[:_SAID]

    def read(self, size: int) -> bytes:
        """Return the next bytes; none at the end, or where it hangs."""
        if self._over:
            return b""
        stream: Any = self._process.stdout
        watch = threading.Timer(self._seconds, self._process.kill)
        watch.start()
        try:
            data: bytes = stream.read1(size)
        finally:
            watch.cancel()
        if not data:
            self._end()
        return data

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._end()

    def _end(self) -> None:
        self._over = True
        self.failed = self._process.wait() != 0
        for thread in self._threads:
            thread.join(self._seconds)
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()
        self._given.close()


def _become(command: list[str]) -> None:
    """Give up what it has no use for, and become the program; limits on Linux and macOS only."""
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        sys.exit(subprocess.run(command, check=False).returncode)  # noqa: S603  # as above
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.execv(command[0], command)  # noqa: S606  # as above


def program(places: tuple[str, ...], is_file: Callable[[str], bool] = os.path.isfile) -> str | None:
    """Return the first of these places where a program is: what a person's PATH says is not asked."""
    return next((place for place in places if is_file(place)), None)


if __name__ == "__main__":
    _become(sys.argv[1:])
