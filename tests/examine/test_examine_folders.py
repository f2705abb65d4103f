"""A folder of many small files: one examination, whatever one of them does, with an account of each."""

import zlib
from pathlib import Path

import pyarrow as pa
import pytest
from invented_leaks import Desk

from sourcier.case import Piece, pieces
from sourcier.examine.alike import Alike
from sourcier.read.worker import Worker
from sourcier.recognise import Recogniser

HEADER = "NOM;PRENOM;DATE NAISSANCE;SEXE;TEL"
NAMES = ("MARTIN", "DURAND", "PETIT", "LEROY", "MOREAU", "GARNIER", "ROUSSEL", "BLANC", "FAURE", "GUERIN")


def table(number: int, rows: int = 9) -> str:
    lines = [
        f"{NAMES[(number * 7 + row) % 10]};{('ANNE', 'JEAN')[row % 2]};{1 + row:02d}/{1 + number % 12:02d}/"
        f"{1925 + number * 7 % 80};{'FM'[row % 2]};06399801{(number * 9 + row) % 100:02d}"
        for row in range(rows)
    ]
    return "\n".join((HEADER, *lines)) + "\n"


def pdf(content: bytes) -> bytes:
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << >> >>",
        stream,
    ]
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    cross = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 5\n0000000000 65535 f \n%strailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return body + tail % (cross, len(body))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "evidence"
    place.mkdir()
    for number in range(12):
        (place / f"visite{number:02d}.csv").write_text(table(number), "utf-8")
    return place


def evidence_of(desk: Desk) -> list[Piece]:
    with desk.open() as case:
        return list(case.evidence)


@pytest.fixture
def _impatient(monkeypatch):
    """Documents may take half a second; one that says so loses its process."""
    ask = Worker.parts

    def parts(worker, form, data, passwords, seconds=0.5):
        if b"lose the process" in data:
            worker.close()
            worker._started().kill()
        elif b"slow" not in data:
            seconds = 60
        return ask(worker, form, data, passwords, seconds)

    monkeypatch.setattr(Worker, "parts", parts)


@pytest.mark.usefixtures("_impatient")
def test_a_hang_an_explosion_a_crash_and_a_cut_file_stop_nothing(desk, folder):
    (folder / "letter.rtf").write_bytes(rb"{\rtf1 Patient vu ce jour pour une grippe, rappeler demain.}")
    (folder / "hang.rtf").write_bytes(rb"{\rtf1 slow " + rb"{\b x}" * 2_000_000)
    (folder / "crash.rtf").write_bytes(rb"{\rtf1 lose the process}")
    (folder / "explode.pdf").write_bytes(pdf(zlib.compress(b"BT (x) Tj ET " * 30_000_000, 1)))
    (folder / "cut.docx").write_bytes(b"PK\x03\x04" + bytes(400))
    facts = desk.run(folder).facts
    said = {Path(piece.path).name: one for piece, one in zip(evidence_of(desk), facts.evidence, strict=True)}
    assert not facts.complete
    assert (said["hang.rtf"].unread, said["crash.rtf"].unread) == ("parser_hung", "parser_stopped")
    assert all(said[name].unread for name in ("hang.rtf", "crash.rtf", "explode.pdf", "cut.docx"))
    assert not said["letter.rtf"].unread
    assert all(
        not one.unread and one.tables[0].rows.total == 9 for name, one in said.items() if name.startswith("visit")
    )


def test_small_tables_of_one_layout_are_told_together_and_counted_each(desk, folder):
    (folder / "visite03.csv").write_text(HEADER + "\nMARTIN;ANNE;01/02/1950;F;\nPETIT;JEAN;02/02/1951;M;\n", "utf-8")
    facts = desk.run(folder).facts
    kinds = {tuple(column.kind for column in one.tables[0].columns[:3]) for one in facts.evidence}
    assert kinds == {("family_name", "given_name", "birth_date")}
    small = min((one.tables[0] for one in facts.evidence), key=lambda one: one.rows.total)
    assert [column.filled for column in small.columns] == [2, 2, 2, 2, 0]
    assert [column.valid for column in small.columns[:3]] == [2, 2, 2]
    assert small.columns[4].kind is None
    assert facts.people.best == 12 * 9 - 9 + 2


def test_files_that_say_nearly_the_same_are_grouped_and_their_people_counted_once(desk, folder):
    lines = table(5).splitlines()
    (folder / "visite05 copie.csv").write_text("\n".join([*lines[:-1], lines[-1].replace("8", "7")]) + "\n", "utf-8")
    (folder / "visite05 bis.csv").write_text("\n".join(reversed(lines[1:])) + "\n", "utf-8")
    facts = desk.run(folder).facts
    names = [Path(piece.path).name for piece in evidence_of(desk)]
    groups = [sorted(names[number] for number in group.evidence) for group in facts.alike]
    assert groups == [["visite05 bis.csv", "visite05 copie.csv", "visite05.csv"]]
    assert 0.8 <= facts.alike[0].share < 1


def test_files_that_share_common_values_alone_are_not_alike():
    alike = Alike()
    recogniser = Recogniser()
    for number in range(40):
        lines = [line.split(";") for line in table(number).splitlines()[1:]]
        columns = [pa.array(list(column)) for column in zip(*lines, strict=True)]
        batch = pa.RecordBatch.from_arrays(columns, [f"c{place}" for place in range(5)])
        alike.add(number, [recogniser.profile(batch)])
    assert alike.groups() == ()


def test_a_folder_s_list_of_evidence_is_whole_after_every_thousand(desk, folder, monkeypatch):
    monkeypatch.setattr(pieces, "_AT_ONCE", 5)
    facts = desk.run(folder).facts
    assert len(facts.evidence) == len(evidence_of(desk)) == 12
    added = [line for line in (desk.folder / "journal.jsonl").read_text().splitlines() if "evidence_added" in line]
    assert len(added) == 12
