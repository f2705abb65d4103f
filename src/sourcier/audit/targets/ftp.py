"""FTP and FTPS (RFC 959, 3659, 4217), by the standard library: two ways in, without login and with it.

The address a server names for data is never gone to: data come from the host the owner declared.
"""

import contextlib
import ftplib
import re
import socket
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from sourcier.audit.address import address_of
from sourcier.audit.banners import told_by
from sourcier.audit.credentials import Credential
from sourcier.audit.unread import Closed, Missed, code_of
from sourcier.model.audit_seen import ServerSeen, TlsSeen

from .door import Entry, Opener, Site, refusing
from .ftp_line import IMPLICIT, Ftps, connected
from .ftp_names import listed_line, machine_line, wire
from .ftp_stream import Stream
from .tls import close_quietly, context_of, is_pinned, may_be_told, seen_tls

SCHEMES = ("ftp", "ftps")
_ANONYMOUS = Credential("anonymous", "audit@example.org")
_GUEST = Credential("guest", "guest")
_LONGEST_LINE = 8_192
_BANNER = re.compile(r"^\d{3}[ -]", re.MULTILINE)


def look(site: Site) -> ServerSeen:
    """Look at the door: its banner, its encryption, and whether it opens without a login."""
    address = address_of(site.target.address)
    implicit = address.port == IMPLICIT
    banner, offers = ("", True) if implicit else _greeting(site)
    tls = _tls(site, implicit=implicit) if offers else None
    if tls is None and site.target.scheme == "ftps":
        raise Closed("tls_failed")
    software, version, packed = told_by(_BANNER.sub("", banner))
    seen = ServerSeen(
        site.target.id, reached=True, plain=tls is None, plain_accepted=None if implicit else tls is not None,
        tls=tls, banner=bool(software), software=software, version=version, packed=packed,
    )  # fmt: skip
    return _with_strangers(seen, site)


def _greeting(site: Site) -> tuple[str, bool]:
    """The banner, and whether TLS is offered."""
    ftp = connected(site)
    try:
        banner = ftp.getwelcome() or ""
        try:
            offers = "AUTH" in ftp.sendcmd("FEAT").upper()
        except ftplib.Error:
            offers = False
        return banner, offers
    finally:
        ftp.close()


def _tls(site: Site, *, implicit: bool) -> TlsSeen | None:
    address, timeout = address_of(site.target.address), site.target.limits.timeout

    def fresh() -> socket.socket:
        site.line.ask()
        if implicit:
            return socket.create_connection((address.host, address.port), timeout)
        ftp = connected(site)
        ftp.voidcmd("AUTH TLS")
        line, ftp.sock = ftp.sock, None
        assert line is not None  # noqa: S101  # connected just now
        return line

    try:
        return seen_tls(fresh, address.host, site)
    except (OSError, EOFError, ftplib.Error):
        return None


def _with_strangers(seen: ServerSeen, site: Site) -> ServerSeen:
    """Try the two doors everybody tries, once each."""
    told: dict[str, Any] = {"anonymous": False, "guest": False}
    for name, stranger in (("anonymous", _ANONYMOUS), ("guest", _GUEST)):
        try:
            door = FtpDoor(site, stranger, seen)
        except Closed as refusal:
            if refusal.code != "login_refused":
                raise
            continue
        except (Missed, OSError, EOFError, ftplib.Error):
            continue
        told[name] = True
        try:
            told |= {"anonymous_lists": False, **_open_to_strangers(door)}
        except (Missed, OSError, EOFError, ftplib.Error):
            told["anonymous_lists"] = told.get("anonymous_lists", False)
        finally:
            door.close()
    return replace(seen, **told)


_LOOKED_AT = 1_000


def _open_to_strangers(door: "FtpDoor") -> dict[str, bool]:
    """Whether names are shown and one byte is given; whether a permission lets strangers write is read, not tried."""
    listed = list(islice(door.names(""), _LOOKED_AT))
    told = {"anonymous_lists": bool(listed), "anonymous_writes": door.may_write}
    one = next((entry for entry in listed if entry.size and not entry.folder), None)
    return told if one is None else {**told, "anonymous_reads": door.gives(one)}


def doors(site: Site, seen: ServerSeen) -> Sequence[Opener]:
    """Return the way without login first, where it is open; then that with the login."""
    found: list[Opener] = []
    if seen.anonymous or seen.guest:
        found.append(lambda: FtpDoor(site, _ANONYMOUS if seen.anonymous else _GUEST, seen))
    if site.credential is not None:
        own = site.credential
        found.append(lambda: FtpDoor(site, own, seen))
    elif site.target.login or not found:
        found.append(refusing("no_credential"))
    return found


class FtpDoor:
    """An FTP server, logged in."""

    def __init__(self, site: Site, credential: Credential, seen: ServerSeen) -> None:
        self.anonymous = credential in (_ANONYMOUS, _GUEST)
        self._site, self._line = site, site.line
        self._root = address_of(site.target.address).path
        self.may_write = False
        """Whether the server says of some folder that this login may store into it."""
        self._ftp = self._opened(seen)
        try:
            self._login(credential, seen)
        except BaseException:
            self._ftp.close()
            raise

    def _opened(self, seen: ServerSeen) -> ftplib.FTP:
        if seen.tls is None:
            return connected(self._site)
        strict = self._site.target.scheme == "ftps" and not self.anonymous
        if strict and not may_be_told(self._site, seen.tls):
            raise Closed("tls_failed")
        checked = strict and not self._site.target.certificate
        return connected(self._site, context_of(self._site, checked=checked))

    def _login(self, credential: Credential, seen: ServerSeen) -> None:
        if isinstance(self._ftp, Ftps) and not self.anonymous:
            der = self._ftp.sock.getpeercert(binary_form=True) if self._ftp.sock else None  # type: ignore[attr-defined]
            if not is_pinned(self._site, der):
                raise Closed("key_changed")
        self._line.ask()
        try:
            ftplib.FTP.login(self._ftp, credential.user, credential.password)  # noqa: S321  # what is audited
        except ftplib.error_perm:
            raise Closed("login_refused") from None
        if isinstance(self._ftp, Ftps) and seen.tls is not None:
            with contextlib.suppress(ftplib.Error):
                self._ftp.prot_p()
        self._ftp.voidcmd("TYPE I")
        try:
            self._mlsd = "MLST" in self._ftp.sendcmd("FEAT").upper()
        except ftplib.Error:
            self._mlsd = False

    def names(self, folder: str) -> Iterator[Entry]:
        """Yield what lies in a folder, as the server sends it."""
        parse = machine_line if self._mlsd else listed_line
        for line in self._lines(f"{'MLSD' if self._mlsd else 'LIST -a'} {wire(self._path(folder))}"):
            entry, perms = parse(line, folder)
            self.may_write = self.may_write or bool({"c", "m", "a", "w"} & set(perms))
            if entry is not None:
                yield entry

    def _lines(self, command: str) -> Iterator[str]:
        data = self._transfer(command)
        broken = False
        try:
            with data.makefile("rb") as stream:
                while line := stream.readline(_LONGEST_LINE):
                    self._line.took(len(line))
                    yield line.decode("utf-8", "surrogateescape").rstrip("\r\n")
        except GeneratorExit:
            broken = True
            close_quietly(data)
            with contextlib.suppress(Missed):
                self._settle()
            raise
        except (OSError, Missed, Closed) as error:
            broken = True
            raise Missed(code_of(error), broken=True) from None
        finally:
            close_quietly(data)
            if not broken:
                self._settle()

    def _transfer(self, command: str, rest: int | None = None) -> socket.socket:
        self._line.ask()
        try:
            return self._ftp.transfercmd(command, rest or None)
        except ftplib.error_perm as error:
            raise Missed("forbidden" if str(error).startswith(("550", "553", "530")) else "protocol") from None
        except ValueError:
            raise Missed("outside_target") from None
        except ftplib.Error:
            raise Missed("protocol", broken=True) from None
        except (OSError, EOFError) as error:
            raise Missed(code_of(error), broken=True) from None

    def _settle(self) -> None:
        """Take the server's word on how a transfer ended, whatever it is."""
        try:
            self._ftp.voidresp()
        except ftplib.error_temp:
            return
        except ftplib.Error:
            raise Missed("protocol", broken=True) from None
        except (OSError, EOFError) as error:
            raise Missed(code_of(error), broken=True) from None

    def open(self, entry: Entry) -> Stream:
        """Open a file."""
        path = wire(self._path(entry.path))
        return Stream(lambda at: self._transfer(f"RETR {path}", at), self._settle, self._site)

    def gives(self, entry: Entry) -> bool:
        """Whether one byte of a file is given."""
        stream = self.open(entry)
        try:
            return bool(stream.read(0, 1))
        except Missed:
            return False
        finally:
            with contextlib.suppress(Missed):
                stream.close()

    def again(self, entry: Entry) -> Entry | None:
        """Return the file as it is now, where the server tells of one file."""
        if not self._mlsd:
            return None
        self._line.ask()
        try:
            told = self._ftp.sendcmd(f"MLST {wire(self._path(entry.path))}")
        except (ftplib.Error, OSError, EOFError, ValueError):
            return None
        line = next((one.strip() for one in told.splitlines() if "=" in one and one.startswith(" ")), "")
        now, _ = machine_line(line.encode("latin-1").decode("utf-8", "surrogateescape"), "")
        return now

    def _path(self, path: str) -> str:
        root = self._root.rstrip("/")
        return f"{root}/{path}" if path else root or "/"

    def close(self) -> None:
        """Leave."""
        self._ftp.close()
