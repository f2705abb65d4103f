"""Inventories: a holding turned into keyed digests, so that it can be compared without being seen.

A party, at home, with the key it was handed:

    make_inventory(Path("base.csv"), Path("x.inventory"), key, scratch=..., made=now)

The investigator, who alone has the identity:

    held = open_inventory(Path("x.inventory"), comparison, case.store, "held-3")
    held = digest_holding([Path("base.csv")], key, case.store, "held-4")      the same of a holding in hand
    leak = digests_of(case.store, tables, key, case.store, "leak", placebo=True)   the same of rows in the store
    held.holding.tables[0].columns, held.read(0, ["number", "name", "day", "c7"])

`key_of` tells which key a file was built with, before it is opened (`ComparisonRing.find` finds the identity), and
`digest_texts` gives the digests of single texts, such as a manifest's laboratory labels.
"""

from .about import Chosen, ColumnTraits, Form, Holding, TableTraits, Unread
from .digested import BIRTH_NAME, DAY, FINESS, LAB, MISSING, NAME, NUMBER, OWN, PLACEBO, Digested, cell, dated
from .digests import digest_texts
from .errors import InventoryDamaged, InventoryKeyMismatch, InventoryNewer, NotAnInventory, PlaceTaken
from .file import is_inventory, key_of
from .make import Making, digest_holding, digests_of, make_inventory
from .opened import open_inventory
from .rows import StoredTable

__all__ = [
    "BIRTH_NAME",
    "DAY",
    "FINESS",
    "LAB",
    "MISSING",
    "NAME",
    "NUMBER",
    "OWN",
    "PLACEBO",
    "Chosen",
    "ColumnTraits",
    "Digested",
    "Form",
    "Holding",
    "InventoryDamaged",
    "InventoryKeyMismatch",
    "InventoryNewer",
    "Making",
    "NotAnInventory",
    "PlaceTaken",
    "StoredTable",
    "TableTraits",
    "Unread",
    "cell",
    "dated",
    "digest_holding",
    "digest_texts",
    "digests_of",
    "is_inventory",
    "key_of",
    "make_inventory",
    "open_inventory",
]
