"""The rules there are: one file each in `articles/`, found by listing the folder."""

import importlib
import pkgutil
import re
from functools import cache

from . import articles as _folder
from .rule import Article

_NUMBER = re.compile(r"\d+")


@cache
def articles() -> tuple[Article, ...]:
    """Return every rule, in the order of their articles: those of the GDPR by number, then all others."""
    modules = (importlib.import_module(f"{_folder.__name__}.{m.name}") for m in pkgutil.iter_modules(_folder.__path__))
    return tuple(sorted((module.ARTICLE for module in modules), key=_place))


def _place(one: Article) -> tuple[bool, list[int], str]:
    return not one.article.startswith("GDPR"), [int(number) for number in _NUMBER.findall(one.article)], one.article
