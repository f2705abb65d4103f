import json
from dataclasses import replace

import pytest
from audit_runs import run_of, two_files
from audit_worlds import extract, patients

from sourcier.audit import Papers, attestation_of, read_history, write_attestation
from sourcier.audit.errors import BaselineUnreadable, ExpiryWrong, NotASigningKey, SinceUnknown
from sourcier.cli.audit_outcome import BaselineMissing, NothingToSignWith, Outcome, Wishes
from sourcier.cli.main import run
from sourcier.cli.session import Session
from sourcier.cli.speech import speech_of

TODAY = "2026-11-25"


@pytest.fixture
def say(capsys):
    """Run a command; return its status and what it printed."""

    def said(*words: object) -> tuple[int, str]:
        status = run([str(word) for word in words], speech_of([], {}))
        return status, capsys.readouterr().out

    return said


@pytest.fixture
def key(tmp_path, say):
    path = tmp_path / "audit.key"
    assert say("audit", "key", "-o", path)[0] == 0
    return path


def test_a_first_baseline_makes_the_next_run_quiet(tmp_path):
    path = tmp_path / "baseline.toml"
    Outcome(Wishes(write_baseline=path), TODAY).settle(two_files())
    known = Outcome(Wishes(baseline=path), TODAY)
    facts = known.settle(two_files())
    assert (known.status(facts), known.status(two_files())) == (0, 13)


def test_writing_it_again_keeps_what_people_wrote_and_adds_what_is_new(tmp_path):
    path = tmp_path / "baseline.toml"
    Outcome(Wishes(write_baseline=path), TODAY).settle(run_of(extract("a.csv")))
    path.write_text(path.read_text().replace('"unreviewed"', '"moved in spring"'))
    Outcome(Wishes(write_baseline=path, reason="known to us", expires="2027-01-31"), TODAY).settle(
        run_of(extract("a.csv"), extract("b.csv"))
    )
    text = path.read_text()
    assert text.count("[[known]]") == 2
    assert 'reason = "moved in spring"\nexpires = "2027-06-30"' in text
    assert 'reason = "known to us"\nexpires = "2027-01-31"' in text


def test_runs_are_kept_compared_and_signed_one_after_the_other(tmp_path, key, monkeypatch, say):
    folder = tmp_path / "history"
    for minute, facts in enumerate((two_files(), run_of(extract("out/b.csv"), extract("c.csv")))):
        monkeypatch.setattr("sourcier.cli.audit_outcome.now", lambda: "2026-11-25T03:00:00+00:00")
        since = "last" if minute else None
        attest = tmp_path / "paper.json"
        settled = Outcome(Wishes(history=folder, key=key, since=since, attest=attest), TODAY).settle(facts)
    assert [one.where for one in settled.changes.gone] == ["out/a.csv", "out/a.csv"]
    assert len(read_history(folder)) == 2
    status, told = say("audit", "verify", folder, "--signer", f"{key}.pub", "--format", "json")
    assert (status, json.loads(told)["chain"], json.loads(told)["trusted"]) == (0, 2, True)
    assert say("audit", "verify", attest)[0] == 0
    attest.write_text(attest.read_text().replace("out", "uot").replace('"low":0', '"low":1'))
    assert say("audit", "verify", attest)[0] == 1


def test_facts_that_are_not_those_attested_end_with_one(tmp_path, key, say):
    paper, facts = tmp_path / "paper.json", tmp_path / "facts.json"
    write_attestation(paper, attestation_of(two_files(), Papers("2026-11-25T03:00:00+00:00")), key)
    facts.write_text("{}")
    status, told = say("audit", "verify", paper, "--facts", facts)
    assert status == 1
    assert "NOT" in told


@pytest.mark.parametrize(
    ("wishes", "facts", "status"),
    [
        (Wishes(), two_files(), 13),
        (Wishes(fail_on="very_high"), two_files(), 0),
        (Wishes(fail_on="very_high"), two_files(complete=False), 4),
        (Wishes(minimum="high"), run_of(extract("a.csv")), 0),
        (Wishes(minimum="high", fail_on="low"), run_of(extract("a.csv")), 12),
        (Wishes(), run_of(complete=False), 4),
        (Wishes(), run_of(patients("a.csv", anonymous=True), complete=False), 14),
        (Wishes(), run_of(), 0),
    ],
)
def test_the_exit_status_is_that_of_the_gravest_open_finding_that_counts(wishes, facts, status):
    assert Outcome(wishes, TODAY).status(facts) == status


@pytest.mark.parametrize(
    ("wishes", "error"),
    [
        ({"attest": "a.json"}, NothingToSignWith),
        ({"baseline": "none.toml"}, BaselineMissing),
        ({"since": "last"}, SinceUnknown),
        ({"expires": "2020-01-01"}, ExpiryWrong),
        ({"key": "broken"}, NotASigningKey),
        ({"baseline": "broken"}, BaselineUnreadable),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_contacted(tmp_path, wishes, error):
    (tmp_path / "broken").write_text("[[what]]\n")
    paths = {name: tmp_path / value if name not in ("since", "expires") else value for name, value in wishes.items()}
    with pytest.raises(error):
        Outcome(Wishes(**paths), TODAY)


def test_the_facts_are_written_to_a_file_or_printed(tmp_path, capsys):
    path = tmp_path / "report" / "audit.html"
    outcome = Outcome(Wishes(form="html", output=path), TODAY)
    assert outcome.show(Session(speech_of([], {}), show_progress=False), two_files()) == 13
    assert path.read_text().startswith("<!DOCTYPE html>")
    Outcome(Wishes(form="sarif"), TODAY).show(Session(speech_of([], {}), show_progress=False), two_files())
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"


@pytest.mark.parametrize("system", ["systemd", "cron", "windows"])
def test_a_schedule_is_written_for_each_system(tmp_path, say, system):
    (tmp_path / "audit.toml").write_text("")
    words = ("audit", "schedule", "--config", tmp_path / "audit.toml", "--system", system, "--at", "04:05")
    assert say(*words, "-o", tmp_path / "out")[0] == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert (
        names
        == {
            "systemd": {"sourcier-audit.service", "sourcier-audit.timer"},
            "cron": {"sourcier-audit.cron"},
            "windows": {"sourcier-audit.xml"},
        }[system]
    )
    assert str(tmp_path / "audit.toml") in say(*words)[1]


@pytest.mark.parametrize("wrong", [("--at", "25:00"), ("--at", "noon"), ("--config", "missing.toml")])
def test_a_schedule_that_cannot_be_is_refused(tmp_path, say, wrong):
    (tmp_path / "audit.toml").write_text("")
    assert say("audit", "schedule", "--config", tmp_path / "audit.toml", *wrong)[0] == 2


def test_a_history_is_shown_in_every_form(tmp_path, say):
    folder = tmp_path / "history"
    Outcome(Wishes(history=folder), TODAY).settle(replace(two_files(), on="2026-11-25"))
    assert "25 November 2026" in say("audit", "history", folder)[1].replace("\u00a0", " ")
    assert say("audit", "history", folder, "--format", "svg")[1].startswith("<svg")
    assert say("auditer", "historique", folder, "--format", "json", "-o", tmp_path / "h.json")[0] == 0
    assert len(json.loads((tmp_path / "h.json").read_text())) == 1
    assert say("audit", "history", tmp_path / "none")[0] == 2


def test_a_key_is_never_written_over(key, say):
    before = key.read_bytes()
    assert say("audit", "key", "-o", key)[0] == 2
    assert key.read_bytes() == before


def test_a_baseline_that_is_both_read_and_written_may_be_a_first_one(tmp_path):
    path = tmp_path / "baseline.toml"
    wishes = Wishes(baseline=path, write_baseline=path)
    first = Outcome(wishes, TODAY)
    assert first.status(first.settle(two_files())) == 13
    second = Outcome(wishes, TODAY)
    assert second.status(second.settle(two_files())) == 0


def test_rules_are_listed_and_one_is_told_with_its_steps(say):
    status, told = say("audit", "rules")
    assert (status, len(told.strip().split("\n"))) == (0, 20)
    status, told = say("auditer", "regles", "src205")
    assert status == 0
    assert "1. Encrypt it to those who need it" in told
    assert len(json.loads(say("audit", "rules", "--format", "json")[1])) == 20
    assert say("audit", "rules", "SRC999")[0] == 2


def test_the_first_run_of_a_history_has_none_to_be_compared_with(tmp_path):
    facts = Outcome(Wishes(since="last", history=tmp_path / "history"), TODAY).settle(two_files())
    assert facts.changes is None
    again = Outcome(Wishes(since="last", history=tmp_path / "history"), TODAY).settle(two_files())
    assert again.changes.same == 3
