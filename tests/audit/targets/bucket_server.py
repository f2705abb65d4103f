"""A server that speaks S3, moto's, in a process of its own."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import minio

USER, PASSWORD = "AKIAINVENTED", "Fjord-9-lanterne-verte"
_PROGRAM = """
import sys
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import run_simple
run_simple("127.0.0.1", int(sys.argv[1]), DomainDispatcherApplication(create_backend_app), threaded=True)
"""


@dataclass(frozen=True)
class Bucket:
    """A server that is running."""

    port: int

    def client(self) -> minio.Minio:
        return minio.Minio(f"127.0.0.1:{self.port}", USER, PASSWORD, secure=False, region="us-east-1")

    def fill(self, name: str, root: Path) -> None:
        """Put a folder's files into a new bucket."""
        self.client().make_bucket(name)
        for path in sorted(root.rglob("*")):
            if path.is_file():
                self.client().fput_object(name, path.relative_to(root).as_posix(), str(path))


@contextmanager
def bucket_server(folder: Path) -> Iterator[Bucket]:
    """Run it."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-c", _PROGRAM, str(port)], stdout=log, stderr=log)
    try:
        _await(port, folder / "log")
        yield Bucket(port)
    finally:
        process.terminate()
        process.wait(20)


def _await(port: int, log: Path) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/moto-api/", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(log.read_text())
