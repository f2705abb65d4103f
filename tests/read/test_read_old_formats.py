"""DBF, MongoDB dumps, fixed-width text: every record comes out, and nothing else is taken for one of them."""

import struct

import pytest

from sourcier.read import Asked, Limits, Overrides, open_tables


def tables(data, tmp_path):
    path = tmp_path / "evidence"
    path.write_bytes(data)
    found = open_tables(path, Asked(Overrides(), Limits()))
    rows = {}
    for block in found.blocks():
        batch, _ = block.batch()
        columns = [column.to_pylist() for column in batch.columns[: block.fields]]
        rows.setdefault(block.table, []).extend(zip(*columns, strict=True))
    readings = found.readings()
    assert all(one.account.total == one.account.accounted for one in readings)
    return found, readings, rows


def dbf(rows, deleted=()):
    fields = [(b"NOM", b"C", 12), (b"NE_LE", b"D", 8), (b"POIDS", b"N", 6)]
    size = 1 + sum(width for _, _, width in fields)
    head = (
        bytes([3, 119, 1, 2])
        + struct.pack("<IHH", len(rows), 32 + 32 * len(fields) + 1, size)
        + bytes(17)
        + b"\x03\0\0"
    )
    head += b"".join(
        name.ljust(11, b"\0") + kind + bytes(4) + bytes([width]) + bytes(15) for name, kind, width in fields
    )
    body = b"".join(
        (b"*" if n in deleted else b" ")
        + name.encode("cp1252").ljust(12)
        + day.encode().ljust(8)
        + weight.encode().rjust(6)
        for n, (name, day, weight) in enumerate(rows)
    )
    return head + b"\r" + body + b"\x1a"


def test_dbf_gives_deleted_rows_too(tmp_path):
    rows = [(f"ZOÉ{n}", "19800102", f"{n}.5") for n in range(30)]
    _, (reading,), found = tables(dbf(rows, deleted=(3,)), tmp_path)
    assert (reading.format, reading.encoding, reading.headers) == ("dbase", "cp1252", ("NOM", "NE_LE", "POIDS"))
    assert found[0] == [(f"ZOÉ{n}", "1980-01-02", f"{n}.5") for n in range(30)]


def test_a_dbf_cut_short_keeps_its_rows(tmp_path):
    opened, (reading,), found = tables(dbf([(f"A{n}", "19800102", "1") for n in range(30)])[:-20], tmp_path)
    assert len(found[0]) == 29
    assert reading.rows.rejected == 1
    assert opened.take_rejects()[0].code == "cut_line"


def bson(values):
    body = b""
    for name, value in values.items():
        key = name.encode() + b"\0"
        if isinstance(value, str):
            data = value.encode() + b"\0"
            body += b"\x02" + key + struct.pack("<i", len(data)) + data
        elif isinstance(value, dict):
            body += b"\x03" + key + bson(value)
        elif isinstance(value, float):
            body += b"\x01" + key + struct.pack("<d", value)
        elif isinstance(value, bytes):
            body += b"\x07" + key + value
        else:
            body += b"\x12" + key + struct.pack("<q", value)
    return struct.pack("<i", len(body) + 5) + body + b"\0"


def test_mongodb_documents_need_not_be_alike(tmp_path):
    documents = [{"_id": bytes([n]) * 12, "nom": f"ZOÉ{n}", "n": n, "adr": {"cp": "01000"}} for n in range(20)]
    documents.append({"_id": bytes(12), "autre": 1.5})
    data = b"".join(map(bson, documents))
    _, (reading,), found = tables(data, tmp_path)
    assert (reading.format, reading.headers) == ("bson", ("_id", "nom", "n", "adr.cp", "autre"))
    assert found[0][2] == ("02" * 12, "ZOÉ2", "2", "01000", "")
    assert found[0][20] == ("00" * 12, "", "", "", "1.5")
    _, (reading,), found = tables(data[:-10], tmp_path)
    assert len(found[0]) == 20
    assert reading.rows.rejected == 1


def fixed(count):
    lines = [f"{'NOM':<12}{'PRENOM':<10}{'NAISSANCE':<12}{'CP':<7}"]
    lines += [
        f"{f'DUPONT{n}':<12}{('ZOÉ', 'JEAN')[n % 2]:<10}{f'{n % 28 + 1:02d}/01/1980':<12}{35000 + n:<7}"
        for n in range(count)
    ]
    return lines


@pytest.mark.parametrize(("encoding", "line_break"), [("utf-8", "\n"), ("cp1252", "\r\n"), ("utf-16", "\n")])
def test_fixed_width_is_told_by_its_gutters(encoding, line_break, tmp_path):
    lines = fixed(60)
    text = line_break.join(lines) + line_break
    if encoding == "utf-8":
        text = text.replace("É", "E")
    _, (reading,), found = tables(text.encode(encoding), tmp_path)
    assert (reading.format, reading.headers) == ("fixed_width", ("NOM", "PRENOM", "NAISSANCE", "CP"))
    assert len(found[0]) == 60
    assert found[0][1] == ("DUPONT1", "JEAN", "02/01/1980", "35001")


NONE_OF_THEM = {
    "numbers": "\n".join(f"{280017500000000 + n}" for n in range(60)),
    "delimited": "\n".join(f"N{n:03d};V{n:03d};X" for n in range(60)),
    "prose": "\n".join("il pleut sur la ville comme il pleure"[n % 3 :].ljust(38) for n in range(60)),
    "ragged": "\n".join("a b"[: n % 3] + "x" * n for n in range(60)),
}


@pytest.mark.parametrize("name", NONE_OF_THEM)
def test_other_texts_are_not_fixed_width(name, tmp_path):
    _, readings, _ = tables(NONE_OF_THEM[name].encode(), tmp_path)
    assert {reading.format for reading in readings} == {"delimited"}
