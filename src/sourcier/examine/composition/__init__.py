"""Whether a file is one export, or several glued, merged or recycled; `segments_of` gives the rows of each segment."""

from .compose import Composer
from .earlier import Declared, EarlierReader, declared
from .parts import TableRows, segments_of, tables_of

__all__ = ["Composer", "Declared", "EarlierReader", "TableRows", "declared", "segments_of", "tables_of"]
