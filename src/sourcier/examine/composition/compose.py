"""Whether the rows are one export, or several glued, merged or recycled."""

from collections.abc import Sequence

from sourcier.model.composition import Composition
from sourcier.store import Store

from ..people import Persons
from ..rows import RowFacts
from .parts import TableRows, whole


def compose(store: Store, tables: Sequence[TableRows], rows: RowFacts, persons: Persons) -> Composition:
    """Return the composition of all tables."""
    return Composition("undetermined", whole(tables))
