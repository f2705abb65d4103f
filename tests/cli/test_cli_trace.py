"""`sourcier trace` at the command line: a manifest to begin with, the answer, and what stands in its way."""

import json
from hashlib import sha256

import pytest
from invented_leaks import leak, rows, text

from sourcier.trace import read_manifest

MANIFEST = """\
[[party]]
id = "lab"
name = "LABORATOIRE DU PORT"
role = "controller"
labs = ["LABORATOIRE DU PORT"]

[[party]]
id = "vendor"
name = "SANOLAB"
role = "processor"

[[holding]]
id = "area"
party = "vendor"
label = "Transfer area"
path = "area.csv"

[[holding]]
id = "other"
party = "lab"
path = "other.csv"

[[order]]
id = "order-1"
controller = "lab"
processor = "vendor"
labs = ["LABORATOIRE DU PORT"]
columns = ["family_name", "given_name", "nir", "birth_date"]
since = "2019-03-01"

[[event]]
date = "2020-01-15"
party = "lab"
what = "migration"
"""


@pytest.fixture
def affair(tmp_path, examined):
    """A leak of 300, an area that holds 240 of them and 100 others, and a base that has nobody in common."""
    people = rows(500)
    (tmp_path / "area.csv").write_bytes(text([*people[60:300], *people[400:]]))
    (tmp_path / "other.csv").write_bytes(text(people[300:400]))
    (tmp_path / "parties.toml").write_text(MANIFEST)
    assert examined(leak(tmp_path / "leak.csv"), "--format", "json").status == 0
    return tmp_path


def test_both_ways_are_right_and_printed(affair, folder, command):
    answer = command("trace", "--case", folder, "--manifest", affair / "parties.toml", "--format", "json")
    assert answer.status == 0, answer.err
    facts = json.loads(answer.out)
    first = facts["containment"][0]
    assert (first["holding"], first["leak_rows"], first["holding_rows"], first["shared"]) == ("area", 300, 340, 240)
    assert first["leak_in_holding"] == pytest.approx(0.8, abs=0.005)
    assert first["holding_in_leak"] == pytest.approx(240 / 340, abs=0.005)
    assert facts["unexplained"][0]["rows"] == 60
    outside = {column["name"] for column in facts["scope"][0]["columns_outside"]}
    assert "MAIL" in outside
    assert "NIR" not in outside


@pytest.mark.parametrize(("lang", "said"), [("en", "of the file stands in"), ("fr", "du fichier se trouve dans")])
def test_a_layman_reads_it_in_their_language(affair, folder, command, lang, said):
    answer = command("trace", "--case", folder, "--manifest", affair / "parties.toml", lang=lang)
    assert said in " ".join(answer.out.split()).replace("\u202f", " ")


def test_the_report_gains_the_chapter_until_the_examination_changes(affair, folder, command, examined):
    command("trace", "--case", folder, "--manifest", affair / "parties.toml")
    assert 'id="origin"' in command("report", "--case", folder).out
    examined(leak(affair / "second.csv", 50, seed=3), "--format", "json")
    assert 'id="origin"' not in command("report", "--case", folder).out


def test_a_new_manifest_is_one_that_can_be_read(affair, folder, command):
    path = affair / "new.toml"
    assert command("trace", "--case", folder, "--new-manifest", path).status == 0
    manifest = read_manifest(path.read_bytes())
    assert {lab for party in manifest.parties for lab in party.labs} == {"LABORATOIRE DU PORT", "LABORATOIRE CENTRAL"}
    assert all(holding.path is None for holding in manifest.holdings)
    again = command("trace", "--case", folder, "--new-manifest", path)
    assert again.status == 2
    assert "E434" in again.err


def test_every_commented_table_of_a_new_manifest_is_right_once_uncommented(affair, folder, command):
    path = affair / "new.toml"
    command("trace", "--case", folder, "--new-manifest", path, lang="fr")
    lines = path.read_text().split("\n")
    opened = [line.removeprefix("# ") if line.startswith("# [[") or " = " in line else line for line in lines]
    manifest = read_manifest("\n".join(opened).replace('name = ""', 'name = "SANOLAB"').encode())
    assert manifest.orders
    assert manifest.events
    assert manifest.contracts
    assert manifest.measures
    assert any(party.role == "processor" for party in manifest.parties)


def test_without_a_manifest_the_next_step_is_named(affair, folder, command):
    for words in ((), ("--manifest", affair / "none.toml")):
        answer = command("trace", "--case", folder, *words)
        assert answer.status == 2
        assert "E433" in answer.err
        assert "--new-manifest" in answer.err


def test_a_holding_that_is_not_there_is_named_with_its_line(affair, folder, command):
    (affair / "area.csv").unlink()
    answer = command("trace", "--case", folder, "--manifest", affair / "parties.toml")
    assert answer.status == 2
    assert "E431" in answer.err
    assert "area" in answer.err


def test_a_holding_that_contains_case_and_manifest_reads_neither(affair, folder, command):
    assert folder.parent == affair
    (affair / "leak.csv").unlink()
    (affair / "parties.toml").write_text(MANIFEST.replace('path = "area.csv"', 'path = "."'))
    answers = [
        command("trace", "--case", folder, "--manifest", affair / "parties.toml", "--format", "json") for _ in range(2)
    ]
    facts = json.loads(answers[0].out)
    assert facts["complete"], answers[0].err
    area = next(one for one in facts["containment"] if one["holding"] == "area")
    assert (area["shared"], area["complete"]) == (240, True)
    there = sorted(path for path in affair.rglob("*") if path.is_file() and folder not in path.parents)
    digests = [sha256(path.read_bytes()).hexdigest() for path in there if path.name != "parties.toml"]
    assert {"area.csv", "other.csv", "parties.toml"} <= {path.name for path in there}
    assert facts["inputs"][0] == {"name": "area", "sha256": sha256("".join(digests).encode()).hexdigest()}
    assert "Nothing changed" in answers[1].err


def test_a_case_given_as_a_holding_is_no_holding(affair, folder, command):
    (affair / "parties.toml").write_text(MANIFEST.replace('path = "area.csv"', 'path = "case/store"'))
    answer = command("trace", "--case", folder, "--manifest", affair / "parties.toml", "--format", "json")
    assert answer.status == 4
    assert [one["code"] for one in json.loads(answer.out)["refused"]] == ["E306"]


def test_before_an_examination_there_is_nothing_to_trace(tmp_path, command):
    (tmp_path / "parties.toml").write_text(MANIFEST)
    answer = command("trace", "--case", tmp_path / "case", "--manifest", tmp_path / "parties.toml")
    assert answer.status == 2


def test_no_value_of_a_person_is_printed_or_kept(affair, folder, command):
    people = rows(300)
    answer = command("trace", "--case", folder, "--manifest", affair / "parties.toml", "--format", "json")
    kept = (folder / "facts" / "trace.json").read_text() + (folder / "journal.jsonl").read_text() + answer.all
    for row in people[:50]:
        assert row[5] not in kept
        assert row[10] not in kept
        assert row[9] not in kept
