"""The engine is tried on folders, and on servers that lie."""

import sys
from pathlib import Path

import pytest

for place in (Path(__file__).parent, Path(__file__).parents[1], Path(__file__).parents[1] / "targets"):
    sys.path.insert(0, str(place))

from audit_bench import Auditor  # noqa: E402  # the path is set above


@pytest.fixture
def auditor(tmp_path) -> Auditor:
    return Auditor(tmp_path)


@pytest.fixture
def share(tmp_path) -> Path:
    place = tmp_path / "share"
    place.mkdir()
    return place
