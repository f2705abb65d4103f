"""Same evidence, decisions, settings and version: the same facts byte for byte; what changes them is named."""

import json
from dataclasses import replace

import pytest
from invented_leaks import Desk, leak, rows, text

from sourcier.examine import Request
from sourcier.model.errors import WrongUse
from sourcier.model.reading import Overrides
from sourcier.read import Limits


@pytest.fixture(scope="module")
def evidence(tmp_path_factory):
    """A leak with dirt: a broken line, two encodings, a visit without laboratory, a repeated person."""
    lines = rows(1500)
    lines[700][7] = ""
    lines[900] = list(lines[20])
    data = text(lines).replace(b"grossesse", "grossesse à suivre;".encode("cp1252"), 3).replace(b";\n", b"\n", 2)
    path = tmp_path_factory.mktemp("leak") / "leak.csv"
    path.write_bytes(data)
    return path


@pytest.fixture(scope="module")
def plain(tmp_path_factory, evidence):
    desk = Desk(tmp_path_factory.mktemp("plain"))
    desk.run(evidence)
    return desk.facts


@pytest.mark.parametrize("workers", [2, 4])
def test_workers_do_not_change_a_byte(desk, evidence, plain, workers):
    desk.run(evidence, request=Request(limits=Limits(chunk=20_000)), workers=workers)
    assert desk.facts == plain


@pytest.mark.parametrize("chunk", [5_003, 16_384, 100_000])
def test_the_size_of_chunks_does_not_change_a_byte(desk, evidence, plain, chunk):
    desk.run(evidence, request=Request(limits=Limits(chunk=chunk)))
    assert desk.facts == plain


def test_a_second_run_computes_nothing(desk, evidence, plain):
    assert not desk.run(evidence).reused
    again = desk.run(evidence)
    assert again.reused
    assert desk.facts == plain


def test_rows_that_are_gone_from_the_store_are_stored_anew(desk, evidence, plain):
    desk.run(evidence)
    (desk.folder / "store" / "rows-0-0.json").unlink()
    assert not desk.run(evidence).reused
    assert desk.facts == plain


@pytest.mark.parametrize("change", [{"longest_record": 1 << 20}, {"most_columns": 50}, {"expansion": 9}])
def test_another_limit_is_another_run(desk, evidence, change):
    desk.run(evidence)
    examined = desk.run(evidence, request=Request(limits=replace(Limits(), **change)))
    assert not examined.reused
    assert change.items() <= examined.facts.settings.items()


def test_a_changed_file_is_noticed_and_named(desk, tmp_path):
    path = leak(tmp_path / "leak.csv", 200)
    before = desk.run(path).facts
    path.write_bytes(text(rows(201)))
    with desk.open() as case:
        piece = case.add_evidence(path)
        assert (piece.index, piece.replaces) == (1, 0)
        assert [notice.values for notice in case.notices] == [{"old": 0, "new": 1}]
    after = desk.run(path).facts
    assert before.evidence[0].tables[0].rows.total == 200
    assert after.evidence[0].tables[0].rows.total == 201
    assert before.inputs[0].sha256 != after.inputs[0].sha256


def test_a_moved_file_is_the_same_evidence(desk, tmp_path):
    path = leak(tmp_path / "leak.csv", 200)
    desk.run(path)
    path.rename(tmp_path / "other.csv")
    assert desk.run(tmp_path / "other.csv").reused


def test_facts_say_what_they_were_made_of(desk, tmp_path):
    facts = desk.run(leak(tmp_path / "leak.csv", 200)).facts
    assert facts.complete
    assert facts.inputs[0].sha256 == facts.evidence[0].sha256
    account = facts.evidence[0].tables[0].account
    assert account.accounted == account.total == facts.evidence[0].bytes
    assert facts.schema.endswith("examination-1.json")


def test_a_decision_on_a_column_changes_facts_is_cited_and_can_be_undone(desk, tmp_path):
    path = leak(tmp_path / "leak.csv", 200)
    desk.run(path)
    before = desk.facts
    with desk.open() as case:
        choice = case.decisions.column(0, 0, 0, "patient_id", who="A. Analyst", why="the laboratory says so")
    facts = desk.run(path).facts
    column = facts.evidence[0].tables[0].columns[0]
    assert facts.decisions == (choice.id,)
    assert (column.kind, column.role, column.confidence) == ("patient_id", "patient", 1.0)
    assert (column.runner_up, column.reasons[0].code) == ("record_id", "decision")
    with desk.open() as case:
        case.decisions.undo(choice.id)
    assert desk.run(path).facts.decisions == ()
    assert desk.facts == before


def test_a_decided_kind_is_counted_valid_by_its_whole_rule(counted):
    facts = counted(["postcode"], [["56000"], ["35000"], ["rue du port"], [""]])
    column = facts.evidence[0].tables[0].columns[0]
    assert (column.filled, column.valid) == (3, 2)


def test_a_decision_that_nothing_is_known_of_a_column_silences_it(desk, tmp_path):
    path = leak(tmp_path / "leak.csv", 200)
    with desk.open() as case:
        case.decisions.column(0, 0, 7, None, who="A. Analyst", why="no laboratory")
    facts = desk.run(path).facts
    assert facts.labs == ()
    assert facts.evidence[0].tables[0].columns[7].kind is None


def test_a_decision_that_names_no_kind_is_refused_by_its_id(desk, tmp_path):
    path = leak(tmp_path / "leak.csv", 20)
    with desk.open() as case:
        choice = case.decisions.column(0, 0, 0, "unheard_of", who="A. Analyst", why="a slip")
    with pytest.raises(WrongUse) as caught:
        desk.run(path)
    assert caught.value.what.values == {"id": choice.id}
    assert not (desk.folder / "facts" / "examination.json").exists()


def test_a_decision_on_the_reading_changes_facts_is_cited_and_can_be_undone(desk, tmp_path):
    path = leak(tmp_path / "leak.csv", 60)
    desk.run(path)
    before = desk.facts
    with desk.open() as case:
        choice = case.decisions.reading(0, Overrides(delimiter=","), who="A. Analyst", why="to see")
    facts = desk.run(path).facts
    assert facts.decisions == (choice.id,)
    assert facts.evidence[0].tables[0].dialect.delimiter == ","
    asked = desk.run(path, request=Request(overrides=Overrides(delimiter=";"))).facts
    assert asked.evidence[0].tables[0].dialect.delimiter == ";"
    with desk.open() as case:
        case.decisions.undo(choice.id)
    desk.run(path)
    assert desk.facts == before


def test_a_decision_about_other_evidence_is_not_cited(desk, tmp_path):
    first, second = leak(tmp_path / "first.csv", 40), leak(tmp_path / "second.csv", 50, seed=8)
    desk.run(first)
    with desk.open() as case:
        case.decisions.column(0, 0, 0, "patient_id", who="A. Analyst", why="the laboratory says so")
    assert desk.run(second).facts.decisions == ()


def test_facts_fit_their_published_schema(desk, tmp_path):
    import jsonschema  # noqa: PLC0415  # needed here only

    from sourcier.model.facts import SCHEMA, Examination  # noqa: PLC0415
    from sourcier.model.plain import schema_of  # noqa: PLC0415

    desk.run(leak(tmp_path / "leak.csv", 60))
    jsonschema.validate(json.loads(desk.facts), schema_of(Examination, SCHEMA))
