"""Addresses of targets: one host, one port, one place on it; the bounds of what is ever asked."""

import posixpath
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sourcier.model.audit_targets import SCHEMES
from sourcier.model.message import Message

from .refusals import ConfigUnreadable, SecretInConfig

PORTS = {
    "ftp": 21, "ftps": 990, "sftp": 22, "http": 80, "https": 443, "webdav": 80, "webdavs": 443, "s3": 443,
    "postgresql": 5432, "mysql": 3306, "imap": 143, "imaps": 993,
}  # fmt: skip
_ALSO = {"postgres": "postgresql", "mariadb": "mysql", "dav": "webdav", "davs": "webdavs", "file": "folder"}
_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is, and where in it."""

    host: str
    port: int
    path: str
    """Percent-decoded; begins with ``/``, ends with none but the root's own."""
    query: str = ""

    @property
    def is_here(self) -> bool:
        """Whether it lies on this computer, so that no network is between."""
        return self.host in _HERE


def address_of(text: str) -> Address:
    """Return the parts of an address that was checked before."""
    parts = urlsplit(text)
    path = posixpath.normpath("/" + unquote(parts.path, errors="surrogateescape").strip("/"))
    return Address(parts.hostname or "", parts.port or PORTS[parts.scheme], path, parts.query)


def place_of(url: str, path: str, folder: Path, line: int) -> tuple[str, str]:
    """Return scheme and address of a target. Raises ConfigUnreadable, SecretInConfig."""
    if path:
        if "://" in path:
            raise ConfigUnreadable(line, Message('Write an address as url = "...", and a folder as path = "...".'))
        return "folder", local(path, folder)
    scheme, mark, rest = url.partition("://")
    scheme = _ALSO.get(scheme.lower(), scheme.lower())
    if not mark or scheme not in SCHEMES:
        raise ConfigUnreadable(line, Message("Begin url with one of: %(known)s", {"known": ", ".join(SCHEMES)}))
    if scheme in ("folder", "disk"):
        return scheme, local(unquote(rest), folder) if rest else ""
    return scheme, _checked(f"{scheme}://{rest}", line)


def _checked(text: str, line: int) -> str:
    try:
        parts = urlsplit(text)
        port, host = parts.port, parts.hostname
    except ValueError:
        host, port = None, None
    if "@" in text.split("://", 1)[1].split("/", 1)[0]:
        raise SecretInConfig(line)
    known = host and (port is None or port > 0) and not parts.fragment and text.isprintable()
    if not known or ".." in unquote(parts.path).split("/"):
        raise ConfigUnreadable(line, Message("Write url as scheme://host:port/path, without user, ?, # or .. in it."))
    if parts.query and parts.scheme != "s3":
        raise ConfigUnreadable(line, Message("Write url as scheme://host:port/path, without user, ?, # or .. in it."))
    return text


def local(path: str, folder: Path) -> str:
    """Return a path of this computer, meant from `folder`."""
    return str(folder / path)
