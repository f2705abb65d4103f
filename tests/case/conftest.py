from collections.abc import Callable
from pathlib import Path

import pytest

from sourcier.case import Case
from sourcier.secret import KeyRing

BASIS = "GDPR art. 33 and 34, controller"


class Clock:
    """A clock that goes on by one second each time it is read."""

    def __init__(self) -> None:
        self.seconds = 0

    def __call__(self) -> str:
        self.seconds += 1
        return f"2026-01-05T10:{self.seconds // 60:02}:{self.seconds % 60:02}+01:00"


@pytest.fixture
def ring(tmp_path) -> KeyRing:
    return KeyRing(tmp_path / "keys")


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "case"


@pytest.fixture
def open_case(folder, ring) -> Callable[..., Case]:
    """Open the test's case; every case opened is closed at the end."""
    opened = []

    def open_it(**changes) -> Case:
        case = Case.open(folder, **{"key_ring": ring, "basis": BASIS, "clock": Clock(), **changes})
        opened.append(case)
        return case

    yield open_it
    for case in opened:
        case.close()


@pytest.fixture
def case(open_case) -> Case:
    return open_case()
