import json
from dataclasses import replace

import pytest
import rfc8785
from audit_runs import run_of, two_files
from audit_worlds import extract, patients

from sourcier.audit.errors import HistoryBroken, SinceUnknown
from sourcier.audit.history import keep_run, past_run, read_history, run_since, run_text, since_run
from sourcier.model.plain import to_plain


def test_a_run_kept_comes_back(tmp_path):
    run = past_run(two_files(), "2026-11-25T17:01:12+00:00")
    assert keep_run(tmp_path / "history", run).name == "20261125T170112Z-01.run.json"
    assert read_history(tmp_path / "history") == (run,)


def test_the_history_holds_no_path_that_is_not_for_show():
    facts = run_of(patients("out/Dupont.csv", shown="out/name-1.csv"))
    assert b"Dupont" not in run_text(past_run(facts, "2026-11-25T17:01:12+00:00"))


def test_new_gone_and_worse_since_an_earlier_run():
    before = past_run(run_of(extract("a.csv"), extract("b.csv"), extract("c.csv")), "2026-10-01T00:00:00+00:00")
    after = since_run(run_of(patients("a.csv"), extract("c.csv"), extract("d.csv")), before)
    assert after.changes.since == "2026-11-25"
    states = {(one.where, one.rule[:6]): one.state for one in after.findings}
    assert states == {
        ("a.csv", "SRC202"): "new",
        ("a.csv", "SRC205"): "worse",
        ("c.csv", "SRC205"): "unchanged",
        ("d.csv", "SRC205"): "new",
        ("b.csv", "SRC205"): "absent",
    }
    assert (len(after.changes.new), len(after.changes.worse), after.changes.same) == (2, 1, 1)
    assert [one.where for one in after.changes.gone] == ["b.csv"]


def test_twice_as_many_people_are_worse_and_a_few_more_are_not():
    before = past_run(run_of(extract("a.csv", rows=100)), "2026-10-01T00:00:00+00:00")
    assert since_run(run_of(extract("a.csv", rows=199)), before).changes.same == 1
    assert len(since_run(run_of(extract("a.csv", rows=200)), before).changes.worse) == 1


def test_nothing_is_called_gone_of_what_was_not_looked_at_whole():
    before = past_run(two_files(), "2026-10-01T00:00:00+00:00")
    after = since_run(run_of(complete=False), before)
    assert (after.changes.gone, after.changes.not_compared) == ((), ("t",))
    assert after.status == 4


def test_the_run_to_compare_with_is_the_last_or_that_of_a_day_or_a_file(tmp_path):
    folder = tmp_path / "history"
    for on, thing in (("2026-09-01", extract("a.csv")), ("2026-10-01", extract("b.csv"))):
        keep_run(folder, past_run(run_of(thing, on=on), f"{on}T03:00:00+00:00"))
    assert run_since("last", folder).on == "2026-10-01"
    assert run_since("2026-09-30", folder).on == "2026-09-01"
    file = tmp_path / "facts.json"
    file.write_bytes(rfc8785.dumps(to_plain(two_files())))
    assert run_since(str(file), None).findings == past_run(two_files(), "").findings


@pytest.mark.parametrize("since", ["last", "2026-08-01", "yesterday"])
def test_without_a_run_to_compare_with_it_is_said(tmp_path, since):
    with pytest.raises(SinceUnknown):
        run_since(since, tmp_path)


def test_a_file_that_is_no_facts_is_refused(tmp_path):
    for content in (b"{}", b"[1]", b"\xff", b"{" * 100_000):
        (tmp_path / "f.json").write_bytes(content)
        with pytest.raises(SinceUnknown):
            run_since(str(tmp_path / "f.json"), None)


def test_a_damaged_run_is_named(tmp_path):
    path = keep_run(tmp_path, past_run(two_files(), "2026-11-25T17:01:12+00:00"))
    path.write_text(json.dumps({"schema": "x"}))
    with pytest.raises(HistoryBroken):
        read_history(tmp_path)


def test_facts_with_changes_keep_their_exit_status():
    before = past_run(two_files(), "2026-10-01T00:00:00+00:00")
    assert since_run(two_files(), before).status == 13
    assert since_run(replace(run_of(), findings=()), before).status == 0


def test_two_runs_of_one_second_are_both_kept_in_their_order(tmp_path):
    for facts in (two_files(), run_of(), two_files()):
        keep_run(tmp_path, past_run(facts, "2026-11-25T17:01:12+00:00"))
    assert [len(run.findings) for run in read_history(tmp_path)] == [3, 0, 3]
