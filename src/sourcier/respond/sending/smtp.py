"""One connection to a mail server, always encrypted; the only file of the program that knows the network.

It is opened when a person asked for it and named the server in that very command. Source: RFC 5321, 8314.
"""

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Self

from .errors import ServerRefuses, ServerUnreachable
from .record import DEFERRED, REFUSED, SENT

IMPLICIT, STARTTLS = "implicit", "starttls"
_SECONDS = 60
_OK, _PERMANENT = 250, 500


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server, as the user named it."""

    host: str
    port: int
    tls: str
    """``implicit`` or ``starttls``."""
    user: str = ""
    password: str = ""
    authority: Path | None = None
    """Certificates to trust instead of the computer's own."""

    def __repr__(self) -> str:
        return f"Server({self.host}:{self.port})"


class Lost(Exception):
    """The connection broke; nothing of the mail in hand was taken."""


class Unknown(Exception):
    """The connection broke after the mail was handed over: whether it was taken is not known."""


class Connection:
    """An open connection. Raises ServerUnreachable or ServerRefuses where there is none to be had."""

    def __init__(self, server: Server) -> None:
        context = ssl.create_default_context(cafile=str(server.authority) if server.authority else None)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        failed: tuple[type[ServerRefuses | ServerUnreachable], str] | None = None
        try:
            self._smtp = _opened(server, context)
        except ssl.SSLError:
            failed = ServerRefuses, "tls"
        except smtplib.SMTPAuthenticationError:
            failed = ServerRefuses, "login"
        except smtplib.SMTPNotSupportedError:
            failed = ServerRefuses, "starttls"
        except (smtplib.SMTPException, OSError) as error:
            failed = ServerUnreachable, type(error).__name__
        if failed is not None:  # raised out here: the library's words may name more than they should
            kind, why = failed
            raise ServerRefuses(why) if kind is ServerRefuses else ServerUnreachable(why, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._smtp.quit()
        except (smtplib.SMTPException, OSError):
            self._smtp.close()

    def receives(self, address: str) -> tuple[str, int]:
        """Return whether the server would take a mail for an address, as ``send`` does; none is sent. Raises Lost.

        It is asked with the empty sender of a notice (RFC 5321, 4.5.5), and no more than RCPT.
        """
        try:
            self._smtp.mail("")
            code, _words = self._smtp.rcpt(address)
            self._smtp.rset()
        except (smtplib.SMTPException, OSError):
            raise Lost from None
        return (SENT if code // 10 == _OK // 10 else _failed(code)), code

    def send(self, mail: EmailMessage, sender: str, to: str, about_to: Callable[[], None]) -> tuple[str, int]:
        """Hand over one mail; return ``sent``, ``refused`` or ``deferred`` with the server's code.

        `about_to` is called when the server agreed to take it, before the first byte of it goes out. Raises Lost,
        Unknown.
        """
        smtp = self._smtp
        try:
            code, _words = smtp.mail(sender)
            if code != _OK:
                refused = code
            else:
                refused = 0
                code, _words = smtp.rcpt(to)
                if code // 10 != _OK // 10:
                    smtp.rset()
                    return _failed(code), code
        except (smtplib.SMTPException, OSError):
            raise Lost from None
        if refused >= _PERMANENT:  # that is about whom it is from, not about whom it is for
            why = f"sender, {refused}"
            raise ServerRefuses(why)
        if refused:
            return DEFERRED, refused
        about_to()
        try:
            code, _words = smtp.data(mail.as_bytes())
        except smtplib.SMTPDataError as error:
            return _failed(error.smtp_code), error.smtp_code
        except (smtplib.SMTPException, OSError):
            raise Unknown from None
        return (SENT if code == _OK else _failed(code)), code


def _failed(code: int) -> str:
    return REFUSED if code >= _PERMANENT else DEFERRED


def _opened(server: Server, context: ssl.SSLContext) -> smtplib.SMTP:
    if server.tls == IMPLICIT:
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=context)
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    try:
        if server.tls != IMPLICIT:
            smtp.starttls(context=context)
        smtp.ehlo()
        if server.user:
            smtp.login(server.user, server.password)
    except BaseException:
        smtp.close()
        raise
    return smtp
