"""Duties are held against facts made by hand: nothing is computed from rows here."""
