"""What headers say, last and least: they name kinds that the values allow, and are overruled by proofs."""

from sourcier.recognise.table import Table, View, filled

_WEIGHT = 1.5
_ALLOWED = 0.5
"""Share of what the kind needs, below which the values refute the header."""


def judge_headers(table: Table) -> None:
    """Vote on every kind that a column's header names and its values do not refute."""
    for view in filled(table.views):
        for name, strength in view.hint.kinds.items():
            _weigh(table, view, name, strength)


def _weigh(table: Table, view: View, name: str, strength: float) -> None:
    kind, fit = table.kinds[name], view.fit(name)
    share = max(fit.share, fit.distinct_share)
    if max(share, fit.plausible_share) >= kind.needs * _ALLOWED:
        weight = _WEIGHT * strength * (1.0 if share >= kind.needs else 0.6)
        view.add(name, weight, "header_word", fit.tested_rows, fit.valid_rows)
