"""The rules there are: one file each in `rules/`, found by listing the folder."""

import importlib
import pkgutil
from functools import cache

from . import rules as _folder
from .rule import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, by number."""
    modules = (importlib.import_module(f"{_folder.__name__}.{m.name}") for m in pkgutil.iter_modules(_folder.__path__))
    return tuple(sorted((module.RULE for module in modules), key=lambda rule: rule.text.id))
