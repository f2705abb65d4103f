"""Facts to plain JSON values and back, and the JSON Schema of a fact.

The schema is derived from the dataclass itself, so that the two cannot drift apart. JSON Schema: draft 2020-12.
"""

import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

Fact = TypeVar("Fact")
_DIGITS = 6


def to_plain(value: Any) -> Any:
    """Return the fact as dicts, lists, strings and numbers; floats rounded to 6 digits (design law 3)."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {_said(f.name): to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, float):
        return round(value, _DIGITS)
    return value


def _said(name: str) -> str:
    """Return a field's name as it is written: Python keeps ``for`` to itself, so ``for_`` stands for it."""
    return name.removesuffix("_")


def from_plain(kind: type[Fact], plain: Any) -> Fact:
    """Return the fact of class `kind` that `plain` describes; fields unknown to this version are left out."""
    return cast("Fact", _read(kind, plain))


def _read(kind: Any, plain: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return plain if plain is None else _read(_inner(kind), plain)
    if origin is tuple:
        item = typing.get_args(kind)[0]
        return tuple(_read(item, entry) for entry in plain)
    if origin is not None and issubclass(origin, Mapping):
        item = typing.get_args(kind)[1]
        return {key: _read(item, entry) for key, entry in plain.items()}
    if dataclasses.is_dataclass(kind):
        hints, known = _fields_of(cast("Any", kind))
        given = {known[name]: value for name, value in plain.items() if name in known}
        return cast("Any", kind)(**{name: _read(hints[name], value) for name, value in given.items()})
    return plain


@cache
def _fields_of(kind: Any) -> tuple[dict[str, Any], dict[str, str]]:
    """Types of a fact's fields, and its fields by the names they are written under: asked for a million things."""
    return typing.get_type_hints(kind), {_said(f.name): f.name for f in dataclasses.fields(kind)}


def _inner(kind: Any) -> Any:
    inner = [arg for arg in typing.get_args(kind) if arg is not type(None)]
    return inner[0] if len(inner) == 1 else object


def schema_of(kind: type, identifier: str) -> dict[str, Any]:
    """Return the JSON Schema of a fact's plain form; `identifier` becomes its ``$id``."""
    definitions: dict[str, Any] = {}
    body = _schema(kind, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": identifier,
        "$ref": body["$ref"],
        "$defs": dict(sorted(definitions.items())),
    }


_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in _SIMPLE:
        return {"type": _SIMPLE[kind]}
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_schema(arg, definitions) for arg in typing.get_args(kind)]}
    if origin is tuple:
        return {"type": "array", "items": _schema(typing.get_args(kind)[0], definitions)}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema(typing.get_args(kind)[1], definitions)}
    if dataclasses.is_dataclass(kind):
        name = cast("type", kind).__name__
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _object(kind, definitions)
        return {"$ref": f"#/$defs/{name}"}
    return {}


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    names = {_said(f.name): f.name for f in dataclasses.fields(kind)}
    return {
        "type": "object",
        "properties": {said: _schema(hints[name], definitions) for said, name in names.items()},
        "required": list(names),
    }
