"""Words that are no names: comments, labels of laboratories and insurers."""

# ruff: noqa: PLR2004  # thresholds are read best where they are used

from sourcier.recognise.table import Table, View, filled

_FEW_LABELS = 400


def judge_texts(table: Table) -> None:
    """Vote on `free_text`, `lab_name`, `insurer`."""
    for view in filled(table.views):
        _judge_comment(table, view)
        for kind in ("lab_name", "insurer"):
            _judge_label(view, kind)


def _judge_comment(table: Table, view: View) -> None:
    profile = view.summary.profile
    if view.index not in table.plan.texts or view.summary.distinct * profile.mean_length < 200:
        return
    longer = profile.longest >= 2 * profile.mean_length
    weight = 0.4 + min(1.2, profile.mean_length / 30) + (0.3 if longer else 0.0)
    fit = view.fit("free_text")
    view.add("free_text", min(weight, 1.6), "words_run_on", fit.tested_rows, fit.valid_rows)


def _judge_label(view: View, kind: str) -> None:
    fit = view.fit(kind)
    if fit.share >= 0.5 and view.summary.distinct <= _FEW_LABELS:
        view.add(kind, 0.6 + 2.0 * fit.share, "valid_share", fit.tested_rows, fit.valid_rows)
