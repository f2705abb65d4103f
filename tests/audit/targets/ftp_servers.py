"""A real FTP server on the loopback, in a thread of its own."""

import logging
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # the server stands on asyncore, which Python 3.11 still has
    from pyftpdlib.authorizers import DummyAuthorizer
    from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
    from pyftpdlib.ioloop import IOLoop
    from pyftpdlib.servers import FTPServer

PASSWORD = "Fjord-9-lanterne-verte"  # noqa: S105  # of a server that lives for one test
USER = "transfert"


@dataclass(frozen=True)
class Ftp:
    """A server that is running."""

    port: int

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"


@contextmanager
def ftp_server(
    root: Path,
    *,
    anonymous: Path | None = None,
    tls: Path | None = None,
    banner: str = "ready",
    log: Path | None = None,
    handler: type[FTPHandler] | None = None,
    password: str = PASSWORD,
) -> Iterator[Ftp]:
    """Serve a folder to one user, and another one to anybody."""
    people = DummyAuthorizer()
    people.add_user(USER, password, str(root), perm="elr")
    if anonymous is not None:
        people.add_anonymous(str(anonymous))
    base = handler or (FTPHandler if tls is None else TLS_FTPHandler)
    more = {"certfile": str(tls), "tls_control_required": True, "tls_data_required": True} if tls else {}
    kind = type("Handler", (base,), {"authorizer": people, "banner": banner, "auth_failed_timeout": 0, **more})
    _log_to(log)
    loop = IOLoop()
    server = FTPServer(("127.0.0.1", 0), kind, ioloop=loop)
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            loop.loop(timeout=0.05, blocking=False)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield Ftp(server.address[1])
    finally:
        stop.set()
        thread.join()
        server.close_all()
        _log_to(None)


def _log_to(path: Path | None) -> None:
    logger = logging.getLogger("pyftpdlib")
    for known in list(logger.handlers):
        known.close()
        logger.removeHandler(known)
    logger.propagate = False
    logger.setLevel(logging.INFO if path else logging.CRITICAL)
    handler = logging.FileHandler(path) if path else logging.NullHandler()
    handler.setFormatter(logging.Formatter("[%(levelname)1.1s %(asctime)s] %(message)s"))
    logger.addHandler(handler)
