"""IMAP mailboxes (RFC 3501, 9051), by the standard library: opened for examination: nothing is marked as read."""

import imaplib
import re
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sourcier.audit.address import address_of
from sourcier.audit.banners import told_by
from sourcier.audit.credentials import Credential
from sourcier.audit.unread import Closed, Missed, code_of
from sourcier.model.audit_seen import ServerSeen, TlsSeen

from .door import Entry, Opener, Site, refusing
from .tls import context_of, is_pinned, may_be_told, seen_tls, tls_socket

SCHEMES = ("imap", "imaps")
_LISTED = re.compile(rb'\((?P<flags>[^)]*)\) (?:"(?:[^"\\]|\\.)*"|NIL) (?P<name>.+)', re.DOTALL)
_FETCHED = re.compile(
    rb"(?=.*\bUID (?P<uid>\d{1,10}))(?=.*\bRFC822\.SIZE (?P<size>\d{1,19}))"
    rb"(?:.*INTERNALDATE \"(?P<day>[^\"]{1,40})\")?",
    re.DOTALL,
)
_AT_ONCE = 500
_MOST_LITERAL = 1 << 26
"""Bytes a server may announce at once; what is asked for is less."""
_ENDING = ".eml"
_ANYONE = re.compile(rb'"?\banyone\b"? "?(?P<rights>[a-z]+)"?')


def look(site: Site) -> ServerSeen:
    """Look at the door: its banner, its encryption, whether it takes a password in clear or no password at all."""
    address, implicit = address_of(site.target.address), site.target.scheme == "imaps"
    banner, able = ("", set()) if implicit else _greeting(site)
    tls: TlsSeen | None = None
    if implicit:
        tls = seen_tls(lambda: tls_socket(site), address.host, site)
    elif "STARTTLS" in able:
        tls = seen_tls(lambda: _starttls(site), address.host, site)
    software, version, _packed = told_by(banner)
    return ServerSeen(
        site.target.id, reached=True, plain=tls is None,
        plain_accepted=None if implicit or tls is None else "LOGINDISABLED" not in able, tls=tls,
        anonymous="AUTH=ANONYMOUS" in able if not implicit else None, banner=bool(software),
        software=software, version=version,
    )  # fmt: skip


def _greeting(site: Site) -> tuple[str, set[str]]:
    box = _Box(site)
    try:
        return box.welcome.decode("ascii", "replace"), set(box.capabilities)
    finally:
        box.shutdown()


def _starttls(site: Site) -> socket.socket:
    """Open a connection up to the moment the handshake begins."""
    line = tls_socket(site)
    stream = line.makefile("rb")
    try:
        stream.readline(1000)
        line.sendall(b"a1 STARTTLS\r\n")
        for _ in range(20):
            answer = stream.readline(1000)
            if answer.startswith(b"a1 OK"):
                return line
            if not answer or answer.startswith(b"a1"):
                break
    finally:
        stream.close()
    line.close()
    raise ConnectionResetError


def doors(site: Site, seen: ServerSeen) -> Sequence[Opener]:
    """Return the way with the login: a mailbox has no other."""
    if site.credential is None:
        return (refusing("no_credential"),)
    if seen.tls is not None and not may_be_told(site, seen.tls):
        return (refusing("tls_failed"),)
    own = site.credential
    return (lambda: ImapDoor(site, own, seen),)


class _Box(imaplib.IMAP4):
    """A connection that takes no more than was asked for, whatever the server announces."""

    def __init__(self, site: Site, context: ssl.SSLContext | None = None) -> None:
        address = address_of(site.target.address)
        self._context = context
        self._implicit = site.target.scheme == "imaps"
        site.line.ask()
        super().__init__(address.host, address.port, timeout=site.target.limits.timeout)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        plain = socket.create_connection((self.host, self.port), timeout)
        if self._implicit and self._context is not None:
            return self._context.wrap_socket(plain, server_hostname=self.host)
        return plain

    def read(self, size: int) -> bytes:
        """Read an announced number of bytes."""
        if size > _MOST_LITERAL:
            raise self.abort("too_large")
        return super().read(size)


class ImapDoor:
    """Mailboxes, logged in."""

    anonymous = False

    def __init__(self, site: Site, credential: Credential, seen: ServerSeen) -> None:
        self._site, self._line = site, site.line
        context = context_of(site, checked=not site.target.certificate) if seen.tls is not None else None
        self._names: dict[str, bytes] = {}
        self._open = ""
        try:
            self._box = _Box(site, context)
            if context is not None and site.target.scheme == "imap":
                self._box.starttls(context)
        except imaplib.IMAP4.error:
            raise Closed("reset") from None
        if isinstance(self._box.sock, ssl.SSLSocket) and not is_pinned(
            site, self._box.sock.getpeercert(binary_form=True)
        ):
            self._box.shutdown()
            raise Closed("key_changed")
        try:
            self._box.login(credential.user, credential.password)
        except imaplib.IMAP4.error:
            self._box.shutdown()
            raise Closed("login_refused") from None

    def names(self, folder: str) -> Iterator[Entry]:
        """Yield the mailboxes, or the messages of one."""
        return self._messages(folder) if folder else self._boxes()

    def _boxes(self) -> Iterator[Entry]:
        for line in self._ask(lambda box: box.list('""', "*")):
            found = _LISTED.fullmatch(line)
            if found is None or b"\\noselect" in found["flags"].lower():
                continue
            raw = found["name"].strip()
            name = _plain(raw)
            self._names[name] = raw if raw.startswith(b'"') else b'"' + raw + b'"'
            yield Entry(name, folder=True, world_readable=self._anyone(self._names[name]))

    def _anyone(self, raw: bytes) -> bool | None:
        """Whether anyone may read a mailbox (RFC 4314), where the server tells."""
        if "ACL" not in self._box.capabilities:
            return None
        try:
            told = b" ".join(self._ask(lambda box: box.getacl(raw.decode("ascii", "replace"))))
        except Missed:
            return None
        found = _ANYONE.search(told)
        return found is not None and b"r" in found["rights"]

    def _messages(self, folder: str) -> Iterator[Entry]:
        count = self._examine(folder)
        for first in range(1, count + 1, _AT_ONCE):
            last = min(count, first + _AT_ONCE - 1)
            for line in self._fetched(f"{first}:{last}"):
                found = _FETCHED.match(line)
                if found is not None:
                    yield Entry(
                        f"{folder}/{int(found['uid'])}{_ENDING}",
                        size=int(found["size"]),
                        modified=_day(found["day"]),
                        stamp=found["uid"].decode(),
                    )

    def _fetched(self, span: str) -> list[bytes]:
        return self._ask(lambda box: box.fetch(span, "(UID RFC822.SIZE INTERNALDATE)"))

    def _examine(self, folder: str) -> int:
        if folder not in self._names:
            list(self._boxes())
        raw = self._names.get(folder)
        if raw is None:
            raise Missed("vanished")
        told = self._ask(lambda box: box.select(raw.decode("ascii", "replace"), readonly=True))
        self._open = folder
        return int(told[0]) if told and told[0].isdigit() else 0

    def open(self, entry: Entry) -> "_Message":
        """Open a message."""
        folder, _, name = entry.path.rpartition("/")
        if folder != self._open:
            self._examine(folder)
        return _Message(self, name.removesuffix(_ENDING))

    def again(self, entry: Entry) -> Entry | None:  # noqa: ARG002  # a message never changes under its number
        """Nothing to ask."""
        return None

    def piece(self, uid: str, at: int, size: int) -> bytes:
        """Return a stretch of a message."""
        told = self._box_says(lambda box: box.uid("FETCH", uid, f"(BODY.PEEK[]<{at}.{size}>)"))
        data = next((one[1] for one in told if isinstance(one, tuple)), b"")
        self._line.took(len(data))
        return bytes(data)

    def _ask(self, wanted: Callable[[Any], tuple[str, list[Any]]]) -> list[bytes]:
        """Return the lines of an answer; of one with a literal, both parts as one."""
        lines = [b"".join(one[:2]) if isinstance(one, tuple) else one for one in self._box_says(wanted)]
        self._line.took(sum(len(one) for one in lines if one))
        return [one for one in lines if one]

    def _box_says(self, wanted: Callable[[Any], tuple[str, list[Any]]]) -> list[Any]:
        self._line.ask()
        try:
            status, told = wanted(self._box)
        except imaplib.IMAP4.abort:
            raise Missed("reset", broken=True) from None
        except imaplib.IMAP4.error:
            raise Missed("protocol") from None
        except OSError as error:
            raise Missed(code_of(error), broken=True) from None
        if status != "OK":
            raise Missed("forbidden")
        return told

    def close(self) -> None:
        """Leave."""
        self._box.shutdown()


class _Message:
    """A message on the server."""

    def __init__(self, door: ImapDoor, uid: str) -> None:
        self._door, self._uid = door, uid

    def read(self, at: int, size: int) -> bytes:
        """Return up to `size` bytes from the place `at`."""
        return self._door.piece(self._uid, at, size)

    def close(self) -> None:
        """Nothing to let go of."""


def _plain(raw: bytes) -> str:
    """A mailbox as a name without a slash in it."""
    text = raw.decode("ascii", "backslashreplace")
    if text.startswith('"') and text.endswith('"'):
        text = text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return text.replace("%", "%25").replace("/", "%2F")


def _day(text: bytes | None) -> str | None:
    try:
        said = (text or b"").decode("ascii", "replace").strip()
        return datetime.strptime(said, "%d-%b-%Y %H:%M:%S %z").astimezone(UTC).date().isoformat()
    except ValueError:
        return None
