"""What all contents share: a table that can be asked for its rows again, and a content that writes itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import IO

Content = Callable[[IO[bytes]], None]
"""Writes itself to a stream; the same bytes each time."""


@dataclass(frozen=True)
class Table:
    """Headers and rows; the rows are made anew each time they are asked for."""

    headers: list[str]
    rows: Callable[[], Iterator[list[str]]]
    count: int


def random(key: str) -> Random:
    """A stream of its own for each key."""
    return Random(key)  # noqa: S311  # no secret


def of_text(text: str, encoding: str = "utf-8") -> Content:
    return of_bytes(text.encode(encoding, "replace"))


def of_bytes(data: bytes) -> Content:
    def content(sink: IO[bytes]) -> None:
        sink.write(data)

    return content
