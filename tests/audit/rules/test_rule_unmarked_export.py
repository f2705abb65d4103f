import pytest
from audit_worlds import extract, found, patients, products, world


def test_an_export_without_mark_is_found_where_a_register_is_at_hand():
    (one,) = found("SRC206", world(patients(marked=False)))
    assert (one.severity, one.confidence) == ("medium", 0.9)


@pytest.mark.parametrize(
    "thing",
    [
        patients(marked=True),
        patients(marked=None),
        patients(marked=False, copy="E-7Q2M0X9TBC"),
        patients(marked=False, sort="dump"),
        patients(marked=False, rows=10),
        products(marked=False),
        extract(kinds=(), marked=False, encrypted="age"),
    ],
)
def test_marked_known_small_or_nobodys_files_and_dumps_are_quiet(thing):
    assert found("SRC206", world(thing)) == []
