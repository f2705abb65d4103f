"""Reading a prior: a ``[prior]`` table of the manifest, or a file of its own with the same keys."""

import tomllib
from typing import Any

from sourcier.case.toml import decoded, error_line, first_line
from sourcier.model.errors import WrongUse
from sourcier.model.hypotheses import CHAIN, COMMON_SUPPLIER, ONE_HOLDING, SEVERAL, STORIES
from sourcier.model.message import Message

from .errors import PriorUnreadable

NAME = "prior"
_OF_HOLDINGS = tuple(f"{sort}:" for sort in (ONE_HOLDING, SEVERAL, COMMON_SUPPLIER, CHAIN))


def read_prior(content: bytes, *, alone: bool) -> dict[str, float]:
    """Return the prior that a file gives, by sort or id of story; `alone`: the file holds nothing else.

    Raises:
        PriorUnreadable: with the line and the remedy.
    """

    def refuse(line: int, remedy: Message) -> WrongUse:
        return PriorUnreadable(Message("Line %(line)d of the prior cannot be understood.", {"line": line}), remedy)

    text = decoded(content, refuse)
    try:
        plain = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        remedy = Message("Write it as TOML: a text stands between quotes, a list between brackets.")
        raise refuse(error_line(error, text), remedy) from None
    found = plain.get(NAME, plain if alone else {})
    if not isinstance(found, dict):
        raise refuse(first_line(text, NAME), Message("Write it as a table: [prior], then one story a line."))
    return {key: _share(text, key, value) for key, value in found.items()}


def _share(text: str, key: str, value: Any) -> float:
    line = first_line(text, key)
    if key not in STORIES and not key.startswith(_OF_HOLDINGS):
        raise PriorUnreadable.unknown(line)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1:
        raise PriorUnreadable.no_share(line)
    return float(value)
