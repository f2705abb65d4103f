"""Comments read by a process of their own, so that they do not wait for other work, nor other work for them.

What passes between the two goes through pipes and lies in memory only. Run as a module: batches of text columns come in
as an Arrow stream, and what their rows hold goes out, column by column, once the stream has ended.
"""

import subprocess
import sys
from collections.abc import Iterable
from typing import BinaryIO

import numpy as np
import pyarrow as pa

from sourcier.store import give_back

from .counts import Counts, count_rows, no_counts
from .reader import TextReader

_SIZE = no_counts().nbytes


class NotReadApart(Exception):
    """The other process could not be started, or ended before its work did: read here instead."""


def can_read_apart() -> bool:
    """Whether there is a Python to start: a program frozen into one file has none."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def read_apart(batches: Iterable[pa.RecordBatch]) -> list[Counts]:
    """Return what the rows hold, column by column. Raises NotReadApart."""
    try:
        said, status = _exchanged(batches)
    except (OSError, pa.ArrowException) as error:
        raise NotReadApart from error
    if status or not said or len(said) % _SIZE:
        raise NotReadApart
    return [counts.copy() for counts in np.frombuffer(said, np.int64).reshape(-1, *no_counts().shape)]


def _exchanged(batches: Iterable[pa.RecordBatch]) -> tuple[bytes, int]:
    command = [sys.executable, "-m", __name__]
    with subprocess.Popen(  # noqa: S603  # this very module, nothing from outside
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            return _asked(process, batches), process.wait()
        finally:
            process.kill()


def _asked(process: "subprocess.Popen[bytes]", batches: Iterable[pa.RecordBatch]) -> bytes:
    assert process.stdin is not None  # noqa: S101  # both were asked for
    assert process.stdout is not None  # noqa: S101
    writer = None
    for batch in batches:
        if writer is None:
            writer = pa.ipc.new_stream(process.stdin, batch.schema)
        writer.write_batch(batch)
    if writer is None:
        return b""
    writer.close()
    process.stdin.close()
    return process.stdout.read()


def _answer(asked: BinaryIO, said: BinaryIO) -> None:
    """Read a stream of batches to its end, and write what its columns hold."""
    reader = TextReader()
    with pa.ipc.open_stream(asked) as stream:
        counts = [no_counts() for _ in stream.schema]
        for batch in stream:
            found = (count_rows(column, reader) for column in batch.columns)
            counts = [np.add(known, part) for known, part in zip(counts, found, strict=True)]
            give_back()
    said.writelines(known.tobytes() for known in counts)


if __name__ == "__main__":
    _answer(sys.stdin.buffer, sys.stdout.buffer)
