"""`sourcier respond` at the command line: what is owed, what is written, what changed, what stands in its way."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import jsonschema
import pytest
from invented_leaks import leak, rows, text
from two_laboratories import AT, MANIFEST

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"
CALENDAR = re.compile(
    r"BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:[^\r]+\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n(.*)END:VCALENDAR\r\n",
    re.DOTALL,
)


@pytest.fixture
def affair(tmp_path, examined):
    """A leak of 300 people of two laboratories, examined, and its manifest."""
    (tmp_path / "parties.toml").write_text(MANIFEST)
    assert examined(leak(tmp_path / "leak.csv"), "--format", "json").status == 0
    return tmp_path


@pytest.fixture
def respond(affair, folder, command):
    def ran(*words, lang="en", moment=AT):
        given = () if "--manifest" in words else ("--manifest", affair / "parties.toml")
        return command("respond", "--case", folder, *given, "--as-of", moment, "--workers", "2", *words, lang=lang)

    return ran


def facts_of(answer):
    assert answer.status == 0, answer.err
    return json.loads(answer.out)


def out(folder, name, party="port"):
    return (folder / "out" / party / name).read_bytes()


def test_the_facts_are_as_published_and_account_for_everybody(respond, folder):
    facts = facts_of(respond("--format", "json"))
    jsonschema.validate(facts, json.loads((SCHEMAS / "response-1.json").read_text()))
    examination = json.loads((folder / "facts" / "examination.json").read_text())
    people = {one["id"]: one["people"] for one in facts["parties"]}
    assert people["vendor"] == examination["people"]["best"] == 300
    assert people["port"] + people["central"] == 300
    assert facts["unassigned"]["rows"] == 0
    for party in ("port", "central", "vendor"):
        mine = [group for group in facts["severity"]["groups"] if group["party"] == party]
        assert sum(group["people"] for group in mine) == people[party]
    assert {one["party"] for one in facts["notices"]} == {"port", "central"}
    assert facts["notification"] == {}


def test_people_with_a_health_comment_are_a_group_of_their_own_at_five(respond):
    groups = facts_of(respond("--party", "port", "--format", "json"))["severity"]["groups"]
    with_comment = [group for group in groups if "health_comment" in group["kinds"]]
    assert with_comment
    assert {group["se"] for group in with_comment} == {5.0}
    assert all(2.0 <= group["se"] <= 4.0 for group in groups if "health_comment" not in group["kinds"])
    assert all(group["why"] for group in groups)


def test_one_controllers_notice_stands_in_the_forms_own_ids(respond, folder):
    facts = facts_of(respond("--party", "port", "--format", "json"))
    filled = {number: one["value"] for number, one in facts["notification"].items()}
    assert filled["12"] == "LABORATOIRE DU PORT"
    assert filled["48"] == "2021-02-23T09:30+01:00"
    assert filled["68"] == facts["parties"][0]["people"]
    assert {"a", "k", "n"} <= set(filled["70"])
    assert all(one["source"] for one in facts["notification"].values())
    gaps = {one["field"]: one["who"] for one in facts["missing"]}
    assert gaps["94"] == "management"
    assert gaps["50"] == "dpo"
    written = json.loads(out(folder, "notice.json"))
    assert written["fields"]["12"]["value"] == "LABORATOIRE DU PORT"
    assert isinstance(written["fields"]["62"]["value"], str)
    assert "CC BY 4.0" in written["licence"]


def test_a_processor_owes_its_controllers_and_no_notice(respond, folder):
    facts = facts_of(respond("--party", "vendor", "--format", "json"))
    assert [one["what"] for one in facts["deadlines"]] == ["controllers"]
    assert facts["notices"] == []
    assert not (folder / "out" / "vendor" / "notice.html").exists()
    assert (folder / "out" / "vendor" / "deadlines.ics").exists()


def test_the_manifest_of_the_last_run_is_used_again_and_so_are_its_facts(respond, folder, command):
    respond("--party", "port", "--format", "json")
    again = command("respond", "--case", folder, "--party", "port", "--as-of", AT, "--format", "json")
    assert again.status == 0
    assert "Nothing changed" in again.err


def test_what_a_correction_changed_is_said_and_written(respond, folder, command):
    respond("--party", "port")
    decided = command(
        "decide", "severity", "malicious", "0", "--case", folder, "--party", "port", "--who", "A", "--why", "no intent"
    )
    assert decided.status == 0, decided.err
    answer = respond("--party", "port")
    assert "Worst score: 5.0 (very high) before, 4.5 (very high) now." in answer.err
    assert "Worst score" in out(folder, "changes.txt").decode()


def test_a_complement_shows_what_differs_from_the_first_notice(respond, folder, affair):
    first = facts_of(respond("--party", "port", "--format", "json"))["notices"][0]
    assert (first["stage"], first["changed"]) == ("first", [])
    told = MANIFEST + '\n[[event]]\ndate = "2021-02-26"\ntime = "09:00"\nparty = "port"\nwhat = "notified"\n'
    closed = told + '\n[[event]]\ndate = "2021-02-27"\nparty = "vendor"\nwhat = "closure"\n'
    (affair / "parties.toml").write_text(closed)
    second = facts_of(respond("--party", "port", "--format", "json", moment="2021-03-02T09:00+01:00"))["notices"][0]
    assert second["stage"] == "complement"
    changed = {one["field"]: (one["before"], one["after"]) for one in second["changed"]}
    assert changed["3"] == ("a", "b")
    assert changed["92"][0] is None
    page = out(folder, "notice.html").decode()
    assert "<del>" in page
    assert json.loads(out(folder, "notice-first.json"))["stage"] == "first"


def test_answers_fill_what_facts_cannot(respond, folder):
    before = facts_of(respond("--party", "port", "--format", "json"))
    sheet = out(folder, "answers-to-give.toml").decode()
    assert 'field = "94"' in sheet
    (folder / "answers.toml").write_text('[[answer]]\nparty = "port"\nfield = "94"\nvalue = ["d", "j"]\n')
    after = facts_of(respond("--party", "port", "--format", "json"))
    assert "94" not in before["notification"]
    assert after["notification"]["94"] == {"value": ["d", "j"], "source": "answers.toml"}
    (folder / "answers.toml").write_text('[[answer]]\nfield = "94"\nvalue = "zz"\n')
    refused = respond("--party", "port")
    assert refused.status == 2
    assert "E510" in refused.err


def test_whether_people_are_told_is_recorded_with_what_speaks_against(respond, folder, command):
    command(
        "decide", "telling", "port", "34_3_a", "--case", folder, "--who", "A. Director", "--why", "encrypted, we think"
    )
    facts = facts_of(respond("--party", "port", "--format", "json"))
    record = facts["communications"][0]
    assert (record["owed"], record["exception"], record["against"]) == ("no", "34_3_a", ["read_in_clear"])
    assert facts["notification"]["97"]["value"] == "e"
    assert "A. Director" in out(folder, "response.html").decode()


def test_every_written_file_is_what_its_name_says(respond, folder):
    respond("--party", "port", lang="fr")
    calendar = out(folder, "deadlines.ics").decode()
    assert CALENDAR.fullmatch(calendar)
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert "\n" not in calendar.replace("\r\n", "")
    assert calendar.count("BEGIN:VEVENT") == calendar.count("END:VEVENT") == 1
    assert "DTSTART:20210226T083000Z" in calendar
    with zipfile.ZipFile(io.BytesIO(out(folder, "notice.docx"))) as document:
        assert document.testzip() is None
        assert "LABORATOIRE DU PORT" in document.read("word/document.xml").decode()
    table = list(csv.reader(io.StringIO(out(folder, "register.csv").decode("utf-8-sig")), delimiter=";"))
    assert len(table) == 2
    assert len(table[0]) == len(table[1]) == 9
    pia = json.loads(out(folder, "pia.json"))
    assert set(pia) == {"pia", "answers", "measures", "evaluations", "comments"}
    assert {one["reference_to"] for one in pia["answers"]} >= {321, 325}
    breach = json.loads(out(folder, "ciso-assistant.json"))
    assert breach["breach_type"] == "privacy_unauthorized_disclosure"
    assert breach["affected_subjects_count"] > 0


def test_the_same_facts_make_the_same_files(respond, folder):
    respond("--party", "port")
    names = [path.name for path in (folder / "out" / "port").iterdir() if path.is_file() and path.suffix != ".zip"]
    mine = [name for name in names if name.startswith(("notice", "register", "deadlines", "response", "pia", "ciso"))]
    first = {name: out(folder, name) for name in mine}
    respond("--party", "port")
    assert {name: out(folder, name) for name in mine} == first


def test_no_value_of_a_person_stands_in_what_describes_the_leak(respond, folder):
    printed = respond("--format", "json").out + respond("--party", "port").out
    people = rows(300)
    values = {cell for row in people for cell in (row[5], row[9], row[10])}
    files = (folder / "out").rglob("*")
    kept = ("notice", "register", "deadlines", "response", "pia", "ciso", "statement", "answers", "changes")
    shown = printed + "".join(
        path.read_bytes().decode("utf-8", "replace") for path in files if path.is_file() and path.name.startswith(kept)
    )
    shown += (folder / "facts" / "response.json").read_text() + (folder / "report" / "examination.html").read_text()
    assert [value for value in values if value in shown] == []


def test_crafted_names_of_parties_act_nowhere(respond, folder, affair):
    evil = '=HYPERLINK(\\"x\\")<script>alert(1)</script>\\u202e'
    (affair / "parties.toml").write_text(MANIFEST.replace('name = "LABORATOIRE DU PORT"', f'name = "{evil}"'))
    answer = respond("--party", "port")
    assert answer.status == 0, answer.err
    for name in ("notice.html", "response.html", "statement.html"):
        assert b"<script" not in out(folder, name)
    table = out(folder, "register.csv").decode("utf-8-sig")
    assert "\n=" not in table
    assert "\u202e" not in answer.out


def test_the_report_gains_the_chapter_and_its_shareable_edition_hides_small_groups(tmp_path, folder, command, examined):
    (tmp_path / "parties.toml").write_text(MANIFEST)
    people = [[*row[:11], "diabete de type 2" if number < 5 else ""] for number, row in enumerate(rows(300))]
    (tmp_path / "leak.csv").write_bytes(text(people))
    examined(tmp_path / "leak.csv", "--format", "json")
    words = ("--manifest", tmp_path / "parties.toml", "--as-of", AT, "--format", "json")
    facts = json.loads(command("respond", "--case", folder, *words).out)
    small = {group["people"] for group in facts["severity"]["groups"] if 0 < group["people"] < 11}
    assert small
    assert 'id="response"' in command("report", "--case", folder).out
    shared = command("report", "--case", folder, "--edition", "shareable").out
    chapter = shared[shared.index('id="response"') : shared.index('id="people"')]
    assert "&lt;11" in chapter
    counts = {int(n.replace(",", "")) for n in re.findall(r'<td class="n">([\d,]+)</td>', chapter)}
    assert not counts & small


def test_a_layman_reads_it_in_their_language(respond):
    for lang, said in (("en", "at high risk"), ("fr", "à risque élevé")):
        assert said in " ".join(respond("--party", "port", lang=lang).out.split())
