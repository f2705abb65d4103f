"""Whether a file is one export, or several glued, merged or recycled; `segments_of` gives the rows of each segment."""

from .parts import TableRows, segments_of

__all__ = ["TableRows", "segments_of"]
