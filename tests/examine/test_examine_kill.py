"""An examination may be killed at any moment: the next one opens the case, resumes and finds the same facts."""

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from invented_leaks import Desk, leak

from sourcier.examine import Request
from sourcier.read import Limits

KILLS = 5
SCRIPT = Path(__file__).with_name("killed_examination.py")


def start(at: int, place: Path, evidence: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, str(SCRIPT), str(at), str(place), str(evidence)]
    return subprocess.run(command, capture_output=True, check=False)


@pytest.fixture(scope="module")
def evidence(tmp_path_factory) -> Path:
    return leak(tmp_path_factory.mktemp("leak") / "leak.csv", 1200)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, evidence) -> tuple[Desk, int]:
    desk = Desk(tmp_path_factory.mktemp("undisturbed"))
    return desk, int(start(0, desk.place, evidence).stdout)


@pytest.fixture(scope="module")
def killed(tmp_path_factory, evidence, undisturbed) -> list[Desk]:
    points = random.Random(20210223).sample(range(1, undisturbed[1] + 1), KILLS)  # noqa: S311  # no secret
    desks = [Desk(tmp_path_factory.mktemp(f"killed-{point}-")) for point in points]
    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda pair: start(pair[0], pair[1].place, evidence), zip(points, desks, strict=True)))
    assert all(run.returncode != 0 and run.stdout == b"" and run.stderr == b"" for run in runs)
    return desks


def test_after_a_kill_the_next_run_finds_the_same_facts_and_leaves_nothing_over(killed, undisturbed, evidence):
    wanted = shape(undisturbed[0])
    for desk in killed:
        desk.run(evidence, request=Request(limits=Limits(chunk=20_000), copy=True))
        assert desk.facts == undisturbed[0].facts
        assert shape(desk) == wanted
        with desk.open() as case:
            assert case.verify().whole


def shape(desk: Desk) -> list[tuple[str, str]]:
    """Where files lie, names drawn at random left out."""
    files = [path.relative_to(desk.folder) for path in desk.folder.rglob("*") if path.is_file()]
    return sorted((path.parts[0] if len(path.parts) > 1 else path.name, path.suffix) for path in files)
