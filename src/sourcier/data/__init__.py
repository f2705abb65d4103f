"""Reference tables for France, shipped with the package: SOURCES.md says where each comes from.

Importing this package reads no table. Each loader reads its file once and returns what cannot be changed.
"""

from .departments import Department, department_at, department_history, departments
from .folding import fold, fold_array, fold_place, fold_place_array
from .holidays import easter, public_holidays
from .names import (
    DECADES,
    FamilyNames,
    GivenNames,
    family_name_array,
    family_names,
    given_name_array,
    given_names,
)
from .streets import street_types, street_words
from .titles import Title, titles

__all__ = [
    "DECADES",
    "Department",
    "FamilyNames",
    "GivenNames",
    "Title",
    "department_at",
    "department_history",
    "departments",
    "easter",
    "family_name_array",
    "family_names",
    "fold",
    "fold_array",
    "fold_place",
    "fold_place_array",
    "given_name_array",
    "given_names",
    "public_holidays",
    "street_types",
    "street_words",
    "titles",
]
