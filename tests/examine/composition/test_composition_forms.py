"""Ways of writing are told apart by the characters of a cell, whatever it says."""

import pyarrow as pa
import pytest

from sourcier.examine.composition.forms import CLASSES, FAMILIES, broken, markers
from sourcier.examine.composition.signature import signature

OF = {family.name: family for family in FAMILIES}


def classes(family, *values):
    return OF[family].classify(signature(pa.array(values, pa.string()))).tolist()


@pytest.mark.parametrize(
    ("family", "alike", "unlike"),
    [
        ("date_form", ("31/12/1999", "01/02/2003"), ("1999-12-31", "31-12-1999", "31.12.1999", "19991231", "31/12/99")),
        ("number_form", ("295109912611193", "180127512345642"), ("2951099126111", "2951099126111 93")),
        ("sex_code", ("M", "F", "H"), ("1", "m", "Homme", "HOMME")),
        ("decimal_sign", ("12,50", "0,99"), ("12.50",)),
        ("postcode_zero", ("01000", "09200"), ("1000",)),
        ("phone_form", ("0639980001", "0261910000"), ("06 39 98 00 01", "06.39.98.00.01", "+33639980001", "639980001")),
        ("letter_case", ("MARTIN", "LE GOFF", "D'ARC"), ("Martin", "martin")),
        ("title_form", ("MME", "MLLE"), ("MADAME", "Mme", "Madame")),
        ("mail_case", ("a.b@example.org",), ("A.B@EXAMPLE.ORG",)),
        ("blood_form", ("A+", "AB-"), ("A POS", "A +")),
        ("id_form", ("12", "00345"), ("A12", "12-3")),
    ],
)
def test_one_way_of_writing_is_one_class(family, alike, unlike):
    same = classes(family, *alike)
    others = classes(family, *unlike)
    assert len(set(same)) == 1
    assert 0 < same[0] < CLASSES
    assert same[0] not in others
    assert len(set(others)) == len(others)


@pytest.mark.parametrize(
    ("family", "values"),
    [
        ("sex_code", ("",)), ("title_form", ("M", "M.", "ENFANT", "BEBE", "")), ("postcode_zero", ("56000", "")),
        ("decimal_sign", ("12", "")), ("letter_case", ("A", "")), ("date_form", ("", "NULL")), ("phone_form", ("",)),
    ],
)  # fmt: skip
def test_what_could_be_written_either_way_says_nothing(family, values):
    assert set(classes(family, *values)) == {0}


def test_blanks_around_a_value_are_padding_and_change_no_class():
    cells = signature(pa.array(["MARTIN", "MARTIN   ", "  MARTIN", "   ", ""]))
    assert cells.padded.tolist() == [False, True, True, False, False]
    assert OF["letter_case"].classify(cells).tolist() == [1, 1, 1, 0, 0]


def test_only_programs_words_for_nothing_are_markers():
    values = ["NULL", "\\N", "None", "0000-00-00", "JEAN", "-", "?", "", "néant"]
    assert markers(signature(pa.array(values))).tolist() == [True] * 4 + [False] * 5


def test_letters_of_a_wrong_encoding_are_broken():
    values = ["Hélène", "HÃ©lÃ¨ne", "H\ufffdl", "SÃO PAULO", "HELENE"]
    assert broken(signature(pa.array(values))).tolist() == [1, 2, 2, 1, 0]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_hostile_cells_have_a_class_like_any_other(family):
    values = ["\0", "=cmd()", "x" * 100_000, "\u202e", "'", '"<svg>', " \t ", "٣٤", "🩸"]
    found = family.classify(signature(pa.array(values)))
    assert len(found) == len(values)
    assert all(0 <= code < CLASSES for code in found.tolist())


def test_a_slice_is_read_like_a_column_of_its_own():
    whole = pa.array(["x", "MARTIN ", "", "Petit", "y"])
    part, alone = signature(whole.slice(1, 3)), signature(pa.array(["MARTIN ", "", "Petit"]))
    assert part.sorts.tolist() == alone.sorts.tolist()
    assert part.padded.tolist() == alone.padded.tolist()
    assert part.byte(1).tolist() == alone.byte(1).tolist()
