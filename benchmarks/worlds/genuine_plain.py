"""True exports, second generator: the people of the generated layouts, with less structure than life.

Birthdays are even, landlines and funds know no place, addresses are nobody's in common.
"""

import numpy as np

from layouts import about, numbers
from layouts.people import TODAY, people
from layouts.text import days, number, pick, sparse, where

from .world import World

KINDS = {
    "id": "patient_id", "nir": "nir", "title": "title", "family": "family_name", "maiden": "birth_name",
    "given": "given_name", "born": "birth_date", "sex": "sex", "street": "street", "postcode": "postcode",
    "commune": "commune", "landline": "landline", "mobile": "mobile", "blood": "blood_group", "visit": "visit_date",
    "created": "date",
}  # fmt: skip


def draw(rng: np.random.Generator, rows: int) -> World:
    """So many rows, of adults alone in some worlds, from one region or from all over."""
    who = people(rng, rows, local=float(rng.choice([0.0, 0.5, 0.9])), adults=bool(rng.random() < 0.3))
    group = pick(rng, ("A POS", "O POS", "B POS", "A NEG", "O NEG", "AB POS", "B NEG", "AB NEG"), rows, 1.2)
    visit = TODAY - 7 - rng.integers(0, 1800, rows) // 7 * 7 + rng.integers(0, 6, rows)
    columns = {
        "id": number(np.arange(100_000, 100_000 + rows)),
        "nir": sparse(rng, about.mistyped(rng, about.nir(who), 0.015), 0.99),
        "title": about.titles(who, ("MME", "M"), "ENF"),
        "family": about.family(who, "plain"),
        "maiden": where(who.woman & (who.age > 24), about.birth_family(who, "plain")),
        "given": about.given(who, "plain"),
        "born": days(who.birth, "{d}/{m}/{y}"),
        "sex": where(who.woman, "F", "M"),
        "street": about.streets(rng, rows, "plain"),
        "postcode": about.postcode(who),
        "commune": about.commune(who, "plain"),
        "landline": sparse(rng, numbers.phones(rng, numbers.LANDLINES, rows), 0.55),
        "mobile": sparse(rng, numbers.phones(rng, numbers.MOBILES, rows), 0.32),
        "blood": where(who.woman & (rng.random(rows) < 0.14), group),
        "visit": days(visit, "{d}/{m}/{y}"),
        "created": days(np.maximum(visit - rng.integers(0, 900, rows), who.birth), "{d}/{m}/{y}"),
    }
    return World(columns, KINDS)
