"""Why something could not be read: codes, whatever the server said. Its words may hold a value: they are dropped."""

import errno
import socket
import ssl

_BY_NUMBER = {
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.ENOENT: "vanished",
    errno.ENOTDIR: "vanished",
    errno.ELOOP: "loop",
    errno.ENAMETOOLONG: "name_too_long",
    errno.ECONNREFUSED: "refused",
    errno.EHOSTUNREACH: "refused",
    errno.ENETUNREACH: "refused",
    errno.ETIMEDOUT: "timeout",
    errno.ECONNRESET: "reset",
    errno.EPIPE: "reset",
}


class Missed(Exception):  # no error of the user's: the audit goes on
    """One thing, or one folder, could not be read."""

    def __init__(self, code: str, *, broken: bool = False) -> None:
        self.code = code
        self.broken = broken
        """Whether the connection is of no more use."""
        super().__init__(code)


class Closed(Exception):  # no error of the user's: the audit goes on with the next target
    """A target gives nothing more."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


_BY_TYPE: tuple[tuple[type[BaseException], str], ...] = (
    (TimeoutError, "timeout"),
    (ssl.SSLError, "tls_failed"),
    (ConnectionRefusedError, "refused"),
    (ConnectionError, "reset"),
    (EOFError, "reset"),
    (socket.gaierror, "name_not_found"),
)


def code_of(error: BaseException) -> str:
    """Return the code of what a system call, a socket or TLS said."""
    if isinstance(error, Missed | Closed):
        return error.code
    known = next((code for kind, code in _BY_TYPE if isinstance(error, kind)), None)
    if known is None and isinstance(error, OSError):
        return _BY_NUMBER.get(error.errno or 0, "read_error")
    return known or "protocol"


def is_broken(error: BaseException) -> bool:
    """Whether the connection is of no more use after this."""
    if isinstance(error, Missed):
        return error.broken
    return isinstance(error, TimeoutError | ConnectionError | EOFError | ssl.SSLError)
