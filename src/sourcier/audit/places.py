"""Where a thing lies, and what its owner declared of it: what several rules ask."""

import posixpath

from sourcier.model.audit_seen import KindSeen, ThingSeen
from sourcier.model.audit_targets import Target

from .rule import Place

BASES = frozenset({"postgresql", "mysql"})
"""Schemes whose things are tables in use, not files."""
WEB = frozenset({"http", "https", "webdav", "webdavs"})
HEALTH = "health"


def is_declared(kind: KindSeen, target: Target) -> bool:
    """Whether that kind is meant to lie there: by its name, its category, or what free text says of health."""
    wanted = {kind.kind, kind.category}
    if kind.kind.startswith("health."):
        wanted.add(HEALTH)
    return bool(wanted & set(target.declared))


def undeclared(kinds: tuple[KindSeen, ...], target: Target) -> tuple[KindSeen, ...]:
    """Return the kinds that are not meant to lie there."""
    return tuple(kind for kind in kinds if not is_declared(kind, target))


def is_open(thing: ThingSeen, place: Place) -> bool:
    """Whether anyone can take it: it was, or can be, taken without login, or lies in a public area."""
    if thing.anonymous is not None:
        return thing.anonymous
    return thing.in_web_root or bool(place.target.public)


def beside_web_root(thing: ThingSeen, target: Target) -> bool:
    """Whether it lies in the folder that holds the web root, one wrong setting away from everybody."""
    root = target.web_root.strip("/")
    if root in ("", ".") or thing.in_web_root:
        return False
    return posixpath.dirname(thing.path.strip("/")) == posixpath.dirname(root)


def is_base(target: Target) -> bool:
    """Whether it is a database in use: what extracts are made from, none itself, unless its owner names orders."""
    return target.scheme in BASES and not target.orders


def is_file(thing: ThingSeen, place: Place) -> bool:
    """Whether it is a file, an object or a mail: something that is copied as a whole."""
    return place.target.scheme not in BASES and not thing.link


def rows_of(thing: ThingSeen) -> int:
    """Return rows of the whole, as far as known."""
    return thing.looked.rows_in_all or thing.looked.rows or max((kind.rows for kind in thing.kinds), default=0)
