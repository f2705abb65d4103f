"""A run that kills itself, without any clean-up, just before its n-th change of the disk (never, where n is 0)."""

import os
import signal
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from sourcier.case import Case
from sourcier.model.message import Message
from sourcier.secret import KeyRing

MARK = "BLANDINE-INVENTEE"
NAME = "evidence-0.table-1"
CHANGES = ("open", "write", "fsync", "replace", "rename", "unlink", "mkdir", "truncate", "ftruncate", "rmdir")


@dataclass(frozen=True)
class Facts:
    rows: int
    parts: int


class Killer:
    def __init__(self, at: int) -> None:
        self.at, self.count, self.lock = at, 0, threading.Lock()

    def watch(self, name: str) -> None:
        real = getattr(os, name)

        def watched(*args, **kwargs):
            with self.lock:
                self.count += 1
                if self.count == self.at:
                    if name == "write":
                        real(args[0], args[1][:5])
                    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
            return real(*args, **kwargs)

        setattr(os, name, watched)


def run(folder: Path, keys: Path, leak: Path) -> Case:
    case = Case.open(folder, key_ring=KeyRing(keys), basis="b", clock=lambda: "2026-01-05T10:00:00+01:00")
    piece = case.add_evidence(leak, copy=True)
    case.decisions.current  # noqa: B018  # read as a command would

    def read() -> Facts:
        with case.store.writer(NAME) as writer:
            for part in range(4):
                rows = {"nom": [f"{MARK}{part}-{i}" for i in range(50)], "empty": [""] * 50}
                writer.write(part, pa.record_batch(rows))
            manifest = writer.commit()
        return Facts(manifest.rows, len(manifest.parts))

    inputs = {"evidence-0": piece.sha256}
    case.step(
        "reading", Facts, read, inputs=inputs, settings={}, version="1", still=lambda _: NAME in case.store.tables()
    )
    with case.sink("report", "report.html") as stream:
        stream.write(Message("%(n)d rows", {"n": case.store.table(NAME).rows}).english().encode())
    return case


if __name__ == "__main__":
    killer = Killer(int(sys.argv[1]))
    for change in CHANGES:
        killer.watch(change)
    run(*(Path(name) for name in sys.argv[2:5])).close()
    sys.stdout.write(str(killer.count))
