"""Tables that people write in TOML, checked field by field: every fault names its line and what to do about it."""

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sourcier.model.message import Message

from .toml import Refuse, decoded, error_line, first_line, table_line

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """What one key of a table may hold."""

    kind: str = "text"
    """``text``, ``texts`` (a list of texts), ``date`` (ISO, or a TOML date), ``time`` (an hour) or ``choice``."""
    needed: bool = False
    choices: Sequence[str] = ()
    """For a ``choice``, and for each of ``texts`` where there are any."""


Shapes = Mapping[str, Mapping[str, Field]]
_WANTED = {
    "text": Message("Write %(name)s as a text between quotes.").text,
    "texts": Message('Write %(name)s as a list of texts: %(name)s = ["one", "two"].').text,
    "date": Message('Write %(name)s as a day: %(name)s = "2020-11-04".').text,
    "time": Message('Write %(name)s as an hour: %(name)s = "09:30", or "09:30+01:00".').text,
}


def read_tables(
    content: bytes, shapes: Shapes, refuse: Refuse, *, beside: Collection[str] = ()
) -> dict[str, list[Values]]:
    """Return the ``[[name]]`` tables of each shape, in file order; those `beside` may be there and are not looked at.

    Raises what `refuse` makes.
    """
    text = decoded(content, refuse)
    try:
        plain = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        remedy = Message("Write it as TOML: a text stands between quotes, a list between brackets.")
        raise refuse(error_line(error, text), remedy) from None
    known = ", ".join(f"[[{name}]]" for name in shapes)
    for name in plain:
        if name not in shapes and name not in beside:
            raise refuse(first_line(text, name), Message("Remove it: only %(known)s can stand here.", {"known": known}))
    return {name: [*_tables(text, name, shape, plain.get(name, []), refuse)] for name, shape in shapes.items()}


def line_of(content: bytes, name: str, number: int) -> int:
    """Return the line on which the `number`-th (from 0) table of that name stands."""
    return table_line(content.decode("utf-8-sig", "replace").replace("\r\n", "\n"), name, number)


def _tables(text: str, name: str, shape: Mapping[str, Field], plain: Any, refuse: Refuse) -> Iterator[Values]:
    if not isinstance(plain, list) or not all(isinstance(values, dict) for values in plain):
        remedy = Message("Write [[%(sort)s]], between two pairs of brackets.", {"sort": name})
        raise refuse(first_line(text, name), remedy)
    for number, values in enumerate(plain):
        line = table_line(text, name, number)
        for key in values:
            if key not in shape:
                names = ", ".join(shape)
                raise refuse(line, Message("Use only these names in it: %(names)s.", {"names": names}))
        for key, field in shape.items():
            if key not in values and field.needed:
                raise refuse(line, Message("Say %(name)s in that table: it is missing.", {"name": key}))
        yield {key: _value(key, shape[key], value, line, refuse) for key, value in values.items()}


def _value(name: str, field: Field, value: Any, line: int, refuse: Refuse) -> Any:
    if field.kind in ("date", "time"):
        found = _day(value) if field.kind == "date" else _hour(value)
        if found is None:
            raise refuse(line, Message(_WANTED[field.kind], {"name": name}))
        return found
    if field.kind == "texts":
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise refuse(line, Message(_WANTED["texts"], {"name": name}))
        _choose(name, field, value, line, refuse)
        return tuple(value)
    if not isinstance(value, str):
        raise refuse(line, Message(_WANTED["text"], {"name": name}))
    _choose(name, field, [value], line, refuse)
    return value


def _choose(name: str, field: Field, values: Sequence[str], line: int, refuse: Refuse) -> None:
    if field.choices and any(value not in field.choices for value in values):
        listed = ", ".join(field.choices)
        raise refuse(line, Message("Write %(name)s as one of: %(choices)s.", {"name": name, "choices": listed}))


def _day(value: Any) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    try:
        return date.fromisoformat(value).isoformat() if isinstance(value, str) else None
    except ValueError:
        return None


def _hour(value: Any) -> str | None:
    if isinstance(value, time):
        return value.isoformat("minutes")
    try:
        return time.fromisoformat(value).isoformat("minutes") if isinstance(value, str) else None
    except ValueError:
        return None
