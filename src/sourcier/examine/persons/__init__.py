"""How many distinct people, as an interval, and who each row is about: three tiers of identifiers, weighed."""

from .count import Doubt
from .decided import Settled, rows_apart
from .fields import FIELDS, Field, Sheet, Sort, joined_sheets
from .records import NOBODY
from .sheet import sheet_of
from .tell import Told, tell
from .texts import StoredTexts, Texts

__all__ = [
    "FIELDS",
    "NOBODY",
    "Doubt",
    "Field",
    "Settled",
    "Sheet",
    "Sort",
    "StoredTexts",
    "Texts",
    "Told",
    "joined_sheets",
    "rows_apart",
    "sheet_of",
    "tell",
]
