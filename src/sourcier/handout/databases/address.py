"""The address of a database: ``postgresql://name@host:5432/base``, ``mysql://...``, ``sqlite:///file``."""

import re
from dataclasses import dataclass
from pathlib import Path

from sourcier.handout.refusals import NotAnAddress, PasswordInAddress

_ADDRESS = re.compile(
    r"(?P<sort>[a-z0-9]+)://(?:(?P<user>[^@/?#]*)@)?(?P<host>\[[0-9a-fA-F:.]+\]|[^/?#:@]*)(?::(?P<port>\d{1,5}))?"
    r"/(?P<base>[^?#]*)(?:\?(?P<more>[^#]*))?"
)
_SORTS = {
    "postgresql": "postgresql",
    "postgres": "postgresql",
    "mysql": "mysql",
    "mariadb": "mysql",
    "sqlite": "sqlite",
}
_HEAD = b"SQLite format 3\x00"
_ESCAPED = re.compile(r"((?:%[0-9a-fA-F]{2})+)")
_HERE = ("", "localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is."""

    sort: str
    """``postgresql``, ``mysql`` or ``sqlite``."""
    base: str
    user: str = ""
    host: str = ""
    """Empty: the driver's own default."""
    port: int | None = None

    @property
    def is_here(self) -> bool:
        """Whether it lies on this computer, so that no network is between."""
        return self.host in _HERE or self.host.startswith("/")


def address_of(text: str) -> Address | None:
    """Return the address a text is, None where it is the path of a file that is no database.

    Raises NotAnAddress, PasswordInAddress.
    """
    if "://" not in text:
        return Address("sqlite", text) if _is_sqlite(Path(text)) else None
    found = _ADDRESS.fullmatch(text)
    if found is None or found["sort"] not in _SORTS:
        raise NotAnAddress
    user, mark, _password = (found["user"] or "").partition(":")
    if mark:
        raise PasswordInAddress
    sort = _SORTS[found["sort"]]
    base = _plain(found["base"])
    host = _plain(found["host"].strip("[]"))
    if not base or (sort == "sqlite" and (host or user)) or found["more"]:
        raise NotAnAddress
    return Address(sort, base, _plain(user), host, int(found["port"]) if found["port"] else None)


def _plain(text: str) -> str:
    """Undo percent-encoding (RFC 3986, 2.1)."""
    return _ESCAPED.sub(lambda run: bytes.fromhex(run[1].replace("%", "")).decode("utf-8", "replace"), text)


def _is_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(_HEAD)) == _HEAD
    except OSError:
        return False
