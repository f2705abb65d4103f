"""The rows of a case, encrypted from the first byte; the only package that asks DuckDB."""

from .engine import ask, identifier
from .errors import QueryFailed, QueryTooBig, StoreDamaged, TableAbsent
from .manifest import Manifest, StoredPart
from .memory import give_back
from .store import Source, Store
from .table import Table
from .writer import TableWriter

__all__ = [
    "Manifest",
    "QueryFailed",
    "QueryTooBig",
    "Source",
    "Store",
    "StoreDamaged",
    "StoredPart",
    "Table",
    "TableAbsent",
    "TableWriter",
    "ask",
    "give_back",
    "identifier",
]
