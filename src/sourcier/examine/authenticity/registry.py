"""The tests there are: one file each in `tests/`, found by listing the folder."""

import importlib
import pkgutil
from functools import cache

from . import tests as _folder
from .trial import Trial


@cache
def trials() -> tuple[Trial, ...]:
    """Return every test, in the order of names."""
    modules = (importlib.import_module(f"{_folder.__name__}.{m.name}") for m in pkgutil.iter_modules(_folder.__path__))
    return tuple(sorted((module.TRIAL for module in modules), key=lambda trial: trial.name))
