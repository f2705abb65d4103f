"""The columns of an order, entry by entry: a kind, or a header and what it stands for."""

from dataclasses import dataclass

from sourcier.data import fold
from sourcier.locale.names import KINDS
from sourcier.model.parties import Order


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of ``columns``."""

    text: str
    """As the order writes it."""
    is_kind: bool
    """A kind: all columns that hold it; else a header."""
    holds: str | None
    """The kind it is: that of the entry, or what ``holds`` says of the header; None where only the header tells."""

    @property
    def folded(self) -> str:
        """By which headers are compared."""
        return fold(self.text)


def entries_of(order: Order) -> tuple[Entry, ...]:
    """Return what an order lists, each entry once; nothing where it lists no columns."""
    told = dict(_told(order))
    found: dict[str, Entry] = {}
    for text in order.columns or ():
        kind = text.strip().lower()
        if not kind:
            continue
        is_kind = kind in KINDS
        found.setdefault(kind, Entry(text.strip(), is_kind, kind if is_kind else told.get(fold(text))))
    return tuple(found.values())


def told_kinds(order: Order) -> dict[str, str]:
    """Return what ``holds`` says of headers (folded), listed or not: rows may be chosen by a column that stays."""
    return dict(_told(order))


def unclear_holds(order: Order) -> tuple[str, ...]:
    """Return entries of ``holds`` that are not ``HEADER = kind``."""
    return tuple(text for text in order.holds if _pair(text) is None)


def _told(order: Order) -> list[tuple[str, str]]:
    return [pair for text in order.holds if (pair := _pair(text))]


def _pair(text: str) -> tuple[str, str] | None:
    header, sign, kind = text.rpartition("=")
    kind = kind.strip().lower()
    return (fold(header.strip()), kind) if sign and kind in KINDS else None
