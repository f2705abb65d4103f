"""Whose a line of a chunk is: a table's number from 0, or one of these."""

FREE, BLANK, HEADER, PREAMBLE, TAKEN, FOREIGN = -1, -2, -3, -4, -5, -6
"""Nobody's yet; nothing but a line break; a header; a title; accounted for; of a table in another dialect."""
