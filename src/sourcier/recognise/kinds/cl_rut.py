"""Chilean number (RUT, RUN), of people and firms.

Seven or eight digits and a key modulo 11, K for ten.
Source: Servicio de Registro Civil e Identificación, Rol Único Nacional.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases


def _rule(characters: Matrix) -> Said:
    width = characters.shape[1] - 1
    body = characters[:, :width] - np.uint8(48)
    weights = tuple(2 + place % 6 for place in range(width))[::-1]
    key = -weighted(body, weights) % 11
    said = np.where(characters[:, width] == ord("K"), 10, characters[:, width].astype(np.int32) - 48)
    return Said((body <= 9).all(axis=1) & (said == key) & body.any(axis=1))


KIND = national_number(
    "cl_rut",
    "CL",
    _rule,
    widths=(8, 9),
    chance=0.091,
    headers=phrases("RUT, RUN, RUT PACIENTE, RUTPAC, NUM RUT, RUN PACIENTE, ROL UNICO"),
    sources=("Servicio de Registro Civil e Identificación, Rol Único Nacional",),
    rule="Seven or eight digits and a key modulo 11, which may be K.",
    letters=True,
)
