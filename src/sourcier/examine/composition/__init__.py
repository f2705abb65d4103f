"""Whether a file is one export, or several glued, merged or recycled; `segments_of` gives the rows of each segment."""

from .compose import Composer
from .known_people import KnownPeople, known_people
from .parts import TableRows, segments_of, tables_of

__all__ = ["Composer", "KnownPeople", "TableRows", "known_people", "segments_of", "tables_of"]
