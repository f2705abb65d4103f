"""``decisions.toml``: what people settled, in a form they can read and write by hand.

[[column]]
id = "d4"
evidence = 0
table = 0
column = 12
kind = "birth_date"          # empty: nothing is known of it
who = "A. Analyst"
why = "confirmed by the laboratory"
when = "2026-01-05T10:00:00+01:00"

[[reading]]
id = "d5"
evidence = 0
delimiter = ";"              # and encoding, quote, escape, header_rows, preamble_lines
who, why, when               # as above
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import rfc8785

from sourcier.model.decisions import ColumnKind, Decisions, ReadingChoice
from sourcier.model.message import Message
from sourcier.model.plain import to_plain
from sourcier.model.reading import Overrides

from .errors import decisions_unreadable
from .toml import error_line, table, table_line

Decision = ColumnKind | ReadingChoice
_SAID = {"id": str, "who": str, "why": str, "when": str}
_OVERRIDES = {
    "encoding": str,
    "delimiter": str,
    "quote": str,
    "escape": str,
    "header_rows": int,
    "preamble_lines": int,
}
_SHAPES: Mapping[str, Mapping[str, type]] = {
    "column": {"evidence": int, "table": int, "column": int, "kind": str, **_SAID},
    "reading": {"evidence": int, **_OVERRIDES, **_SAID},
}
_OPTIONAL = {"id", *_OVERRIDES}
_WANTED = {
    str: Message("Write %(name)s as a text between quotes.").text,
    int: Message("Write %(name)s as a whole number from 0.").text,
}
_HEAD = """\
# What people settled in this case. Each table may be changed or removed by hand;
# the next run takes it into account, and the journal keeps the history.

"""


def decisions_text(decisions: Decisions) -> str:
    """Return the whole file, in the order the decisions were taken within each sort."""
    columns = [table("column", {**asdict(choice), "kind": choice.kind or ""}) for choice in decisions.columns]
    return _HEAD + "\n".join([*columns, *(_reading_text(choice) for choice in decisions.readings)])


def _reading_text(choice: ReadingChoice) -> str:
    said = {"who": choice.who, "why": choice.why, "when": choice.when}
    return table("reading", {"id": choice.id, "evidence": choice.evidence, **asdict(choice.overrides), **said})


def read_decisions(content: bytes) -> Decisions:
    """Return the decisions a file holds. Raises DecisionsUnreadable, which names the line and the remedy."""
    text = _decoded(content)
    try:
        plain = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        remedy = Message("Write it as TOML: a text stands between quotes, a number does not.")
        raise decisions_unreadable(error_line(error, text), remedy) from None
    found = {sort: _tables(text, sort, plain.pop(sort, [])) for sort in _SHAPES}
    for name in plain:
        raise decisions_unreadable(
            _first_line(text, name), Message("Remove it: only [[column]] and [[reading]] can stand here.")
        )
    _refuse_repeated(text, found)
    return Decisions(
        tuple(ColumnKind(**{**values, "kind": values["kind"] or None}) for values in found["column"]),
        tuple(_reading(values) for values in found["reading"]),
    )


def decisions_digest(decisions: Decisions) -> str:
    """Return the SHA-256 of what was settled, whatever the layout and comments of the file."""
    return hashlib.sha256(rfc8785.dumps(to_plain(decisions))).hexdigest()


def without(decisions: Decisions, identifier: str) -> Decisions:
    """Return the decisions less the one with that id."""
    return Decisions(
        tuple(choice for choice in decisions.columns if choice.id != identifier),
        tuple(choice for choice in decisions.readings if choice.id != identifier),
    )


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise decisions_unreadable(line, Message("Save the file as UTF-8.")) from None


def _tables(text: str, sort: str, plain: Any) -> list[dict[str, Any]]:
    if not isinstance(plain, list) or not all(isinstance(values, dict) for values in plain):
        remedy = Message("Write [[%(sort)s]], between two pairs of brackets.", {"sort": sort})
        raise decisions_unreadable(_first_line(text, sort), remedy)
    return [_checked(values, sort, number, text) for number, values in enumerate(plain)]


def _checked(values: Mapping[str, Any], sort: str, number: int, text: str) -> dict[str, Any]:
    """Return the values of one table, with an id, each of its right type."""
    shape, line = _SHAPES[sort], table_line(text, sort, number)
    timed = {key: value.isoformat() if isinstance(value, datetime | date) else value for key, value in values.items()}
    given = {"id": f"{sort}-{number + 1}", **timed}
    if set(given) - set(shape):
        names = ", ".join(shape)
        raise decisions_unreadable(line, Message("Use only these names in it: %(names)s.", {"names": names}))
    for key, kind in shape.items():
        if key in given and not _fits(given[key], kind):
            raise decisions_unreadable(line, Message(_WANTED[kind], {"name": key}))
        if key not in given and key not in _OPTIONAL:
            raise decisions_unreadable(line, Message("Say %(name)s in that table: it is missing.", {"name": key}))
    return given


def _fits(value: Any, kind: type) -> bool:
    whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return whole if kind is int else isinstance(value, str)


def _reading(values: dict[str, Any]) -> ReadingChoice:
    overrides = Overrides(**{key: values.pop(key) for key in _OVERRIDES if key in values})
    return ReadingChoice(overrides=overrides, **values)


def _refuse_repeated(text: str, found: Mapping[str, list[dict[str, Any]]]) -> None:
    seen: set[str] = set()
    for sort, tables in found.items():
        for number, values in enumerate(tables):
            if values["id"] in seen:
                raise decisions_unreadable(
                    table_line(text, sort, number), Message("Give it another id: that one is taken.")
                )
            seen.add(values["id"])


def _first_line(text: str, name: str) -> int:
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if name in line]
    return lines[0] if lines else 1
