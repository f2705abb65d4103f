"""Headers that stand again and tables that begin anew within a file are signs of gluing, pages are not."""

import numpy as np
import pytest
from invented_leaks import HEADER, rows, text

from sourcier.examine.composition.layout import another_layout, headers_kept

OTHER = "CODE;FAMILLE;PRENOMS;NE LE;GENRE;SECURITE SOCIALE;POSTAL;LIEU;VU LE;PORTABLE;COURRIEL;NOTES"


def composition(desk, tmp_path, data):
    path = tmp_path / "glued.csv"
    path.write_bytes(data)
    return desk.run(path).facts.composition


def headed(*parts, header=HEADER):
    """Parts of lines, each but the first with a header of its own before it."""
    first, *others = parts
    return text(first) + b"".join(text(part, header) for part in others)


def layouts(found):
    return [joint.row for joint in found.joints if "layout" in joint.signs]


def test_a_header_that_stands_again_is_a_joint(desk, tmp_path):
    lines = rows(400)
    found = composition(desk, tmp_path, headed(lines[:230], lines[230:]))
    assert (found.verdict, found.weakest) == ("merged", "layout_anew")
    assert layouts(found) == [230]
    assert [(s.first_row, s.last_row) for s in found.segments] == [(0, 229), (230, 399)]


def test_a_header_of_other_words_is_a_joint_where_it_stands(desk, tmp_path):
    lines = rows(400)
    found = composition(desk, tmp_path, headed(lines[:230], lines[230:], header=OTHER))
    assert found.verdict == "merged"
    assert layouts(found) == [230]


def test_the_header_on_every_page_of_one_export_is_none(desk, tmp_path):
    lines = rows(400)
    pages = [lines[at : at + 60] for at in range(0, 400, 60)]
    found = composition(desk, tmp_path, headed(*pages))
    assert layouts(found) == []
    assert found.verdict != "merged"


def test_the_header_before_each_laboratory_is_no_merge(desk, tmp_path):
    lines = rows(400)
    for number, line in enumerate(lines):
        line[7] = ("LABORATOIRE DU PORT", "LABORATOIRE CENTRAL")[number >= 230]
    found = composition(desk, tmp_path, headed(lines[:230], lines[230:]))
    assert found.verdict == "undetermined"
    assert layouts(found) == [230]


def test_other_people_in_fewer_fields_are_another_export(desk, tmp_path):
    lines = rows(400)
    second = text([line[:9] for line in lines[250:]], ";".join(HEADER.split(";")[:9]))
    found = composition(desk, tmp_path, text(lines[:250]) + second)
    assert (found.verdict, found.weakest) == ("merged", "layout_anew")
    assert layouts(found) == [250]


def test_a_second_table_about_the_same_people_is_one_base(desk, tmp_path):
    lines = rows(300)
    visits = [[line[0], line[8], line[11]] for line in lines]
    found = composition(desk, tmp_path, text(lines) + text(visits, "NUM;DATVIS;COMMENTAIRE"))
    assert layouts(found) == []
    assert found.verdict != "merged"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([50, 100], (50, 100)),
        ([50, 100, 150], ()),
        ([50, 100, 151], ()),
        ([50, 110, 150], (50, 110, 150)),
        ([0, 200], ()),
    ],
)
def test_even_distances_are_pages(rows, found):
    assert another_layout(rows, 200) == found


def test_words_are_a_header_only_where_columns_hold_digits():
    words = np.array([[7] * 100, [0] * 100], np.uint8)
    words[1, 40] = 7
    words[1, 60] = 3
    assert headers_kept(words) == [40]
    words[1] = 7
    assert headers_kept(words) == []
