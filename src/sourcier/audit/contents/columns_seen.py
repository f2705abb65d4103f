"""Columns as an audit tells them."""

from collections.abc import Iterable

from sourcier.model.audit_seen import ColumnSeen
from sourcier.model.facts import Column


def columns_seen(columns: Iterable[Column]) -> tuple[ColumnSeen, ...]:
    """Return columns as an audit tells them."""
    return tuple(
        ColumnSeen(c.index, c.name, c.kind, c.category, c.filled, c.role, round(c.confidence, 6)) for c in columns
    )
