"""S3 and what speaks like it, by minio's client: one bucket, or a prefix in it, at one address, no redirect followed.

``s3://HOST[:PORT]/BUCKET[/PREFIX][?region=eu-west-3&tls=no]``. What the bucket shows to anyone is asked without keys.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qs

from sourcier.audit.address import address_of
from sourcier.audit.credentials import Credential
from sourcier.audit.unread import Closed, Missed, code_of
from sourcier.model.audit_seen import ServerSeen, TlsSeen

from .client import client
from .door import Entry, Opener, Site, refusing
from .tls import may_be_told, seen_tls, tls_socket

SCHEMES = ("s3",)
_REGION = "us-east-1"
_SHUT = {
    "AccessDenied": "forbidden", "AllAccessDisabled": "forbidden", "InvalidAccessKeyId": "login_refused",
    "SignatureDoesNotMatch": "login_refused", "NoSuchBucket": "vanished", "NoSuchKey": "vanished",
    "PermanentRedirect": "outside_target", "TemporaryRedirect": "outside_target",
}  # fmt: skip
_STATUS = re.compile(r"Response code: (\d{3})")
_BY_STATUS = {"401": "login_refused", "403": "forbidden", "404": "vanished"}
_FIRST = 20
"""Names that are looked at to see whether contents are given to anyone."""
_READS, _LISTS, _WRITES = ("s3:getobject", "s3:*", "*"), ("s3:listbucket", "s3:*", "*"), ("s3:putobject", "s3:*", "*")


def look(site: Site) -> ServerSeen:
    """Look at the door: its encryption, and what the bucket shows to anyone."""
    client("minio")
    address = address_of(site.target.address)
    tls = seen_tls(lambda: tls_socket(site), address.host, site) if _is_secure(site) else None
    told = _without_login(site)
    policy = _policy(site, tls)
    return ServerSeen(
        site.target.id, reached=True, plain=tls is None, tls=tls,
        anonymous=told["lists"] or told["reads"] or policy["reads"] or policy["lists"],
        anonymous_lists=told["lists"] or policy["lists"], anonymous_reads=told["reads"] or policy["reads"],
        anonymous_writes=policy["writes"] or None, listing=told["lists"],
    )  # fmt: skip


def _without_login(site: Site) -> dict[str, bool]:
    told = {"lists": False, "reads": False}
    door = S3Door(site, None)
    try:
        for number, entry in enumerate(door.names("")):
            told["lists"] = True
            if not entry.folder and entry.size:
                told["reads"] = bool(door.open(entry).read(0, 1))
                break
            if number >= _FIRST:
                break
    except Missed as failure:
        if failure.broken:
            raise Closed(failure.code) from None
    return told


def _policy(site: Site, tls: TlsSeen | None) -> dict[str, bool]:
    """What the bucket's policy grants to everyone, where the login may read it."""
    told = {"reads": False, "lists": False, "writes": False}
    if site.credential is None or (tls is not None and not may_be_told(site, tls)):
        return told
    try:
        plain = json.loads(S3Door(site, site.credential).policy())
        statements = plain["Statement"]
    except (Missed, ValueError, KeyError, TypeError):
        return told
    for one in statements if isinstance(statements, list) else [statements]:
        principal = one.get("Principal") if isinstance(one, dict) else None
        everyone = principal == "*" or (isinstance(principal, dict) and "*" in _texts(principal.get("AWS")))
        if everyone and one.get("Effect") == "Allow" and not one.get("Condition"):
            actions = {action.lower() for action in _texts(one.get("Action"))}
            told["reads"] |= bool(actions & {*_READS})
            told["lists"] |= bool(actions & {*_LISTS})
            told["writes"] |= bool(actions & {*_WRITES})
    return told


def _texts(value: object) -> list[str]:
    every = value if isinstance(value, list) else [value]
    return [one for one in every if isinstance(one, str)]


def doors(site: Site, seen: ServerSeen) -> Sequence[Opener]:
    """Return the way without keys where names are shown, and that with them."""
    found: list[Opener] = []
    if seen.anonymous_lists:
        found.append(lambda: S3Door(site, None))
    if site.credential is not None:
        shut = seen.tls is not None and not may_be_told(site, seen.tls)
        found.append(refusing("tls_failed") if shut else lambda: S3Door(site, site.credential))
    elif site.target.login or not found:
        found.append(refusing("no_credential"))
    return found


class S3Door:
    """A bucket."""

    def __init__(self, site: Site, credential: Credential | None) -> None:
        self.anonymous = credential is None
        self._site, self._line = site, site.line
        address = address_of(site.target.address)
        self._bucket, _, prefix = address.path.strip("/").partition("/")
        self._prefix = f"{prefix}/" if prefix else ""
        minio, urllib3 = client("minio"), client("urllib3")
        self._errors = (
            minio.error.S3Error,
            minio.error.MinioException,
            urllib3.exceptions.HTTPError,
            ValueError,
            OSError,
        )
        options: dict[str, Any] = {"cert_reqs": "CERT_REQUIRED", "ca_certs": site.trusted or None}
        if site.target.certificate or self.anonymous:
            options = {"cert_reqs": "CERT_NONE", "assert_fingerprint": site.target.certificate or None}
        pool = urllib3.PoolManager(
            timeout=urllib3.Timeout(site.target.limits.timeout),
            retries=urllib3.Retry(total=0, redirect=0, raise_on_redirect=False),
            **(options if _is_secure(site) else {}),
        )
        self._minio = minio.Minio(
            endpoint=f"{address.host}:{address.port}", access_key=credential.user if credential else None,
            secret_key=credential.password if credential else None, secure=_is_secure(site),
            region=_asked(site, "region") or _REGION, http_client=pool,
        )  # fmt: skip
        self._minio.disable_virtual_style_endpoint()
        self._pool = pool

    def names(self, folder: str) -> Iterator[Entry]:
        """Yield what lies under a prefix, as the server lists it."""
        prefix = f"{self._prefix}{folder}/" if folder else self._prefix
        try:
            for number, one in enumerate(self._minio.list_objects(self._bucket, prefix=prefix)):
                if number % 1_000 == 0:
                    self._line.ask()
                name = one.object_name.removeprefix(self._prefix)
                self._line.took(len(name))
                if not name or one.object_name == prefix:
                    continue
                when = one.last_modified
                yield Entry(
                    name.removesuffix("/"),
                    folder=bool(one.is_dir),
                    size=None if one.is_dir else one.size,
                    modified=when.date().isoformat() if when else None,
                    stamp=one.etag or "",
                )
        except self._errors as error:
            raise self._missed(error) from None

    def open(self, entry: Entry) -> "_Object":
        """Open an object."""
        return _Object(self, f"{self._prefix}{entry.path}")

    def again(self, entry: Entry) -> Entry | None:
        """Return the object as it is now."""
        self._line.ask()
        try:
            told = self._minio.stat_object(self._bucket, f"{self._prefix}{entry.path}")
        except self._errors as error:
            code = self._missed(error).code
            return Entry(entry.path, unread="vanished") if code == "vanished" else None
        return Entry(entry.path, size=told.size, stamp=told.etag or "")

    def piece(self, name: str, at: int, size: int) -> bytes:
        """Return a stretch of an object."""
        self._line.ask()
        try:
            answer = self._minio.get_object(self._bucket, name, offset=at, length=size)
        except self._errors as error:
            if getattr(error, "code", "") == "InvalidRange":
                return b""
            raise self._missed(error) from None
        try:
            data: bytes = answer.read(size)
            self._line.took(len(data))
        except self._errors as error:
            raise self._missed(error) from None
        finally:
            answer.close()
        return data

    def policy(self) -> str:
        """Return the bucket's policy."""
        self._line.ask()
        try:
            return str(self._minio.get_bucket_policy(self._bucket))
        except self._errors as error:
            raise self._missed(error) from None

    def _missed(self, error: Exception) -> Missed:
        code = getattr(error, "code", None)
        if isinstance(code, str):
            return Missed(_SHUT.get(code, "protocol"))
        if isinstance(error, ValueError):
            return Missed("outside_target")
        if status := _STATUS.search(str(error)):
            return Missed(_BY_STATUS.get(status[1], "outside_target" if status[1].startswith("3") else "protocol"))
        name = type(getattr(error, "reason", error)).__name__
        if "Timeout" in name:
            return Missed("timeout", broken=True)
        if isinstance(error, OSError):
            return Missed(code_of(error), broken=True)
        return Missed("tls_failed" if "SSL" in name else "refused" if "NewConnection" in name else "reset", broken=True)

    def close(self) -> None:
        """Let go of all connections."""
        self._pool.clear()


class _Object:
    """An object, stretch by stretch."""

    def __init__(self, door: S3Door, name: str) -> None:
        self._door, self._name = door, name

    def read(self, at: int, size: int) -> bytes:
        """Return up to `size` bytes from the place `at`."""
        return self._door.piece(self._name, at, size)

    def close(self) -> None:
        """Nothing to let go of."""


def _asked(site: Site, name: str) -> str:
    return parse_qs(address_of(site.target.address).query).get(name, [""])[0]


def _is_secure(site: Site) -> bool:
    return _asked(site, "tls") != "no"
