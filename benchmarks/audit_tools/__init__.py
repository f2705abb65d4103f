"""What `benchmarks/audit.py` needs beside the made tree: the tools it runs, and how their words are judged."""

from .judging import Report, Score, misses, score
from .tools import TOOLS

__all__ = ["TOOLS", "Report", "Score", "misses", "score"]
