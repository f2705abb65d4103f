"""tar (POSIX.1-2001, GNU): its headers, and a walk through it that damage does not end."""

from .header import Header
from .sparse import Sparse
from .walk import Cursor, Lost, Walk

__all__ = ["Cursor", "Header", "Lost", "Sparse", "Walk"]
