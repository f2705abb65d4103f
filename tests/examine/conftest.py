from collections.abc import Callable
from pathlib import Path

import pytest
from invented_leaks import Desk, text

from sourcier.model.facts import Examination


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def counted(tmp_path, desk) -> Callable[..., Examination]:
    """Examine tables given as lines; their columns hold what `kinds` says."""

    def examined(kinds: list[str | None], *tables: list[list[str]]) -> Examination:
        paths = []
        for number, lines in enumerate(tables):
            path: Path = tmp_path / f"table{number}.csv"
            path.write_bytes(text(lines, header=""))
            paths.append(path)
        return desk.settled(kinds, *paths)

    return examined
