"""Which way evidence is read: told by its first bytes, never by its name."""

import io
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from sourcier.model.errors import NothingReadable
from sourcier.model.reading import Overrides

from . import archives, formats
from .archive import Archive, Inside, Kind
from .archives import compressed, foreign
from .container import Opener, Source
from .delimited import Delimited
from .limits import Limits
from .opened import Opened
from .unpacking import Forward, budget_of

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
    kind = _kind_of(source)
    form = _form_of(source, kind)
    if form is not None:
        opened: Opened = form.open_tables(source, asked)
        return opened
    if kind is None and compressed.GZIP.claims(source.head) and not _is_text(source):
        kind = compressed.GZIP
    kind = kind or _behind(source)
    return Delimited(source, asked.overrides) if kind is None else Archive(source, kind, asked, inside, open_tables)


def _form_of(source: Source, kind: Kind | None) -> Any | None:
    """A format that claims it; of what is a container by its mark, those alone that are such files."""
    forms = [form for form in _modules(formats.__name__) if kind is None or kind.NAME in getattr(form, "WITHIN", ())]
    return next((form for form in forms if form.claims(source)), None)


def _kind_of(source: Source) -> Kind | None:
    kinds = (*_modules(archives.__name__), *compressed.KINDS, *foreign.KINDS)
    return next((kind for kind in kinds if kind.claims(source.head)), None)


def _behind(source: Source) -> Kind | None:
    """A container that does not begin where its file does."""
    kinds = (kind for kind in _modules(archives.__name__) if hasattr(kind, "behind"))
    return next((kind for kind in kinds if kind.behind(source)), None)


def _is_text(gzipped: Source) -> bool:
    """Whether what lies in gzip is neither a format of its own nor another container."""
    entry = next(compressed.GZIP.entries(None, gzipped))
    limits, budget = gzipped.limits, budget_of(gzipped)
    try:
        within = Source(lambda: io.BufferedReader(Forward(entry, limits, budget)), limits, limits.most_bytes)
    except NothingReadable:
        return True
    kind = _kind_of(within)
    return kind is None and _form_of(within, kind) is None and not compressed.GZIP.claims(within.head)


_found: dict[str, tuple[Any, ...]] = {}


def _modules(package: str) -> tuple[Any, ...]:
    if package not in _found:
        folder = import_module(package).__path__
        names = sorted(module.name for module in iter_modules(folder) if not module.name.startswith("_"))
        modules = [import_module(f"{package}.{name}") for name in names]
        _found[package] = tuple(module for module in modules if hasattr(module, "claims"))
    return _found[package]
