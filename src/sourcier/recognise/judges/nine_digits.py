"""Numbers of nine characters: FINESS, SIREN, ADELI. Two of them share a key; what follows the department decides.

The third digit of a FINESS number is nearly always 0; that of an ADELI number is the profession, the same in a column
of doctors; that of a SIREN is any.
Sources: DREES, FINESS and ADELI; INSEE, Sirene.
"""

# ruff: noqa: PLR2004  # thresholds are read best where they are used

import numpy as np

from sourcier.recognise.checks import byte_rows
from sourcier.recognise.table import Table, View, filled

from .numbers import odds

_WIDTH = 9


def judge_nine_digits(table: Table) -> None:
    """Vote on `finess`, `siren` and `adeli`."""
    for view in filled(table.views):
        if max(view.share("finess"), view.share("siren"), view.share("adeli")) >= 0.85:
            _judge(view)
            _tie_to_labs(table, view)


def _judge(view: View) -> None:
    zero, same = _third(view)
    keyed = view.fit("siren") if view.share("siren") >= view.share("finess") else view.fit("finess")
    weight = min(2.0, odds(keyed, 0.1, 0.95))
    departments = view.fit("finess").valid / max(1, view.fit("siren").valid)
    if keyed.distinct_share >= 0.85:
        finess = 0.4 if zero >= 0.7 and departments > 0.97 else -0.4
        view.add("finess", weight + finess, "third_digit_zero", view.summary.distinct, round(zero * keyed.tested))
        open_ended = zero < 0.4 and same < 0.7
        view.add("siren", weight + (0.4 if open_ended else -0.4), "valid_share", keyed.tested_rows, keyed.valid_rows)
    if view.share("adeli") >= 0.95 and zero < 0.5 and same >= 0.85 and keyed.tested >= 8:
        view.add(
            "adeli",
            1.3 if keyed.distinct_share < 0.85 else weight,
            "third_digit_same",
            keyed.tested,
            round(same * keyed.tested),
        )


def _tie_to_labs(table: Table, view: View) -> None:
    """A number that goes one to one with the laboratories' names is theirs."""
    for lab in table.leading("lab_name"):
        strength = min(table.strength(lab.index, view.index), table.strength(view.index, lab.index))
        if strength >= 0.8 and view.fit("finess").distinct_share >= 0.85:
            rows = len(table.ties)
            view.add("finess", 1.2, "proof_one_per_lab", rows, round(strength * rows))
            view.add("adeli", -1.5, "proof_one_per_lab", rows, round(strength * rows))
            return


def _third(view: View) -> tuple[float, float]:
    """Shares of distinct values whose third character is 0, and is the commonest one."""
    _, characters = byte_rows(view.summary.values.compact, _WIDTH)
    if not len(characters):
        return 0.0, 0.0
    counts = np.bincount(characters[:, 2], minlength=256)
    return float(counts[ord("0")] / counts.sum()), float(counts.max() / counts.sum())
