"""Kinds of a whole thing, added up over its tables' columns and what stands in their comments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sourcier.model.audit_seen import KindSeen
from sourcier.model.facts import Also, Column
from sourcier.model.kinds import Category
from sourcier.recognise import Kind

FREE_TEXT, PASSWORD = "free_text", "password"
_GIVEN, _EXAMPLE = 0.8, 0.4
_OF_TEXT = {
    "person_name": Category.IDENTITY,
    "address": Category.CONTACT,
    "nir": Category.NATIONAL_NUMBER,
    "phone": Category.CONTACT,
    "email": Category.CONTACT,
    "debt": Category.FINANCIAL,
    PASSWORD: Category.SECRET,
}


@dataclass(slots=True)
class _Sum:
    rows: int = 0
    distinct: int = 0
    asserted: int = 0
    confidence: float = 0.0
    fictional: int | None = None


class Kinds:
    """Adds up."""

    def __init__(self, known: dict[str, Kind]) -> None:
        self._known = known
        self._sums: dict[tuple[str, str, bool], _Sum] = {}
        self.clear_passwords = 0
        """Rows that hold a password which is no hash."""

    def columns(self, columns: Iterable[Column], fictional: Mapping[int, int] | None = None) -> None:
        """Take the columns of one table, what stands in their comments included.

        `fictional`: by column, rows whose value is kept for fiction, where that was looked at.
        """
        for column in columns:
            if column.kind is not None:
                rows = column.valid or column.filled
                of = (column.kind, column.role, False)
                self._add(of, rows, column.distinct, rows, column.confidence)
                if fictional is not None and column.index in fictional:
                    self._sums[of].fictional = (self._sums[of].fictional or 0) + fictional[column.index]
            self.said(column.also)

    def said(self, also: Iterable[Also], confidence: float = 0.9) -> None:
        """Take what stands in comments or prose."""
        for one in also:
            self._add((one.kind, "patient", True), one.rows, 0, one.asserted, confidence)

    def passwords(self, rows: int, *, code: bool) -> None:
        """Take lines that give a password in clear; in a program's source it is as often an example."""
        if rows:
            self._add((PASSWORD, "staff", True), rows, 0, rows, _EXAMPLE if code else _GIVEN)
            self.clear_passwords += 0 if code else rows

    def _add(self, of: tuple[str, str, bool], rows: int, distinct: int, asserted: int, confidence: float) -> None:
        known = self._sums.setdefault(of, _Sum())
        known.rows += rows
        known.distinct += distinct
        known.asserted += asserted
        known.confidence = max(known.confidence, confidence)

    def all(self) -> tuple[KindSeen, ...]:
        """Return them, in a settled order."""
        return tuple(
            KindSeen(kind, self._category(kind), one.rows, round(one.confidence, 6), role, one.distinct, inside,
                     one.asserted if inside else 0, one.fictional)
            for (kind, role, inside), one in sorted(self._sums.items())
            if one.rows
        )  # fmt: skip

    def _category(self, kind: str) -> str:
        if kind in self._known:
            return self._known[kind].category.value
        return _OF_TEXT.get(kind, Category.HEALTH).value
