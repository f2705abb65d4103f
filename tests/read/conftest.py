"""The tests of reading share the worlds of the property tests."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "property"))
pytest.register_assert_rewrite("reading_checks")
