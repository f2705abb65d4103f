"""Records that say themselves what each value is called: no two need have the same keys.

Two passes: the first finds the keys of each table, the second gives its rows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sourcier.model.errors import NothingReadable
from sourcier.model.reading import Declared

from .container import Source
from .errors import TooManyColumns
from .mixed import Event, Mixed
from .sheets import Rejected, Row


@dataclass(frozen=True, slots=True)
class Record:
    """One record of one table of a file."""

    table: str
    values: dict[str, str]


Records = Iterator[Record | Rejected]


_MOST_KEPT = 400_000
"""Values up to which records are kept between the passes: some forty megabytes."""
_NONE: Mapping[str, tuple[Declared, ...]] = {}


def keyed(
    source: Source, form: str, unit: str, records: Callable[[], Records], encoding: str = "utf-8", *,
    declared: Mapping[str, tuple[Declared, ...]] = _NONE,
) -> Mixed:  # fmt: skip
    """Return the tables of a file; `records` begins anew each time it is called.

    `declared`: per table, the relations the format itself tells; "" stands for any table not named.
    """
    return Mixed(source, form, unit, _events(source, records, declared), encoding)


def _events(
    source: Source, records: Callable[[], Records], declared: Mapping[str, tuple[Declared, ...]]
) -> Iterator[Event]:
    keys, kept = _keys(source, records)
    headers = {table: tuple(known) for table, known in keys.items() if known}
    untold = {table: declared.get(table, declared.get("", ())) for table in headers}
    waiting: list[Rejected] = []
    table = ""
    for one in records() if kept is None else kept:
        if isinstance(one, Rejected):
            waiting.append(one)
        elif one.table in headers:
            table = one.table
            yield from _refused(table, headers[table], waiting)
            if told := tuple(key for key in untold.pop(table, ()) if key.column in headers[table]):
                yield Event(table, headers[table], None, told)
            yield Event(table, headers[table], Row([one.values.get(key, "") for key in headers[table]]))
    yield from _refused(table, headers.get(table, ("",)), waiting)


def _keys(
    source: Source, records: Callable[[], Records]
) -> tuple[dict[str, dict[str, None]], list[Record | Rejected] | None]:
    """The keys of every table, in the order they are met, as far as the file can be read; its records where few."""
    keys: dict[str, dict[str, None]] = {}
    kept: list[Record | Rejected] | None = []
    values, most = 0, source.limits.most_columns
    try:
        for one in records():
            values += len(one.values) + 1 if isinstance(one, Record) else _MOST_KEPT // 16
            if values > _MOST_KEPT:
                kept = None
            elif kept is not None:
                kept.append(one)
            if isinstance(one, Record):
                known = keys.setdefault(one.table, {})
                if not known.keys() >= one.values.keys():
                    known.update(dict.fromkeys(one.values))
                    if len(known) > most:
                        break
    except NothingReadable:
        if not keys:
            raise
        kept = None  # read again, so that the table ends where the file does
    if any(len(known) > most for known in keys.values()):
        raise TooManyColumns(most)
    return keys, kept


def _refused(table: str, headers: tuple[str, ...], waiting: list[Rejected]) -> Iterator[Event]:
    """What could not be read is entered where the next record, or the last one, stands."""
    for one in waiting:
        yield Event(table, headers, one)
    waiting.clear()


def joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return values by name; a name that comes again is numbered."""
    found: dict[str, str] = {}
    for name, value in pairs:
        number = 1
        key = name
        while key in found:
            number += 1
            key = f"{name} {number}"
        found[key] = value
    return found
