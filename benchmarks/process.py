"""Run a command as its own process and say how long it took and how much memory it had at most.

Linux only: memory comes from `wait4` and from /proc, summed over the process and all it started.
"""

import contextlib
import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_EVERY = 0.1
"""Seconds between two looks at /proc."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of one process."""

    seconds: float
    """From start to end, as a wall clock sees it."""
    peak: int
    """Bytes: the larger of the kernel's own figure and of the sum over its processes, looked at ten times a second."""
    status: int
    """Exit code; -9 when it was ended for taking too long."""
    output: str


def run(
    command: list[str], folder: Path, *, cap: float | None = None, environment: dict[str, str] | None = None
) -> Ran:
    """Run the command; its output goes through files in `folder`; it is ended after `cap` seconds."""
    with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as err:
        start = time.perf_counter()
        child = subprocess.Popen(
            command, stdout=out, stderr=err, start_new_session=True, env={**os.environ, **(environment or {})}
        )
        watch = _Watch(child.pid, cap)
        watch.start()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        watch.over.set()
        watch.join()
    child.returncode = os.waitstatus_to_exitcode(status)
    output = (folder / "stdout").read_text("utf-8", errors="replace")
    return Ran(seconds, max(usage.ru_maxrss * 1024, watch.peak), child.returncode, output)


class _Watch(threading.Thread):
    """Sums the resident memory of one session's processes, and ends them when their time is up."""

    def __init__(self, session: int, cap: float | None) -> None:
        super().__init__(daemon=True)
        self.session, self.cap, self.peak, self.over = session, cap, 0, threading.Event()

    def run(self) -> None:
        """Look until told that it is over."""
        start = time.perf_counter()
        while not self.over.wait(_EVERY):
            self.peak = max(self.peak, _resident(self.session))
            if self.cap is not None and time.perf_counter() - start > self.cap:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(self.session, 9)


def _resident(session: int) -> int:
    total = 0
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            with contextlib.suppress(OSError, IndexError, ValueError):
                fields = Path(entry.path, "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
                total += int(fields[21]) * _PAGE if int(fields[3]) == session else 0
    return total


def table(headers: list[str], rows: list[list[str]]) -> str:
    """A Markdown table; the first column is text, the others stand to the right."""
    rule = ["---", *["---:"] * (len(headers) - 1)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (headers, rule, *rows))
