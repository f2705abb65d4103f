"""Leaks as they come: archives, documents, workbooks in one folder; passwords that nothing writes down."""

import io
import json
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from invented_leaks import HEADER, rows, text

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
SECRET = "correct horse battery"  # noqa: S105  # of a file made here


@pytest.fixture
def mixed(tmp_path):
    """A folder: a table, a zip of a table and a picture, a workbook, a page."""
    place = tmp_path / "mixed"
    place.mkdir()
    table = text(rows(40), header=HEADER)
    (place / "leak.csv").write_bytes(table)
    with zipfile.ZipFile(place / "more.zip", "w") as archive:
        archive.writestr("../leak.csv", table)
        archive.writestr("picture.png", PNG)
    book = openpyxl.Workbook()
    for cells in [["NOM", "NAISSANCE"], *([f"NOM{n}", "1980-01-02"] for n in range(40))]:
        book.active.append(cells)
    book.save(place / "book.xlsx")
    (place / "note.html").write_text("<html><body><p>Mme DUPONT, diabète, tel 06 39 98 12 34</p></body></html>")
    return place


def test_a_mixed_folder_is_one_examination_with_an_account_of_files(examined, folder, mixed):
    answer = examined(mixed, "--format", "json")
    assert answer.status == 4
    facts = json.loads(answer.out)
    assert facts["complete"] is False
    evidence = {one["name"]: one for one in facts["evidence"]}
    assert {table["format"] for one in evidence.values() for table in one["tables"]} == {
        "delimited",
        "workbook",
        "html",
    }
    assert [(one["unread"], one["tables"]) for one in evidence["more.zip"]["members"]] == [("", 1), ("E304", 0)]
    also = evidence["note.html"]["tables"][0]["columns"][1]["also"]
    assert "health.disease" in {one["kind"] for one in also}
    page = (folder / "report" / "examination.html").read_text("utf-8")
    assert "DUPONT" not in page
    assert not [path for path in mixed.parent.rglob("*leak.csv") if path.parent != mixed]


def test_people_in_several_files_are_counted_once(examined, mixed):
    facts = json.loads(examined(mixed / "leak.csv", mixed / "more.zip", "--format", "json").out)
    alone = json.loads(examined(mixed / "leak.csv", "--format", "json").out)
    assert facts["people"]["best"] == alone["people"]["best"]


def test_a_password_opens_what_is_locked_and_is_written_nowhere(examined, folder, mixed, monkeypatch):
    subprocess.run(["zip", "-q", "-P", SECRET, "locked.zip", "leak.csv"], cwd=mixed, check=True)
    refused = examined(mixed / "locked.zip", "--format", "json")
    assert refused.status == 3
    assert "E318" in refused.err
    monkeypatch.setenv("SOURCIER_PASSWORDS", f"wrong\n{SECRET}")
    answer = examined(mixed / "locked.zip", "--format", "json")
    assert answer.status == 0
    assert json.loads(answer.out)["evidence"][0]["tables"][0]["rows"]["total"] == 40
    written = [path for path in folder.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert not written
    assert SECRET not in answer.all


def test_a_zip_that_cannot_be_read_at_all_says_what_to_do(examined, tmp_path):
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("picture.png", PNG)
    path = Path(tmp_path) / "pictures.zip"
    path.write_bytes(into.getvalue())
    answer = examined(path)
    assert answer.status == 3
    assert "E304" in answer.err
