"""The register of copies: append-only, chained, signed, without personal data."""

from .merge import Merged, merge_registers
from .register import HANDED_OUT, Entering, Register, entering, read_register

__all__ = ["HANDED_OUT", "Entering", "Merged", "Register", "entering", "merge_registers", "read_register"]
