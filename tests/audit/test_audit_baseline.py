from dataclasses import replace

import pytest
from audit_runs import run_of, two_files
from audit_worlds import extract, patients
from hypothesis import given
from hypothesis import strategies as st

from sourcier.audit.baseline import Known, accept, expiry, read_baseline, with_baseline, write_baseline
from sourcier.audit.errors import BaselineUnreadable, ExpiryWrong

UNTIL = "2027-06-30"


def test_a_written_baseline_keeps_its_run_quiet():
    facts = two_files()
    known = read_baseline(write_baseline(accept(facts, (), UNTIL)))
    quiet = with_baseline(facts, known)
    assert facts.status == 13
    assert quiet.status == 0
    assert {one.state for one in quiet.findings} == {"unchanged"}
    assert sum(quiet.counts.values()) == 0


def test_a_baseline_holds_no_value_no_count_and_no_day_of_a_run():
    text = write_baseline(accept(two_files(), (), UNTIL)).decode()
    assert "2026-11-25" not in text
    assert "100" not in text.replace("SRC", "").replace(UNTIL, "")


def test_its_bytes_follow_from_what_it_holds():
    known = accept(two_files(), (), UNTIL)
    assert write_baseline(known) == write_baseline(reversed(known))
    later = replace(two_files(), on="2026-12-20")
    assert write_baseline(accept(later, known, UNTIL)) == write_baseline(known)


def test_what_is_new_is_open_and_what_is_gone_is_told():
    known = accept(run_of(patients("out/a.csv")), (), UNTIL)
    after = with_baseline(run_of(extract("out/b.csv")), known)
    assert {(one.state, one.where) for one in after.findings} == {("new", "out/b.csv"), ("absent", "out/a.csv")}
    assert len(after.gone) == 2
    assert after.status == 12


def test_nothing_is_called_gone_of_a_target_that_was_not_looked_at_whole():
    known = accept(run_of(patients("out/a.csv")), (), UNTIL)
    after = with_baseline(run_of(complete=False), known)
    assert (after.findings, after.gone, after.status) == ((), (), 4)
    assert accept(after, known, UNTIL) == known


def test_a_finding_that_has_become_graver_is_open_again():
    known = accept(run_of(extract("out/a.csv")), (), UNTIL)
    after = with_baseline(run_of(patients("out/a.csv")), known)
    states = {one.rule[:6]: (one.state, one.accepted) for one in after.findings}
    assert states == {"SRC202": ("new", ""), "SRC205": ("worse", "")}


def test_an_entry_past_its_day_keeps_nothing_quiet():
    facts = two_files(on="2027-07-01")
    after = with_baseline(facts, accept(two_files(), (), UNTIL))
    assert {(one.state, one.accepted) for one in after.findings} == {("unchanged", "")}
    assert after.status == 13


def test_reasons_people_wrote_stay_and_what_is_gone_is_dropped():
    first = accept(two_files(), (), UNTIL)
    told = tuple(replace(entry, reason="moved in spring", expires="2027-03-31") for entry in first)
    after = with_baseline(run_of(extract("out/b.csv"), extract("out/c.csv")), told)
    again = {entry.where: entry.reason for entry in accept(after, told, UNTIL)}
    assert again == {"out/b.csv": "moved in spring", "out/c.csv": "unreviewed"}


@pytest.mark.parametrize(
    ("today", "day"),
    [("2026-11-25", "2027-06-30"), ("2026-12-25", "2027-06-30"), ("2027-03-31", "2027-06-30"),
     ("2027-04-02", "2027-12-31"), ("2026-09-30", "2026-12-31")],
)  # fmt: skip
def test_the_usual_last_day_tells_of_no_run(today, day):
    assert expiry(today) == day


@pytest.mark.parametrize("day", ["2026-11-24", "2029-01-01", "tomorrow"])
def test_a_last_day_past_far_away_or_none_is_refused(day):
    with pytest.raises(ExpiryWrong):
        expiry("2026-11-25", day)


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ('fingerprint = "a"', 1),
        ('fingerprint = "a"\nrule = "r"\ntarget = "t"\nseverity = "dire"\nreason = "x"\nexpires = "2027-06-30"', 1),
        ('fingerprint = "a"\nrule = "r"\ntarget = "t"\nseverity = "low"\nreason = " "\nexpires = "2027-06-30"', 1),
        ('fingerprint = "a"\nrule = "r"\ntarget = "t"\nseverity = "low"\nreason = "x"\nexpires = "soon"', 1),
    ],
)
def test_a_baseline_that_cannot_be_understood_names_the_line(entry, line):
    with pytest.raises(BaselineUnreadable) as caught:
        read_baseline(f"[[known]]\n{entry}\n".encode())
    assert caught.value.what.values["line"] == line


def test_an_entry_that_stands_twice_is_refused():
    one = write_baseline(accept(run_of(extract("a.csv")), (), UNTIL)).decode()
    with pytest.raises(BaselineUnreadable):
        read_baseline((one + one[one.index("[[known]]") :]).encode())


@given(st.text(max_size=60), st.text(min_size=1, max_size=60).filter(str.strip))
def test_whatever_a_place_or_a_reason_holds_comes_back(where, reason):
    known = Known("ab" * 16, "SRC205-unencrypted-extract", "t", "high", reason, UNTIL, where)
    (back,) = read_baseline(write_baseline([known]))
    assert (back.reason, back.where) == (reason, where)
