"""The text of one item of a sheet: what a reader must see to judge it."""

from sourcier.model.check import Item
from sourcier.store import Store


def text_of(store: Store, piece: int, item: Item) -> str:
    """Return the cell, or the rejected bytes as text; `piece` is the case's number of the item's evidence."""
    if item.table < 0:
        raw: bytes = store.table(f"rejects-{piece}").cell(item.row, "raw")
        return raw.decode("utf-8", "backslashreplace")
    return str(store.table(f"rows-{piece}-{item.table}").cell(item.row, f"c{item.column}"))
