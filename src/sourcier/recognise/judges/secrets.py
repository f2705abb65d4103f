"""Passwords and logins: told by how unlike one another their forms are, by names inside, by standing side by side."""

# ruff: noqa: PLR2004  # thresholds are read best where they are used

from math import log2

import numpy as np
import pyarrow.compute as pc

from sourcier.recognise.table import Table, View, filled

_MANY_FORMS = 4.0
"""Bits of entropy of the forms (capital, small, digit, sign) of a column's values; made-up codes have one or two."""
_HANDLE = r"^[a-zA-Z]{1,2}[.\-_]?[a-zA-Z]{3,}[.\-_]?[0-9]{0,4}$|^[a-z]{2,}[.\-_][a-z]{2,}[0-9]{0,4}$"
"""Initial and name, or name and name, with a number or not."""


def judge_secrets(table: Table) -> None:
    """Vote on `password` and on `login`."""
    for view in filled(table.views):
        fit = view.fit("password")
        if fit.share >= 0.75 and fit.valid >= 8 and _is_varied(view):
            view.add("password", 1.3, "forms_differ", fit.tested_rows, fit.valid_rows)
        _judge_login(view)
    _judge_pairs(table)


def _is_varied(view: View) -> bool:
    """Whether values mix letters and digits in many forms and lengths, as only people do."""
    summary = view.summary
    both = summary.share(summary.has_letter & summary.has_digit)
    if both <= 0.3 or summary.matching(r"\s") >= 0.1 or not 4 <= summary.profile.mean_length <= 20:
        return False
    sizes = np.bincount(summary.values.length)
    return int((sizes > 0.04 * sizes.sum()).sum()) >= 3 and forms(view) >= min(
        _MANY_FORMS, 0.6 * log2(len(summary.text))
    )


def _judge_login(view: View) -> None:
    summary, fit = view.summary, view.fit("login")
    if fit.share < 0.9 or summary.distinct < 8 or summary.distinct < 0.3 * summary.filled:
        return
    handles = summary.matching(_HANDLE)
    mixed = summary.share(summary.has_letter & summary.has_digit)
    if handles >= 0.85 and mixed >= 0.3 and _is_spread(view):
        view.add("login", 1.8, "name_and_number", fit.tested_rows, round(handles * fit.tested_rows))


def _is_spread(view: View) -> bool:
    """Whether lengths differ, as names do."""
    sizes = np.bincount(view.summary.values.length)
    return int((sizes > 0).sum()) >= 4


def _judge_pairs(table: Table) -> None:
    """What is filled exactly where a password is, one value each, lets its holder in."""
    secrets = [view for view in table.leading("password") if table.sampled(view.index)]
    for secret in secrets:
        if secret.summary.said > 0.9 * table.rows:
            continue
        for view in filled(table.views):
            fit = view.fit("login")
            if (
                view is secret
                or fit.share < 0.9
                or not table.sampled(view.index)
                or view.lead() in ("email", "password")
            ):
                continue
            either, both = table.ties.together(view.index, secret.index)
            if both >= 8 and both > 0.9 * either and view.summary.distinct > 0.8 * view.summary.filled:
                view.add("login", 1.3, "filled_with_password", either, both)


def forms(view: View) -> float:
    """Return the entropy in bits of the forms of the column's distinct values."""
    text = view.summary.text
    for pattern, sign in ((r"\p{Lu}", "A"), (r"\p{Ll}", "a"), (r"[0-9]", "9"), (r"[^Aa9]", "-")):
        text = pc.replace_substring_regex(text, pattern, sign)
    counts = np.array(pc.value_counts(text).field(1).to_pylist(), float)
    shares = counts / counts.sum()
    return float(-sum(share * log2(share) for share in shares.tolist()))
