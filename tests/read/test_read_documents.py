"""Documents: their text is read by a process that can be lost; what gives no text is told, page by page."""

import io
import mailbox
import struct
import subprocess
import sys
import time
import zlib
from email.message import EmailMessage

import pytest
import typst
from docx import Document

from sourcier.model.errors import NothingReadable
from sourcier.read import Asked, Limits, Overrides, open_tables
from sourcier.read.parts import Part, Unreadable
from sourcier.read.worker import Worker

SAID = "Mme ZOÉ DUPONT, diabète, 06 39 98 12 34"


def read(data, tmp_path, **asked):
    path = tmp_path / "evidence"
    path.write_bytes(data)
    found = open_tables(path, Asked(Overrides(), Limits(), **asked))
    rows = []
    for block in found.blocks():
        batch, _ = block.batch()
        rows += zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True)
    (reading,) = found.readings()
    assert reading.account.total == reading.account.accounted
    return found, reading, rows


def pdf():
    return typst.compile(f"#set page(height: 5cm)\n{SAID}\n#pagebreak()\nPage 2\n".encode())


def word():
    document = Document()
    document.add_paragraph(SAID)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "NOM"
    table.rows[0].cells[1].text = "MARTIN"
    into = io.BytesIO()
    document.save(into)
    return into.getvalue()


def rtf():
    return rb"{\rtf1\ansi Mme ZO\'c9 DUPONT, diab\'e8te, 06 39 98 12 34\par}"


def page():
    head = "<style>p{}</style><script>x()</script>"
    return f"<!DOCTYPE html><html><head>{head}</head><body><p>{SAID}</p></body></html>".encode()


def mail():
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "labo@example.org", "zoe@example.org", "Résultat"
    message.set_content(SAID)
    message.add_alternative(f"<p>{SAID}</p>", subtype="html")
    return message.as_bytes()


WAYS = {"pdf": pdf, "docx": word, "rtf": rtf, "html": page, "mail": mail}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_written_is_read(way, tmp_path):
    found, reading, rows = read(WAYS[way](), tmp_path)
    assert (reading.format, reading.headers, reading.account.unit) == (way, ("place", "text"), "pages")
    assert SAID in " ".join(rows[0][1].split())
    assert "x()" not in rows[0][1]
    assert found.problem == ""


def test_tables_of_word_are_read_row_by_row(tmp_path):
    _, _, rows = read(word(), tmp_path)
    assert rows[1] == ("table 1", "NOM | MARTIN")


def test_a_mailbox_gives_every_mail_and_tells_what_is_attached(tmp_path):
    box = mailbox.mbox(tmp_path / "box")
    for number in range(3):
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = "labo@example.org", "zoe@example.org", f"n {number}"
        message.set_content(SAID)
        message.add_attachment(b"x" * 10, maintype="application", subtype="pdf", filename="r.pdf")
        box.add(message)
    box.close()
    found, reading, rows = read((tmp_path / "box").read_bytes(), tmp_path)
    assert [place for place, _ in rows] == ["1", "2", "3"]
    assert reading.rows.rejected == 3
    assert found.problem == "parts_unread"


def picture():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(3 * 8) for _ in range(8))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_scanned_pages_are_told(tmp_path):
    (tmp_path / "a.png").write_bytes(picture())
    (tmp_path / "a.typ").write_text(f'#image("a.png")\n#pagebreak()\n{SAID}\n')
    found, reading, rows = read(typst.compile(str(tmp_path / "a.typ")), tmp_path)
    assert [place for place, _ in rows] == ["2"]
    assert [one.code for one in reading.rejects] == ["page_scanned"]
    assert found.problem == "parts_unread"


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnonsense", pdf()[:400], b"%PDF-1.4\n" + bytes(5000)])
def test_a_broken_document_says_so(data, tmp_path):
    with pytest.raises(NothingReadable) as refused:
        read(data, tmp_path)
    assert refused.value.code == "E317"


def test_a_document_that_hangs_or_kills_its_parser_is_told_and_the_next_is_read():
    worker = Worker()
    try:
        began = time.monotonic()
        assert worker.parts("nothing_of_that_name", b"x", (), 20) == [Unreadable("parser_stopped")]
        assert time.monotonic() - began < 30
        assert worker.parts("rtf", rtf(), (), 30)[0].place == "body"
        worker._process.kill()
        first = worker.parts("rtf", rtf(), (), 30)
        assert first == [Unreadable("parser_stopped")] or isinstance(first[0], Part)
        assert isinstance(worker.parts("rtf", rtf(), (), 30)[0], Part)
    finally:
        worker.close()


def test_a_parser_that_takes_too_long_is_stopped():
    worker = Worker()
    try:
        worker.parts("rtf", rtf(), (), 30)
        nested = b"{" * 200 + rb"\rtf1 x" + b"{\\b x}" * 3_000_000
        began = time.monotonic()
        assert worker.parts("rtf", nested, (), 0.2) == [Unreadable("parser_hung")]
        assert time.monotonic() - began < 20
        assert isinstance(worker.parts("rtf", rtf(), (), 30)[0], Part)
    finally:
        worker.close()


@pytest.mark.parametrize(
    "act",
    ["open('/etc/hostname')", "open('x', 'w')", "__import__('socket').socket()", "__import__('os').system('true')"],
)
def test_a_parser_opens_no_file_and_no_connection(act):
    script = f"import sourcier.read.worker as w; w._bound(); {act}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "PermissionError" in done.stderr
