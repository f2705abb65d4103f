"""Targets: one file for each way of asking, found by listing the folder."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from .door import Base, Door, Entry, Opener, Scheme, Sheet, Site

__all__ = ["Base", "Door", "Entry", "Opener", "Scheme", "Sheet", "Site", "scheme_of"]


@cache
def _known() -> dict[str, str]:
    """Schemes to the module that speaks them. Modules load what they need only when asked."""
    names = sorted(module.name for module in iter_modules(__path__))
    modules = {name: import_module(f".{name}", __package__) for name in names}
    return {scheme: name for name, module in modules.items() for scheme in getattr(module, "SCHEMES", ())}


def scheme_of(scheme: str) -> Scheme:
    """Return what speaks a scheme."""
    return cast("Scheme", import_module(f".{_known()[scheme]}", __package__))
