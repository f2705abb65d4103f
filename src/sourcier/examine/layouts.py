"""Small tables of one layout are recognised together: a folder of a thousand visits is one table in a thousand files.

A dozen rows say little of a column, and looking at each file by itself costs more than reading it. Tables that bear the
same headers are profiled as one; kinds, reasons and the country come from all of them, rows and values of each from its
own profile. Tables without headers are each their own, but for running text: notes and letters of one column.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.facts import Also, Column, CountryGuess, Reason
from sourcier.model.reading import Reading
from sourcier.recognise import Profile, Recogniser
from sourcier.recognise.inside import kinds_inside
from sourcier.recognise.profile import ColumnProfile
from sourcier.recognise.stored import Recognition
from sourcier.recognise.values import Values

from .ingest import Ingested
from .tables import headers_said

SMALL_ROWS, SMALL_COLUMNS = 256, 64
"""Up to so many rows and columns the profile of a table holds every value."""
_SHOWN = 256
"""Tables of a layout whose rows are seen together, column beside column: the others are much alike."""

_RUNNING = r"(\pL{2,}[^\pL]+){4,}\pL{2,}"
_MOSTLY = 0.5
_TEXT = ("",)
Told = tuple[tuple[Column, ...], tuple[CountryGuess, ...]]


@dataclass(frozen=True, slots=True)
class Small:
    """A small table."""

    store: str
    headers: tuple[str, ...]
    profile: Profile

    @property
    def layout(self) -> tuple[str, ...] | None:
        """What it has in common with other tables; None where it stands alone."""
        if any(self.headers):
            return self.headers
        return _TEXT if len(self.profile.columns) == 1 and _is_running(self.profile.columns[0]) else None


def _is_running(column: ColumnProfile) -> bool:
    """Whether most of it stands in lines of five words and more: neither names nor addresses nor codes."""
    text = column.sample.text.combine_chunks()
    if not len(text):
        return False
    length = pc.binary_length(text).to_numpy(zero_copy_only=False)
    words = pc.match_substring_regex(text, _RUNNING).to_numpy(zero_copy_only=False).astype(bool)
    return bool(length[words].sum() >= _MOSTLY * length.sum())


def is_small(profiles: Iterable[Profile | None]) -> bool:
    """Whether all these tables may wait until others of their layout are read: little is held of each."""
    known = [profile for profile in profiles if profile is not None]
    return all(profile.rows <= SMALL_ROWS and len(profile.columns) <= SMALL_COLUMNS for profile in known)


def small_tables(ingested: Ingested) -> list[Small]:
    """Return the tables of a piece that may wait for others of their layout."""
    known = zip(ingested.tables, ingested.readings, ingested.profiles, strict=True)
    return [Small(store, headers_said(reading), profile) for store, reading, profile in known if profile is not None]


def no_rows(recogniser: Recogniser, reading: Reading) -> Profile:
    """Return the profile of a table without a row."""
    names = [f"c{column}" for column in range(reading.dialect.fields)]
    return recogniser.profile(pa.RecordBatch.from_arrays([pa.array([], pa.string())] * len(names), names))


@dataclass(slots=True)
class Layouts:
    """What the columns of small tables hold, told by all tables of their layout."""

    recogniser: Recogniser
    recognition: Recognition
    _groups: dict[tuple[str, ...], list[Small]] = field(default_factory=dict)
    _layout: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _told: dict[tuple[str, ...], Told] = field(default_factory=dict)

    def add(self, tables: Sequence[Small]) -> None:
        """Enter tables whose turn comes later."""
        for table in tables:
            layout = table.layout
            if layout is not None:
                self._groups.setdefault(layout, []).append(table)
                self._layout[table.store] = layout

    def columns(self, store: str, profile: Profile, headers: tuple[str, ...]) -> Told:
        """Return what a table's columns hold, told by its layout or by itself."""
        return self._shared(Small(store, headers, profile)) or self.recognition.tables_of((store,), profile, headers)

    def _shared(self, table: Small) -> Told | None:
        """Return what a table's columns hold, if others share its layout."""
        layout = self._layout.get(table.store)
        if layout is None or len(self._groups[layout]) < 2:  # noqa: PLR2004  # one table is told by itself
            return None
        if layout not in self._told:
            self._told[layout] = self._together(layout)
        columns, countries = self._told[layout]
        own = table.profile.settled.columns
        return tuple(self._own(*pair) for pair in zip(columns, own, strict=True)), countries

    def _together(self, layout: tuple[str, ...]) -> Told:
        group = self._groups[layout]
        profiles = [table.profile for table in group]
        while len(profiles) > 1:
            pairs = zip(profiles[::2], profiles[1::2], strict=False)
            left = profiles[-1:] if len(profiles) % 2 else []
            profiles = [self.recogniser.merge(first, second) for first, second in pairs] + left
        return self.recognition.tables_of([table.store for table in group[:_SHOWN]], profiles[0], layout)

    def _own(self, column: Column, counted: ColumnProfile) -> Column:
        if not counted.filled:
            empty = (Reason("empty"),)
            return replace(column, kind=None, category=None, filled=0, valid=0, distinct=0, reasons=empty, also=())
        text = counted.sample.text.combine_chunks()
        rows = counted.distinct.rows[: len(text)]
        kind = self.recogniser.kinds.get(column.kind) if column.kind is not None else None
        valid = int(rows[np.asarray(kind.valid(Values(text)), bool)].sum()) if kind is not None and len(text) else 0
        found = ((name, int(rows[flags].sum())) for name, flags in kinds_inside(text)) if column.also else ()
        return replace(
            column,
            filled=counted.filled,
            valid=valid,
            distinct=counted.distinct.estimate,
            also=tuple(Also(name, held) for name, held in found if held),
            min_length=counted.shortest,
            max_length=counted.longest,
            mean_length=counted.mean_length,
        )
