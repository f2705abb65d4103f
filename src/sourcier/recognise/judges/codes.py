"""Codes and counters: what a row or a person is numbered by, amounts, codes of funds and users."""

# ruff: noqa: PLR2004  # thresholds are read best where they are used

import numpy as np
import pyarrow.compute as pc

from sourcier.recognise.table import Table, View, filled

_NEARLY_ALL = 0.995
_MOST = 0.95
"""Distinct values by rows where some rows of the file are doubles."""
_FILLED = 0.98
_DENSE = 4
_ONE_BIRTH = 0.5
"""How far a person's number determines the birth date at least, typing errors and all."""
_PEOPLE = ("nir", "ins", "birth_date")


def judge_codes(table: Table) -> None:
    """Vote on numbers of records and patients, amounts, codes."""
    for view in filled(table.views):
        _judge_record(table, view)
        _judge_patient(table, view)
        _judge_amount(view)
        _judge_user(table, view)


def _judge_record(table: Table, view: View) -> None:
    summary = view.summary
    if table.rows <= 20 or summary.filled < _FILLED * table.rows or view.share("record_id") < 0.9:
        return
    spread = _spread(view)
    unique = summary.distinct >= _NEARLY_ALL * summary.filled
    dense = unique and spread <= _DENSE * summary.filled
    if unique or _doubled(view, spread):
        view.add("record_id", 1.6 if dense else 1.05, "counts_up" if dense else "unique", table.rows, summary.distinct)


def _doubled(view: View, spread: float) -> bool:
    """Whether digits repeat far oftener than random draws from their range: rows of the file are doubles."""
    summary = view.summary
    repeats = summary.filled - summary.distinct
    by_chance = summary.filled**2 / (2 * spread)
    numeric = summary.matching(r"^[0-9]{5,}$") > 0.95
    return numeric and summary.distinct >= _MOST * summary.filled and repeats > 5 * by_chance


def _spread(view: View) -> float:
    """Largest minus smallest number the column's digits make, or infinity where values are no counter."""
    around = pc.replace_substring_regex(view.summary.text, r"[0-9]+", "")
    digits = pc.replace_substring_regex(view.summary.text, r"[^0-9]", "")
    sized = pc.binary_length(digits).to_numpy(zero_copy_only=False)
    if len(around.unique()) > 3 or sized.min() < 1 or sized.max() > 15:
        return float("inf")
    numbers = np.array(digits.to_pylist(), np.int64)
    return float(numbers.max() - numbers.min() + 1)


def _judge_patient(table: Table, view: View) -> None:
    """A repeated code whose rows always show the same person numbers people."""
    if view.share("patient_id") < 0.9 or not table.sampled(view.index):
        return
    summary = view.summary
    if summary.distinct * 20 < table.rows or summary.distinct >= _NEARLY_ALL * summary.filled:
        return
    if _of_households(table, view):
        return
    people = [other for other in table.leading(*_PEOPLE) if other is not view]
    strength = max((_one_to_one(table, view, other) for other in people), default=0.0)
    sexes = [other for other in table.views if _halves(other)]
    sexed = max((table.strength(view.index, other.index) for other in sexes), default=0.0)
    if strength > 0.85 or sexed > 0.95:
        rows = len(table.ties)
        view.add(
            "patient_id", 2.0 if strength > 0.85 else 1.3, "proof_same_person", rows, round(max(strength, sexed) * rows)
        )


def _of_households(table: Table, view: View) -> bool:
    """Whether rows of one number differ in every birth date: a contract, with the insured's NIR on all its lines."""
    births = [other for other in table.leading("birth_date") if other is not view and table.sampled(other.index)]
    found = [told for other in births if (told := table.ties.strength(view.index, other.index)) is not None]
    return bool(found) and max(found) < _ONE_BIRTH


def _halves(view: View) -> bool:
    """Whether the column may be a sex: two values, neither rare. No doctor and no place has patients of one sex."""
    rows = sorted(view.summary.top.values())
    return view.share("sex") > 0.9 and len(rows) == 2 and rows[0] * 5 > view.summary.said


def _one_to_one(table: Table, view: View, other: View) -> float:
    return min(table.strength(view.index, other.index), table.strength(other.index, view.index))


def _judge_user(table: Table, view: View) -> None:
    """Few short codes, of which each belongs to one laboratory, are its people's; else they may be anyone's."""
    summary, fit = view.summary, view.fit("user_code")
    few = 3 <= summary.distinct <= 600 and summary.distinct * 20 <= summary.filled
    if not few or fit.share < 0.95 or summary.share(summary.has_letter) < 0.9 or not table.sampled(view.index):
        return
    view.add("user_code", 0.4, "few_codes", summary.filled, summary.distinct)
    for lab in table.leading("lab_name", "finess"):
        strength = table.strength(view.index, lab.index)
        if strength >= 0.8 and summary.distinct >= 2 * lab.summary.distinct:
            view.add("user_code", 0.8, "proof_one_lab_each", len(table.ties), round(strength * len(table.ties)))
            return


def _judge_amount(view: View) -> None:
    fit = view.fit("amount")
    decimal = view.summary.matching(r"^[-+]?[0-9][0-9 .,]{0,11}[.,][0-9]{2} ?(€|EUR|euros?)?$")
    if fit.share >= 0.95 and decimal >= 0.6 and fit.valid >= 8:
        view.add("amount", 1.5, "valid_share", fit.tested_rows, fit.valid_rows)
