"""Results of laboratory tests: tests, units and ranges by their lists and forms, then the numbers that follow them."""

# ruff: noqa: PLR2004  # thresholds are read best where they are used

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.recognise.headers import WORDS
from sourcier.recognise.kinds.test_code import loinc
from sourcier.recognise.kinds.test_range import bounds
from sourcier.recognise.kinds.test_result import NUMBER, with_unit
from sourcier.recognise.table import Table, View, filled

_TELLING = r"/|^(?:m?UI|IU|[µu]?mol|log)"
"""What a unit of concentration or activity has: pieces, litres and percents stand in a warehouse too."""
_AROUND = ("test_unit", "test_range", "test_name", "test_code")
_ROWS = 30
_REACH = 3
"""Columns between a result and what tells it."""


def judge_results(table: Table) -> None:
    """Vote on tests, units, ranges, and on what is a result beside them."""
    views = filled(table.views)
    for view in views:
        _judge_unit(view)
        _judge_test(view)
        _judge_named(view)
    around = table.leading("test_unit", "test_name", "test_code")
    if not around:
        _judge_whole(views)
        return
    for view in views:
        if view.share("test_range") >= 0.7 and view.fit("test_range").valid >= 2:
            fit = view.fit("test_range")
            view.add("test_range", 2.5, "valid_share", fit.tested_rows, fit.valid_rows)
    for view in views:
        if view.lead() not in _AROUND and view.share("test_result") >= 0.9:
            _judge_result(table, view, around)


def _judge_unit(view: View) -> None:
    fit = view.fit("test_unit")
    if fit.share < 0.7 or fit.valid < 2 or view.summary.matching(_TELLING) < 0.25:
        return
    view.add("test_unit", 2.5 if fit.valid >= 3 else 1.5, "valid_share", fit.tested_rows, fit.valid_rows)


def _judge_test(view: View) -> None:
    fit, code = view.fit("test_name"), view.fit("test_code")
    if max(fit.share, fit.distinct_share) >= 0.5 and fit.valid >= 3:
        view.add(
            "test_name", 1.0 + 2.0 * max(fit.share, fit.distinct_share), "valid_share", fit.tested_rows, fit.valid_rows
        )
    if code.share >= 0.7 and code.valid >= 4:
        coded = view.summary.share(loinc(view.summary.values)) >= 0.7
        weight = 3.5 if coded else 2.6
        view.add("test_code", weight, "valid_share", code.tested_rows, code.valid_rows)


def _judge_named(view: View) -> None:
    """A number under the name of a test is no amount."""
    if view.hint.kinds.get("test_result", 0.0) >= WORDS and view.share("test_result") >= 0.9:
        fit = view.fit("test_result")
        view.add("amount", -1.0, "header_word", fit.tested_rows, fit.valid_rows)


def _judge_whole(views: Sequence[View]) -> None:
    """Numbers with a unit of results behind them need nothing beside them."""
    for view in views:
        if view.share("test_result") < 0.9:
            continue
        told = view.summary.share(with_unit(view.summary.values))
        if told >= 0.5 and view.summary.matching(r"[0-9]\s?\S*[/µ]\S+$") >= 0.25:
            view.add("test_result", 2.5, "unit_behind", view.summary.said, round(told * view.summary.said))


def _judge_result(table: Table, view: View, around: Sequence[View]) -> None:
    of, held = _in_range(table, view)
    if of >= _ROWS and held >= 0.8 * of:
        _name(view, 3.0, "proof_in_range", of, held)
        return
    for other in around:
        told = _explained(table, view, other)
        if told is None:
            continue
        if told > 0.999:
            view.add("test_range", 2.0, "one_per_test", len(table.ties), len(table.ties))
            return
        if told >= 0.3:
            _name(view, 3.0, "proof_by_test", len(table.ties), round(told * len(table.ties)))
            return
    near = min(abs(view.index - other.index) for other in around)
    decimals = view.summary.matching(r"[0-9][.,][0-9]|[A-Za-z]{3}|^[<>+]")
    if near <= _REACH and decimals >= 0.1 and table.rows <= _ROWS * 4:
        _name(view, 1.5, "beside_test", view.summary.said, round(decimals * view.summary.said))


def _name(view: View, weight: float, code: str, of: int, held: int) -> None:
    view.add("test_result", weight, code, of, held)
    view.add("amount", -1.5, code, of, held)


def _in_range(table: Table, view: View) -> tuple[int, int]:
    """In how many sampled rows value and range are told, and the value lies near the range: a fifth to fivefold.

    Nothing is said where the values lie as near to the ranges of other rows.
    """
    best = (0, 0)
    for other in table.leading("test_range"):
        if not table.sampled(other.index) or not table.sampled(view.index):
            continue
        value = _numbers(table.ties.text(view.index))
        low, high = bounds(table.ties.text(other.index))
        told = np.flatnonzero(~np.isnan(value) & ~np.isnan(low))
        if told.size < _ROWS:
            continue
        value, low, high = value[told], low[told], high[told]
        held = (value >= low / 5) & (value <= high * 5)
        turned = np.roll(value, max(1, told.size // 3))
        by_chance = (turned >= low / 5) & (turned <= high * 5)
        if held.mean() >= by_chance.mean() + 0.15 and held.sum() > best[1]:
            best = (int(told.size), int(held.sum()))
    return best


def _explained(table: Table, view: View, other: View) -> float | None:
    """Share of the spread of a column's magnitudes that another's values explain; None where too little is told."""
    if not table.sampled(other.index) or not table.sampled(view.index):
        return None
    value, group = _numbers(table.ties.text(view.index)), table.ties.codes(other.index)
    told = (value > 0) & (group >= 0)
    if told.sum() < _ROWS:
        return None
    size, codes = np.log10(value[told]), np.unique(group[told], return_inverse=True)[1]
    count = np.bincount(codes)
    if len(count) < 3 or len(count) * 4 > len(codes) or (whole := float(size.var())) == 0:
        return None
    mean = np.bincount(codes, size) / count
    return 1 - float(((size - mean[codes]) ** 2).mean()) / whole


def _numbers(text: pa.StringArray) -> np.ndarray:
    """The number of each value, NaN where it is none."""
    digits = pc.struct_field(pc.extract_regex(text, NUMBER), "number")
    plain = pc.replace_substring(pc.replace_substring_regex(digits, r"[ \x{00A0}\x{202F}]", ""), ",", ".")
    found: np.ndarray = pc.cast(plain, pa.float64()).to_numpy(zero_copy_only=False)
    return found
