"""Headers, labels and file names that bear the name of someone in the file itself, however rare that name is.

Lists of names know the common ones; the evidence knows its own. A given and a family name of the file, side by side,
are a person; so is a whole name of the file.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.facts import Column, Evidence, Table
from sourcier.recognise.headers import words_of
from sourcier.recognise.values import fold
from sourcier.store import Store

_FAMILY, _GIVEN, _WHOLE = ("family_name", "birth_name"), ("given_name",), ("full_name", "doctor")


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Which of some texts' words are names in the stored tables."""

    family: frozenset[str]
    given: frozenset[str]
    whole: frozenset[tuple[str, ...]]

    def named(self, text: str) -> bool:
        """Whether a text bears the name of someone in the file."""
        return any(
            (a in self.given and b in self.family) or (a in self.family and b in self.given) or (a, b) in self.whole
            for a, b in pairwise(words_of(text))
        )


def namesakes(store: Store, tables: Sequence[tuple[str, Sequence[Column]]], texts: Iterable[str]) -> Namesakes:
    """Return the names in the tables that stand in the texts."""
    pairs = {pair for text in texts for pair in pairwise(words_of(text))}
    words = pa.array(sorted({word for pair in pairs for word in pair}), pa.string())
    whole = pa.array(sorted(" ".join(pair) for pair in pairs), pa.string())

    def met(kinds: tuple[str, ...], wanted: pa.StringArray) -> frozenset[str]:
        every = (_met(store, table, columns, kinds, wanted) for table, columns in tables) if pairs else ()
        return frozenset(value for values in every for value in values)

    both = frozenset(tuple(name.split(" ")) for name in met(_WHOLE, whole))
    return Namesakes(met(_FAMILY, words), met(_GIVEN, words), both)


def _met(
    store: Store, table: str, columns: Sequence[Column], kinds: tuple[str, ...], wanted: pa.StringArray
) -> set[str]:
    names = [f"c{column.index}" for column in columns if column.kind in kinds]
    found: set[str] = set()
    for batch in store.table(table).batches(names, coded=True) if names else ():
        for column in batch.columns:
            distinct = column.dictionary if pa.types.is_dictionary(column.type) else pc.unique(column)
            values = fold(pc.utf8_trim_whitespace(distinct))
            found.update(values.filter(pc.is_in(values, value_set=wanted)).to_pylist())
    return found


def unnamed(evidence: Evidence, number: int, named: Callable[[str], bool]) -> Evidence:
    """Return a piece of evidence with codes in place of the names that someone in it bears."""
    tables = tuple(_table(table, named) for table in evidence.tables)
    return replace(evidence, name=f"piece-{number + 1}" if named(evidence.name) else evidence.name, tables=tables)


def _table(table: Table, named: Callable[[str], bool]) -> Table:
    columns = tuple(_unnamed(column, named) for column in table.columns)
    return replace(table, columns=columns, title="" if named(table.title) else table.title)


def _unnamed(column: Column, named: Callable[[str], bool]) -> Column:
    return replace(column, name=f"column-{column.index + 1}") if named(column.name) else column
