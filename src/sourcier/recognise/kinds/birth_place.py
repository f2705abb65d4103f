"""Place of birth: a commune or, abroad, a country, that the NIR's place of birth or a header shows to be one.

By itself it is a `commune`.
Sources: INSEE, code officiel géographique (communes; pays et territoires étrangers).
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.person_words import name_shaped
from sourcier.recognise.phrases import phrases
from sourcier.recognise.place_words import country_names, is_commune
from sourcier.recognise.values import Flags, Values


def valid(values: Values) -> Flags:
    """Which values name a commune or a country."""
    return np.asarray(is_commune(values) | country_names().holds_hashes(values.folded_hashes))


KIND = Kind(
    name="birth_place",
    category=Category.IDENTITY,
    valid=valid,
    headers=phrases(
        "LIEU NAISSANCE, LIEU DE NAISSANCE, LIEUNAIS, LNAIS, LIEU NAIS, VILLE NAISSANCE, VILNAIS, COMMUNE NAISSANCE, "
        "COMNAIS, NE A, NEE A, LIEUNAISS, LIENAI, LIENAIS, LDN, BIRTH PLACE, BIRTHPLACE, PLACE OF BIRTH, VILLE DE "
        "NAISSANCE, PAYS NAISSANCE, DEPT NAISSANCE, COMMUNE DE NAISSANCE, LIBNAIS"
    ),
    chance=0.00015,
    shape=Shape(shortest=1, longest=60, must_have_letter=True),
    needs=0.6,
    distinctive=False,
    plausible=name_shaped,
    confused_with=("commune", "country"),
    sources=("INSEE, code officiel géographique",),
    rule="A commune or country that agrees with the NIR's place of birth.",
)
