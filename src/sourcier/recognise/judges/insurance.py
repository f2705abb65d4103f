"""Social cover: codes of funds, numbers of insurers, rank under the insured."""

# ruff: noqa: PLR2004  # thresholds are read best where they are used

import numpy as np

from sourcier.recognise.derive import NIR_OWN
from sourcier.recognise.table import Table, View, filled

from .places import begins

_REPEATED = 8


def judge_insurance(table: Table) -> None:
    """Vote on `fund_code`, `insurer_number`, `insured_rank`."""
    for view in filled(table.views):
        if view.summary.distinct * _REPEATED <= view.summary.filled:
            _judge_fund(table, view)
            _judge_insurer_number(table, view)
        _judge_rank(table, view)


def _judge_fund(table: Table, view: View) -> None:
    fit = view.fit("fund_code")
    if fit.share < 0.9 or fit.valid < 2:
        return
    width = view.summary.profile.longest
    general = view.summary.matching(r"^0?1") if width >= 5 else 0.0
    if width == 9 and general >= 0.4:
        view.add("fund_code", 1.4, "regime_fund_centre", fit.tested_rows, fit.valid_rows)
    elif width == 3:
        for post in table.leading("postcode"):
            of, held = begins(table, view.index, post.index)
            if of >= 30 and held >= 0.5 * of:
                view.add("fund_code", 1.6, "proof_begins_postcode", of, held)
                return


def _judge_insurer_number(table: Table, view: View) -> None:
    fit = view.fit("insurer_number")
    if fit.share < 0.9 or fit.valid < 2:
        return
    for insurer in table.leading("insurer"):
        strength = min(table.strength(insurer.index, view.index), table.strength(view.index, insurer.index))
        if strength >= 0.7:
            view.add("insurer_number", 1.8, "proof_one_per_insurer", len(table.ties), round(strength * len(table.ties)))
            return


def _judge_rank(table: Table, view: View) -> None:
    fit = view.fit("insured_rank")
    if fit.share < 0.95 or fit.valid < 2 or not view.summary.complete or len(view.summary.text) > 20:
        return
    counts = [view.summary.top.get(str(rank), 0) + view.summary.top.get(f"0{rank}", 0) for rank in range(1, 10)]
    steps = [rows for rows in counts if rows]
    falling = len(steps) > 2 and counts[0] * 2 > view.summary.said and steps == sorted(steps)[::-1]
    if falling:
        view.add("insured_rank", 0.6, "ranks_fall_off", fit.tested_rows, fit.valid_rows)
    if table.sampled(view.index) and table.sampled(NIR_OWN):
        own = table.ties.codes(NIR_OWN)
        text = np.array(table.ties.text(view.index).to_pylist(), object)
        first, others = (
            own[np.isin(text, ("1", "01")) & (own >= 0)],
            own[~np.isin(text, ("", "1", "01")) & (own >= 0)],
        )
        if min(len(first), len(others)) >= 10 and first.mean() - others.mean() > 0.3:
            view.add("insured_rank", 1.6, "proof_others_number", len(others), int((others == 0).sum()))
