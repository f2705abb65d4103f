"""Making an inventory may be killed at any moment: nothing readable is left, and the next run makes it whole."""

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from invented_leaks import leak, rows

from sourcier.inventory import is_inventory, make_inventory, open_inventory
from sourcier.secret import Key
from sourcier.store import Store

KILLS = 5
ROWS = 1200
SCRIPT = Path(__file__).with_name("killed_inventory.py")


@pytest.fixture(scope="module")
def holding(tmp_path_factory, comparison) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("party")
    key = folder / "key"
    key.write_bytes(comparison.key.text())
    return leak(folder / "base.csv", ROWS), key


def start(at: int, place: Path, holding: tuple[Path, Path]) -> subprocess.CompletedProcess:
    command = [sys.executable, str(SCRIPT), str(at), str(holding[0]), str(place), str(holding[1])]
    return subprocess.run(command, capture_output=True, check=False)


@pytest.fixture(scope="module")
def killed(tmp_path_factory, holding) -> list[Path]:
    changes = int(start(0, tmp_path_factory.mktemp("undisturbed"), holding).stdout)
    points = random.Random(20210223).sample(range(1, changes - 30), KILLS)  # noqa: S311  # no secret
    places = [tmp_path_factory.mktemp(f"killed-{point}-") for point in points]
    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda pair: start(*pair, holding), zip(points, places, strict=True)))
    assert all(run.returncode != 0 and run.stdout == b"" and run.stderr == b"" for run in runs)
    return places


def test_nothing_that_is_left_can_be_read(killed):
    words = {word.encode() for line in rows(ROWS) for word in line if len(word) > 4}
    left = [path for place in killed for path in place.rglob("*") if path.is_file()]
    assert left
    for path in left:
        data = path.read_bytes()
        assert [word for word in words if word in data] == []


def test_no_half_made_inventory_stands_where_a_whole_one_would(killed, comparison, tmp_path):
    for number, place in enumerate(killed):
        target = place / "x.inventory"
        if target.exists():
            held = open_inventory(target, comparison, Store(tmp_path / str(number), Key(b"s" * 32)), "held")
            assert held.holding.rows == ROWS


def test_the_next_run_makes_it_whole_and_clears_up(killed, holding, comparison):
    for place in killed:
        target = place / "x.inventory"
        make_inventory(
            holding[0],
            target,
            comparison.key,
            scratch=place / ".x.inventory.scratch",
            scratch_key=Key(b"k" * 32),
            made="",
        )
        assert is_inventory(target)
        assert [path.name for path in place.iterdir()] == ["x.inventory"]
