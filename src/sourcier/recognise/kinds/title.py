"""Civility: Monsieur, Madame, Mademoiselle, Enfant, Bébé, Sœur, Docteur ... and their abbreviations.

A closed list; several different forms must be seen, and ``M``/``F`` alone is a sex.
Source: see SOURCES.md of the reference tables; circulaire n° 5575/SG of 21 February 2012 (Mademoiselle).
"""

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.person_words import civilities
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values


def valid(values: Values) -> Flags:
    """Which values are written forms of a civility."""
    return civilities().holds_hashes(values.folded_hashes)


KIND = Kind(
    name="title",
    category=Category.IDENTITY,
    valid=valid,
    headers=phrases(
        "CIVILITE, CIV, CIVIL, CIVPAT, PATCIV, TITRE, TITRE CIVILITE, CIVILITE PATIENT, QUALITE, TITPAT, CODCIV, CODE "
        "CIVILITE, LIBCIV, TITLE, SALUTATION, APPELLATION, POLITESSE, CIVMED, CVLT, MME M"
    ),
    chance=0.0011,
    shape=Shape(shortest=1, longest=20, must_have_letter=True, digits=False),
    needs=0.9,
    least_distinct=2,
    confused_with=("sex",),
    sources=("Circulaire n° 5575/SG du 21 février 2012",),
    rule="Stands in the list of civilities and their abbreviations.",
)
