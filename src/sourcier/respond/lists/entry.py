"""One entry: everything a controller needs to tell one person, and where each datum stands in the leak."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.recognise.dates import MISSING
from sourcier.recognise.text import KINDS

from .layout import Layout
from .source import Source
from .topics import in_order, inside_topic

PLACES = 8
"""So many places are named per kind; of further ones their number is said."""
Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the rows of one subject say, not yet judged."""

    reference: int
    rows: int
    fields: dict[str, str]
    """Per field what most rows say, of several the first."""
    every: dict[str, tuple[str, ...]]
    """Per field all that rows say, in file order."""
    addresses: tuple[tuple[str, str, str], ...]
    """Street, postcode and town of each row that tells one, once each."""
    born: tuple[int, ...]
    """Days of birth."""
    died: tuple[int, ...]
    kinds: tuple[str, ...]
    """Of columns, in alphabetical order; of the patient's own data only."""
    inside: tuple[str, ...]
    """Facts of the patient inside comments."""
    topics: tuple[str, ...]
    words: int
    other_number: bool
    """A row bears the number of somebody else: that of whoever insures this person."""
    shared_mail: bool
    unnamed: int
    """Cells that hold something nobody could name."""
    provenance: str
    """``kind@evidence.table.row.column`` and so on, all from 0."""
    known: bool
    """Whether the rows tell who it is."""
    tells_births: bool
    """Whether the tables have birth dates at all."""


def gathered(rows: Sequence[Row], source: Source, layouts: Sequence[Layout], *, known: bool) -> Gathered:
    """Return what the rows of one subject say, in file order."""
    every = {
        name: _distinct(rows, name)
        for name in ("title", "family", "birth_name", "given", "full", "email", "mobile", "landline")
    }
    fields = {name: _most(rows, name) for name in every}
    kinds, places, topics, unnamed = _found(rows, source, layouts)
    said = 0
    words = 0
    for row in rows:
        said |= int(str(row["said"]))
        words |= int(str(row["words"]))
    inside = tuple(kind for place, kind in enumerate(KINDS) if said >> place & 1)
    topics |= {topic for kind in inside if (topic := inside_topic(kind))}
    return Gathered(
        reference=int(str(rows[0]["reference"])),
        rows=len(rows),
        fields=fields,
        every=every,
        addresses=_addresses(rows),
        born=_days(rows, "born"),
        died=_days(rows, "died"),
        kinds=tuple(sorted(kinds)),
        inside=inside,
        topics=in_order(topics),
        words=words,
        other_number=any(row["other_number"] for row in rows),
        shared_mail=any(row["shared_mail"] for row in rows),
        unnamed=unnamed,
        provenance=_provenance(places),
        known=known,
        tells_births=any("born" in layouts[_table(row)].fields for row in rows),
    )


def _table(row: Row) -> int:
    return int(str(row["table"]))


def _text(row: Row, name: str) -> str:
    return str(row[name])


def _distinct(rows: Sequence[Row], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for row in rows if (text := _text(row, name))))


def _most(rows: Sequence[Row], name: str) -> str:
    counted = Counter(text for row in rows if (text := _text(row, name)))
    return max(counted, key=lambda text: counted[text], default="")


def _days(rows: Sequence[Row], name: str) -> tuple[int, ...]:
    found = {int(str(row[name])) for row in rows}
    return tuple(sorted(found - {int(MISSING)}))


def _addresses(rows: Sequence[Row]) -> tuple[tuple[str, str, str], ...]:
    every = ((_text(row, "street"), _text(row, "postcode"), _text(row, "commune")) for row in rows)
    return tuple(dict.fromkeys(address for address in every if any(address)))


Places = dict[str, list[str]]


def _found(rows: Sequence[Row], source: Source, layouts: Sequence[Layout]) -> tuple[set[str], Places, set[str], int]:
    kinds: set[str] = set()
    topics: set[str] = set()
    places: Places = {}
    unnamed = 0
    for row in rows:
        table, layout = source.tables[_table(row)], layouts[_table(row)]
        bits = np.unpackbits(np.frombuffer(bytes(row["filled"]), np.uint8))  # type: ignore[call-overload]
        at = f"{table.evidence}.{table.table}.{int(str(row['row'])) - table.first}"
        unnamed += int(bits[list(layout.unnamed)].sum()) if layout.unnamed else 0
        for column in layout.own:
            if not bits[column.index]:
                continue
            kind = column.kind
            if row["other_number"] and column.index == layout.number:
                kind = "nir_of_another"
            elif column.topic:
                topics.add(column.topic)
            kinds.add(kind)
            places.setdefault(kind, []).append(f"{at}.{column.index}")
    return kinds, places, topics, unnamed


def _provenance(places: Places) -> str:
    return " ".join(f"{kind}@{_some(places[kind])}" for kind in sorted(places))


def _some(places: Sequence[str]) -> str:
    more = f"+{len(places) - PLACES}" if len(places) > PLACES else ""
    return ",".join(places[:PLACES]) + more


def joined(values: Iterable[str]) -> str:
    """Return codes as one text."""
    return " ".join(values)
