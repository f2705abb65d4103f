"""The shareable edition holds no small count, in any field and any view."""

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.locale import Texts
from sourcier.model.facts import Examination, Finding, Lab, Place, Reason
from sourcier.model.reading import RowCount
from sourcier.report import EDITIONS, render, shareable
from sourcier.report.masking import LEAST, SMALL, is_hidden

COUNTS = {"rows", "people", "filled", "valid", "of", "held", "low", "best", "high", "conflicts", "without_identity"}


def counts_in(value: Any, name: str = "") -> list[int]:
    if dataclasses.is_dataclass(value):
        return [n for f in dataclasses.fields(value) for n in counts_in(getattr(value, f.name), f.name)]
    if isinstance(value, tuple):
        return [n for item in value for n in counts_in(item, name)]
    return [value] if name in COUNTS and isinstance(value, int) else []


def first_table(examination: Examination) -> Any:
    return examination.evidence[0].tables[0]


def test_no_count_of_rows_or_people_is_small(examination: Examination) -> None:
    assert any(0 < count < LEAST for count in counts_in(examination))
    assert not any(0 < count < LEAST for count in counts_in(shareable(examination)))


def test_no_column_differs_from_its_wholes_by_a_small_count(examination: Examination) -> None:
    rows = first_table(examination).rows
    wholes = (rows.total, rows.clean + rows.repaired)
    for column in first_table(shareable(examination)).columns:
        for count in (column.filled, column.valid, column.distinct):
            if not is_hidden(count):
                assert not any(0 < whole - count < LEAST for whole in wholes), column.index
        if column.filled > 0 and column.valid > 0:
            assert not 0 < column.filled - column.valid < LEAST, column.index


@settings(max_examples=60, deadline=None, derandomize=True)
@given(rejected=st.integers(0, 12), repaired=st.integers(0, 12), people=st.lists(st.integers(0, 30), max_size=6))
def test_rows_and_places_of_any_size_give_no_small_count_away(rejected: int, repaired: int, people: list[int]) -> None:
    base = _base()
    table = dataclasses.replace(first_table(base), rows=RowCount(5000, 5000 - rejected - repaired, repaired, rejected))
    piece = dataclasses.replace(base.evidence[0], tables=(table,))
    places = tuple(Place(f"{code:02}", count) for code, count in enumerate(people, start=1))
    facts = shareable(dataclasses.replace(base, evidence=(piece,), places=places))
    shown = facts.evidence[0].tables[0].rows
    left = shown.total - sum(n for n in (shown.clean, shown.repaired, shown.rejected) if n > 0)
    assert left == 0 or left >= LEAST
    assert not any(0 < place.people < LEAST for place in facts.places)


def _base() -> Examination:
    from importlib import util  # noqa: PLC0415  # hypothesis takes no fixture
    from pathlib import Path  # noqa: PLC0415

    spec = util.spec_from_file_location("model_case", Path(__file__).parent.parent / "golden" / "model_case.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.examination()


def test_bytes_of_hidden_rows_are_hidden_too(examination: Examination) -> None:
    table = first_table(examination)
    few = dataclasses.replace(table, rows=RowCount(5000, 4997, 0, 3))
    piece = dataclasses.replace(examination.evidence[0], tables=(few,))
    account = first_table(shareable(dataclasses.replace(examination, evidence=(piece,)))).account
    assert is_hidden(account.rejected)
    assert is_hidden(account.clean)


def test_a_hidden_laboratory_shows_neither_dates_nor_places(examination: Examination) -> None:
    labs = (*examination.labs, Lab("LABO29", None, 4, 4, "2020-01-02", "2020-01-05", ("22",)))
    last = shareable(dataclasses.replace(examination, labs=labs)).labs[-1]
    assert (last.rows, last.people, last.first, last.last, last.departments) == (SMALL, SMALL, None, None, ())


def test_dates_are_given_to_the_month(examination: Examination) -> None:
    shown = shareable(examination)
    assert (shown.period.first, shown.period.last) == ("2015-01", "2020-10")
    assert all(lab.first is None or len(lab.first) == 7 for lab in shown.labs)


def test_the_counts_of_findings_are_masked_and_their_shares_left_out(examination: Examination) -> None:
    finding = Finding("some_rule", {"valid": 489_833, "filled": 489_838, "share": 0.99999, "column": 3}, "weak", "", ())
    shown = shareable(dataclasses.replace(examination, findings=(finding,))).findings[0].params
    assert is_hidden(int(shown["valid"]))
    assert is_hidden(int(shown["share"]))
    assert shown["column"] == 3


def test_reasons_never_leave_a_small_difference(examination: Examination) -> None:
    table = first_table(examination)
    column = dataclasses.replace(table.columns[0], reasons=(Reason("valid_share", 489_838, 489_833),))
    piece = dataclasses.replace(examination.evidence[0], tables=(dataclasses.replace(table, columns=(column,)),))
    reason = first_table(shareable(dataclasses.replace(examination, evidence=(piece,)))).columns[0].reasons[0]
    assert is_hidden(reason.held)


def test_a_tiny_file_is_not_broken_down_at_all(examination: Examination) -> None:
    table = dataclasses.replace(first_table(examination), rows=RowCount(60, 60, 0, 0))
    piece = dataclasses.replace(examination.evidence[0], tables=(table,))
    shown = shareable(dataclasses.replace(examination, evidence=(piece,)))
    assert all(is_hidden(lab.rows) for lab in shown.labs)
    assert all(is_hidden(column.filled) or not column.filled for column in first_table(shown).columns)


def test_every_view_of_the_shareable_edition_can_be_drawn(examination: Examination, texts: Texts) -> None:
    for form in ("text", "html", "csv", "json"):
        assert render(examination, form, texts, "shareable")


def test_json_writes_hidden_counts_as_words(examination: Examination, french: Texts) -> None:
    plain = json.loads(render(examination, "json", french, "shareable"))
    assert plain["edition"] == "shareable"
    assert "<11" in {place["people"] for place in plain["places"]}
    assert json.loads(render(examination, "json", french))["places"][0]["people"] == 131_204


def test_an_unknown_edition_is_refused(examination: Examination, french: Texts) -> None:
    with pytest.raises(ValueError, match="no edition"):
        render(examination, "json", french, "secret")
    assert EDITIONS == ("exact", "shareable")
