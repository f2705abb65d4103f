"""Name at birth: a family name that only its neighbour tells from the name borne today.

By itself it is a `family_name`; a second column of names that is equal to it, or blank, for most men, or a header,
tells it apart. Code civil, art. 225-1: a spouse may bear the other's name in use, the name at birth stays the name.
Source: as for `family_name`; Code civil, art. 225-1 and 311-21.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.person_words import name_shaped
from sourcier.recognise.phrases import phrases

from .family_name import valid

KIND = Kind(
    name="birth_name",
    category=Category.IDENTITY,
    valid=valid,
    headers=phrases(
        "NOM NAISSANCE, NOM DE NAISSANCE, NOMNAIS, NOM NAIS, NOMNAISS, NOM JF, NOMJF, NOM JEUNE FILLE, NOM DE JEUNE "
        "FILLE, JEUNE FILLE, NOM PATRONYMIQUE, PATRONYME, NOMPATRO, PATRO, NOM PATRO, NJF, JF, NEE, NOMN, MAIDEN NAME, "
        "MAIDENNAME, BIRTH NAME, BIRTHNAME, NOMFILLE, NOMFI, NOM ORIGINE"
    ),
    chance=0.0002,
    shape=Shape(shortest=1, longest=60, must_have_letter=True, digits=False),
    needs=0.3,
    distinctive=False,
    plausible=name_shaped,
    confused_with=("family_name",),
    sources=("INSEE, Fichier des noms de famille", "Code civil, art. 225-1"),
    rule="A family name, beside another column of family names.",
)
