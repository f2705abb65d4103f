from collections.abc import Callable
from pathlib import Path

import pytest
from invented_affairs import Affair


@pytest.fixture
def affair(tmp_path) -> Affair:
    return Affair(tmp_path)


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("affair")
