"""Noise is no table, and no small honest table is noise."""

import codecs
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_rows import chance, names, people
from reading_checks import read_raw, rows_of
from reading_strategies import law
from written_forms import Form, write

from sourcier.model.errors import NothingReadable
from sourcier.model.reading import Overrides
from sourcier.read.errors import Noise, NotText

SMALL = (
    "a\n", "a;b\n", "é\n", "é;è\n", "nom\nDUPONT\n", "œuf\n", "1\n2\n3\n", "1;2;3\n4;5;6\n", "\t\t\n", "x\0y\n", "12 €",
    "Zoé;18/03/1950\nÉric;04/05/1961\nLoïc;07/08/1972\n", "a\x01b\n", "a\x01b\x01c\n1\x012\x013\n", "\x0c\n1;2\n",
    "NOËL\nBÉGUÉ\nL'HÔTE\n", "é\nè\nà\nù\n", "+33 6 39 98 01 02", "-;-;-\n", ";;;\n;;;\n", "«»", "a;b\x1a",
)  # fmt: skip
"""Small texts in which little speaks for a table."""
OTHER_SCRIPTS = {
    "cp1251": "Фамилия;Имя;Город\nИванова;Мария;Тверь\nПетров;Пётр;Псков\n",
    "koi8-r": "Фамилия;Имя;Город\nИванова;Мария;Тверь\nПетров;Пётр;Псков\n",
    "cp1253": "Επώνυμο;Όνομα\nΠαπαδόπουλος;Νίκος\n",
    "gbk": "姓名,出生日期\n张伟,1980-01-02\n王芳,1975-03-04\n",
    "shift_jis": "氏名,生年月日\n佐藤花子,1980-01-02\n鈴木一郎,1975-03-04\n",
    "cp1256": "الاسم;المدينة\nمحمد;تونس\nفاطمة;وهران\n",
}


@pytest.mark.parametrize("size", [96, 128, 200, 512, 1000, 4096, 20_000, 1_000_000])
def test_noise_is_refused(size):
    for seed in range(3 if size > 10_000 else 60):
        with pytest.raises(NothingReadable):
            read_raw(chance(seed * 7919 + size).randbytes(size))


@law(60)
@given(st.integers(1, 96), st.integers(0, 2**16))
def test_a_little_noise_is_answered_one_way_or_the_other(size, seed):
    data = chance(seed).randbytes(size)
    try:
        assert sum(reading.account.total for reading, _ in read_raw(data)) == size
    except NothingReadable as refused:
        assert refused.exit_status == 3  # noqa: PT017  # both answers are lawful


def test_noise_in_which_lines_were_put_is_noise():
    for seed in range(20):
        rnd = chance(seed)
        data = b"\n".join(b";".join(rnd.randbytes(6) for _ in range(4)) for _ in range(50))
        with pytest.raises(Noise):
            read_raw(data)


def test_noise_is_read_where_a_person_says_that_it_is_text():
    assert read_raw(chance(1).randbytes(500), Overrides(encoding="latin-1"))


@pytest.mark.parametrize("text", SMALL)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-8-sig", "utf-16"])
def test_a_small_text_is_no_noise(text, encoding):
    try:
        read_raw(text.encode(encoding))
    except NothingReadable as refused:
        assert not isinstance(refused, Noise)  # noqa: PT017  # blank texts are refused as empty


@pytest.mark.parametrize("encoding", OTHER_SCRIPTS)
def test_a_small_table_in_another_script_is_no_noise(encoding):
    data = OTHER_SCRIPTS[encoding].encode(encoding)
    assert sum(reading.account.total for reading, _ in read_raw(data)) == len(data)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac_roman", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("rows", [1, 3, 10])
@pytest.mark.parametrize("columns", [1, 2, 12])
def test_a_small_table_is_read_with_or_without_its_mark(encoding, rows, columns):
    for seed in range(5):
        whole = write((names(columns),), people(seed, rows, columns), Form(encoding=encoding))
        data = whole.data
        for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            data = data.removeprefix(mark)
        assert sum(reading.account.total for reading, _ in read_raw(data)) == len(data)


def test_a_table_with_a_few_control_characters_is_a_table():
    whole = write((names(),), people(5, 60), Form(encoding="cp1252"))
    rnd, data = chance(3), bytearray(whole.data)
    for _ in range(len(data) // 50):
        data[rnd.randrange(len(data))] = rnd.choice((0, 1, 2, 3, 7, 8, 26, 27, 127))
    assert rows_of(read_raw(bytes(data)))


ANNOUNCED = {
    "ZIP": b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(20),
    "Office Open XML": b"PK\x03\x04\x14\0\x06\0\x08\0" + bytes(20) + b"[Content_Types].xml \xa2",
    "OpenDocument": b"PK\x03\x04\x14\0\0\0\0\0" + bytes(20) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
    "Office 97-2003": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60),
    "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "SQLite": b"SQLite format 3\0\x10\0\x01\x01\0\x40\x20\x20",
    "Windows": b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff",
    "ELF": b"\x7fELF\x02\x01\x01" + bytes(9),
    "tar": b"leak.csv".ljust(257, b"\0") + b"ustar\x0000",
    "Access": b"\0\1\0\0Standard Jet DB\0",
    "PostgreSQL": b"PGDMP\x01\x0e\0\x04\x08",
    "RTF": rb"{\rtf1\ansi\deff0 {\fonttbl}}",
    "OpenPGP": b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n",
    "Parquet": b"PAR1\x15\x04\x15\x10",
}


@pytest.mark.parametrize("name", ANNOUNCED)
@pytest.mark.parametrize("packed", [False, True])
def test_what_is_no_text_is_named_with_the_next_step(name, packed):
    data = ANNOUNCED[name] + chance(5).randbytes(3000)
    with pytest.raises(NotText) as refused:
        read_raw(gzip.compress(data, mtime=0) if packed else data)
    assert f"({name})" in refused.value.what.english()
    assert refused.value.following.english().endswith(".")


@pytest.mark.parametrize("head", ["BM", "MZ", "GIF89a", "PAR1", "BZh", "ID3", "ORC", "Rar!", "PK", "TAPE", "PGDMP"])
def test_a_table_may_begin_with_the_letters_of_another_format(head):
    data = f"{head};nom\n1;DUPONT\n2;MARTIN\n".encode()
    assert sum(reading.account.total for reading, _ in read_raw(data)) == len(data)
