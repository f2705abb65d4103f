"""The identity fields of stored tables as text: per batch for hashing, and again for the few rows that are compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.examine.coded import Coded
from sourcier.examine.roles import Roles
from sourcier.recognise.values import Values, fold
from sourcier.recognise.workers import in_order
from sourcier.store import Store

from .fields import BIRTH_NAME, FAMILY, GIVEN
from .names import MOST_CHARACTERS, folded, split, unlinked

NUMBER = "number"
_PHONES = ("landline", "mobile")
_COUNTRY = r"^(?:\+33|0033)(?:0)?"


class Texts(Protocol):
    """Where the text of rows comes from once hashes no longer suffice."""

    def of(self, names: Sequence[str], rows: np.ndarray) -> Mapping[str, pa.StringArray]:
        """Return, per field, one folded text per row, empty where it is blank. `rows` ascend."""


@dataclass(frozen=True, slots=True)
class Told:
    """One field of a batch: distinct folded texts, and per row which of them."""

    text: pa.StringArray
    column: Coded

    def rows(self, per_value: np.ndarray) -> np.ndarray:
        """Return one entry per row from one per distinct text."""
        return self.column.rows(per_value)


def told(columns: Mapping[int, Coded], roles: Roles, wanted: Sequence[str] | None = None) -> dict[str, Told]:
    """Return the fields a batch tells; with `wanted` only those."""
    found: dict[str, Told] = {}
    if wanted is None or {FAMILY, BIRTH_NAME, GIVEN} & set(wanted):
        found |= _names(columns, roles, wanted or (FAMILY, BIRTH_NAME, GIVEN))
    for name, column in roles.fields:
        if wanted is None or name in wanted:
            found[name] = Told(_plain(name, columns[column]), columns[column])
    if wanted is not None and NUMBER in wanted and roles.nir is not None:
        coded = columns[roles.nir]
        found[NUMBER] = Told(pc.utf8_slice_codeunits(Values(coded.text).compact, 0, MOST_CHARACTERS), coded)
    return {name: field for name, field in found.items() if wanted is None or name in wanted}


def _names(columns: Mapping[int, Coded], roles: Roles, wanted: Sequence[str]) -> dict[str, Told]:
    found: dict[str, Told] = {}
    if roles.family is not None and {FAMILY, BIRTH_NAME} & set(wanted):
        coded = columns[roles.family]
        borne, birth = unlinked(folded(coded.text))
        found[FAMILY] = Told(borne, coded)
        if roles.birth_name is not None:
            found[BIRTH_NAME] = Told(folded(columns[roles.birth_name].text), columns[roles.birth_name])
        elif pc.any(pc.greater(pc.binary_length(birth), 0)).as_py():
            found[BIRTH_NAME] = Told(birth, coded)
    if roles.given is not None and GIVEN in wanted:
        found[GIVEN] = Told(folded(columns[roles.given].text), columns[roles.given])
    if (whole := _whole(roles)) is not None:
        coded = columns[whole]
        family, given = split(coded.text)
        borne, birth = unlinked(family)
        found = {FAMILY: Told(borne, coded), GIVEN: Told(given, coded), BIRTH_NAME: Told(birth, coded)}
    return found


def _whole(roles: Roles) -> int | None:
    """The column of whole names, where no other tells family or given name."""
    return roles.full if roles.family is None and roles.given is None else None


def _plain(name: str, coded: Coded) -> pa.StringArray:
    text = pc.utf8_slice_codeunits(coded.text, 0, MOST_CHARACTERS)
    if name in _PHONES:
        compact = Values(text).compact
        return pc.replace_substring_regex(compact, _COUNTRY, "0")
    if name == "email":
        return pc.utf8_lower(text)
    return pc.utf8_trim_whitespace(fold(text))


def _columns(roles: Roles, wanted: Sequence[str]) -> tuple[int, ...]:
    """The columns that some fields are told by."""
    found = {column for name, column in roles.fields if name in wanted}
    names: set[int | None] = {roles.family, roles.birth_name} if {FAMILY, BIRTH_NAME} & set(wanted) else set()
    names |= {roles.given} if GIVEN in wanted else set()
    names |= {_whole(roles)} if {FAMILY, BIRTH_NAME, GIVEN} & set(wanted) else set()
    names |= {roles.nir} if NUMBER in wanted else set()
    return tuple(column for column in roles.identity if column in found | names)


@dataclass(frozen=True, slots=True)
class StoredTexts:
    """Texts of rows numbered through several stored tables."""

    store: Store
    tables: tuple[tuple[str, Roles, int], ...]
    """Name in the store, roles of its columns, rows."""
    workers: int = 1

    def of(self, names: Sequence[str], rows: np.ndarray) -> Mapping[str, pa.StringArray]:
        """Return, per field, one folded text per row. `rows` ascend."""
        parts: dict[str, list[pa.StringArray]] = {name: [] for name in names}
        first = 0
        for table, roles, count in self.tables:
            mine = rows[np.searchsorted(rows, first) : np.searchsorted(rows, first + count)] - first
            if mine.size:
                self._add(parts, table, roles, mine)
            first += count
        return {name: pa.concat_arrays(texts) if texts else pa.array([], pa.string()) for name, texts in parts.items()}

    def _add(self, parts: dict[str, list[pa.StringArray]], table: str, roles: Roles, rows: np.ndarray) -> None:
        needed = _columns(roles, tuple(parts))
        if not needed:
            for texts in parts.values():
                texts.append(pa.array([""] * len(rows), pa.string()))
            return
        for found in in_order(partial(_told, roles, tuple(parts)), self._chosen(table, needed, rows), self.workers):
            for name, text in found.items():
                parts[name].append(text)

    def _chosen(self, table: str, needed: Sequence[int], rows: np.ndarray) -> Iterator[pa.RecordBatch]:
        """Yield the rows asked for, of the columns needed, as many at once as are stored together."""
        first = 0
        for batch in self.store.table(table).batches([f"c{column}" for column in needed], coded=True):
            mine = rows[np.searchsorted(rows, first) : np.searchsorted(rows, first + batch.num_rows)] - first
            first += batch.num_rows
            if mine.size:
                yield batch.take(pa.array(mine))


def _told(roles: Roles, names: Sequence[str], chosen: pa.RecordBatch) -> dict[str, pa.StringArray]:
    """One text per row for each field, empty where it is blank or no column tells it."""
    columns = {int(name[1:]): Coded(chosen.column(name)) for name in chosen.schema.names}
    found = told(columns, roles, names)
    return {
        name: found[name].text.take(pa.array(found[name].rows(np.arange(len(found[name].text))))).fill_null("")
        if name in found
        else pa.array([""] * chosen.num_rows, pa.string())
        for name in names
    }
