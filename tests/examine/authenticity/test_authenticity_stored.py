"""From rows in the store to facts: the same sample however rows are cut, and no value in what is said."""

import json

import numpy as np
import pyarrow as pa
import pytest
from invented_leaks import Desk

from sourcier.examine.authenticity import sample
from sourcier.examine.authenticity.sample import Stretch, read_samples
from sourcier.examine.authenticity.wanted import Wanted, wanted
from sourcier.examine.filled import FILLED, filled_bits
from sourcier.model.facts import Column
from sourcier.secret import Key
from sourcier.store import Store
from worlds import fakes, genuine_town
from worlds.world import write

LOOKED_AT = Wanted({"nir": 0}, (), ())


def stored(folder, values, cut):
    store = Store(folder, Key(bytes(32)))
    column = pa.array(values, pa.string())
    with store.writer("rows") as writer:
        for part, start in enumerate(range(0, len(column), cut)):
            cells = column.slice(start, cut)
            writer.write(part, pa.RecordBatch.from_arrays([cells, filled_bits([cells])], ["c0", FILLED]))
        writer.commit()
    return store


def taken(store, *stretches):
    found = read_samples(store, "rows", 1, LOOKED_AT, [Stretch(*s) for s in stretches], threads=2)
    return [
        (s.rows, s.at.tolist(), s.coded[0].text.take(pa.array(s.coded[0].rows(np.arange(len(s.coded[0].text))))))
        for s in found
    ]


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(sample, "MOST_ROWS", 500)


@pytest.mark.usefixtures("few")
def test_the_sample_does_not_depend_on_how_rows_are_cut(tmp_path):
    values = [f"v{n}" for n in range(3000)]
    whole = taken(stored(tmp_path / "a", values, 3000), (0, 2999))
    assert whole == taken(stored(tmp_path / "b", values, 97), (0, 2999))
    ((rows, at, cells),) = whole
    assert rows == 3000
    assert 400 < len(at) < 600
    assert cells.to_pylist() == [f"v{n}" for n in at]


@pytest.mark.usefixtures("few")
def test_each_stretch_has_a_sample_of_its_own_rows(tmp_path):
    store = stored(tmp_path / "a", [str(n) for n in range(3000)], 100)
    (_, first, _), (_, second, _) = taken(store, (0, 99), (100, 2999))
    assert first == list(range(100))
    assert 100 <= min(second) < max(second) <= 2999
    assert len(second) < 600


def test_a_giant_cell_is_cut(tmp_path):
    ((_, _, cells),) = taken(stored(tmp_path / "a", ["x" * 10_000_000, "y"], 2), (0, 1))
    assert [len(cell) for cell in cells.to_pylist()] == [80, 1]


def test_an_empty_stretch_has_an_empty_sample(tmp_path):
    ((rows, at, _),) = taken(stored(tmp_path / "a", ["x"], 1), (5, 9))
    assert (rows, at) == (5, [])


def column(kind, **more):
    return Column(**{
        "index": 0, "name": "column-1", "kind": kind, "category": None, "filled": 9, "valid": 9, "distinct": 9,
        "chance": 0.0, "confidence": 1.0, **more,
    })  # fmt: skip


def test_a_column_headed_nir_whose_keys_are_wrong_is_tested_as_one():
    meant = column("record_id", name="NUMSS", min_length=15, max_length=15)
    assert wanted([meant]).roles == {"nir": 0}
    for other in ({"name": "NUMDOS"}, {"name": "NUMSS", "max_length": 16}):
        assert "nir" not in wanted([column("record_id", **{"min_length": 15, "max_length": 15, **other})]).roles


def test_the_prescribers_columns_are_not_the_patients():
    assert wanted([column("given_name", role="prescriber"), column("postcode", role="prescriber")]).roles == {}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder, rng = tmp_path_factory.mktemp("files"), np.random.default_rng(21)
    real = genuine_town.draw(rng, 1500)
    worlds = {"real": real, "copied": fakes.independent(rng, real), "aware": fakes.key_aware(rng, 1500)}
    for name, world in worlds.items():
        write(world, folder / f"{name}.csv")
    return folder, real


@pytest.mark.parametrize(
    ("name", "verdicts"),
    [("real", {"consistent"}), ("copied", {"fabricated", "undetermined"}), ("aware", {"fabricated"})],
)
def test_an_examination_says_what_the_file_is(tmp_path, files, name, verdicts):
    facts = Desk(tmp_path).run(files[0] / f"{name}.csv").facts
    assert facts.authenticity.verdict in verdicts
    assert facts.authenticity.tests


def test_workers_change_nothing_and_no_value_is_told(tmp_path, files):
    folder, real = files
    said = []
    for workers in (1, 3):
        desk = Desk(tmp_path / f"{workers}")
        desk.place.mkdir()
        desk.run(folder / "real.csv", workers=workers)
        said.append(json.dumps(json.loads(desk.facts)["authenticity"]))
    assert said[0] == said[1]
    values = {value for name in ("number", "family", "address", "phone") for value in real.columns[name].to_pylist()}
    assert not [value for value in values if len(value) > 3 and value in said[0]]
