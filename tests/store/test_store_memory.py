import sys
from pathlib import Path

import numpy as np
import pytest

from sourcier.store import give_back


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells, and only GNU's library trims")
def test_freed_memory_goes_back_to_the_system() -> None:
    held = [bytes(1024) + index.to_bytes(4, "big") for index in range(100_000)]
    kept = held[-1]
    full = _resident()
    del held
    give_back()
    assert _resident() < full - 50_000_000
    assert len(kept) == 1028


def test_it_may_be_asked_again_and_again() -> None:
    for _ in range(3):
        give_back()
    assert np.zeros(10).sum() == 0
