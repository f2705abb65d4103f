"""Any step may be killed at any moment: the case opens, says what is whole, and resumes."""

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from killed_run import MARK, NAME, run

KILLS = 15
SCRIPT = Path(__file__).with_name("killed_run.py")


def start(at: int, place: Path, leak: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, str(SCRIPT), str(at), str(place / "case"), str(place / "keys"), str(leak)]
    return subprocess.run(command, capture_output=True, check=False)


@pytest.fixture(scope="module")
def leak(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("leak") / "leak.csv"
    path.write_text(MARK * 1000)
    return path


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, leak) -> tuple[Path, int]:
    place = tmp_path_factory.mktemp("undisturbed")
    return place, int(start(0, place, leak).stdout)


@pytest.fixture(scope="module")
def killed(tmp_path_factory, leak, undisturbed) -> list[Path]:
    """Cases whose first run was killed, each before another change of the disk."""
    points = random.Random(20210223).sample(range(1, undisturbed[1] + 1), KILLS)  # noqa: S311  # no secret
    places = [tmp_path_factory.mktemp(f"killed-{point}-") for point in points]
    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(lambda pair: start(pair[0], pair[1], leak), zip(points, places, strict=True)))
    assert all(each.returncode != 0 and each.stdout == b"" and each.stderr == b"" for each in runs)
    return places


def facts(place: Path) -> bytes:
    return (place / "case" / "facts" / "reading.json").read_bytes()


def test_after_a_kill_anywhere_the_case_opens_resumes_and_ends_with_the_same_facts(killed, undisturbed, leak):
    for place in killed:
        case = run(place / "case", place / "keys", leak)
        case.close()
        assert facts(place) == facts(undisturbed[0])
        assert case.verify().whole
        assert case.store.table(NAME).rows == 200
        assert sum(batch.num_rows for batch in case.store.table(NAME).batches()) == 200
        assert len(case.evidence) == 1
        assert (place / "case" / "report" / "report.html").read_bytes() == b"200 rows"


def test_after_a_kill_nothing_is_left_over_and_nothing_lies_in_clear(killed, undisturbed, leak):
    wanted = shape(undisturbed[0])
    for place in killed:
        run(place / "case", place / "keys", leak).close()
        assert shape(place) == wanted
        files = [path for path in place.rglob("*") if path.is_file()]
        assert not any(MARK.encode() in path.read_bytes() for path in files)


def shape(place: Path) -> list[tuple[str, str]]:
    """Where files lie, names drawn at random left out."""
    files = [path.relative_to(place / "case") for path in (place / "case").rglob("*") if path.is_file()]
    return sorted((path.parts[0] if len(path.parts) > 1 else path.name, path.suffix) for path in files)
