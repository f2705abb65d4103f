"""Which way evidence is read: told by its first bytes, never by its name."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from sourcier.model.reading import Overrides

from . import archives, formats
from .archive import Archive, Inside
from .archives import compressed
from .container import LOOKED_AT, Opener, Source
from .delimited import Delimited
from .limits import Limits
from .opened import Opened

_OUTSIDE = Inside()


@dataclass(frozen=True, slots=True)
class Asked:
    """How evidence is to be read."""

    overrides: Overrides
    limits: Limits
    passwords: tuple[str, ...] = ()
    """Tried on what asks for one, in order. Values: never shown, never kept."""


def open_tables(place: Path | Opener, asked: Asked, inside: Inside = _OUTSIDE) -> Opened:
    """Open evidence: a container of other files, a format of its own, else a delimited text.

    Raises:
        NothingReadable: a subclass that says why.
    """
    return open_source(Source(place, asked.limits, inside.size), asked, inside)


def open_source(source: Source, asked: Asked, inside: Inside) -> Opened:
    """Open evidence whose first bytes were seen. Raises as `open_tables`."""
    for form in _forms(formats.__name__):
        if form.claims(source.head):
            opened: Opened = form.open_tables(source, asked)
            return opened
    for kind in (*_forms(archives.__name__), *compressed.KINDS):
        if kind.claims(source.head):
            return Archive(source, kind, asked, inside, _member)
    if compressed.GZIP.claims(source.head) and not _is_text(source):
        return Archive(source, compressed.GZIP, asked, inside, _member)
    return Delimited(source, asked.overrides)


def _is_text(source: Source) -> bool:
    """Whether what lies in gzip is nothing that one of the folders claims."""
    pieces = source.pieces()
    head = pieces.read(LOOKED_AT)
    pieces.close()
    source.problem = ""
    every = (*_forms(formats.__name__), *_forms(archives.__name__), *compressed.KINDS, compressed.GZIP)
    return not any(one.claims(head) for one in every)


def _member(place: Opener, asked: Asked, inside: Inside) -> Opened:
    return open_tables(place, asked, inside)


_found: dict[str, tuple[Any, ...]] = {}


def _forms(package: str) -> tuple[Any, ...]:
    if package not in _found:
        folder = import_module(package).__path__
        names = sorted(module.name for module in iter_modules(folder) if not module.name.startswith("_"))
        modules = [import_module(f"{package}.{name}") for name in names]
        _found[package] = tuple(module for module in modules if hasattr(module, "claims"))
    return _found[package]
