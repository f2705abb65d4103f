"""Columns of few values: sex, title, blood group, rhesus, rank, flag."""

# ruff: noqa: PLR2004  # thresholds are read best where they are used

import numpy as np
import pyarrow.compute as pc

from sourcier.recognise.table import Table, View, filled

_FEW = 24
_LETTERED = ({"M", "F"}, {"H", "F"}, {"MASCULIN", "FEMININ"}, {"HOMME", "FEMME"}, {"MALE", "FEMALE"}, {"G", "F"})
_CODED = ({"1", "2"}, {"0", "1"}, {"01", "02"})
_TIED, _LOOSE = 0.45, 0.1
_PROVEN_ROWS = 100
_ANNOUNCED = r"(?:^|[ABO0)D1 =:.,;/(]|RH|RHESUS)"
"""What stands before the sign: nothing, the group, or words for rhesus."""
_ONE_SIGN = 0.9
"""Share of rows in which a group's own sign and the rhesus beside it say the same, where both are one person's."""


def judge_small(table: Table) -> None:
    """Vote on kinds of few values."""
    for view in filled(table.views):
        if view.summary.complete and len(view.summary.text) <= _FEW:
            _judge_sex(table, view)
            _judge_title(view)
            _judge_flag(view)
        _judge_blood(view)
    _judge_rhesus(table)


def _judge_sex(table: Table, view: View) -> None:
    values = {value for value, rows in view.summary.top.items() if rows * 1000 >= view.summary.said}
    if view.share("sex") < 0.9 or len(values) < 2:
        return
    fit = view.fit("sex")
    if any(values >= pair for pair in _LETTERED):
        view.add("sex", 1.3, "valid_share", fit.tested_rows, fit.valid_rows)
    of, strength = sex_tie(table, view)
    if of >= _PROVEN_ROWS and strength >= _TIED:
        view.add("sex", 3.0, "proof_sex_agrees", of, round(of * strength))
    elif of >= _PROVEN_ROWS and strength < _LOOSE:
        view.add("sex", -4.0, "proof_sex_disagrees", of, max(0, round(of * strength)))


def sex_tie(table: Table, view: View) -> tuple[int, float]:
    """Return the rows that a NIR, or given names, say the sex of, and Cramér's V (or tau) of the column with it.

    Of several NIR the one that agrees best counts: beside the holder's own stands the insured's, in more rows.
    """
    best = (0, 0.0)
    for nir in table.plan.nirs:
        counts = np.array(
            [
                [table.proofs.count("sex", nir, view.index, value, sex) for sex in (1, 2)]
                for value in range(len(view.summary.profile.distinct.hashes))
            ],
            float,
        )
        of = int(counts.sum())
        best = max(best, (of, cramer(counts)), key=lambda tie: (tie[0] >= _PROVEN_ROWS, tie[1], tie[0]))
    if best[0] >= _PROVEN_ROWS or not table.sampled("named_sex"):
        return best
    strength = table.strength_by_person(view.index, "named_sex") if table.sampled(view.index) else None
    if strength is None:
        return best
    of, both = table.ties.together("named_sex", view.index)
    return (both, max(0.0, strength) ** 0.5) if both >= of / 10 else best


def cramer(counts: np.ndarray) -> float:
    """Return Cramér's V of a table of counts, 0 where it has fewer than two rows or columns that hold anything."""
    counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    if min(counts.shape, default=0) < 2:
        return 0.0
    total = counts.sum()
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / total
    return float((((counts - expected) ** 2 / expected).sum() / total / (min(counts.shape) - 1)) ** 0.5)


def _judge_title(view: View) -> None:
    fit = view.fit("title")
    if fit.share >= 0.9 and fit.valid >= 2 and not any(set(view.summary.top) <= pair for pair in _LETTERED):
        view.add("title", 2.5, "valid_share", fit.tested_rows, fit.valid_rows)


def _judge_flag(view: View) -> None:
    fit = view.fit("flag")
    if fit.share >= 0.98 and fit.valid <= 3:
        view.add("flag", 1.2 if fit.valid > 1 else 1.0, "valid_share", fit.tested_rows, fit.valid_rows)


def _judge_blood(view: View) -> None:
    fit = view.fit("blood_group")
    if fit.share < 0.9 or fit.valid < 3:
        return
    groups = {value for value in view.summary.top if value in {"A", "B", "AB", "O"}}
    full = len(groups) < fit.valid / 2
    weight = 3.0 if full else (2.0 if {"AB", "O"} <= groups else 0.4)
    view.add("blood_group", weight, "valid_share", fit.tested_rows, fit.valid_rows)


def _judge_rhesus(table: Table) -> None:
    groups = [group for group in table.leading("blood_group") if table.sampled(group.index)]
    for view in filled(table.views):
        fit = view.fit("rhesus")
        if fit.share < 0.95 or fit.valid < 2:
            continue
        view.add("rhesus", 0.6, "valid_share", fit.tested_rows, fit.valid_rows)
        for group in groups:
            if not table.sampled(view.index) or group is view:
                continue
            of, held = _signs(table, group, view)
            if of >= _PROVEN_ROWS and held < _ONE_SIGN * of:
                view.add("rhesus", -2.0, "proof_sign_disagrees", of, held)
                continue
            either, both = table.ties.together(view.index, group.index)
            sparse = view.summary.said < 0.95 * table.rows
            if either and both / either > 0.8:
                view.add("rhesus", 2.0 if sparse else 0.8, "filled_with_blood_group", either, both)
                break


def _signs(table: Table, group: View, view: View) -> tuple[int, int]:
    """Return in how many sampled rows both the group and the other column hold a sign, and in how many the same."""
    one, other = (_sign(table, column.index) for column in (group, view))
    both = (one != 0) & (other != 0)
    return int(both.sum()), int((both & (one == other)).sum())


def _sign(table: Table, column: int) -> np.ndarray:
    """1 where the row ends in a plus, -1 in a minus, however they are written, 0 where it tells neither."""
    coded = table.ties.coded(column)
    plus, minus = (
        pc.match_substring_regex(coded.text, rf"(?i){_ANNOUNCED}(?:{words})\)?$").to_numpy(zero_copy_only=False)
        for words in (r"\+|POS\.?|POSITIFS?|POSITIVE|PLUS|P", r"-|N[EÉ]G\.?|N[EÉ]GATIF|NEGATIVE|MOINS|N")
    )
    return coded.spread(plus.astype(np.int8) - minus, 0)
