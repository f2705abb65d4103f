"""Drug: a brand or substance, perhaps with dose and form (``DOLIPRANE 1000 MG CPR``).

A value is valid where its first words are a listed drug. The list holds common drugs only.
Source: see SOURCES.md of the reference tables; ANSM, Base de données publique des médicaments.
"""

from functools import cache

from sourcier.data import drug_names
from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.members import Members
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values
from sourcier.recognise.wordwise import begins_with

_MOST_WORDS = 3


@cache
def _listed() -> Members:
    return Members(tuple(drug_names()))


def valid(values: Values) -> Flags:
    """Which values begin with a listed drug."""
    return begins_with(values, _listed(), _MOST_WORDS)


KIND = Kind(
    name="drug",
    category=Category.HEALTH,
    valid=valid,
    headers=phrases(
        "MEDICAMENT, MEDICAMENTS, TRAITEMENT, TRT, TTT, LIBMED, DCI, MOLECULE, SPECIALITE, DRUG, MEDICATION, PRODUIT, "
        "LIBPROD, LIB PRODUIT, MEDIC, NOM MEDICAMENT, ORDONNANCE, TRAIT"
    ),
    chance=0.0,
    shape=Shape(shortest=3, longest=120, must_have_letter=True),
    needs=0.5,
    least_distinct=3,
    confused_with=("free_text", "family_name"),
    sources=("ANSM, Base de données publique des médicaments",),
    rule="Begins with the name of a listed drug.",
)
