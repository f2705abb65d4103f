"""NIR: the number of a person in the national register, known as the social-security number.

Thirteen characters and a two-digit key, 97 - (number mod 97); Corsica's 2A counts as 19, 2B as 18. Without the key the
number is taken where sex, month and birthplace exist; temporary numbers (first digit 5 to 8) have no key at all.
The whole rule stands in `recognise/nir_number.py`. A child's line bears the number of the parent who insures it: that
is normal, and no test of this file looks at it. Of random fifteen-digit numbers one in 200 passes; of well-formed
numbers with a random key one in 97.
Sources: décret n° 82-103 du 22 janvier 1982; INSEE; the CNAM's public validator.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.nir_number import read_nir
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values


def valid(values: Values) -> Flags:
    """Which values are NIR by the whole rule."""
    return read_nir(values).valid


def possible(values: Values) -> Flags:
    """Which values a column known to hold NIR may hold: the wide months are taken without a key too."""
    return read_nir(values).possible


KIND = Kind(
    name="nir",
    category=Category.NATIONAL_NUMBER,
    valid=valid,
    headers=phrases(
        "NIR, NUM SECU, NUMSS, NUM SS, NSS, NOSS, SS, SECU, SECURITE SOCIALE, NUMSECU, NUMERO SECURITE SOCIALE, SEC "
        "SOC, SECSOC, NUM SEC, NUMSEC, NOSECU, NSECU, NUMSECUPAT, SECUPAT, SSPAT, PATSS, PAT SS, IMMAT, "
        "IMMATRICULATION, NUMIMMAT, NOIMM, NUMIMM, MATRIC, MATRICULE, INSEE, NUMINSEE, NUM ASSURE, NUMASS, NOASS, NUM "
        "ASS, ASSURE SS, SSN, SOCIAL SECURITY NUMBER, CARTE VITALE, VITALE, NUMVITALE, INS NIR, NIR ASSURE, NIRPAT, "
        "NIRASS, NIR OD, NIR BENEF, NIA, INS, MATRICULE INS, NUMERO ASSURE SOCIAL, NUMASSU, NAS, NIRPP, IDSS"
    ),
    chance=0.0052,
    shape=Shape(shortest=13, longest=30, must_have_digit=True),
    needs=0.6,
    plausible=possible,
    confused_with=("ins", "record_id", "patient_id"),
    sources=(
        "Décret n° 82-103 du 22 janvier 1982 (RNIPP)",
        "INSEE, Numéro de sécurité sociale (NIR)",
        "CNAM, public validator of the NIR",
    ),
    rule="Sex, year, month, place of birth and order, then a key: 97 minus the number modulo 97.",
)
