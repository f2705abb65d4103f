"""A landline begins with the zone its owner lives in."""

import numpy as np

from sourcier.data import departments
from sourcier.examine.authenticity.agreement import agreement
from sourcier.examine.authenticity.cohort import DEPARTMENTS, Cohort
from sourcier.examine.authenticity.measured import Measured
from sourcier.examine.authenticity.pairs import evenness
from sourcier.examine.authenticity.trial import Family, Trial

_ONE_RULES = 0.8
_ZONES = {
    "Île-de-France": 1,
    "Bretagne": 2, "Normandie": 2, "Pays de la Loire": 2, "Centre-Val de Loire": 2,
    "Grand Est": 3, "Hauts-de-France": 3, "Bourgogne-Franche-Comté": 3,
    "Auvergne-Rhône-Alpes": 4, "Provence-Alpes-Côte d'Azur": 4, "Corse": 4,
    "Nouvelle-Aquitaine": 5, "Occitanie": 5,
}  # fmt: skip
"""ARCEP's numbering plan, by region; where a zone's border cuts a region, the zone of most of its departments."""
_OTHERS = {"30": 4, "34": 4, "48": 4, "66": 4, "11": 4, "974": 2, "976": 2, "971": 5, "972": 5, "973": 5}


def measure(cohort: Cohort) -> Measured | None:
    """Measure by Cohen's kappa, where people of several zones are in the file."""
    zones = np.array([_OTHERS.get(c, _ZONES.get(departments()[c].region.replace("’", "'"), 0)) for c in DEPARTMENTS])
    home = np.where(cohort.home >= 0, zones[cohort.home], 0)
    told = cohort.once & (cohort.zone > 0) & (home > 0)
    if not told.any() or evenness(home[told]) > _ONE_RULES:
        return None
    return agreement(cohort.zone[told], home[told])


TRIAL = Trial("phone_region", Family.RESIDENCE, measure, 0.9, 0.3, 0.05, speaks_for=0.5, speaks_against=0.5)
