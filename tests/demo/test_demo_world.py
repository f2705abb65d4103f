import hashlib
import json

import pytest

from sourcier.demo import WrongScale, make

SMALL = 0.002


def digests(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


class Watch:
    def __init__(self):
        self.rows = self.done = 0
        self.stages = []

    def start(self, stage, total_bytes):
        self.stages.append((stage, total_bytes))

    def advance(self, *, rows=0, done_bytes=0):
        self.rows += rows
        self.done += done_bytes

    def finish(self):
        self.stages.append("end")


@pytest.fixture(scope="module")
def watch():
    return Watch()


@pytest.fixture(scope="module")
def small(tmp_path_factory, watch):
    return make(tmp_path_factory.mktemp("small"), seed=5, scale=SMALL, progress=watch)


def test_the_seed_decides_every_byte_and_no_figure(small, tmp_path):
    other = make(tmp_path, seed=6, scale=SMALL)
    assert other.truth.sha256 != small.truth.sha256
    assert (other.truth.lines, other.truth.civilities) == (small.truth.lines, small.truth.civilities)
    make(tmp_path, seed=5, scale=SMALL)
    assert digests(tmp_path) == digests(small.folder)


def test_the_truth_names_the_very_bytes_of_the_leak(small):
    data = small.leak.read_bytes()
    assert small.truth.sha256 == hashlib.sha256(data).hexdigest()
    assert small.truth.bytes == len(data)
    assert json.loads(small.truth_file.read_text("utf-8"))["sha256"] == small.truth.sha256


@pytest.mark.parametrize("scale", [0.0, -1.0, 0.0009, 9.0, float("nan")])
def test_a_scale_nothing_can_be_made_at_is_refused_before_anything_is_written(scale, tmp_path):
    with pytest.raises(WrongScale):
        make(tmp_path / "case", seed=1, scale=scale)
    assert not (tmp_path / "case").exists()


def test_the_smallest_scale_still_has_every_laboratory(tmp_path):
    truth = make(tmp_path, seed=1, scale=0.001).truth
    assert len(truth.labs) == 28
    assert all(lab.lines > 0 for lab in truth.labs)
    assert truth.lines == 492


def test_what_fails_leaves_no_file_under_its_name(tmp_path):
    (tmp_path / "holdings").write_text("in the way")
    with pytest.raises(OSError, match="holdings"):
        make(tmp_path, seed=1, scale=SMALL)
    assert [path.name for path in tmp_path.iterdir()] == ["holdings"]


def test_progress_counts_every_line_and_byte(small, watch):
    (stage, total), end = watch.stages
    assert (stage, end) == ("making", "end")
    assert watch.rows == small.truth.lines
    assert small.truth.bytes < watch.done < 1.2 * total
