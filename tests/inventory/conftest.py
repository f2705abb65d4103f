"""A key, a store and the ways from a holding to its digests."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "examine"))

from sourcier.inventory import Digested, Holding, Making, digest_holding, make_inventory, open_inventory
from sourcier.secret import Comparison, Key, new_comparison
from sourcier.store import Store

MADE = "2026-01-05T10:00:00+01:00"


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    return new_comparison()


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "store", Key(b"s" * 32))


@pytest.fixture
def make(tmp_path, comparison) -> Callable[..., Holding]:
    """Write the inventory of a holding."""

    def made(holding: Path, target: Path, making: Making | None = None, key: Comparison = comparison) -> Holding:
        how = {"scratch": tmp_path / "scratch", "scratch_key": Key(b"k" * 32), "made": MADE}
        return make_inventory(holding, target, key.key, **how, making=making)

    return made


@pytest.fixture
def through_file(tmp_path, make, comparison, store) -> Callable[[Path], Digested]:
    """Make an inventory and open it again."""

    def opened(holding: Path) -> Digested:
        target = tmp_path / "x.inventory"
        make(holding, target)
        return open_inventory(target, comparison, store, "opened")

    return opened


@pytest.fixture
def in_hand(comparison, store) -> Callable[..., Digested]:
    """Digest a holding without a file between."""

    def digested(holding: Path, making: Making | None = None, key: Comparison = comparison) -> Digested:
        return digest_holding(holding, key.key, store, "in-hand", making=making)

    return digested
