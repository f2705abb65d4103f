"""Given names agree with the sex the record tells."""

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import given_names
from sourcier.examine.authenticity.agreement import agreement, whichever_way
from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured
from sourcier.examine.authenticity.trial import Family, Trial

_ONE_SEXED = 0.95


def measure(cohort: Cohort) -> Measured | None:
    """Measure among names that nearly always go with one sex, by Cohen's kappa."""
    if not cohort.has("given"):
        return None
    coded, (names, sexes) = cohort.column("given"), _one_sexed()
    at = pc.index_in(coded.values.folded, value_set=names).fill_null(len(sexes)).to_numpy(zero_copy_only=False)
    named = coded.rows(np.append(sexes, 0)[at])
    told = cohort.once & (named > 0) & (cohort.sex > 0)
    found = agreement(named[told], cohort.sex[told])
    return found and whichever_way(found)


@cache
def _one_sexed() -> tuple[pa.StringArray, np.ndarray]:
    """Names that go with one sex, and that sex: 1 man, 2 woman."""
    known = given_names()
    names = pc.unique(known.names)
    place = pc.index_in(known.names, value_set=names).to_numpy()
    woman = np.array(known.sex.to_pylist()) == "F"
    births = known.weights.sum(axis=1).astype(float)
    women, every = np.bincount(place, births * woman), np.bincount(place, births)
    part = women / np.maximum(every, 1e-9)
    return names, np.where(part >= _ONE_SEXED, 2, np.where(part <= 1 - _ONE_SEXED, 1, 0))


TRIAL = Trial("given_sex", Family.NAMES, measure, 0.95, 0.6, 0.2, speaks_for=0.1, speaks_against=1.5, binding=True)
