"""A door that is opened again where its connection breaks: so often, then it is left."""

from collections.abc import Callable
from typing import TypeVar

from sourcier.model.errors import SourcierError

from .targets import Door, Opener
from .unread import Closed, Missed, code_of, is_broken

Told = TypeVar("Told")


class Asking:
    """Does things with a door."""

    def __init__(self, opener: Opener, retries: int, begin: Callable[[], None]) -> None:
        self._opener, self._retries, self._begin = opener, retries, begin
        self._door: Door | None = None
        self._failed = 0

    def __call__(self, wanted: Callable[[Door], Told]) -> Told:
        """Do something; a broken connection is opened again and it is tried anew. Raises Missed, Closed."""
        for tried in range(self._retries + 1):
            self._begin()
            try:
                found = wanted(self._opened())
            except (Closed, SourcierError):
                raise
            except Exception as error:  # noqa: BLE001  # one thing must not end an audit of a million
                if not isinstance(error, Missed | OSError | EOFError):
                    raise Missed("failed") from None
                if not is_broken(error):
                    raise Missed(code_of(error)) from None
                self.close()
                if tried == self._retries:
                    raise Missed(code_of(error), broken=True) from None
            else:
                self._failed = 0
                return found
        raise AssertionError

    def _opened(self) -> Door:
        if self._door is None:
            self._failed += 1
            if self._failed > self._retries + 1:
                raise Closed("reset")
            self._door = self._opener()
        return self._door

    @property
    def door(self) -> Door:
        """The door, open. Raises Missed, Closed, OSError."""
        return self._opened()

    def close(self) -> None:
        """Let go."""
        door, self._door = self._door, None
        if door is not None:
            try:
                door.close()
            except Exception:  # noqa: BLE001  # a server that is gone cannot spoil the farewell
                return
