"""HTTP and HTTPS: folders that a web server lists, and what lies in them. No redirect is ever followed.

Only links to names right inside the folder count; whatever else a page links to, other hosts first of all, is left.
"""

import base64
import http.client
import re
import ssl
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from urllib.parse import quote, unquote, urlsplit

from sourcier.audit.address import address_of
from sourcier.audit.banners import software_in, weakest
from sourcier.audit.credentials import Credential
from sourcier.audit.unread import Closed, Missed, code_of
from sourcier.model.audit_seen import ServerSeen, TlsSeen

from .door import Entry, Opener, Site, refusing
from .tls import context_of, is_pinned, may_be_told, seen_tls, tls_socket
from .webdav_names import NoListing, properties

SCHEMES = ("http", "https", "webdav", "webdavs")
_SECURE = ("https", "webdavs")
_DAV = ("webdav", "webdavs")
_PIECE = 1 << 16
_PAGE = 1 << 24
"""Bytes of a page of names."""
_LISTED = re.compile(rb"(?i)<(?:title|h1)>\s*(?:index of|directory listing|contenu de|listing of)")
_REFUSED = (401, 403, 407)
_SHUT = {401: "login_refused", 403: "forbidden", 404: "vanished", 407: "login_refused", 410: "vanished"}
_PARTIAL, _WHOLE, _MULTI, _MOVED, _BAD = 206, 200, 207, 300, 400
_TOTAL = re.compile(r"bytes \d+-\d+/(\d{1,19})")
_PROPFIND = (
    b'<?xml version="1.0"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><getlastmodified/></prop>'
    b"</propfind>"
)
_AGENT = "sourcier-audit"


def look(site: Site) -> ServerSeen:
    """Look at the door: banner, encryption, and what it shows to anyone."""
    address, scheme = address_of(site.target.address), site.target.scheme
    tls = None
    if scheme in _SECURE:
        tls = seen_tls(lambda: tls_socket(site), address.host, site)
    door = HttpDoor(site, None, tls)
    try:
        status, headers, body = door.front()
    finally:
        door.close()
    product = weakest(software_in(f"{headers.get('server', '')} {headers.get('x-powered-by', '')}"))
    lists = status == _MULTI or bool(status == _WHOLE and _LISTED.search(body))
    is_open = status in (_WHOLE, _MULTI)
    return ServerSeen(
        site.target.id, reached=True, plain=tls is None, tls=tls, anonymous=is_open, anonymous_lists=lists,
        anonymous_reads=is_open, listing=lists, banner=product is not None,
        software=product.product if product else "", version=product.version if product else "",
    )  # fmt: skip


def doors(site: Site, seen: ServerSeen) -> Sequence[Opener]:
    """Return the way without login where it is open, and that with the login."""
    found: list[Opener] = []
    if seen.anonymous:
        found.append(lambda: HttpDoor(site, None, seen.tls))
    if site.credential is not None:
        shut = seen.tls is not None and not may_be_told(site, seen.tls)
        found.append(refusing("tls_failed") if shut else lambda: HttpDoor(site, site.credential, seen.tls))
    elif site.target.login or not found:
        found.append(refusing("no_credential"))
    return found


class HttpDoor:
    """A web server, one connection at a time."""

    def __init__(self, site: Site, credential: Credential | None, tls: TlsSeen | None) -> None:
        self.anonymous = credential is None
        self._site, self._line, self._tls = site, site.line, tls
        self._root = address_of(site.target.address).path.rstrip("/")
        self._dav = site.target.scheme in _DAV
        self._headers = {"User-Agent": _AGENT, "Accept-Encoding": "identity"}
        if credential is not None:
            told = f"{credential.user}:{credential.password}".encode()
            self._headers["Authorization"] = f"Basic {base64.b64encode(told).decode()}"
        self._connection: http.client.HTTPConnection | None = None

    def front(self) -> tuple[int, Mapping[str, str], bytes]:
        """Return what the folder itself answers."""
        answer = self._ask(*self._listing(""))
        body = self._body(answer)
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def names(self, folder: str) -> Iterator[Entry]:
        """Yield what the server lists in a folder."""
        answer = self._ask(*self._listing(folder))
        body = self._body(answer)
        self._refuse(answer.status)
        base = f"{self._root}/{folder}" if folder else self._root
        if self._dav:
            try:
                yield from properties(body, base, folder)
            except NoListing:
                raise Missed("protocol") from None
            return
        if not _LISTED.search(body):
            return
        for name, is_folder in sorted(_links(body, f"{base}/")):
            yield Entry(f"{folder}/{name}" if folder else name, folder=is_folder)

    def _listing(self, folder: str) -> tuple[str, str, bytes | None, dict[str, str]]:
        if self._dav:
            return "PROPFIND", f"{folder}/" if folder else "", _PROPFIND, {"Depth": "1", "Content-Type": "text/xml"}
        return "GET", f"{folder}/" if folder else "", None, {}

    def open(self, entry: Entry) -> "_Resource":
        """Open a resource: what it says of its size and age is asked first."""
        answer = self._ask("HEAD", entry.path, None, {})
        answer.read()
        self._refuse(answer.status)
        length = answer.getheader("Content-Length", "")
        return _Resource(self, entry.path, int(length) if length.isdigit() else None, _day(answer))

    def again(self, entry: Entry) -> Entry | None:
        """Return the resource as it is now."""
        if not entry.stamp:
            return None
        answer = self._ask("HEAD", entry.path, None, {})
        answer.read()
        length = answer.getheader("Content-Length", "")
        if answer.status != _WHOLE or not length.isdigit():
            return Entry(entry.path, unread="vanished") if answer.status in (404, 410) else None
        return replace(entry, size=int(length), stamp=answer.getheader("Last-Modified", ""))

    def piece(self, path: str, at: int, size: int) -> bytes:
        """Return a stretch of a resource."""
        answer = self._ask("GET", path, None, {"Range": f"bytes={at}-{at + size - 1}"})
        if answer.status == 416:  # noqa: PLR2004  # past its end (RFC 9110)
            answer.read()
            return b""
        self._refuse(answer.status)
        skip = 0 if answer.status == _PARTIAL else at
        pieces, wanted = [], skip + size
        try:
            while wanted > 0 and (piece := answer.read(min(wanted, _PIECE))):
                self._line.took(len(piece))
                pieces.append(piece)
                wanted -= len(piece)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Missed(code_of(error), broken=True) from None
        if not answer.isclosed():
            self.close()
        return b"".join(pieces)[skip:]

    def _ask(self, method: str, path: str, body: bytes | None, more: dict[str, str]) -> http.client.HTTPResponse:
        self._line.ask()
        where = quote(f"{self._root}/{path}", errors="surrogateescape")
        connection = self._connected()
        try:
            connection.request(method, where, body, {**self._headers, **more})
            return connection.getresponse()
        except http.client.RemoteDisconnected:
            self.close()
            raise Missed("reset", broken=True) from None
        except http.client.HTTPException:
            self.close()
            raise Missed("protocol", broken=True) from None
        except (OSError, ValueError) as error:
            self.close()
            raise Missed(code_of(error), broken=True) from None

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        pieces, size = [], 0
        try:
            while piece := answer.read(_PIECE):
                self._line.took(len(piece))
                pieces.append(piece)
                size += len(piece)
                if size > _PAGE:
                    self.close()
                    raise Missed("too_many_names")
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Missed(code_of(error), broken=True) from None
        return b"".join(pieces)

    def _refuse(self, status: int) -> None:
        if _MOVED <= status < _BAD:
            raise Missed("outside_target")
        if status >= _BAD:
            raise Missed(_SHUT.get(status, "protocol"))

    def _connected(self) -> http.client.HTTPConnection:
        if self._connection is not None:
            return self._connection
        address, timeout = address_of(self._site.target.address), self._site.target.limits.timeout
        if self._tls is None and self._site.target.scheme not in _SECURE:
            self._connection = http.client.HTTPConnection(address.host, address.port, timeout=timeout)
            return self._connection
        checked = not self.anonymous and not self._site.target.certificate
        connection = http.client.HTTPSConnection(
            address.host, address.port, timeout=timeout, context=context_of(self._site, checked=checked)
        )
        connection.connect()
        der = connection.sock.getpeercert(binary_form=True) if isinstance(connection.sock, ssl.SSLSocket) else None
        if not self.anonymous and not is_pinned(self._site, der):
            connection.close()
            raise Closed("key_changed")
        self._connection = connection
        return connection

    def close(self) -> None:
        """Let go of the connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


class _Resource:
    """A resource, stretch by stretch."""

    def __init__(self, door: HttpDoor, path: str, size: int | None, modified: str | None) -> None:
        self._door, self._path = door, path
        self.size, self.modified = size, modified

    def read(self, at: int, size: int) -> bytes:
        """Return up to `size` bytes from the place `at`."""
        if self.size is not None and at >= self.size > 0 and size > 1:
            return b""
        return self._door.piece(self._path, at, size)

    def close(self) -> None:
        """Nothing to let go of."""


def _day(answer: http.client.HTTPResponse) -> str | None:
    try:
        return parsedate_to_datetime(answer.getheader("Last-Modified", "")).astimezone(UTC).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return None


class _Anchors(HTMLParser):
    """The links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where an anchor leads."""
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def _links(body: bytes, base: str) -> set[tuple[str, bool]]:
    """Names right inside the folder `base` that a page links to, and whether each is a folder."""
    anchors = _Anchors()
    anchors.feed(body.decode("utf-8", "surrogateescape"))
    found = set()
    for link in anchors.found:
        parts = urlsplit(link) if "]" not in link and "[" not in link else None
        if parts is None or parts.scheme or parts.netloc or parts.query or not parts.path:
            continue
        path = unquote(parts.path, errors="surrogateescape")
        name = path.removeprefix(base) if path.startswith("/") else path.removeprefix("./")
        plain = name.removesuffix("/")
        if path.startswith("/") and not path.startswith(base):
            continue
        if plain not in ("", ".", "..") and "/" not in plain:
            found.add((plain, name.endswith("/")))
    return found
