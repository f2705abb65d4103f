"""Let the property tests import the worlds they draw from."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
pytest.register_assert_rewrite("reading_checks")
