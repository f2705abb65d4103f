"""A made tree of files for audits: planted exposures, look-alikes and neutral files, with the truth of each.

Written by someone who had not read how audits find, and sealed by digest (`FROZEN`) before the first run.
"""

from .tree import Item, plan, seals, truth, write

__all__ = ["Item", "plan", "seals", "truth", "write"]
