"""Given name or names.

A value is valid where it stands in the list of given names frequent in France, whole (``JEAN PIERRE``) or word by
word (``MARIE LOUISE ANNE``). Many given names are family names too: the columns beside it decide between them.
Source: see SOURCES.md of the reference tables; INSEE, Fichier des prénoms.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.person_words import given, given_words, name_shaped
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values
from sourcier.recognise.wordwise import every_word


def valid(values: Values) -> Flags:
    """Which values are given names of the list."""
    known = given_words(values)
    result: Flags = given().holds_hashes(values.folded_hashes) | every_word(values, known)
    return result


KIND = Kind(
    name="given_name",
    category=Category.IDENTITY,
    valid=valid,
    headers=phrases(
        "PRENOM, PRENOMS, PRENOM PAT, PRNPAT, PRENOMPAT, PRNOM, PREN, PRN, PNOM, PATPRE, PATPRENOM, PREPAT, PRENOM "
        "PATIENT, PRENOM USUEL, PRENOM1, PREMIER PRENOM, FIRST NAME, FIRSTNAME, GIVEN NAME, GIVENNAME, FNAME, "
        "FORENAME, PRNMED, PRENOM MEDECIN, PRENOMMED, PREMED, PRNPRESC, PRNASS, PRENOM ASSURE, PRENOM NAISSANCE, "
        "PRENOM2, ZPRE"
    ),
    chance=0.00005,
    shape=Shape(shortest=2, longest=60, must_have_letter=True, digits=False),
    needs=0.3,
    plausible=name_shaped,
    confused_with=("family_name", "commune"),
    sources=("INSEE, Fichier des prénoms",),
    rule="Stands in a list of frequent given names, whole or word by word.",
)
