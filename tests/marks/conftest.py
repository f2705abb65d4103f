import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from invented_exports import Export, people


@pytest.fixture(scope="session")
def export() -> Export:
    """Two thousand people, all layers but invented people."""
    return Export(people(2000), off=(("canaries", "*"),))
