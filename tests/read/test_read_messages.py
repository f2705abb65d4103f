"""Health messages, XML, cards: people, visits and results come out as tables; hostile entities do nothing."""

import json

import pytest

from sourcier.model.errors import NothingReadable
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
    return found, {
        place: (reading, [dict(zip(reading.headers, row, strict=True)) for row in rows.get(place, [])])
        for place, reading in enumerate(readings)
    }


def hl7(number):
    return (
        f"MSH|^~\\&|LABO|H|SIH|X|20190102||ORU^R01|{number}|P|2.5\r"
        f"PID|1||{1000 + number}^^^LABO||DUPONT{number}^ZOÉ~MARTIN^Z||19800102|F|||1 RUE X^^RENNES^^35000||0639980000\r"
        "PV1|1|O|||||12345^HOUSE^GREG\r"
        f"OBX|1|NM|HB^Hémoglobine||13.{number}|g/dL|12-16||||F\r"
        "OBX|2|TX|CR^CR||l1\\.br\\l2||||||F\r"
    )


@pytest.mark.parametrize("way", ["plain", "mllp", "lines"])
def test_hl7_segments_are_tables_related_by_their_message(way, tmp_path):
    plain = "".join(hl7(n) for n in range(30))
    text = {
        "plain": plain,
        "mllp": "".join(f"\x0b{hl7(n)}\x1c\r" for n in range(30)),
        "lines": plain.replace("\r", "\r\n"),
    }[way]
    _, found = tables(text.encode("latin-1"), tmp_path)
    assert [len(rows) for _, rows in found.values()] == [30, 30, 30, 60]
    people = found[1][1]
    assert people[7]["PID-5.1 nom"] == "DUPONT7"
    assert people[7]["PID-5.2 prenom"] == "ZOÉ"
    assert people[7]["PID-5.1 nom (2)"] == "MARTIN"
    assert {row["message"] for row in found[3][1]} == {row["message"] for row in people}
    assert found[3][1][1]["OBX-5 resultat"] == "l1\nl2"


def test_hprim_counts_its_own_way(tmp_path):
    text = "H|~^\\&|f|||LABO|||ORU||||P|H2.3|20190102\r\nP|1|123||456|DUPONT~JEAN||19800102|M\r\n"
    text += "OBR|1|2||GLY~Glycémie|||20190102\r\nOBX|1|NM|GLY~Glycémie||1.05|g/L|0.7-1.1\r\nL|1\r\n"
    _, found = tables(text.encode("cp1252"), tmp_path)
    assert found[1][1][0]["P-6.1 nom"] == "DUPONT"
    assert found[1][1][0]["P-8 date de naissance"] == "19800102"
    assert found[3][1][0]["OBX-6 resultat"] == "1.05"


def test_edifact_and_its_release_character(tmp_path):
    text = b"UNA:+.? 'UNB+UNOC:3+A+B+190102:1200+1'UNH+1+MEDRPT:D:93A:UN'"
    text += b"PNA+PAT+123:::X++:::+DUPONT ?+ CO:JEAN'FTX+AAA+++texte ?' libre ??'UNT+5+1'"
    _, found = tables(text, tmp_path)
    assert found[2][1][0]["PNA-5.1"] == "DUPONT + CO"
    assert found[3][1][0]["FTX-4"] == "texte ' libre ?"


def test_fhir_bundles_are_told_apart_by_type(tmp_path):
    people = [
        {"resource": {"resourceType": "Patient", "name": [{"family": f"D{n}"}], "birthDate": "1980-01-02"}}
        for n in range(20)
    ]
    seen = [{"resource": {"resourceType": "Observation", "subject": {"reference": "Patient/1"}}}]
    _, found = tables(json.dumps({"resourceType": "Bundle", "entry": people + seen}).encode(), tmp_path)
    assert [len(rows) for _, rows in found.values()] == [20, 1]
    assert found[0][1][3]["name.0.family"] == "D3"


PATIENTS = "".join(f'<patient id="{n}"><nom>D{n}</nom><tel>1</tel><tel>2</tel></patient>' for n in range(30))


def test_xml_elements_that_repeat_are_rows(tmp_path):
    _, found = tables(f"<?xml version='1.0'?><x d='1'><site>A</site><l>{PATIENTS}</l></x>".encode(), tmp_path)
    assert len(found[0][1]) == 30
    assert found[0][1][4] == {"@id": "4", "nom": "D4", "tel": "1", "tel 2": "2"}
    assert found[1][1] == [{"@d": "1", "site": "A"}]


def test_xml_cut_short_keeps_what_came_before(tmp_path):
    opened, found = tables(f"<?xml version='1.0'?><x><l>{PATIENTS}"[:-40].encode(), tmp_path)
    assert len(found[0][1]) >= 28
    assert opened.problem == "table_cut"


def test_entities_are_neither_fetched_nor_blown_up(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    fetch = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a><b c="1">&e;</b><b c="2">z</b></a>'
    swell = "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE l [<!ENTITY a "{"A" * 1000}">{swell}]><r><x k="1">&j;</x><x k="2">1</x></r>'
    for hostile in (fetch, bomb):
        try:
            _, found = tables(f"<?xml version='1.0'?>{hostile}".encode(), tmp_path)
        except NothingReadable as refused:
            assert refused.code == "E316"  # noqa: PT017  # either answer is a good one
        else:
            assert "SECRET" not in str(found)


def test_cards_and_entries(tmp_path):
    cards = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:DUPONT{n};JEAN;;M.;\r\nTEL;TYPE=CELL:06 39 98 00 00\r\n"
        "ADR;TYPE=HOME:;;1 RUE X;RENNES;;35000;FRANCE\r\nNOTE:HTA\\, di\r\n abète\r\nEND:VCARD\r\n"
        for n in range(10)
    )
    _, found = tables(cards.encode(), tmp_path)
    assert len(found[0][1]) == 10
    assert found[0][1][3]["N nom"] == "DUPONT3"
    assert found[0][1][3]["ADR HOME code postal"] == "35000"
    assert found[0][1][3]["NOTE"] == "HTA, diabète"
    _, found = tables(b"version: 1\n\ndn: uid=a\ncn:: SsOpYW4=\nmail: a@x\nmail: b@x\n\ndn: uid=b\nuid: b\n", tmp_path)
    assert [row["dn"] for row in found[0][1]] == ["uid=a", "uid=b"]
    assert found[0][1][0]["mail 2"] == "b@x"
