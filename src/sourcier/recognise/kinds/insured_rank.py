"""Rank of a person under an insured one's number: birth rank or rank of the beneficiary, one or two small digits.

A weak test: any small number passes. The first rank is the commonest and each further one rarer.
Source: GIE SESAM-Vitale, rang de naissance (1 to 9) and rang du bénéficiaire; HPRIM Santé, segment AP.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_RULE = r"^(?:0{0,2}[0-9]|1[0-9])$"


def valid(values: Values) -> Flags:
    """Which values may be a rank."""
    return matches(values.text, _RULE)


KIND = Kind(
    name="insured_rank",
    category=Category.INSURANCE,
    valid=valid,
    headers=phrases(
        "RANG, RANG CPAM, RANGCPAM, RANG GEMELLAIRE, RGEM, RANG NAISSANCE, RANGNAIS, RGNAIS, RANG BENEF, RGBENEF, RANG "
        "ASSURE, RANGASS, RANG SS, RGSS, QUALITE ASSURE, QUALBENEF, QUALASS, RANG LASER, RNG, RANGPAT, CODE QUALITE, "
        "RG, RANK"
    ),
    chance=0.2,
    shape=Shape(shortest=1, longest=3, letters=False, must_have_digit=True),
    needs=0.9,
    distinctive=False,
    least_distinct=2,
    confused_with=("flag", "sex", "fund_code"),
    sources=("GIE SESAM-Vitale, cahier des charges éditeurs", "HPRIM Santé, segment AP"),
    rule="A small number, the first far commoner than the next.",
)
