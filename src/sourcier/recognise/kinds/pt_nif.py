"""Portuguese tax number (NIF), of people and firms.

Nine digits and a key modulo 11; those of people begin with 1, 2, 3 or 45.
Source: Decreto-Lei n.º 14/2013, número de identificação fiscal.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import two, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    person = ((digits[:, 0] >= 1) & (digits[:, 0] <= 3)) | (two(digits, 0) == 45)
    return Said(person & (-weighted(digits, range(9, 1, -1)) % 11 % 10 == digits[:, 8]))


KIND = national_number(
    "pt_nif",
    "PT",
    _rule,
    widths=(9,),
    chance=0.031,
    headers=phrases(
        "NIF, CONTRIBUINTE, NUM CONTRIBUINTE, NUMERO CONTRIBUINTE, NUMERO IDENTIFICACAO FISCAL, N CONTRIBUINTE"
    ),
    sources=("Decreto-Lei n.º 14/2013, número de identificação fiscal",),
    rule="Nine digits, the last a key modulo 11.",
)
