"""Reading: evidence to rows, without losing a byte.

`open_tables` tells by the first bytes what evidence is: a container of other files, a format of its own, else a
delimited text. It streams blocks of rows, which any thread may parse, and keeps the account. For delimited texts `plan`
looks at samples and decides, `Scan` streams. `read_all` does everything at once, for small files and tests.
"""

from pathlib import Path

import pyarrow as pa

from sourcier.model.reading import Overrides, Reading

from .block import AT, FATE, Block
from .container import Opener
from .limits import Limits
from .opened import Member, Opened, Rows
from .opening import Asked, open_tables
from .plan import Plan, plan
from .scan import Scan
from .split import Joined, Part, Whole, wholes, with_siblings
from .table import FATES, Reject

__all__ = [
    "AT",
    "FATE",
    "FATES",
    "Asked",
    "Block",
    "Joined",
    "Limits",
    "Member",
    "Opened",
    "Opener",
    "Overrides",
    "Part",
    "Plan",
    "Reject",
    "Rows",
    "Scan",
    "Whole",
    "open_tables",
    "plan",
    "read_all",
    "wholes",
    "with_siblings",
]


def read_all(
    place: Path | Opener, overrides: Overrides | None = None, limits: Limits | None = None
) -> list[tuple[Reading, pa.Table]]:
    """Return every table of a delimited text, in file order.

    Columns are ``c0`` ... (text, '' where empty), then ``_at`` (int64, offset of the record in the text's bytes) and
    ``_fate`` (uint8, index into `FATES`).

    Raises:
        NothingReadable: a subclass that says why.
    """
    scan = Scan(plan(place, overrides or Overrides(), limits or Limits()))
    batches: dict[int, list[pa.RecordBatch]] = {}
    for block in scan.blocks():
        batch, decoded = block.batch()
        scan.decoded(block.table, decoded)
        batches.setdefault(block.table, []).append(batch)
    return [(reading, _table(reading, batches.get(number, []))) for number, reading in enumerate(scan.readings())]


def _table(reading: Reading, batches: list[pa.RecordBatch]) -> pa.Table:
    names = [f"c{c}" for c in range(reading.dialect.fields)]
    schema = pa.schema([*((name, pa.string()) for name in names), (AT, pa.int64()), (FATE, pa.uint8())])
    return pa.Table.from_batches(batches, schema)
