"""Reference tables for France, shipped with the package: SOURCES.md says where each comes from.

Importing this package reads no table. Each loader reads its file once and returns what cannot be changed.
"""

from .births import Maternity, births_by_month, blood_groups, maternities
from .communes import (
    Communes,
    CommuneSpans,
    code_at,
    commune_code_array,
    commune_name_array,
    commune_spans,
    communes,
)
from .countries import countries
from .departments import Department, department_at, department_history, departments
from .folding import fold, fold_array, fold_place, fold_place_array
from .funds import Fund, funds, insurers, schemes
from .holidays import easter, public_holidays
from .medicine import (
    Chapter,
    diagnosis_block_exists,
    diagnosis_chapters,
    drug_brands,
    drug_names,
    lab_test_codes,
    lab_test_names,
    lab_units,
)
from .names import (
    DECADES,
    FamilyNames,
    GivenNames,
    family_name_array,
    family_names,
    given_name_array,
    given_names,
)
from .outlines import OUTLINES_CREDIT, Inset, outline_anchors, outline_box, outline_inset, outlines
from .postcodes import (
    Postcodes,
    communes_of,
    department_of_postcode,
    postcode_array,
    postcode_place_array,
    postcodes,
)
from .streets import street_types, street_words
from .titles import Title, titles

__all__ = [
    "DECADES",
    "OUTLINES_CREDIT",
    "Chapter",
    "CommuneSpans",
    "Communes",
    "Department",
    "FamilyNames",
    "Fund",
    "GivenNames",
    "Inset",
    "Maternity",
    "Postcodes",
    "Title",
    "births_by_month",
    "blood_groups",
    "code_at",
    "commune_code_array",
    "commune_name_array",
    "commune_spans",
    "communes",
    "communes_of",
    "countries",
    "department_at",
    "department_history",
    "department_of_postcode",
    "departments",
    "diagnosis_block_exists",
    "diagnosis_chapters",
    "drug_brands",
    "drug_names",
    "easter",
    "family_name_array",
    "family_names",
    "fold",
    "fold_array",
    "fold_place",
    "fold_place_array",
    "funds",
    "given_name_array",
    "given_names",
    "insurers",
    "lab_test_codes",
    "lab_test_names",
    "lab_units",
    "maternities",
    "outline_anchors",
    "outline_box",
    "outline_inset",
    "outlines",
    "postcode_array",
    "postcode_place_array",
    "postcodes",
    "public_holidays",
    "schemes",
    "street_types",
    "street_words",
    "titles",
]
