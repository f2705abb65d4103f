"""The model case: a leak of laboratory data that never happened, for demonstrations and tests.

Its shape is that of the French leak of February 2021 (CNIL, deliberation SAN-2022-009 of 15 April 2022); every person,
laboratory, doctor and number in it is invented, drawn from a seed.
"""

from .errors import WrongScale
from .truth import ColumnTruth, HoldingTruth, LabTruth, OrderTruth, Truth
from .world import World, make

__all__ = ["ColumnTruth", "HoldingTruth", "LabTruth", "OrderTruth", "Truth", "World", "WrongScale", "make"]
