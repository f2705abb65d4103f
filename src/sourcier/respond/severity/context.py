"""DPC, the context of processing: which sort of data counts how much, by which reading.

Source: ENISA 2013, annex 1 (categories) and assessment table 1 (what raises and lowers a basic score); the highest of
the categories present counts. Credentials take the category of what they open.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sort of data makes of DPC: as chosen, by the mildest and by the strictest reading of the table."""

    sort: str
    value: int
    mild: int
    strict: int
    code: str


READINGS = (
    Reading("health_comment", 4, 4, 4, "health_comment"),
    Reading("intimate_comment", 4, 4, 4, "special_category"),
    Reading("diagnosis", 4, 4, 4, "diagnosis"),
    Reading("result", 4, 3, 4, "test_result"),
    Reading("password", 4, 1, 4, "password_opens_results"),
    Reading("act", 3, 2, 4, "test_for_a_disease"),
    Reading("hardship_comment", 3, 2, 4, "vulnerable"),
    Reading("bank", 3, 2, 4, "bank_details"),
    Reading("blood_group", 2, 1, 4, "blood_group"),
    Reading("visit", 1, 1, 3, "had_general_tests"),
    Reading("insurance", 1, 1, 2, "simple"),
    Reading("contact", 1, 1, 2, "simple"),
    Reading("birth_date", 1, 1, 2, "simple"),
    Reading("nir", 1, 1, 2, "simple"),
    Reading("identity", 1, 1, 2, "simple"),
)
"""Sorts in the order they are shown in, gravest first.

``visit``: the paper gives "performed general blood tests" 1; a list of a laboratory's patients that hints at health is
simple data raised to 3. ``result``: what a test found, health data by itself; by a mild reading 3, for most results are
as they should be. ``blood_group``: the result of a test, but no illness shows in it. ``password``: what it opens is not
in the leak; in a laboratory's export it is taken to open results until a person says otherwise.
"""
SORTS = tuple(reading.sort for reading in READINGS)
PROFILE = Reading("profile", 2, 1, 3, "profile_by_volume")
"""Simple data raised by one: who has national number and name or address of one person can make a profile of it."""
_PROFILED = ({"identity", "nir"}, {"contact", "nir"})
_BY_SORT = {reading.sort: reading for reading in READINGS}


def context_of(sorts: Sequence[str]) -> Reading:
    """Return what counts for people of whom these sorts of data leaked: of each bound, the highest."""
    found = [_BY_SORT[sort] for sort in sorts]
    if any(set(sorts) >= pair for pair in _PROFILED):
        found.append(PROFILE)
    if not found:
        return Reading("none", 1, 1, 1, "nothing_personal")
    chosen = max(found, key=lambda reading: reading.value)
    mild, strict = (max(getattr(reading, bound) for reading in found) for bound in ("mild", "strict"))
    return Reading(chosen.sort, chosen.value, mild, strict, chosen.code)
