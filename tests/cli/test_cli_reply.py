"""A party answers at the command line: the answer is kept, counts, is told before and after; nothing is overwritten."""

import json
from pathlib import Path

import pytest
from invented_leaks import leak, rows, text

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
from = "2018-06-01"
until = "2020-11-04"
path = "area.csv"
knew = ["open_access", "shared_account"]

[[holding]]
id = "archive"
party = "vendor"

[[contract]]
id = "contract-1"
controller = "lab"
processor = "vendor"

[[event]]
date = "2021-02-23"
party = "vendor"
what = "aware"
"""
ANSWER = """\
[[measure]]
what = "register"
state = "shown"

[[contest]]
fact = "shared_account"
holding = "area"
why = "Each had an account"
"""


@pytest.fixture
def affair(tmp_path, examined, folder, command):
    """A leak of 60 of whom an area holds 50; traced once."""
    people = rows(100)
    (tmp_path / "area.csv").write_bytes(text([*people[:50], *people[75:]]))
    (tmp_path / "archive.csv").write_bytes(text(people[45:60]))
    (tmp_path / "parties.toml").write_text(MANIFEST)
    assert examined(leak(tmp_path / "leak.csv", 60), "--format", "json").status == 0
    assert command("trace", "--case", folder, "--manifest", tmp_path / "parties.toml").status == 0
    return tmp_path


@pytest.fixture
def reply(affair, folder, command):
    def entered(content: str, party: str = "vendor", name: str = "answer.toml", *more: str, lang: str = "en"):
        path = affair / name
        path.write_text(content, "utf-8")
        return command("reply", "--case", folder, "--party", party, path, *more, lang=lang)

    return entered


def _facts(folder: Path, step: str) -> dict:
    return json.loads((folder / "facts" / f"{step}.json").read_text("utf-8"))


def test_an_answer_counts_and_every_duty_is_told_before_and_after(reply, folder):
    before = _facts(folder, "trace")
    answer = reply(ANSWER)
    assert answer.status == 0, answer.err
    assert (
        "register of processing (GDPR art. 30): before not known; now tends to show it was kept (moderate)"
        in answer.out
    )
    after, changes = _facts(folder, "trace"), _facts(folder, "changes")["changes"]
    assert [one["party"] for one in after["replies"]] == ["vendor"]
    assert after["containment"] == before["containment"]
    assert len(changes[0]["duties"]) == len(after["duties"])
    assert len(changes[0]["ratios"]) == len(after["hypotheses"])
    security = next(one for one in after["duties"] if (one["party"], one["article"]) == ("vendor", "GDPR 32"))
    assert [one["code"] for one in security["for"] if one["contested"]] == ["shared_account"]


def test_a_holding_nobody_could_get_is_compared_once_its_party_hands_it_in(reply, folder):
    assert _facts(folder, "trace")["absent"] == ["archive"]
    answer = reply('[[holding]]\nid = "archive"\npath = "archive.csv"\n')
    assert answer.status == 0, answer.err
    facts = _facts(folder, "trace")
    assert facts["absent"] == []
    assert {one["holding"]: one["shared"] for one in facts["containment"]} == {"area": 50, "archive": 15}
    assert "Share of the file in “archive”: before –; now 25.0%." in answer.out


def test_a_text_is_kept_sealed_by_its_digest_and_computes_nothing_anew(reply, folder):
    trace = (folder / "facts" / "trace.json").read_bytes()
    answer = reply("Nous contestons tout.\n", "vendor", "letter.txt")
    assert answer.status == 0, answer.err
    assert "a text, kept for people to read" in answer.out
    assert (folder / "facts" / "trace.json").read_bytes() == trace
    (kept,) = (folder / "replies").glob("*.sealed")
    assert b"contestons" not in kept.read_bytes()
    assert kept.stem in (folder / "journal.jsonl").read_text("utf-8")


REFUSED = {
    "another's table": ('[[measure]]\nparty = "lab"\nwhat = "audit"\n', "E450"),
    "what is known said otherwise": ('\n[[holding]]\nid = "area"\nuntil = "2019-01-01"\n', "E451"),
    "a file that is not there": ('[[holding]]\nid = "laptop"\npath = "laptop.csv"\n', "E452"),
    "a stranger's order": ('[[order]]\nid = "o"\ncontroller = "nobody"\n', "E450"),
    "an unknown key": ('[[event]]\ndate = "2020-01-01"\nwhat = "closure"\nwho = "me"\n', "E450"),
    "no TOML": ("[[event", "E450"),
    "a place that is none": ('[[contest]]\nfact = "open_access"\nholding = "attic"\n', "E450"),
    "a party of its own": ('[[party]]\nid = "x"\nname = "X"\nrole = "processor"\n', "E450"),
}


def test_what_cannot_count_is_refused_with_its_line_and_nothing_is_kept(reply, folder):
    before = (folder / "facts" / "trace.json").read_bytes()
    for name, (content, code) in REFUSED.items():
        answer = reply(content)
        assert answer.status == 2, name
        assert code in answer.err, name
    assert not (folder / "replies").exists()
    assert (folder / "facts" / "trace.json").read_bytes() == before


def test_blanks_are_filled_and_what_was_there_stays(reply, folder):
    answer = reply('[[contract]]\nid = "contract-1"\nsigned = 2018-06-01\nclauses = ["subject"]\n')
    assert answer.status == 0, answer.err
    duty = next(
        one for one in _facts(folder, "trace")["duties"] if (one["party"], one["article"]) == ("lab", "GDPR 28(3)")
    )
    assert duty["for"][0]["params"]["missing"] == 8


def test_the_same_answer_twice_is_one_and_a_stranger_has_none(reply, affair, folder, command):
    assert reply(ANSWER).status == 0
    assert "E454" in reply(ANSWER).err
    assert "E453" in reply(ANSWER, "nobody").err
    assert "E455" in command("reply", "--case", folder, affair / "answer.toml").err
    assert "E457" in reply("x" * (33 << 20), "vendor", "long.txt").err


def test_every_answer_stays_in_order_and_is_shown_again(reply, folder, command):
    reply(ANSWER)
    reply("Bonjour", "lab", "letter.txt")
    shown = command("reply", "--case", folder)
    assert shown.out.index("Reply 1, of “SANOLAB”") < shown.out.index("Reply 2, of “LABORATOIRE DU PORT”")
    page = (folder / "report" / "examination.html").read_text("utf-8")
    assert "Reply 1, of “SANOLAB”" in page
    assert (
        json.loads(command("reply", "--case", folder, "--format", "json").out)["changes"][1]["reply"]["party"] == "lab"
    )


def test_before_a_trace_nobody_knows_the_parties(tmp_path, examined, folder, command):
    examined(leak(tmp_path / "leak.csv", 30), "--format", "json")
    (tmp_path / "a.toml").write_text(ANSWER)
    assert "E456" in command("reply", "--case", folder, "--party", "vendor", tmp_path / "a.toml").err
    assert "No party has replied yet." in command("reply", "--case", folder).out


def test_questions_are_written_one_letter_per_party_and_journaled(affair, folder, command):
    place = affair / "letters"
    words = ("trace", "--case", folder, "--manifest", affair / "parties.toml", "--questions", place)
    assert command(*words).status == 0
    assert sorted(path.name for path in place.iterdir()) == ["questions-01-lab.txt", "questions-02-vendor.txt"]
    assert (place / "questions-01-lab.txt").stat().st_mode & 0o077 == 0
    assert (folder / "journal.jsonl").read_text("utf-8").count('"questions_written"') == 2
    assert command(*words).status == 0
    (place / "questions-01-lab.txt").write_text("edited by hand")
    answer = command(*words)
    assert "E458" in answer.err
    assert (place / "questions-01-lab.txt").read_text() == "edited by hand"


def test_parties_stay_unnamed_until_they_have_answered(affair, reply, folder, command):
    words = ("trace", "--case", folder, "--manifest", affair / "parties.toml", "--pseudonyms", "--format")
    for form in ("text", "html", "json"):
        shown = command(*words, form).out
        assert "SANOLAB" not in shown
        assert "Transfer area" not in shown
        assert "LABORATOIRE DU PORT" not in shown
    reply(ANSWER)
    shown = command("report", "--case", folder, "--pseudonyms").out
    assert "SANOLAB" in shown
    assert "LABORATOIRE DU PORT" not in shown
    assert "Party A" in shown


def test_an_answer_in_french_is_told_in_french(reply):
    answer = reply(ANSWER, lang="fr")
    said = answer.out.replace("\u202f", " ").replace("\xa0", " ")
    assert "avant, on ne sait pas ; maintenant, tend à montrer le respect (moyenne)" in said
