"""By when what is owed: dated rule files, each party's own clock, hours as the law counts them.

A change of law is a new file in ``rules/``; which of them is in force is told by the day the clock begins.
"""

from .clocks import Clock, ContradictoryDates, clock_of
from .counting import after_hours, regulation_end
from .due import Circle, deadlines_of
from .rules import Rule, UnknownRule, rules

__all__ = [
    "Circle",
    "Clock",
    "ContradictoryDates",
    "Rule",
    "UnknownRule",
    "after_hours",
    "clock_of",
    "deadlines_of",
    "regulation_end",
    "rules",
]
