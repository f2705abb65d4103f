"""Results of laboratory tests, whatever their headers say; and what only looks like them."""

import random

import pyarrow as pa
import pytest

from sourcier.recognise import Recogniser

TESTS = [
    ("HB", "Hémoglobine", "g/dL", 12.0, 16.0),
    ("GLY", "Glycémie", "g/L", 0.7, 1.1),
    ("K", "Potassium", "mmol/L", 3.5, 5.0),
    ("CREA", "Créatinine", "µmol/L", 50.0, 110.0),
    ("TSH", "TSH", "mUI/L", 0.4, 4.0),
    ("PLQ", "Plaquettes", "G/L", 150.0, 400.0),
]


def kinds(columns, headers=()):
    recogniser = Recogniser()
    arrays = [pa.array(column, pa.string()) for column in columns]
    batch = pa.RecordBatch.from_arrays(arrays, [f"c{n}" for n in range(len(arrays))])
    proposal = recogniser.propose(recogniser.profile(batch), tuple(headers) or ("",) * len(arrays))
    return [
        column.kind
        for column in recogniser.settle(recogniser.profile(batch), recogniser.prove(batch, proposal), proposal)
    ]


def results(count, seed=4):
    chance = random.Random(seed)  # noqa: S311  # no secret
    lines = []
    for number in range(count):
        code, label, unit, low, high = chance.choice(TESTS)
        value = f"{chance.uniform(low * 0.7, high * 1.3):.2f}".replace(".", ",")
        lines.append([str(number), code, label, value, unit, f"{low} - {high}".replace(".", ",")])
    return [list(column) for column in zip(*lines, strict=True)]


def test_a_table_of_results_is_recognised_without_headers():
    assert kinds(results(400))[1:] == ["test_code", "test_name", "test_result", "test_unit", "test_range"]


@pytest.mark.parametrize("kept", [(1,), (2,), (4,), (5, 4)])
def test_a_result_is_told_by_any_one_of_its_neighbours(kept):
    found = results(400)
    assert kinds([found[n] for n in (3, *kept)])[0] == "test_result"


def test_numbers_with_their_units_are_results_by_themselves():
    found = results(300)
    assert kinds([[f"{v} {u}" for v, u in zip(found[3], found[4], strict=True)], found[0]])[0] == "test_result"


def test_one_column_per_test_is_told_by_its_header():
    chance = random.Random(5)  # noqa: S311  # no secret
    columns = [[f"{chance.gauss(1, 0.2):.2f}" for _ in range(200)], [f"{chance.gauss(14, 1):.1f}" for _ in range(200)]]
    assert kinds(columns, ("GLYCEMIE", "HEMOGLOBINE")) == ["test_result", "test_result"]


def test_a_warehouse_holds_no_results():
    chance = random.Random(6)  # noqa: S311  # no secret
    units = ["kg", "L", "mL", "pièce", "boîte", "%"]
    columns = [
        [str(n) for n in range(300)],
        [chance.choice(units) for _ in range(300)],
        [f"{chance.uniform(1, 90):.2f}" for _ in range(300)],
        [f"{chance.randint(1, 9)}-{chance.randint(10, 30)}" for _ in range(300)],
    ]
    assert not {"test_unit", "test_result", "test_range", "test_code", "test_name"} & set(kinds(columns))


def test_amounts_beside_a_list_of_people_stay_amounts():
    chance = random.Random(7)  # noqa: S311  # no secret
    names = [chance.choice(["MARTIN", "PETIT", "DURAND", "MOREAU", "SIMON", "LEROY"]) for _ in range(300)]
    amounts = [f"{chance.uniform(5, 300):.2f}" for _ in range(300)]
    assert kinds([names, amounts], ("NOM", "MONTANT"))[1] == "amount"
