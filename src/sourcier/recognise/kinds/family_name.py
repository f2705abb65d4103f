"""Family name, as borne today.

A value is valid where it stands in the list of names frequent in France, whole (``LE GALL``) or word by word around
particles and the words between two names (``DUPONT EP MARTIN``). The list holds the frequent names only: in a true
column half to three quarters of the rows are in it, and a name outside it says nothing.
Source: see SOURCES.md of the reference tables; INSEE, Fichier des noms de famille.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.person_words import family, family_words, name_shaped, particles
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values
from sourcier.recognise.wordwise import every_word, some_word


def valid(values: Values) -> Flags:
    """Which values are family names of the list."""
    return values.once("family name", _listed)


def _listed(values: Values) -> Flags:
    known = family_words(values)
    linked = known | particles().holds_hashes(values.word_hashes)
    result: Flags = family().holds_hashes(values.folded_hashes) | (
        every_word(values, linked) & some_word(values, known)
    )
    return result


KIND = Kind(
    name="family_name",
    category=Category.IDENTITY,
    valid=valid,
    headers=phrases(
        "NOM, NOMPAT, NOM PAT, PATNOM, NOM PATIENT, NOM FAMILLE, NOM DE FAMILLE, NOM USUEL, NOM USAGE, NOM D USAGE, "
        "NOMUSU, NOMU, NOM MARITAL, NOMMAR, NOM EPOUSE, NMPAT, NAME, LAST NAME, LASTNAME, SURNAME, FAMILY NAME, NOMP, "
        "ZNOM, NOMMED, NOM MEDECIN, NOMPRESC, NOMPREL, NOM ASSURE, NOMASS, LNAME, NOM ACTUEL, NOM UTILISE"
    ),
    chance=0.0002,
    shape=Shape(shortest=1, longest=60, must_have_letter=True, digits=False),
    needs=0.3,
    plausible=name_shaped,
    confused_with=("birth_name", "given_name", "commune", "doctor"),
    sources=("INSEE, Fichier des noms de famille",),
    rule="Stands in a list of frequent family names, whole or word by word.",
)
