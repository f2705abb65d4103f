"""Marks: which copy a leak comes from, by three layers that are keyed apart.

Before an export leaves:

    survey = Survey(columns); survey.see(batch) for every batch of what will leave
    plan = make_plan([survey], Options()); strength_of(plan, copies); plan.record goes into the register
    for marked in Embedder(key, copy, plan).stream(0, batches): marked.batch, marked.changed

After a leak:

    leak = read_tables([LeakTable(columns, habit, batches)], lines, key)
    find(leak, lines, key, base).marks
"""

from .embed import Embedder, Marked
from .find import BOUND, CopyLine, LeakTable, find, read_tables
from .plan import CANARIES, EVERYWHERE, IDS, LAYERS, SPELLING, ColumnUse, Options, Plan, TablePlan, make_plan
from .strength import strength_of
from .survey import Survey

__all__ = [
    "BOUND",
    "CANARIES",
    "EVERYWHERE",
    "IDS",
    "LAYERS",
    "SPELLING",
    "ColumnUse",
    "CopyLine",
    "Embedder",
    "LeakTable",
    "Marked",
    "Options",
    "Plan",
    "Survey",
    "TablePlan",
    "find",
    "make_plan",
    "read_tables",
    "strength_of",
]
