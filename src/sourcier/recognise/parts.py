"""Cells that hold two facts: ``E11.9 - Diabetes``, ``0297000000 / 0612345678``. The first part is tried alone."""

from collections.abc import Mapping
from dataclasses import replace

import pyarrow.compute as pc

from .kind import Kind
from .summary import NO_FIT, Fit, Summary

_BETWEEN = r"\s+[-–:/|]\s+|\s*[;|]\s*|\s*/\s*(?:0|\+33)"
_AFTER = r"(?:\s+[-–:/|]\s+|\s*[;|]\s*|\s*/\s*(?:0|\+33)).*$"
_TRIED = ("phone", "landline", "mobile", "email", "diagnosis_code", "act_code", "rpps", "finess", "postcode")
_MOSTLY = 0.7


def part_fits(summary: Summary, kinds: Mapping[str, Kind]) -> dict[str, Fit]:
    """Return how the first parts of a column's values fit kinds of numbers and codes, where most values have parts."""
    if not len(summary.text) or summary.matching(_BETWEEN) < _MOSTLY:
        return {}
    first = pc.utf8_trim_whitespace(pc.replace_substring_regex(summary.text, _AFTER, ""))
    found = {name: replace(summary.fit_of(first, kinds[name]), part=True) for name in _TRIED if name in kinds}
    return {name: fit for name, fit in found.items() if max(fit.share, fit.distinct_share) >= kinds[name].needs}


def merged(whole: Mapping[str, Fit], parts: Mapping[str, Fit], kinds: Mapping[str, Kind]) -> dict[str, Fit]:
    """Return the fits of whole values, completed by those of parts where whole values do not fit."""
    better = {name: fit for name, fit in parts.items() if whole.get(name, NO_FIT).share < kinds[name].needs}
    return {**whole, **better}
