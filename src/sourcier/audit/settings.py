"""What one setting of ``audit.toml`` may be: how it is read, and how it is to be written instead."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sourcier.model.message import Message

_SPAN = re.compile(r"\s*(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\s*")
_DAY, _HOUR = 24 * 60, 60


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value."""

    read: Callable[[Any], Any]
    """Returns the value, None where it is none of that kind."""
    wanted: str
    """The msgid of what to write; it takes ``name``."""


Setting = Kind | None
"""None: a table, which is read apart."""


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.isprintable() else None


def _texts(value: Any) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return None
    return tuple(value)


def _day(value: Any) -> str | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    try:
        return date.fromisoformat(value).isoformat() if isinstance(value, str) else None
    except ValueError:
        return None


def _number(value: Any) -> int | float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0 else None


def _truth(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def span(text: str) -> tuple[int, int] | None:
    """Return a span of the day, as minutes from midnight: ``22:00-06:00``."""
    found = _SPAN.fullmatch(text)
    if found is None:
        return None
    hours = [int(part) for part in found.groups()]
    begin, end = hours[0] * _HOUR + hours[1], hours[2] * _HOUR + hours[3]
    return (begin, end) if max(begin, end) <= _DAY and max(hours[1], hours[3]) < _HOUR else None


text = Kind(_text, Message("Write %(name)s as a text between quotes.").text)
texts = Kind(_texts, Message('Write %(name)s as a list of texts: %(name)s = ["one", "two"].').text)
day = Kind(_day, Message('Write %(name)s as a day: %(name)s = "2020-11-04".').text)
number = Kind(_number, Message("Write %(name)s as a number, 0 or more, without quotes.").text)
truth = Kind(_truth, Message("Write %(name)s as true or false, without quotes.").text)
