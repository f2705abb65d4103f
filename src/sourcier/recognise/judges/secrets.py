"""Passwords and logins: told by how unlike one another their forms are, and by standing side by side."""

# ruff: noqa: PLR2004  # thresholds are read best where they are used

from math import log2

import numpy as np
import pyarrow.compute as pc

from sourcier.recognise.table import Table, View, filled

_MANY_FORMS = 4.0
"""Bits of entropy of the forms (capital, small, digit, sign) of a column's values; made-up codes have one or two."""


def judge_secrets(table: Table) -> None:
    """Vote on `password` and on `login`."""
    for view in filled(table.views):
        fit = view.fit("password")
        if fit.share >= 0.9 and fit.valid >= 10 and _mixed(view):
            view.add("password", 1.3, "forms_differ", fit.tested_rows, fit.valid_rows)


def _mixed(view: View) -> bool:
    summary = view.summary
    both = summary.share(summary.has_letter & summary.has_digit)
    spaced = summary.matching(r"\s")
    return both > 0.3 and spaced < 0.1 and 4 <= summary.profile.mean_length <= 20 and forms(view) >= _MANY_FORMS


def forms(view: View) -> float:
    """Return the entropy in bits of the forms of the column's distinct values."""
    text = view.summary.text
    for pattern, sign in ((r"\p{Lu}", "A"), (r"\p{Ll}", "a"), (r"[0-9]", "9"), (r"[^Aa9]", "-")):
        text = pc.replace_substring_regex(text, pattern, sign)
    counts = np.array(pc.value_counts(text).field(1).to_pylist(), float)
    shares = counts / counts.sum()
    return float(-sum(share * log2(share) for share in shares.tolist()))
