"""Commune: the name of a French town or village, today's or one since 1943.

Compared without accents, ``ST`` and ``STE`` in full, without CEDEX and arrondissement; a postcode before the name or a
department after it does not matter (``56000 VANNES``, ``VANNES (56)``, ``PARIS 14``).
Source: INSEE, code officiel géographique; see SOURCES.md of the reference tables.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.person_words import name_shaped
from sourcier.recognise.phrases import phrases
from sourcier.recognise.place_words import is_commune
from sourcier.recognise.values import Flags, Values


def valid(values: Values) -> Flags:
    """Which values name a commune."""
    return is_commune(values)


KIND = Kind(
    name="commune",
    category=Category.CONTACT,
    valid=valid,
    headers=phrases(
        "VILLE, COMMUNE, LOCALITE, VILPAT, VILLEPAT, PATVIL, PATVILLE, VIL, NOM COMMUNE, LIBCOM, LIB COMMUNE, CITY, "
        "TOWN, ADRVIL, ADRVILLE, VILLE PATIENT, VILMED, VILLE MEDECIN, VILPRESC, BUREAU, BURDIS, BUREAU DISTRIBUTEUR, "
        "LOCAL, CPVILLE, CP VILLE, ZVILLE, LIBVIL, NOMVIL, ACHEMINEMENT"
    ),
    chance=0.00015,
    shape=Shape(shortest=1, longest=60, must_have_letter=True),
    needs=0.6,
    least_distinct=3,
    plausible=name_shaped,
    confused_with=("family_name", "birth_place", "lab_name"),
    sources=("INSEE, code officiel géographique",),
    rule="Stands among the names of French communes since 1943.",
)
