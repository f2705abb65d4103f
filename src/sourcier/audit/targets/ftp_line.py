"""Connections to FTP servers: in clear, by AUTH TLS, or encrypted from the first byte."""

import ftplib
import socket
from typing import Any

from sourcier.audit.address import Address, address_of

from .door import Site

IMPLICIT = 990
"""The port on which encryption begins with the first byte."""


class Ftps(ftplib.FTP_TLS):
    """Data over the same TLS session as the commands: many servers ask for it, against hijacked data connections."""

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        """Open a connection for data."""
        line, size = ftplib.FTP.ntransfercmd(self, cmd, rest)  # noqa: S321  # what is audited
        if self._prot_p:  # type: ignore[attr-defined]
            session = self.sock.session  # type: ignore[union-attr]
            line = self.context.wrap_socket(line, server_hostname=self.host, session=session)
        return line, size


def connected(site: Site, context: Any = None) -> ftplib.FTP:
    """Connect; with a context, encrypted. Raises OSError, EOFError, ftplib.Error."""
    timeout = site.target.limits.timeout
    site.line.ask()
    ftp: ftplib.FTP
    if context is None:
        ftp = ftplib.FTP(timeout=timeout, encoding="latin-1")  # noqa: S321  # what is audited
    else:
        ftp = Ftps(context=context, timeout=timeout, encoding="latin-1")
    try:
        _greeted(ftp, address_of(site.target.address), timeout, context)
    except BaseException:
        ftp.close()
        raise
    return ftp


def _greeted(ftp: ftplib.FTP, address: Address, timeout: int, context: Any) -> None:
    if context is not None and address.port == IMPLICIT:
        _connect_implicit(ftp, address, timeout, context)
        return
    ftp.connect(address.host, address.port)
    if isinstance(ftp, ftplib.FTP_TLS):
        ftp.auth()


def _connect_implicit(ftps: Any, address: Address, timeout: int, context: Any) -> None:
    ftps.host, ftps.port = address.host, address.port
    plain = socket.create_connection((address.host, address.port), timeout)
    ftps.af = plain.family
    ftps.sock = context.wrap_socket(plain, server_hostname=address.host)
    ftps.file = ftps.sock.makefile("r", encoding="latin-1")
    ftps.welcome = ftps.getresp()
