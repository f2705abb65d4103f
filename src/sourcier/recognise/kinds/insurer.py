"""Health insurer: a mutual, an insurance company, a fund.

A value is valid where it begins with a listed insurer, or holds a word that only insurers bear (MUTUELLE, CPAM, MSA,
PREVOYANCE ...).
Sources: see SOURCES.md of the reference tables; Code de la mutualité, art. L. 111-1; Code de la sécurité sociale.
"""

from functools import cache

import numpy as np

from sourcier.data import insurers
from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.members import Members
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values
from sourcier.recognise.wordwise import begins_with, some_word

_WORDS = phrases(
    "MUTUELLE, MUTUELLES, MUTUALITE, MUTUALISTE, MUT, CPAM, MSA, MGEN, RSI, CNMSS, ENIM, CANSSM, CAMIEG, CRPCEN, CPRP, "
    "CAVIMAC, ASSURANCE, ASSURANCES, ASSUR, PREVOYANCE, IPECA, CSS, CMU, CMUC, ACS, SMERRA, LMDE, MNH, MGP, MAIF, "
    "MAAF, MACIF, GMF, MATMUT, AXA, ALLIANZ, AG2R, APICIL, APREVA, PREVIA, INTERIALE, UNEO"
)
_MOST_WORDS = 3


@cache
def _words() -> Members:
    return Members(_WORDS)


@cache
def _listed() -> Members:
    return Members(tuple(insurers()))


def valid(values: Values) -> Flags:
    """Which values name an insurer."""
    found = some_word(values, _words().holds_hashes(values.word_hashes))
    return np.asarray(found | begins_with(values, _listed(), _MOST_WORDS))


KIND = Kind(
    name="insurer",
    category=Category.INSURANCE,
    valid=valid,
    headers=phrases(
        "MUTUELLE, LIBMUT, NOM MUTUELLE, NOMMUT, MUT, LIB MUTUELLE, COMPLEMENTAIRE, ORGANISME COMPLEMENTAIRE, LIBAMC, "
        "NOM AMC, ASSUREUR, ASSURANCE, ORGANISME, LIBORG, CAISSE, LIBCAI, LIB CAISSE, NOM CAISSE, TIERS PAYANT, LIBTP, "
        "INSURER, INSURANCE, ORGANISME PAYEUR, AMC, MUTPAT, MUTU"
    ),
    chance=0.0,
    shape=Shape(shortest=2, longest=100, must_have_letter=True),
    needs=0.5,
    least_distinct=2,
    confused_with=("lab_name", "free_text"),
    sources=("Code de la mutualité, art. L. 111-1", "Code de la sécurité sociale, art. L. 160-17"),
    rule="Begins with a listed insurer or holds a word that only insurers bear.",
)
