"""By what the people of a list are known again in a later one: keyed digests of numbers, and of names with birth dates.

The digests are those of inventories, under a key of their own: they say the same of a person in every run and version.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.inventory.choose import chosen_of
from sourcier.inventory.digests import Digester
from sourcier.inventory.people import PeopleReader
from sourcier.recognise.coded import Coded
from sourcier.recognise.hashing import hash_text
from sourcier.recognise.stored import stored_habit
from sourcier.recognise.workers import in_order
from sourcier.secret import Key
from sourcier.store import Store

from .layout import layout_of
from .source import Listed, Source

_CONTEXT = b"lists"
_SIP_KEY = 16
_DIFFERS = 2
"""Of `PeopleReader`: the number says another birth or sex than its row."""
_LONGEST_MAIL = 254
"""RFC 5321 with erratum 1690."""


@dataclass(frozen=True, slots=True, eq=False)
class Identities:
    """One entry per row."""

    number: np.ndarray
    """uint64: digest of the national number, 0 where there is none, or it is somebody else's."""
    name: np.ndarray
    """uint64: digest of names and birth date, 0 where one of them is missing."""
    other_number: np.ndarray
    """bool: the row bears a number, and it is somebody else's."""
    mail: np.ndarray
    """uint64: a hash of the mail address, in memory only; 0 where there is none."""


def identities_of(store: Store, key: Key, source: Source, workers: int) -> Identities:
    """Read the identities of all rows."""
    parts = [part for table in source.tables for part in _of_table(store, key, table, workers)]
    kinds = (np.uint64, np.uint64, np.bool_, np.uint64)
    columns = [np.concatenate([np.zeros(0, kind), *(part[at] for part in parts)]) for at, kind in enumerate(kinds)]
    return Identities(*columns)


Part = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def _of_table(store: Store, key: Key, table: Listed, workers: int) -> Iterator[Part]:
    chosen = chosen_of(table.columns)
    number, name, cell = (key.derive(f"list-{use}", _CONTEXT) for use in ("number", "name", "cell"))
    reader = PeopleReader(
        chosen,
        stored_habit(store, table.store, chosen.birth),
        Digester(number, name, cell[:_SIP_KEY]),
        placebo=False,
    )
    mail = layout_of(table.columns).fields.get("email")
    wanted = [getattr(chosen, field) for field in ("number", "family", "birth_name", "given", "full", "birth", "sex")]
    columns = sorted({at for at in (*wanted, mail) if at is not None})

    def look(batch: pa.RecordBatch) -> Part:
        coded = {at: Coded(batch.column(place)) for place, at in enumerate(columns)}
        keys = reader.keys(coded, batch.num_rows)
        other = (keys.number != 0) & (keys.own == _DIFFERS)
        mails = np.zeros(batch.num_rows, np.uint64) if mail is None else _mails(coded[mail])
        return np.where(other, np.uint64(0), keys.number), keys.name, other, mails

    if not columns:
        nothing = np.zeros(table.rows, np.uint64)
        yield nothing, nothing, np.zeros(table.rows, bool), nothing
        return
    yield from in_order(look, store.table(table.store).batches([f"c{at}" for at in columns]), workers)


def _mails(coded: Coded) -> np.ndarray:
    text = pc.utf8_lower(pc.utf8_slice_codeunits(coded.text, 0, _LONGEST_MAIL))
    return coded.spread(hash_text(text), np.uint64(0))
