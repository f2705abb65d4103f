"""Spellings that may carry a mark, in the order they are written: none touches what another one reads."""

from .phones import GROUPING, SEPARATOR
from .signs import APOSTROPHE, CAPITALS, COMMA, HYPHEN
from .spelling import FIRST, NATURAL, NEITHER, SECOND, Settled, Spelling, Style
from .words import ACCENT, SAINT, WAY

SPELLINGS: tuple[Spelling, ...] = (GROUPING, SEPARATOR, WAY, SAINT, ACCENT, HYPHEN, APOSTROPHE, COMMA, CAPITALS)
BY_NAME = {spelling.name: spelling for spelling in SPELLINGS}

__all__ = ["BY_NAME", "FIRST", "NATURAL", "NEITHER", "SECOND", "SPELLINGS", "Settled", "Spelling", "Style"]
