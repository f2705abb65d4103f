"""One comment's row of tokens, read: facts with their status, names and addresses. The same row reads the same."""

from functools import cache

from .addresses import Addresses
from .clauses import Bounds
from .context import Context
from .found import CODES, NONE
from .items import SHOUTED, segmenter
from .persons import Persons
from .status import Statuses

Mark = tuple[int, int, int, int, bool]
"""First token, token behind the last, kind, status, whether it counts only where nothing else of its kind is said."""

MARK_COLUMNS = 5


class Analysis:
    """Reads rows of tokens."""

    def __init__(self) -> None:
        cut = segmenter()
        self._cut, self._bounds, self._context = cut, Bounds(cut), Context(cut)
        self._persons, self._addresses, self._statuses = Persons(cut), Addresses(cut), Statuses(cut)

    def marks(self, tokens: list[int]) -> tuple[Mark, ...]:
        """Return what a row of tokens holds, in order; the first token says whether the comment is in capitals."""
        items = self._cut.items(tokens)
        self._bounds.mark(items)
        shouted = bool(tokens[0] & SHOUTED)
        addresses = self._addresses.find(items, shouted=shouted)
        persons = self._persons.find(items, shouted=shouted)
        self._context.settle(items, tokens)
        self._statuses.give(items)
        found = [(item.start, item.end, item.kind, item.status, item.nature == "weak") for item in items if item.fact]
        found += [(first, last, CODES["person_name"], NONE, False) for first, last in persons]
        found += [(first, last, CODES["address"], NONE, False) for first, last in addresses]
        return tuple(sorted(found))


@cache
def analysis() -> Analysis:
    """Return the reader of rows, made once."""
    return Analysis()
