"""Marks: which copy a leak comes from, by three layers that are keyed apart.

Before an export leaves:

    survey = Survey(columns); survey.see(batch) for every batch of what will leave
    plan = make_plan([survey], Options()); strength_of(plan, copies); plan.record goes into the register
    for marked in Embedder(key, copy, plan).stream(0, batches): marked.batch, marked.changed

After a leak:

    leak, whole = read_file(path, lines, key, scratch=..., scratch_key=...)
    find(leak, lines, key, base).marks
    alarm([Seen("address", "mail")], lines, key).sightings
"""

from .alarm import CHANNELS, Seen, alarm
from .embed import Embedder, Marked
from .find import BOUND, CopyLine, LeakTable, find, read_tables
from .plan import CANARIES, EVERYWHERE, IDS, LAYERS, SPELLING, ColumnUse, Options, Plan, TablePlan, make_plan
from .reading import read_file, stored_tables
from .strength import strength_of
from .survey import Survey

__all__ = [
    "BOUND",
    "CANARIES",
    "CHANNELS",
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
    "Seen",
    "Survey",
    "TablePlan",
    "alarm",
    "find",
    "make_plan",
    "read_file",
    "read_tables",
    "stored_tables",
    "strength_of",
]
