"""What a party's inventory says of its holding, read with every field's type checked: the party may be anyone."""

import types
import typing
from dataclasses import fields, is_dataclass
from typing import Any

from .about import Holding

_LONGEST_TEXT = 1 << 20
_MOST_ITEMS = 1 << 20
_MOST = 1 << 53


def checked_holding(plain: Any) -> Holding:
    """Return the holding. ValueError where a field is missing or of another type."""
    holding: Holding = _checked(Holding, plain)
    for table in holding.tables:
        if [column.index for column in table.columns] != list(range(len(table.columns))):
            raise ValueError
    return holding


def _checked(kind: Any, plain: Any) -> Any:
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        inner = next(option for option in typing.get_args(kind) if option is not type(None))
        return None if plain is None else _checked(inner, plain)
    if typing.get_origin(kind) is tuple:
        return tuple(_checked(typing.get_args(kind)[0], item) for item in _list(plain))
    if is_dataclass(kind):
        return _record(kind, plain)
    if type(plain) is not kind:
        raise ValueError
    if (kind is str and len(plain) > _LONGEST_TEXT) or (kind is int and not 0 <= plain < _MOST):
        raise ValueError
    return plain


def _list(plain: Any) -> list[Any]:
    if not isinstance(plain, list) or len(plain) > _MOST_ITEMS:
        raise ValueError
    return plain


def _record(kind: Any, plain: Any) -> Any:
    """Fields of later versions are left out."""
    if not isinstance(plain, dict):
        raise ValueError  # noqa: TRY004  # one error for all that is not as it must be
    hints = typing.get_type_hints(kind)
    try:
        return kind(**{one.name: _checked(hints[one.name], plain[one.name]) for one in fields(kind)})
    except KeyError:
        raise ValueError from None
