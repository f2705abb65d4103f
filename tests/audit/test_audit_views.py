import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from audit_runs import run_of, two_files
from audit_worlds import extract, patients, world

from sourcier.audit.baseline import accept, with_baseline
from sourcier.audit.history import past_run, since_run
from sourcier.audit.judge import rulebook
from sourcier.locale import Texts
from sourcier.model.audit import Unread
from sourcier.model.audit_seen import PeopleSeen, ServerSeen
from sourcier.model.audit_targets import Target
from sourcier.report.audit import FORMATS, render_audit, render_history

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text())
BOOK = rulebook()
HOSTILE = "a<script>alert(1)</script>\x1b[31m\u202e=HYPERLINK(1)\n.csv"


def shown(facts, form="text", language="en", **more):
    return render_audit(facts, form, Texts(language), BOOK, **more)


def whole_story():
    """A run with new, known, accepted, worse and gone findings, and a part that was not read."""
    before = run_of(patients("out/a.csv"), extract("out/b.csv"), extract("out/gone.csv"))
    known = [entry for entry in accept(before, (), "2027-06-30") if entry.where != "out/b.csv"]
    known = [replace(entry, reason="moved in spring") for entry in known]
    target = Target("t", "ftp", "ftp://127.0.0.1", people=4)
    server = ServerSeen("t", reached=True, anonymous=True, plain=True, software="vsftpd", version="2.3.4")
    seen = world(patients("out/a.csv"), patients("out/b.csv"), extract("out/new.csv"), target=target, server=server)
    facts = with_baseline(run_of(seen=seen), known)
    (place,) = facts.targets
    place = replace(place, unread=(Unread("forbidden", 31, "x"),))
    return since_run(replace(facts, targets=(place,)), past_run(before, "2026-10-01T03:00:00+00:00"))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("facts", [whole_story(), two_files(complete=False), run_of()])
def test_sarif_is_what_the_standard_says(facts, language):
    log = json.loads(shown(facts, "sarif", language))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    assert log["version"] == "2.1.0"


def test_sarif_marks_known_ones_and_drops_none():
    facts = whole_story()
    (run,) = json.loads(shown(facts, "sarif"))["runs"]
    assert len(run["results"]) == len(facts.findings)
    states = {result["baselineState"] for result in run["results"]}
    assert states == {"new", "unchanged", "updated", "absent"}
    quiet = [result["suppressions"][0] for result in run["results"] if "suppressions" in result]
    assert {one["status"] for one in quiet} == {"accepted"}
    assert {one["justification"] for one in quiet} == {"moved in spring"}
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(ids[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_sarif_says_that_a_run_was_incomplete():
    (run,) = json.loads(shown(two_files(complete=False), "sarif"))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_fingerprints_are_the_same_in_every_language_edition_and_format():
    facts = whole_story()
    wanted = {one.fingerprint for one in facts.findings}
    for language in ("en", "fr"):
        for edition in ("exact", "shareable"):
            (run,) = json.loads(shown(facts, "sarif", language, edition=edition))["runs"]
            assert {one["partialFingerprints"]["sourcier/v1"] for one in run["results"]} == wanted
            text = shown(facts, "csv", language, edition=edition)
            assert {line[-2] for line in csv.reader(io.StringIO(text))} - {"Fingerprint", "Empreinte"} == wanted


@pytest.mark.parametrize("form", FORMATS)
def test_an_incomplete_run_says_so_first(form):
    text = shown(two_files(complete=False), form)
    if form == "text":
        assert text.startswith("Incomplete: ")
    elif form == "html":
        assert text.index("Incomplete: ") < text.index("<h1>")
    elif form == "csv":
        assert all(line[-1] == "incomplete" for line in list(csv.reader(io.StringIO(text)))[1:])
    else:
        assert '"complete":false' in text.replace(" ", "")


@pytest.mark.parametrize("form", FORMATS)
def test_crafted_names_and_reasons_act_nowhere(form):
    facts = run_of(patients(HOSTILE), extract("=cmd|' /C calc'!A0"))
    known = [replace(entry, reason="=1+1<b>\x1b[0m") for entry in accept(facts, (), "2027-06-30")][:1]
    text = shown(with_baseline(facts, known), form)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<script>alert" not in text if form == "html" else True
    if form == "csv":
        cells = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_the_page_is_one_file_without_script_or_network():
    text = shown(whole_story(), "html")
    assert "<script" not in text
    assert re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', text) == []
    assert "default-src 'none'" in text


@pytest.mark.parametrize("form", ["text", "html", "csv"])
def test_each_finding_says_where_what_how_many_which_duty_how_to_mend_and_how_to_check(form):
    text = shown(run_of(patients("out/a.csv")), form, width=200)
    for part in ("out/a.csv", "100", "GDPR", "Encrypt it to those who need it", "Look at the first bytes"):
        assert part in text
    assert ("NIR" if form != "csv" else "nir") in text


def test_the_terminal_is_never_wider_than_asked():
    for width in (40, 72, 100):
        text = shown(whole_story(), width=width, language="fr")
        assert max(len(line) for line in text.split("\n")) <= width


def test_lesser_findings_are_left_out_where_that_is_asked():
    facts = run_of(patients("a.csv"), extract("b.csv"))
    plain = json.loads(shown(facts, "json", minimum="high"))
    assert {one["severity"] for one in plain["findings"]} == {"high"}
    assert plain["counts"]["medium"] == 0
    assert "b.csv" not in shown(facts, "html", minimum="high")


def test_what_is_shared_holds_no_place_and_no_small_count():
    facts = run_of(extract("Dupont/a.csv", rows=7, people=PeopleSeen(7, 7, 7)))
    for form in FORMATS:
        text = shown(facts, form, edition="shareable")
        assert "Dupont" not in text
        assert "127.0.0.1" not in text
    plain = json.loads(shown(facts, "json", edition="shareable"))
    assert plain["findings"][0]["people"]["best"] == "<11"
    with pytest.raises(ValueError, match="no edition"):
        shown(facts, edition="public")


def test_json_is_the_facts():
    facts = two_files()
    plain = json.loads(shown(facts, "json"))
    assert plain["schema"] == facts.schema
    assert [one["fingerprint"] for one in plain["findings"]] == [one.fingerprint for one in facts.findings]


def test_a_rule_this_version_does_not_know_is_shown_by_its_id():
    facts = two_files()
    odd = replace(facts.findings[0], rule="SRC999-of-tomorrow")
    for form in FORMATS:
        assert "SRC999" in shown(replace(facts, findings=(odd,)), form)


def test_runs_over_time_are_a_drawing_that_says_the_same_as_its_table():
    runs = [
        past_run(run_of(*(extract(f"{n}.csv") for n in range(count)), on=on), f"{on}T03:00:00+00:00")
        for on, count in (("2026-09-01", 5), ("2026-10-01", 3), ("2026-11-25", 0))
    ]
    svg = render_history(runs, Texts("en"), "svg")
    assert svg.startswith("<svg")
    assert svg.count("<rect") == 2
    assert "1 October 2026" in svg.replace("\u00a0", " ")
    assert len(render_history(runs, Texts("en"), "text").strip().split("\n")) == 5
    page = shown(run_of(), "html", history=runs)
    assert 'class="drawing runs"' in page
    assert render_history([], Texts("en"), "text") == "No run is kept.\n"


def test_two_runs_on_one_day_and_sixty_runs_are_drawn_within_the_frame():
    one_day = [past_run(two_files(), f"2026-11-25T{hour:02}:00:00+00:00") for hour in range(3)]
    many = [past_run(two_files(on=f"20{year}-{month:02}-01"), f"20{year}-{month:02}-01T00:00:00+00:00")
            for year in range(20, 27) for month in range(1, 13)]  # fmt: skip
    for runs in (one_day, many):
        svg = render_history(runs, Texts("en"), "svg")
        assert all(0 <= float(x) <= 100 for x in re.findall(r' x="([\d.]+)%"', svg))


def test_the_terminal_says_what_is_gone_and_what_is_new():
    text = shown(whole_story(), width=120)
    assert "Gone" in text
    assert "Extract in clear \u00b7 out/gone.csv" in text
    assert "out/new.csv (new)" in text
    assert "out/b.csv (worse)" in text
