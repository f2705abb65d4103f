"""Which columns marks may touch at all."""

ID_KINDS = frozenset({"patient_id", "record_id"})
"""Numbers a program gave: nobody computes with them, and they name nobody outside."""
ABOUT = frozenset({"patient", "insured", "file"})
"""Whose data may be spelt otherwise: a doctor stands in many rows, always spelt alike."""
