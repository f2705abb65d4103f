"""The kinds there are: one file each in `kinds/`, found by listing the folder."""

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from . import kinds as _folder
from .kind import Kind


@cache
def known_kinds() -> Mapping[str, Kind]:
    """Return every kind of the house by name, in the order of names."""
    found: dict[str, Kind] = {}
    for module in pkgutil.iter_modules(_folder.__path__):
        kind = getattr(importlib.import_module(f"{_folder.__name__}.{module.name}"), "KIND", None)
        if isinstance(kind, Kind):
            found[kind.name] = kind
    return MappingProxyType(dict(sorted(found.items())))


def by_name(kinds: Iterable[Kind]) -> Mapping[str, Kind]:
    """Return these kinds by name; a later one replaces an earlier one of the same name."""
    return MappingProxyType(dict(sorted((kind.name, kind) for kind in kinds)))


@cache
def telling() -> frozenset[str]:
    """Return the names of the national numbers, which may tell when and as what their holders were born."""
    return frozenset(name for name, kind in known_kinds().items() if kind.told is not None)
