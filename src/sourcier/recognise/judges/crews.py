"""People and bodies that come back row after row: doctors, laboratories, insurers, and the columns they determine."""

# ruff: noqa: PLR2004  # thresholds are read best where they are used

import pyarrow.compute as pc

from sourcier.recognise.table import Table, View

_REPEATED = 5
_RIVALS = 0.35
_LEAST = 8
_NAMES = ("family_name", "birth_name", "full_name")


def judge_crews(table: Table) -> None:
    """Vote on `doctor` by prefix, or where a column of names has far fewer people than another."""
    for view in table.views:
        fit = view.fit("doctor")
        if fit.share >= 0.5 and fit.valid >= 2:
            view.add("doctor", 1.5 + 1.5 * fit.share, "valid_share", fit.tested_rows, fit.valid_rows)
    names = [view for view in table.leading(*_NAMES) if view.summary.said]
    for view in names:
        if _is_crew(view, names):
            view.add(
                "doctor",
                view.scores()[str(view.lead())] + 0.8,
                "few_people",
                view.summary.filled,
                view.summary.distinct,
            )


def _is_crew(view: View, names: list[View]) -> bool:
    most = max((_comparable(view, other) for other in names if other is not view), default=0)
    few = _LEAST <= view.summary.distinct <= _RIVALS * most
    return few and view.summary.filled >= _REPEATED * view.summary.distinct and not view.hint.kinds.get("birth_name")


def _comparable(view: View, other: View) -> int:
    """How many names the other column holds of the form this one holds: family names are far fewer than full names."""
    if _full(view) or not _full(other):
        return other.summary.distinct
    words = other.summary.values.folded
    ends = [pc.count_distinct(pc.replace_substring_regex(words, cut, "")).as_py() for cut in (r" .*$", r"^.* ")]
    return int(max(ends))


def _full(view: View) -> bool:
    return view.lead() == "full_name"
