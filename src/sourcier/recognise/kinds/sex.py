"""Sex: M/F, H/F, 1/2, or the words, with forms for unknown.

Any flag of two values looks like it: only agreement with the NIR's first digit, with given names or with civilities,
or a header, can name it.
Sources: ISO/IEC 5218 (0, 1, 2, 9); HL7 v2 table 0001; INSEE (1 man, 2 woman).
"""

from functools import cache

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.members import Members
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_FORMS = phrases(
    "M, F, H, G, 1, 2, 0, 9, 01, 02, I, U, X, A, O, MASCULIN, FEMININ, MASC, FEM, HOMME, FEMME, MALE, FEMALE, MAN, "
    "WOMAN, GARCON, FILLE, INCONNU, INDETERMINE, INDETERMINEE, AUTRE, NON PRECISE, UNKNOWN, OTHER, MAS, HO, FE, ND"
)


@cache
def _forms() -> Members:
    return Members(_FORMS)


def valid(values: Values) -> Flags:
    """Which values are written forms of a sex, unknown included."""
    return _forms().holds_hashes(values.folded_hashes)


KIND = Kind(
    name="sex",
    category=Category.IDENTITY,
    valid=valid,
    headers=phrases(
        "SEXE, SEX, SEXEPAT, SEXPAT, PATSEX, CODE SEXE, CODSEX, CSEXE, SX, GENRE, GENDER, SEXE PATIENT, SEXE ASSURE, "
        "SEXP, LIBSEXE, ZSEX, PATSEXE"
    ),
    chance=0.361,
    shape=Shape(shortest=1, longest=15),
    needs=0.9,
    distinctive=False,
    least_distinct=2,
    confused_with=("flag", "title", "insured_rank"),
    sources=("ISO/IEC 5218", "HL7 v2, table 0001"),
    rule="M and F, H and F, 1 and 2, or the words; agrees with the NIR, the given names or the civility.",
)
