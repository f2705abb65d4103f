"""Which software a server names in its banner, and which version of it.

A banner is the server's own word: it may be hidden or false, and distributions repair old versions without changing
it. So a version packed by Debian counts as Debian's, whose support is longer.
"""

import re
from dataclasses import dataclass

from sourcier.data.unsupported import branch_of

LONGEST = 500
"""Characters of a banner that are looked at."""
_VERSION = r"(\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)"
_NAMED = (
    ("mariadb", rf"(?:5\.5\.5-)?{_VERSION}-MariaDB"),
    ("mysql", rf"\bMySQL(?: Community Server)?[ /]v?{_VERSION}"),
    ("postgresql", rf"\bPostgreSQL[ /]{_VERSION}"),
    ("apache", rf"\bApache/{_VERSION}"),
    ("nginx", rf"\bnginx/{_VERSION}"),
    ("iis", rf"\bMicrosoft-IIS/{_VERSION}"),
    ("php", rf"\bPHP/{_VERSION}"),
    ("tomcat", rf"\b(?:Apache )?Tomcat[/ ]{_VERSION}"),
    ("vsftpd", rf"\bvsFTPd[ /]{_VERSION}"),
    ("proftpd", rf"\bProFTPD[ /]{_VERSION}"),
)
_PATTERNS = tuple((product, re.compile(pattern, re.IGNORECASE)) for product, pattern in _NAMED)
_BARE = re.compile(rf"{_VERSION}(?:[-+~ ].*)?")
_DEBIAN = re.compile(r"[+~]deb(\d{1,2})u\d")
_DISTRIBUTION = "debian"
_OF_SCHEME = {"mysql": "mysql", "postgresql": "postgresql"}
"""What a bare version is of, by how the server was asked."""


@dataclass(frozen=True, slots=True)
class Software:
    """A product and its version, as told."""

    product: str
    """As `sourcier.data.unsupported` names it."""
    version: str
    packed: bool = False
    """Whether a distribution packed it: its version alone says little of its repairs."""


def told_by(banner: str, scheme: str = "") -> tuple[str, str, str]:
    """Return the first product a banner names, its version, and the version of the distribution that packed it."""
    found = software_in(banner, scheme)
    product = next((one for one in found if one.product != _DISTRIBUTION), Software("", ""))
    packed = next((one.version for one in found if one.product == _DISTRIBUTION), "")
    return product.product, product.version, packed


def software_in(banner: str, scheme: str = "") -> tuple[Software, ...]:
    """Return all software a banner names, Debian itself where it packed it."""
    text = banner[:LONGEST]
    packed = _DEBIAN.search(text)
    found = [
        Software(product, match[1].lower(), packed is not None)
        for product, pattern in _PATTERNS
        if (match := pattern.search(text)) is not None
    ]
    if not found and scheme in _OF_SCHEME and (bare := _BARE.fullmatch(text.strip())):
        found.append(Software(_OF_SCHEME[scheme], bare[1].lower(), packed is not None))
    if packed:
        found.append(Software(_DISTRIBUTION, packed[1]))
    return tuple(found)


def weakest(found: tuple[Software, ...]) -> Software | None:
    """Return the software whose repairs ended first, else the one named first; what packed it is left out."""
    products = [one for one in found if one.product != "debian"]
    dated = [(branch.ended, one) for one in products if (branch := branch_of(one.product, one.version)) is not None]
    if dated:
        return min(dated, key=lambda pair: pair[0])[1]
    return products[0] if products else None
