"""Department, by code or by name.

Two random digits nearly always pass: codes count only where they begin the postcodes beside them, agree with the NIR's
place of birth, or stand under a header.
Source: INSEE, code officiel géographique; see SOURCES.md of the reference tables.
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.place_words import department_codes, department_names
from sourcier.recognise.values import Flags, Values


def valid(values: Values) -> Flags:
    """Which values are codes or names of departments."""
    hashes = values.folded_hashes
    return np.asarray(department_codes().holds_hashes(hashes) | department_names().holds_hashes(hashes))


KIND = Kind(
    name="department",
    category=Category.CONTACT,
    valid=valid,
    headers=phrases(
        "DEPARTEMENT, DEPT, DEP, DPT, CODE DEPARTEMENT, CODDEP, CODEDEP, CODE DEP, DEPT NAISSANCE, DEPNAIS, DEPTNAIS, "
        "DEPARTEMENT NAISSANCE, NUM DEPT, NUMDEP, LIBDEP, DEPARTMENT, DEPPAT, DPTNAIS"
    ),
    chance=0.94,
    shape=Shape(shortest=1, longest=30),
    needs=0.95,
    distinctive=False,
    least_distinct=2,
    confused_with=("fund_code", "insured_rank"),
    sources=("INSEE, code officiel géographique",),
    rule="The code or name of a department, in agreement with the postcodes.",
)
