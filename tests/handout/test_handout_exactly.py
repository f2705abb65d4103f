"""What leaves is what was ordered: columns, rows, cells, form; nothing else, nowhere in clear."""

import csv
import io
from datetime import date

import pytest
from handing_office import ALL, people
from invented_leaks import COMMENTS, HEADER, rows, text

from sourcier.handout import Asked, Wishes, read_changes, read_register
from sourcier.handout.errors import CopyExists, NotForThisIdentity
from sourcier.marks import EVERYWHERE, Options

OFF = Wishes(Options(off=dict.fromkeys(("ids", "spellings", "canaries"), EVERYWHERE)))


def source_cells():
    return [line[: len(ALL)] for line in people()]


def test_the_ordered_columns_leave_and_no_comment(office, export, ordered):
    receipt = office.hand(ordered(), export)
    cells = office.cells()
    assert cells[0] == list(ALL)
    assert not any(comment.encode() in office.opened() for comment in COMMENTS if comment)
    assert (receipt.copy.columns, receipt.tables[0].columns_left_out) == (11, 1)


def test_columns_ordered_by_kind_leave_whatever_they_are_called(office, export, ordered):
    office.hand(ordered(columns=("nir", "birth_date", "family_name")), export)
    assert office.cells()[0] == ["NOM", "DNAISS", "NIR"]


def test_rows_of_other_laboratories_and_days_stay(office, export, ordered):
    receipt = office.hand(
        ordered(labs=("Laboratoire du port",), since="2019-03-01", until="2019-06-30"), export, wishes=OFF
    )
    wanted = [
        line
        for line in source_cells()
        if line[7] == "LABORATOIRE DU PORT" and (2019, 3) <= _month(line[8]) <= (2019, 6)
    ]
    assert office.cells()[1:] == wanted
    left = receipt.tables[0].left_out
    assert len(wanted) + sum(left.values()) == 400
    assert set(left) == {"other_labs", "too_early", "too_late"}


def _month(text: str) -> tuple[int, int]:
    day, month, year = map(int, text.split("/"))
    return date(year, month, day).year, month


def test_a_row_without_a_day_stays_where_days_are_ordered(office, tmp_path, ordered):
    lines = rows(60)
    for line in lines[:7]:
        line[8] = ""
    path = tmp_path / "undated.csv"
    path.write_bytes(text(lines))
    receipt = office.hand(ordered(since="2019-01-01"), path, wishes=OFF)
    assert receipt.tables[0].left_out == {"undated": 7}


def test_without_marks_the_copy_is_the_source_cell_by_cell(office, export, ordered):
    office.hand(ordered(), export, wishes=OFF)
    assert office.cells()[1:] == source_cells()


def test_marks_change_form_only_and_the_list_says_exactly_where(office, export, ordered, tmp_path):
    receipt = office.hand(ordered(), export, wishes=Wishes(changes=tmp_path / "changes"))
    listed = b"".join(read_changes(tmp_path / "changes", office.desk.key.key)).decode().splitlines()[1:]
    places = [tuple(line.split(",")[1:]) for line in listed]
    added = {int(row) for row, column in places if column == "*"}
    copy = [line for number, line in enumerate(office.cells()[1:], start=1) if number not in added]
    numbers = [number for number in range(1, 401 + len(added)) if number not in added]
    differ = {
        (str(number), str(column + 1))
        for number, ours, theirs in zip(numbers, copy, source_cells(), strict=True)
        for column in range(len(ALL))
        if ours[column] != theirs[column]
    }
    assert differ == {place for place in places if place[1] != "*"}
    assert receipt.copy.rows_out == 400 + len(added)
    assert {ALL[int(column) - 1] for _row, column in differ} >= {"NUM", "TEL"}
    same = {"NOM", "PRENOM", "DNAISS", "SEXE", "NIR", "DATVIS"}
    assert not {ALL[int(column) - 1] for _row, column in differ} & same


@pytest.mark.parametrize("written", [("cp1252", ";", "\r\n"), ("utf-8", "\t", "\n"), ("utf-8", "|", "\r\n")])
def test_the_copy_is_written_as_its_source_is(office, tmp_path, ordered, written):
    encoding, delimiter, line_break = written
    lines = [HEADER.split(";"), *rows(80)]
    for line in lines[1:]:
        line[1] = line[1].replace("MARTIN", "MÜLLER")
        line[11] = ""
    path = tmp_path / "other.csv"
    path.write_bytes("".join(delimiter.join(line) + line_break for line in lines).encode(encoding))
    office.hand(ordered(), path, wishes=OFF)
    expected = "".join(delimiter.join(line[:11]) + line_break for line in lines).encode(encoding)
    assert office.opened() == expected


def test_cells_with_separators_quotes_and_breaks_come_back_as_they_were(office, tmp_path, ordered):
    lines = rows(80)
    for number, line in enumerate(lines):
        line[7] = ('LABO "A; B"', "LABO\nC", "LABO D")[number % 3]
    held = io.StringIO()
    csv.writer(held, delimiter=";", lineterminator="\r\n").writerows([HEADER.split(";"), *lines])
    path = tmp_path / "quoted.csv"
    path.write_bytes(held.getvalue().encode())
    office.hand(ordered(), path, wishes=OFF)
    assert [line[7] for line in office.cells()[1:]] == [line[7] for line in lines]


def test_no_row_ever_lies_in_clear_on_the_disk(office, export, ordered):
    seen = []
    values = [line[5].encode() for line in people()[:20]]

    def look(*_):
        seen.extend(path for path in office.place.rglob("*") if path.is_file() and path != export)
        assert not [path for path in seen if any(value in path.read_bytes() for value in values)]

    from sourcier.handout import To, hand_out  # noqa: PLC0415  # as the office does, but looking on the way

    to = [To(office.pair.recipient, office.place / "copy.age")]
    hand_out(ordered(), Asked(str(export)), to, office.desk, wishes=Wishes(), said=look)
    assert any(".scratch" in str(path) for path in seen)
    assert not (office.place / ".scratch").exists()
    assert not any(value in (office.place / "copy.age").read_bytes() for value in values)


def test_what_stops_on_the_way_leaves_no_copy_and_no_line(office, export, ordered, monkeypatch):
    from sourcier.handout.delimited import Delimited  # noqa: PLC0415

    def break_off(*_):
        raise MemoryError

    monkeypatch.setattr(Delimited, "pieces", break_off)
    with pytest.raises(MemoryError):
        office.hand(ordered(), export)
    assert not [path for path in office.place.iterdir() if path.name.startswith(("copy", ".tmp", ".scratch"))]
    assert read_register(office.register).copies == ()


def test_several_recipients_have_one_copy_each(office, export, ordered):
    receipts = office.hand_all(ordered(), Asked(str(export)), [office.place / "one.age", office.place / "two.age"])
    assert len({receipt.copy.copy for receipt in receipts}) == 2
    assert office.opened("one.age") != office.opened("two.age")
    known = {copy.copy for copy in read_register(office.register).copies}
    assert known == {receipt.copy.copy for receipt in receipts}


def test_the_same_copy_is_the_same_byte_for_byte_whatever_the_workers(office, export, ordered):
    office.hand(ordered(), export, workers=1)
    first = office.opened()
    (office.place / "copy.age").unlink()
    for path in office.register.iterdir():
        if path.name != "site":
            path.unlink()
    office.hand(ordered(), export, workers=3)
    assert office.opened() == first


def test_nothing_is_written_over_and_only_the_recipient_opens(office, export, ordered, tmp_path):
    office.hand(ordered(), export)
    with pytest.raises(CopyExists):
        office.hand(ordered(), export)
    (tmp_path / "other").mkdir()
    stranger = type(office)(tmp_path / "other")
    (stranger.place / "copy.age").write_bytes((office.place / "copy.age").read_bytes())
    with pytest.raises(NotForThisIdentity):
        stranger.opened()
    assert not (stranger.place / "copy.age.plain").exists()
