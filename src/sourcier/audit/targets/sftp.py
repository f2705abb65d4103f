"""SFTP over SSH, by asyncssh, one request after the other. The user's own keys, agent and settings are left alone."""

import asyncio
import base64
import hashlib
import socket
import stat
from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from sourcier.audit.address import address_of
from sourcier.audit.banners import told_by
from sourcier.audit.credentials import Credential
from sourcier.audit.unread import Closed, Missed, code_of
from sourcier.model.audit_seen import ServerSeen

from .client import client
from .door import Entry, Opener, Site, refusing

SCHEMES = ("sftp",)
_STRANGERS = (Credential("anonymous", ""), Credential("guest", "guest"))
_PIECE = 1 << 16
_AT_ONCE = 1_000
_NOBODY: tuple[list[Any], list[Any], list[Any]] = ([], [], [])
_CODES = {2: "vanished", 3: "forbidden", 8: "protocol"}
"""SFTP's own: no such file, permission denied, not supported (draft-ietf-secsh-filexfer-02)."""
Told = TypeVar("Told")


def look(site: Site) -> ServerSeen:
    """Look at the door: its banner, and whether it opens to strangers."""
    client("asyncssh")
    opened: dict[str, bool] = {}
    banner = ""
    for name, stranger in zip(("anonymous", "guest"), _STRANGERS, strict=True):
        try:
            door = SftpDoor(site, stranger)
        except Closed as refusal:
            if refusal.code != "login_refused":
                raise
            opened[name] = False
        else:
            opened[name], banner = True, door.banner
            door.close()
    banner = banner or _greeting(site)
    software, version, packed = told_by(banner)
    return ServerSeen(
        site.target.id, reached=True, plain=False, anonymous=opened["anonymous"], guest=opened["guest"],
        anonymous_lists=opened["anonymous"] or None, banner=bool(software),
        software=software, version=version, packed=packed,
    )  # fmt: skip


def _greeting(site: Site) -> str:
    """The line with which a server of SSH begins (RFC 4253, 4.2)."""
    address = address_of(site.target.address)
    site.line.ask()
    with socket.create_connection((address.host, address.port), site.target.limits.timeout) as line:
        return line.recv(255).split(b"\n")[0].decode("ascii", "replace")


def doors(site: Site, seen: ServerSeen) -> Sequence[Opener]:
    """Return the way without login where it is open, and that with the login."""
    found: list[Opener] = []
    if seen.anonymous or seen.guest:
        stranger = _STRANGERS[0 if seen.anonymous else 1]
        found.append(lambda: SftpDoor(site, stranger))
    if site.credential is not None:
        own = site.credential
        found.append(lambda: SftpDoor(site, own))
    elif site.target.login or not found:
        found.append(refusing("no_credential"))
    return found


class SftpDoor:
    """An SFTP server, logged in."""

    def __init__(self, site: Site, credential: Credential) -> None:
        self.anonymous = credential in _STRANGERS
        self._site, self._line = site, site.line
        self._root = address_of(site.target.address).path.encode("utf-8", "surrogateescape").rstrip(b"/")
        self._ssh = client("asyncssh")
        self._loop = asyncio.new_event_loop()
        self._connection: Any = None
        try:
            self._sftp = self.done(self._opened(credential))
        except BaseException:
            self.close()
            raise

    @property
    def banner(self) -> str:
        """How the server names itself."""
        return str(self._connection.get_extra_info("server_version") or "")

    async def _opened(self, credential: Credential) -> Any:
        address, ssh = address_of(self._site.target.address), self._ssh
        pinned, anonymous = self._site.target.certificate, self.anonymous

        class _Checked(ssh.SSHClient):  # type: ignore[misc,name-defined]
            def validate_host_public_key(self, _host: str, _addr: str, _port: int, key: Any) -> bool:
                return anonymous or bool(pinned and _is_pinned(key, pinned))

        known = self._site.trusted if self._site.trusted and not pinned and not anonymous else _NOBODY
        keys = [credential.key_file] if credential.key_file else None
        self._connection, _ = await ssh.create_connection(
            _Checked, address.host, address.port, username=credential.user, password=credential.password or None,
            passphrase=credential.password or None if keys else None, client_keys=keys, known_hosts=known,
            agent_path=None, config=None, server_host_key_algs="default",
            connect_timeout=self._site.target.limits.timeout, login_timeout=self._site.target.limits.timeout,
        )  # fmt: skip
        return await self._connection.start_sftp_client()

    def done(self, wanted: Coroutine[Any, Any, Told]) -> Told:
        """Wait for an answer, so long as a server may be silent. Raises Missed, Closed."""
        self._line.ask()
        try:
            return self._loop.run_until_complete(asyncio.wait_for(wanted, self._site.target.limits.timeout))
        except self._ssh.PermissionDenied:
            raise Closed("login_refused") from None
        except self._ssh.HostKeyNotVerifiable:
            raise Closed("key_changed" if self._site.target.certificate else "key_unknown") from None
        except self._ssh.SFTPError as error:
            code = _CODES.get(error.code, "read_error")
            raise Missed(code, broken=error.code in (6, 7)) from None  # no connection, connection lost
        except self._ssh.KeyImportError:
            raise Closed("no_credential") from None
        except self._ssh.Error:
            raise Missed("reset", broken=True) from None
        except (OSError, TimeoutError) as error:
            raise Missed(code_of(error), broken=True) from None

    def names(self, folder: str) -> Iterator[Entry]:
        """Yield what lies in a folder, some names at a time."""
        listing: AsyncIterator[Any] = self._sftp.scandir(self._path(folder))
        try:
            while some := self.done(_some(listing)):
                self._line.took(sum(len(one.filename) for one in some))
                for one in some:
                    entry = self._entry(folder, one.filename, one.attrs)
                    if entry is not None:
                        yield entry
        finally:
            self.done(listing.aclose())  # type: ignore[attr-defined]

    def _entry(self, folder: str, name: bytes, told: Any) -> Entry | None:
        if name in (b".", b".."):
            return None
        plain = name.decode("utf-8", "surrogateescape")
        sort = stat.S_IFMT(told.permissions or 0)
        mode = None if told.permissions is None else stat.S_IMODE(told.permissions)
        link = "file" if sort == stat.S_IFLNK else ""
        return Entry(
            f"{folder}/{plain}" if folder else plain,
            folder=sort == stat.S_IFDIR,
            size=told.size if sort == stat.S_IFREG or not sort else None,
            modified=_day(told.mtime),
            stamp=str(told.mtime),
            mode=mode,
            link=link,
            world_readable=None if mode is None or link else bool(mode & stat.S_IROTH),
            world_writable=None if mode is None or link else bool(mode & stat.S_IWOTH),
            unread="" if sort in (0, stat.S_IFREG, stat.S_IFDIR, stat.S_IFLNK) else "special_file",
        )

    def open(self, entry: Entry) -> "_File":
        """Open a file."""
        return _File(self, self.done(self._sftp.open(self._path(entry.path), "rb", encoding=None)), self._line.took)

    def again(self, entry: Entry) -> Entry | None:
        """Return the file as it is now."""
        try:
            told = self.done(self._sftp.lstat(self._path(entry.path)))
        except Missed as failure:
            return Entry(entry.path, unread="vanished") if failure.code == "vanished" else None
        folder, _, name = entry.path.rpartition("/")
        return self._entry(folder, name.encode("utf-8", "surrogateescape"), told)

    def _path(self, path: str) -> bytes:
        inside = path.encode("utf-8", "surrogateescape")
        return self._root + b"/" + inside if inside else self._root or b"/"

    def close(self) -> None:
        """Leave."""
        try:
            if self._connection is not None:
                self._connection.abort()
                self._loop.run_until_complete(asyncio.wait_for(self._connection.wait_closed(), 2))
        except (OSError, TimeoutError, self._ssh.Error):
            pass
        finally:
            self._loop.close()


class _File:
    """A file on the server."""

    def __init__(self, door: SftpDoor, file: Any, took: Any) -> None:
        self._door, self._file, self._took = door, file, took

    def read(self, at: int, size: int) -> bytes:
        """Return up to `size` bytes from the place `at`."""
        pieces, wanted = [], size
        while wanted > 0 and (piece := self._door.done(self._file.read(min(wanted, _PIECE), at + size - wanted))):
            self._took(len(piece))
            pieces.append(piece)
            wanted -= len(piece)
        return b"".join(pieces)[:size]

    def close(self) -> None:
        """Let go of it."""
        self._door.done(self._file.close())


async def _some(listing: AsyncIterator[Any]) -> list[Any]:
    found: list[Any] = []
    async for one in listing:
        found.append(one)
        if len(found) >= _AT_ONCE:
            break
    return found


def _is_pinned(key: Any, pinned: str) -> bool:
    """Whether a host key is the one the owner pinned: as ssh-keygen -l writes it, or in hexadecimal."""
    digest = hashlib.sha256(key.public_data).digest()
    said = pinned.removeprefix("SHA256:").rstrip("=")
    return said == base64.b64encode(digest).decode().rstrip("=") or said.replace(":", "").lower() == digest.hex()


def _day(seconds: int | None) -> str | None:
    try:
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (OverflowError, ValueError, OSError):
        return None
