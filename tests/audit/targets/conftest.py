"""Targets are asked where real servers serve them, on the loopback."""

import sys
from pathlib import Path

import pytest

for place in (Path(__file__).parent, Path(__file__).parents[1], Path(__file__).parents[2] / "handout"):
    sys.path.insert(0, str(place))

from audit_bench import Auditor, rows, text  # noqa: E402  # the path is set above
from certificates import Certificate  # noqa: E402


@pytest.fixture
def auditor(tmp_path) -> Auditor:
    return Auditor(tmp_path)


@pytest.fixture
def served(tmp_path) -> Path:
    """A folder with an extract of invented patients, and things beside it that hold nobody."""
    root = tmp_path / "served"
    (root / "out").mkdir(parents=True)
    (root / "out" / "extract.csv").write_bytes(text(rows(300)))
    (root / "readme.txt").write_text("Delivery area. Files are removed after a week.\n")
    (root / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    return root


@pytest.fixture(scope="session")
def certificate(tmp_path_factory) -> Certificate:
    return Certificate.made(tmp_path_factory.mktemp("tls"), "localhost")
