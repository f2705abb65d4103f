"""``parties.toml``: what people write is understood, or the fault is named with its line and its remedy."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.order import OrderUnreadable, read_orders
from sourcier.trace import HoldingMissing, ManifestUnreadable, paths_of, read_manifest

GOOD = """\
[[party]]
id = "lab"
name = "LABO DU PORT"
role = "controller"
labs = ["LABO DU PORT"]

[[party]]
id = "vendor"
name = "SANOLAB"
role = "processor"

[[holding]]
id = "area"
party = "vendor"
from = 2018-04-16
until = "2020-11-04"
path = "area.csv"
knew = ["open_access"]

[[order]]
id = "order-1"
controller = "lab"
processor = "vendor"
date = "2019-01-05"
columns = ["nir", "NOM"]
since = "2016-01-01"

[[event]]
date = "2020-11-04"
party = "vendor"
what = "closure"
"""


def test_a_good_manifest_is_read_whole():
    manifest = read_manifest(GOOD.encode())
    assert [party.id for party in manifest.parties] == ["lab", "vendor"]
    assert (manifest.holdings[0].since, manifest.holdings[0].until) == ("2018-04-16", "2020-11-04")
    assert manifest.orders[0].columns == ("nir", "NOM")
    assert manifest.orders[0].labs is None
    assert manifest.events[0].what == "closure"


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('role = "processor"', 'role = "thief"', 7, "controller, processor"),
        ('party = "vendor"\nfrom', 'party = "vendr"\nfrom', 12, "[[party]]"),
        ('knew = ["open_access"]', 'knew = "open_access"', 12, "list of texts"),
        ('knew = ["open_access"]', 'knew = ["opened"]', 12, "open_access"),
        ("from = 2018-04-16", 'from = "16/04/2018"', 12, "2020-11-04"),
        ('what = "closure"', 'what = "end"', 28, "migration, alert"),
        ('processor = "vendor"', 'processor = "nobody"', 20, "[[party]]"),
        ('id = "vendor"\nname', 'id = "lab"\nname', 7, "taken"),
        ('name = "SANOLAB"\n', "", 7, "name"),
        ('name = "SANOLAB"', "name = 12", 7, "between quotes"),
        ('name = "SANOLAB"', 'name = "SANOLAB"\ncolour = "red"', 7, "software"),
        ("[[event]]", "[[events]]", 28, "[[event]]"),
        ("[[event]]", "[event]", 28, "two pairs of brackets"),
        ('id = "order-1"', "id = order-1", 21, "TOML"),
    ],
)
def test_every_fault_names_its_line_and_its_remedy(old, new, line, said):
    with pytest.raises(ManifestUnreadable) as caught:
        read_manifest(GOOD.replace(old, new, 1).encode())
    assert caught.value.what.values["line"] == line
    assert said in caught.value.following.english()


def test_a_holding_whose_file_is_not_there_is_named(tmp_path):
    with pytest.raises(HoldingMissing) as caught:
        paths_of(read_manifest(GOOD.encode()), GOOD.encode(), tmp_path)
    assert caught.value.what.values == {"holding": "area", "line": 12}
    (tmp_path / "area.csv").write_text("a;b\n")
    assert paths_of(read_manifest(GOOD.encode()), GOOD.encode(), tmp_path) == {"area": tmp_path / "area.csv"}


def test_a_file_in_another_encoding_is_said_to_be():
    with pytest.raises(ManifestUnreadable) as caught:
        read_manifest(GOOD.replace("PORT", "PÔRT").encode("cp1252"))
    assert caught.value.what.values["line"] == 3
    assert "UTF-8" in caught.value.following.english()


@given(st.binary(max_size=200))
def test_whatever_is_written_is_read_or_refused(content):
    for read in (read_manifest, read_orders):
        with suppress(ManifestUnreadable, OrderUnreadable):
            read(content)


def test_an_order_stands_alone_in_a_file_of_its_own():
    text = GOOD[GOOD.index("[[order]]") : GOOD.index("[[event]]")]
    assert read_orders(text.encode())[0].processor == "vendor"
    with pytest.raises(OrderUnreadable) as caught:
        read_orders(text.replace('columns = ["nir", "NOM"]', 'columns = ["nir", 3]').encode())
    assert caught.value.what.values["line"] == 1
