"""``answers.toml``: what people answer in a form where facts cannot, or against them.

[[answer]]
party = "lab-1"          # empty: every controller
field = "75"             # the form's own number
value = "c"              # a text, an option's letter, or several: value = ["c", "e"]
"""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from sourcier.case import line_of
from sourcier.data.form_packs import FormField, FormPack
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.model.notice import Value

_KEYS = {"party", "field", "value"}


class AnswersUnreadable(WrongUse):
    """What people answered cannot be understood."""

    code = "E510"

    def __init__(self, line: int, remedy: Message) -> None:
        super().__init__(
            Message("Line %(line)d of answers.toml cannot be understood.", {"line": line}),
            Message("Nothing was computed, and what was written before stands."),
            remedy,
        )


Answers = Mapping[tuple[str, int], Value]
"""Party (empty: all) and field to the answer."""


def read_answers(content: bytes, pack: FormPack, parties: Sequence[str]) -> Answers:
    """Return what people answered. Raises AnswersUnreadable."""
    try:
        plain = tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        remedy = Message("Write it as TOML in UTF-8: [[answer]], then party, field and value, texts between quotes.")
        raise AnswersUnreadable(1, remedy) from None
    tables = plain.pop("answer", [])
    if plain or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise AnswersUnreadable(1, Message("Only [[answer]] tables can stand here."))
    found: dict[tuple[str, int], Value] = {}
    for number, table in enumerate(tables):
        line = line_of(content, "answer", number)
        key, value = _answer(table, pack, parties, line)
        found[key] = value
    return found


def _answer(
    table: Mapping[str, Any], pack: FormPack, parties: Sequence[str], line: int
) -> tuple[tuple[str, int], Value]:
    if not set(table) <= _KEYS or not {"field", "value"} <= set(table):
        raise AnswersUnreadable(
            line, Message("Use only these names in it: %(names)s.", {"names": "party, field, value"})
        )
    party = table.get("party", "")
    if party not in ("", *parties):
        raise AnswersUnreadable(line, Message("Name a controller of the manifest as party, or leave it empty."))
    known = {field.id: field for field in pack.fields}
    number = str(table["field"])
    field = known.get(int(number)) if number.isdigit() and number.isascii() else None
    if field is None:
        raise AnswersUnreadable(line, Message("Name a field of the form by its number, as in missing."))
    return (party, field.id), _value(table["value"], field, line)


def _value(value: Any, field: FormField, line: int) -> Value:
    keys = [option.key for option in field.options]
    if field.type == "multi-select":
        several = value if isinstance(value, list) else [value]
        if not all(one in keys for one in several):
            raise AnswersUnreadable(line, _choose(keys))
        return tuple(key for key in keys if key in several)
    if field.type == "enum" and keys:
        if value not in keys:
            raise AnswersUnreadable(line, _choose(keys))
        return str(value)
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, bool | int):
        return value
    raise AnswersUnreadable(line, Message("Write value as a text between quotes, a number, true or false."))


def _choose(keys: Sequence[str]) -> Message:
    return Message("Write value as one of these letters: %(keys)s.", {"keys": ", ".join(keys)})
