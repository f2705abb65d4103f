"""Country: a French or common English name, two letters of ISO 3166-1, or INSEE's code (99100 to 99599).

Two letters alone are weak: a third of all pairs are a country's.
Sources: INSEE, code officiel géographique (pays et territoires étrangers); ISO 3166-1.
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.place_words import country_codes, country_names
from sourcier.recognise.values import Flags, Values


def valid(values: Values) -> Flags:
    """Which values are names or codes of countries."""
    hashes = values.folded_hashes
    return np.asarray(country_names().holds_hashes(hashes) | country_codes().holds_hashes(hashes))


KIND = Kind(
    name="country",
    category=Category.CONTACT,
    valid=valid,
    headers=phrases(
        "PAYS, NATIONALITE, CODE PAYS, CODPAY, CODPAYS, PAYS NAISSANCE, PAYSNAIS, COUNTRY, LIBPAYS, LIB PAYS, PAYSPAT, "
        "PATPAYS, NATION, NATIO, COUNTRY CODE, PAYS RESIDENCE, CPAYS, NOM PAYS"
    ),
    chance=0.37,
    shape=Shape(shortest=2, longest=50),
    needs=0.9,
    least_distinct=2,
    confused_with=("commune", "user_code", "birth_place"),
    sources=("INSEE, code officiel géographique", "ISO 3166-1"),
    rule="The name of a country, its two letters, or its INSEE code.",
)
