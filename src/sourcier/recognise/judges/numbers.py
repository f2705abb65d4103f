"""Kinds whose rule says nearly all: numbers with keys, fixed forms, lists. Compared with what chance would give."""

from math import log10

from sourcier.recognise.kind import Kind
from sourcier.recognise.registry import known_kinds
from sourcier.recognise.summary import Fit
from sourcier.recognise.table import Table, View, filled

ELSEWHERE = frozenset(
    {"family_name", "birth_name", "given_name", "full_name", "doctor", "date", "birth_date", "death_date", "visit_date"}
    | {"sex", "title", "flag", "rhesus", "blood_group", "insured_rank", "street", "postcode", "commune", "commune_code"}
    | {"department", "country", "birth_place", "landline", "mobile", "phone", "user_code", "record_id", "patient_id"}
    | {
        "siren",
        "finess",
        "adeli",
        "amount",
        "fund_code",
        "insurer_number",
        "free_text",
        "insurer",
        "lab_name",
        "login",
        "password",
        "test_code",
        "test_name",
        "test_range",
        "test_result",
        "test_unit",
    }
)
"""Kinds that other judges know."""

_MOST, _LEAST_CHANCE = 4.0, 1e-6
_BASE = 1.0
_OWN = 1.0
"""What the user took the trouble to describe is likely to be in the file."""
_ENOUGH = 0.6


def judge_numbers(table: Table) -> None:
    """Vote on every kind of the registry that no other judge knows."""
    for view in filled(table.views):
        for name, fit in view.fits.items():
            if name not in ELSEWHERE and not table.kinds[name].country:
                _weigh(view, table.kinds[name], fit)


def _weigh(view: View, kind: Kind, fit: Fit) -> None:
    share = max(fit.share, fit.distinct_share)
    if share < kind.needs or fit.distinct_share < kind.needs * _ENOUGH or fit.valid < kind.least_distinct:
        return
    weight = min(odds(fit, kind.chance, kind.needs), _MOST, _BASE + surprise(kind.chance))
    if not kind.distinctive:
        weight = min(weight, 0.4)
    if kind.name not in known_kinds():
        weight += _OWN
    view.add(kind.name, weight, "valid_share", fit.tested_rows, fit.valid_rows)


def surprise(chance: float) -> float:
    """Return how many digits of surprise a valid value is: 1 for one in ten."""
    return -log10(max(chance, _LEAST_CHANCE))


def odds(fit: Fit, chance: float, needs: float) -> float:
    """Return the decimal logarithm of the odds of this fit under the kind, against chance, over distinct values."""
    expected = max(needs, 0.95)
    chance = min(max(chance, _LEAST_CHANCE), 0.99 * expected)
    wrong = fit.tested - fit.valid
    return fit.valid * log10(expected / chance) + wrong * log10((1 - expected) / (1 - chance))
