"""What was missed: a seeded sample of what was found and of what was not, judged by people, and what follows from it.

parts = parts_of(store, pieces, examination, find)
sheet = sheet_of(parts, digest, seed, sample)
facts = result_of(judged_sheet, digest)
"""

from .comments import KindsInside
from .places import Finder, Part, parts_of
from .result import ANSWERS, result_of
from .sheet import found, sheet_of
from .values import text_of

__all__ = [
    "ANSWERS",
    "Finder",
    "KindsInside",
    "Part",
    "found",
    "parts_of",
    "result_of",
    "sheet_of",
    "text_of",
]
