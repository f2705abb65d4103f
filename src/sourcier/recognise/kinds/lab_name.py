"""Name of a laboratory: labels with LABO, LBM, SELAS, BIO... or ...LAB in them.

Few labels, each on many rows. A lone word that is a listed name of persons (Biot, Fabio) does not count.
Sources: Code de la santé publique, art. L. 6212-1 (laboratoires de biologie médicale) and L. 6223-1 (their companies).
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.person_words import family_words, given_words
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values
from sourcier.recognise.wordwise import some_word

_WORD = (
    r"^(?:LABO|LAB|LABM|LBM|LAM|LABS|LABORATOIRES?|LABORATORY|LABORATORIES|SELAS|SELARL|SELAFA|SELCA|ANALYSES|BIO|"
    r"BIO[A-Z]{2,}|[A-Z]{2,}(?:LAB|LABO|LABS|BIO))$"
)


def valid(values: Values) -> Flags:
    """Which values hold a word of laboratories."""
    named = family_words(values) | given_words(values)
    return some_word(values, np.asarray(matches(values.words[0], _WORD) & ~named))


KIND = Kind(
    name="lab_name",
    category=Category.ORGANISATION,
    valid=valid,
    headers=phrases(
        "LABO, LABORATOIRE, NOM LABO, NOMLAB, SITE, NOM SITE, LIBLAB, LIB LABO, LABO SITE, LIBSITE, LAB, LABORATORY, "
        "ETABLISSEMENT, ETAB, LIBETAB, SITE PRELEVEMENT, SITEPREL, NOM LABORATOIRE, CODE LABO, CODLAB, CODE SITE, "
        "CODSITE, LABSITE, CENTRE PRELEVEMENT, LIEU PRELEVEMENT, LABORIG, LABO ORIGINE"
    ),
    chance=0.00035,
    shape=Shape(shortest=3, longest=100, must_have_letter=True),
    needs=0.5,
    confused_with=("free_text", "street", "insurer"),
    sources=("Code de la santé publique, art. L. 6212-1 and L. 6223-1",),
    rule="A word of laboratories: LABO, LBM, SELAS, BIO... or ...LAB.",
)
