"""Which columns leave: exactly those the order lists, and only where their values are what the order says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sourcier.data import fold
from sourcier.model.facts import Column
from sourcier.model.parties import Order
from sourcier.order import Entry, entries_of
from sourcier.recognise import Kind, known_kinds
from sourcier.recognise.harmless import column_names
from sourcier.recognise.headers import Phrases

from .refusals import ColumnHoldsOther, ColumnMissing, NoColumns, NothingOrdered
from .source import Loaded

_ALIKE: tuple[frozenset[str], ...] = (
    frozenset({"phone", "landline", "mobile"}),
    frozenset({"family_name", "birth_name", "full_name", "doctor", "given_name"}),
    frozenset({"date", "visit_date"}),
    frozenset({"date", "birth_date"}),
    frozenset({"date", "death_date"}),
    frozenset({"commune", "birth_place", "country", "department"}),
    frozenset({"postcode", "commune_code", "department"}),
    frozenset({"sex", "title", "flag"}),
    frozenset({"nir", "ins"}),
    frozenset({"blood_group", "rhesus"}),
    frozenset({"password", "password_hash"}),
    frozenset({"lab_name", "insurer", "finess"}),
    frozenset({"siren", "siret"}),
)
"""Kinds that values alone do not always tell apart, or that one header may stand for."""
_PLAIN = frozenset(
    {"record_id", "patient_id", "user_code", "flag", "amount", "insured_rank", "fund_code", "insurer_number", "date"}
    | {"lab_name", "finess", "siren", "siret", "department", "country", "insurer", "visit_date", "rhesus"}
)
"""Kinds a header that says nothing may stand for; any other is to be named in the order."""
_CODES = frozenset({"record_id", "patient_id", "user_code", "flag", "insured_rank", "fund_code", "insurer_number"})
_CODES |= {"amount", "login"}
"""Kinds that say no more of a value than that it is a code or a number."""
_HINTED = 0.5
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Picked:
    """What leaves of one table."""

    table: Loaded
    columns: tuple[int, ...]
    """In the order of the source."""
    texts: tuple[int, ...]
    """Of these, columns that were ordered as text: sentences may stand in them."""

    @property
    def layout(self) -> tuple[Column, ...]:
        """What the columns hold, numbered as they leave."""
        every = self.table.stored.columns
        return tuple(replace(every[source], index=at) for at, source in enumerate(self.columns))

    @property
    def headers(self) -> tuple[str, ...]:
        """Headers as they leave; none where the source has none."""
        headers = self.table.stored.headers
        return tuple(headers[source] for source in self.columns) if any(headers) else ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What leaves of all tables."""

    picked: tuple[Picked, ...]
    absent: tuple[int, ...]
    """Entries of the order, from 1, for which the source has no column: kinds that nothing holds."""


def choose(order: Order, tables: Sequence[Loaded]) -> Choice:
    """Return the columns an order covers.

    Raises:
        NoColumns, ColumnMissing, ColumnHoldsOther, NothingOrdered.
    """
    if not order.columns:
        raise NoColumns(order.id)
    chooser = _Chooser(entries_of(order), tables)
    return chooser.choice()


class _Chooser:
    def __init__(self, entries: Sequence[Entry], tables: Sequence[Loaded]) -> None:
        self._entries, self._tables = entries, tables
        self._kinds = known_kinds()
        self._phrases = Phrases(self._kinds)
        self._ordered = frozenset(entry.holds for entry in entries if entry.holds and entry.is_kind)

    def choice(self) -> Choice:
        used: set[int] = set()
        picked = []
        for table in self._tables:
            found = dict(self._of(table, used))
            if found:
                texts = tuple(sorted(at for at, text in found.items() if text))
                picked.append(Picked(table, tuple(sorted(found)), texts))
        for number, entry in enumerate(self._entries, start=1):
            if number not in used and not entry.is_kind:
                raise ColumnMissing(number, self._near())
        if not picked:
            raise NothingOrdered
        absent = tuple(number for number in range(1, len(self._entries) + 1) if number not in used)
        return Choice(tuple(picked), absent)

    def _of(self, table: Loaded, used: set[int]) -> Iterator[tuple[int, bool]]:
        """Yield the columns of a table that leave, and whether each may hold sentences."""
        for column in table.stored.columns:
            header = table.stored.headers[column.index] if table.stored.headers else ""
            for number, entry in enumerate(self._entries, start=1):
                if self._covers(number, entry, column, header):
                    used.add(number)
                    yield column.index, self._is_text(entry, column)

    def _covers(self, number: int, entry: Entry, column: Column, header: str) -> bool:
        if entry.is_kind:
            return self._covers_kind(number, entry, column, header)
        if not header or fold(header) != entry.folded:
            return False
        wanted = {entry.holds} if entry.holds else self._hinted(header)
        if not self._fits(column, wanted, told=entry.holds is not None):
            ordered = " / ".join(sorted(wanted)) or "?"
            raise ColumnHoldsOther(column.index + 1, ordered, _found(column), number)
        return True

    def _covers_kind(self, number: int, entry: Entry, column: Column, header: str) -> bool:
        if column.kind == entry.holds:
            return True
        named = fold(header) == entry.folded or self._phrases.hint(header).kinds.get(entry.text.lower(), 0) >= 1
        if not header or not named:
            return False
        if not column.filled:
            return True
        exact = fold(header) in (entry.folded, fold((entry.holds or "").replace("_", " ")))
        if self._fits(column, {entry.holds or ""}, told=True):
            return exact or column.kind is None
        if exact:
            raise ColumnHoldsOther(column.index + 1, entry.holds or "", _found(column), number)
        return False

    def _hinted(self, header: str) -> set[str]:
        """Kinds a header speaks of."""
        return {kind for kind, strength in self._phrases.hint(header).kinds.items() if strength >= _HINTED}

    def _fits(self, column: Column, wanted: set[str], *, told: bool) -> bool:
        """Whether the values of a column may be of one of those kinds; with none, whether they harm nobody."""
        if not column.filled:
            return True
        kind = column.kind
        if kind is None:
            return not column.also and not (told and self._would_show(wanted))
        if kind in self._ordered or kind in wanted:
            return True
        if any(kind in group and wanted & group for group in _ALIKE):
            return True
        if kind in _CODES and (not wanted or wanted & _CODES):
            return True
        return not wanted and kind in _PLAIN

    def _would_show(self, wanted: set[str]) -> bool:
        """Whether values of any of these kinds would have been known for it by themselves."""
        known: list[Kind] = [self._kinds[kind] for kind in wanted if kind in self._kinds]
        return bool(known) and all(kind.distinctive for kind in known)

    def _is_text(self, entry: Entry, column: Column) -> bool:
        wanted = {entry.holds} if entry.holds else set()
        return bool({"free_text"} & ({column.kind} | wanted)) or column.kind in _WORDY

    def _near(self) -> str:
        shown = [
            name
            for table in self._tables
            for name in column_names(table.stored.headers, self._kinds)
            if not name.startswith("column-")
        ]
        return ", ".join(shown[:_SHOWN]) + (" ..." if len(shown) > _SHOWN else "") if shown else "-"


_WORDY = frozenset(
    {"street", "full_name", "family_name", "birth_name", "given_name", "lab_name", "insurer", "doctor", "commune"}
    | {"birth_place", "country", "drug"}
)
"""Kinds whose values are words."""


def _found(column: Column) -> str:
    return column.kind or ("free_text" if column.also else "?")
