"""Writing the little TOML that people read and write by hand; reading is the standard library's (TOML 1.0)."""

import json
import re
from collections.abc import Callable, Mapping

from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

Value = str | int | bool
Refuse = Callable[[int, Message], WrongUse]
"""Makes the error for a line and a remedy."""
_CONTROL = re.compile("[\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def table(name: str, values: Mapping[str, Value | None]) -> str:
    """Return one ``[[name]]`` table; values that are None are left out."""
    lines = [f"{key} = {_value(value)}" for key, value in values.items() if value is not None]
    return "\n".join([f"[[{name}]]", *lines, ""])


def _value(value: Value) -> str:
    if isinstance(value, str):
        return _text(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(text: str) -> str:
    """A basic string: JSON's escapes are TOML's, but for DEL; lone surrogates are no text."""
    quoted = json.dumps(_SURROGATE.sub("\ufffd", text), ensure_ascii=False)
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def table_line(text: str, name: str, number: int) -> int:
    """Return the line, from 1, on which the `number`-th (from 0) ``[[name]]`` stands; 1 where it is not found."""
    header = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]")
    found = [line for line, content in enumerate(text.split("\n"), start=1) if header.match(content)]
    return found[number] if number < len(found) else 1


def error_line(error: Exception, text: str) -> int:
    """Return the line a TOML error speaks of, else the last one. Its words may quote a value; a line number cannot."""
    found = re.search(r"line (\d+)", str(error))
    return int(found[1]) if found else text.count("\n") + 1


def decoded(content: bytes, refuse: Refuse) -> str:
    """Return the text of a file people wrote, line breaks as one character. Raises what `refuse` makes."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise refuse(content[: error.start].count(b"\n") + 1, Message("Save the file as UTF-8.")) from None


def first_line(text: str, name: str) -> int:
    """Return the first line, from 1, on which that name stands; 1 where none does."""
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if name in line]
    return lines[0] if lines else 1
