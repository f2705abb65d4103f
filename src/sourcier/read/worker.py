"""Risky parsers run in a process of their own: bounded memory and time, no file it can open, nothing it can write.

One process serves document after document, for a start costs more than most documents; one that hangs, explodes or is
killed is replaced, and only its document is lost.
"""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any, BinaryIO

from .parts import Part, Unreadable

SECONDS = 60.0
"""A document may take so long before its first part, and from one part to the next ..."""
_WHOLE = 10
"""... and so many times that until its last one."""
_TEXT = 1 << 28
"""Characters of all parts of a document."""
_AHEAD = 64
"""Parts that the process may be ahead of who reads them."""
MEMORY = 3 << 30
"""Bytes of address space, Python's own among them."""
_END = ""


class Worker:
    """The process, started when first asked. One document at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: queue.Queue[bytes] = queue.Queue()
        self._listener: threading.Thread | None = None

    def parts(
        self, form: str, data: bytes, passwords: tuple[str, ...], seconds: float = SECONDS
    ) -> list[Part | Unreadable]:
        """Return the parts of a document; where the process failed, what came before, and why it did."""
        with self._lock:
            return list(self._asked(form, data, passwords, seconds))

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _asked(self, form: str, data: bytes, passwords: tuple[str, ...], seconds: float) -> Iterator[Part | Unreadable]:
        process = self._process if self._process and self._process.poll() is None else self._started()
        about = json.dumps({"form": form, "bytes": len(data), "passwords": passwords}).encode()
        try:
            assert process.stdin is not None  # noqa: S101  # it was asked for
            process.stdin.write(about + b"\n" + data)
            process.stdin.flush()
        except OSError:
            self._end()
            yield Unreadable("parser_stopped")
            return
        late = threading.Event()
        limit = threading.Timer(_WHOLE * seconds, _stop, (late, process))
        limit.daemon = True
        limit.start()
        try:
            yield from self._answers(seconds, late)
        finally:
            limit.cancel()

    def _answers(self, seconds: float, late: threading.Event) -> Iterator[Part | Unreadable]:
        left = _TEXT
        while True:
            try:
                line = self._lines.get(timeout=seconds)
            except queue.Empty:
                self._end()
                yield Unreadable("parser_hung")
                return
            left -= len(line)
            if not line or left < 0:
                self._end()
                yield Unreadable("parser_memory" if left < 0 else "parser_hung" if late.is_set() else "parser_stopped")
                return
            said = json.loads(line)
            if said == _END:
                return
            yield Part(*said) if isinstance(said, list) else Unreadable(said)

    def _started(self) -> "subprocess.Popen[bytes]":
        self._end()
        command = [sys.executable, "-m", __name__]
        process = subprocess.Popen(  # noqa: S603  # this very module, nothing from outside
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        lines: queue.Queue[bytes] = queue.Queue(_AHEAD)
        listener = threading.Thread(target=_listen, args=(process.stdout, lines), daemon=True)
        listener.start()
        self._process, self._lines, self._listener = process, lines, listener
        return process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        while self._listener is not None and self._listener.is_alive():
            with suppress(queue.Empty):
                self._lines.get(timeout=0.05)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue


def _stop(late: threading.Event, process: "subprocess.Popen[bytes]") -> None:
    late.set()
    process.kill()


def _listen(stream: Any, lines: "queue.Queue[bytes]") -> None:
    try:
        for line in stream:
            lines.put(line)
    except (OSError, ValueError):
        pass
    lines.put(b"")


WORKER = Worker()


def _serve(asked: BinaryIO, said: BinaryIO) -> None:
    """Answer one document after another, until the other side closes."""
    _bound()
    while line := asked.readline():
        about = json.loads(line)
        data = asked.read(about["bytes"])
        form = import_module(f"sourcier.read.documents.{about['form']}")
        try:
            for part in form.parts(data, tuple(about["passwords"])):
                _say(said, [part.place, part.text] if isinstance(part, Part) else part.code)
        except MemoryError:
            _say(said, "parser_memory")
        except Exception:  # noqa: BLE001  # whatever a parser meets in hostile bytes
            _say(said, "document_damaged")
        _say(said, _END)


def _say(said: BinaryIO, value: Any) -> None:
    said.write(json.dumps(value).encode() + b"\n")
    said.flush()


def _bound() -> None:
    """Take from this process what a parser has no use for; memory and writing on Linux and macOS only."""
    sys.addaudithook(_refuse)
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


_OWN = tuple(os.path.realpath(place) for place in {sys.prefix, sys.base_prefix, *filter(None, sys.path)})
_REFUSED = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.fork", "ctypes.dlopen")


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """No network, no other program, no file but Python's own, read (PEP 578)."""
    if event == "open":
        place, mode = arguments[0], arguments[1]
        wrote = isinstance(mode, str) and any(sign in mode for sign in "wax+")
        own = isinstance(place, int) or os.path.realpath(os.fsdecode(place)).startswith(_OWN)
        if wrote or not own:
            raise PermissionError
    elif event.startswith(_REFUSED):
        raise PermissionError


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
