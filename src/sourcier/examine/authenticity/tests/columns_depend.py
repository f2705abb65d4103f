"""Columns of one record depend on each other: who has what depends on sex, age and place. Copied columns do not."""

from collections.abc import Callable

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured
from sourcier.examine.authenticity.tables import associations
from sourcier.examine.authenticity.traits import traits
from sourcier.examine.authenticity.trial import Family, Trial

_STRONG, _NONE = 0.06, 0.1
_FEW = 7


def measure(cohort: Cohort) -> Measured | None:
    """Measure the share of traits (which cells are filled, sex, age, department) that depend on some other one."""
    every = traits(cohort)
    if len(every) < _FEW:
        return None
    found = list(associations(every))

    def part(rule: Callable[[Measured], bool]) -> float:
        return len({at for a, b, v in found if rule(v) for at in (a, b)}) / len(every)

    likely, surely = part(lambda v: v.effect >= _STRONG), part(lambda v: v.low >= _STRONG)
    return Measured(likely, surely, part(lambda v: v.high >= _NONE), cohort.rows)


TRIAL = Trial(
    "columns_depend", Family.RECORDS, measure, 0.8, 0.4, 0.05, speaks_for=0.3, speaks_against=1.5, binding=True
)
