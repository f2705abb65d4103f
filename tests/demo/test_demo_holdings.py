import csv
import tomllib

import pytest

from sourcier.demo.holding_layouts import area
from sourcier.demo.layout import columns


@pytest.fixture(scope="module")
def manifest(world):
    return tomllib.loads(world.manifest.read_text("utf-8"))


@pytest.fixture(scope="module")
def holdings(world):
    return {holding.id: holding for holding in world.truth.holdings}


@pytest.fixture(scope="module")
def on_area(world):
    """Rows of the area by laboratory number of the person, as the files have them."""
    rows = {}
    for path in sorted((world.holdings / "area").iterdir()):
        lines = path.read_bytes().decode("latin-1").split("\r\n")
        assert lines[0].split(";") == [place.header for place in area().places]
        rows |= {line.split(";", 1)[0]: line.split(";") for line in lines[1:] if line}
    return rows


def table(path, encoding, delimiter):
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_about_ninety_percent_of_the_leak_lies_on_the_area(world, holdings, on_area, undamaged):
    shared = holdings["vendor-area"].shared
    assert shared / world.truth.lines == pytest.approx(0.9126, abs=0.002)
    found = sum(number in on_area for number in undamaged["number"])
    assert found / len(undamaged["number"]) == pytest.approx(shared / world.truth.lines, abs=0.001)


def test_about_half_of_the_area_is_not_in_the_leak(holdings, on_area):
    truth = holdings["vendor-area"]
    assert truth.rows == len(on_area)
    assert truth.shared / truth.rows == pytest.approx(0.5, abs=0.001)


def test_the_rest_of_the_leak_is_mostly_nowhere(world, undamaged, on_area):
    bases = {row["NIR"] for path in (world.holdings / "bases").glob("lab-p*.csv") for row in table(path, "utf-8", "\t")}
    rest = [
        number
        for key, number, lab in zip(undamaged["number"], undamaged["nir"], undamaged["lab_name"], strict=True)
        if key not in on_area and number and lab.startswith(("LABM DU PHARE", "LABM DES PINS"))
    ]
    assert len(rest) > 20
    assert sum(number in bases for number in rest) / len(rest) < 0.4


def test_lines_on_the_area_equal_those_of_the_leak(undamaged, on_area):
    fills = [place.fill for place in area().places if not place.fill.startswith("comment")]
    kept = [number for number, place in enumerate(area().places) if place.fill in fills]
    for row in range(0, len(undamaged["number"]), 7):
        there = on_area.get(undamaged["number"][row])
        assert there is None or [there[at] for at in kept] == [undamaged[fill][row] for fill in fills]


def test_old_people_lie_apart_on_the_area(world):
    seen = [place.fill for place in area().places].index("seen")
    old = list((world.holdings / "area").glob("*_ANCIENS.csv"))
    assert old
    for path in old:
        lines = path.read_bytes().decode("latin-1").split("\r\n")[1:-1]
        assert all(line.split(";")[seen][6:] < "2015" for line in lines)


def test_one_extract_goes_back_before_its_orders_date(world, manifest, on_area):
    truth = next(order for order in world.truth.orders if order.rows_outside)
    order = next(order for order in manifest["order"] if order["id"] == truth.id)
    fills = [place.fill for place in area().places]
    lab, seen = fills.index("lab_name"), fills.index("seen")
    mine = [row for row in on_area.values() if row[lab] in order["labs"]]
    early = [row for row in mine if "-".join(reversed(row[seen].split("/"))) < order["since"]]
    assert (len(mine), len(early)) == (truth.extract_rows, truth.rows_outside)
    assert len(early) / len(mine) == pytest.approx(0.065, abs=0.001)


def test_the_early_lines_are_in_the_leak_too(world, manifest, undamaged):
    truth = next(order for order in world.truth.orders if order.rows_outside)
    order = next(order for order in manifest["order"] if order["id"] == truth.id)
    pairs = zip(undamaged["lab_name"], undamaged["seen"], strict=True)
    early = sum(lab in order["labs"] and "-".join(reversed(seen.split("/"))) < order["since"] for lab, seen in pairs)
    assert truth.rows_outside - 5 <= early <= truth.rows_outside


def test_one_order_lists_every_column_but_the_comments(world, manifest):
    truth = next(order for order in world.truth.orders if order.columns_outside)
    listed = next(order for order in manifest["order"] if order["id"] == truth.id)["columns"]
    assert truth.columns_outside == ("commentaire P", "commentaire D")
    outside = {place.header for place in columns() if place.header} - set(listed)
    assert outside == set(truth.columns_outside)
    assert "free_text" not in listed


def test_bases_know_later_visits_and_newer_people(world, holdings):
    for path, encoding, delimiter, seen, split in (
        ("lab-phare", "utf-8", "\t", "DATE_DERNIERE_VISITE", "/"),
        ("group-loire", "utf-8", ";", "Dernière venue", "-"),
        ("lab-lices", "cp1252", ",", "visite", None),
    ):
        rows = table(world.holdings / "bases" / f"{path}.csv", encoding, delimiter)
        years = [row[seen].split(split)[-1 if split == "/" else 0][:4] if split else row[seen][:4] for row in rows]
        assert years.count("2020") + years.count("2021") > 10
        truth = holdings[f"{path}-base"]
        assert truth.rows == len(rows)
        assert truth.same_day < truth.shared < truth.rows


def test_only_the_area_has_every_date_of_the_leak(holdings):
    area_truth = holdings["vendor-area"]
    assert area_truth.same_day == area_truth.shared
    for holding in set(holdings.values()) - {area_truth}:
        assert holding.shared < area_truth.shared
        assert holding.id == "vendor-hosting" or holding.same_day < 0.7 * holding.shared


def test_the_manifest_names_what_there_is(world, manifest):
    parties = {party["id"] for party in manifest["party"]}
    assert {holding["party"] for holding in manifest["holding"]} <= parties
    assert {event["party"] for event in manifest["event"]} <= parties
    assert {order[side] for order in manifest["order"] for side in ("controller", "processor", "recipient")} <= parties
    assert all((world.folder / holding["path"]).exists() for holding in manifest["holding"])
    assert {holding["id"] for holding in manifest["holding"]} == {one.id for one in world.truth.holdings}
    named = {lab for party in manifest["party"] for lab in party.get("labs", [])}
    assert named == {lab.label for lab in world.truth.labs}


def test_every_laboratory_has_an_order_before_its_migration(world, manifest):
    for lab in world.truth.labs:
        mine = [order for order in manifest["order"] if lab.label in order["labs"]]
        assert len(mine) == 1
        assert mine[0]["date"] < lab.migration <= mine[0]["delete_by"]


def test_events_tell_the_affair_in_its_dates(manifest):
    dates = {event["what"]: event["date"] for event in manifest["event"]}
    assert dates["alert"] < dates["closure"] == "2020-11-04" < dates["publication"] < dates["aware"]
    assert sum(event["what"] == "migration" for event in manifest["event"]) == 14
