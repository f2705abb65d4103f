"""Ecuadorian identity number (cédula).

The province, a digit below 7, six digits and a Luhn key.
Source: Registro Civil del Ecuador, cédula de identidad.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

from sourcier.recognise.checks import Matrix, luhn
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import two
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    province = two(digits, 0)
    placed = ((province >= 1) & (province <= 24)) | (province == 30) | (province == 50)
    return Said(placed & (digits[:, 2] < 7) & luhn(digits))


KIND = national_number(
    "ec_ci",
    "EC",
    _rule,
    widths=(10,),
    chance=0.018,
    headers=phrases("CEDULA, CEDULA IDENTIDAD, NUM CEDULA, CI, NUMERO CEDULA, NRO CEDULA, CEDULA CIUDADANIA"),
    sources=("Registro Civil del Ecuador, cédula de identidad",),
    rule="Ten digits, a province first, the last a Luhn key.",
)
