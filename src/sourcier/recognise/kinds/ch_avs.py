"""Swiss social security number (AVS, AHV).

756 for Switzerland, nine digits, and the key of the European article number.
Source: Zentrale Ausgleichsstelle, AHV-Nummer (AHVN13).
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import several, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    keyed = weighted(digits, (1, 3) * 6 + (1,)) % 10 == 0
    return Said(keyed & (several(digits, 0, 3) == 756))  # Switzerland's code


KIND = national_number(
    "ch_avs",
    "CH",
    _rule,
    widths=(13,),
    chance=9.2e-05,
    headers=phrases(
        "AVS, AHV, NAVS, NAVS13, AHVN13, AHV NR, AHVNR, AHV NUMMER, AHVN, NO AVS, NUMERO AVS, NUM AVS, "
        "AVSN13, NNSS, AVS NUMMER, NUMERO AVS13, SOZIALVERSICHERUNGSNUMMER"
    ),
    sources=("Zentrale Ausgleichsstelle, AHV-Nummer (AHVN13)",),
    rule="Thirteen digits that begin with 756, the last an EAN key.",
)
