"""The file that times are taken on: 500,000 rows x 50 columns, latin-1, ``;``, about 250 MB."""

import pyarrow as pa

from . import about, lab, numbers, words
from .layout import Block, Columns, Layout
from .people import TODAY, people
from .text import clock, days, decimal, join, number, pick, sparse, styled


def make(block: Block) -> Columns:
    """The 44 columns of the old laboratory with six wide ones after them, under other headers."""
    who = people(block.rng, block.rows)
    cells = [*lab.cells(block, who), *_wide(block)]
    return [(f"Z_{position * 37 % 101:02}", column) for position, column in enumerate(cells)]


def _wide(block: Block) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    stamp = join(days(TODAY - rng.integers(0, 700, rows), "{y}-{m}-{d}"), " ", clock(rng, rows, seconds=True))
    drug = styled(words.DRUGS, "plain").take(pa.array(rng.integers(0, len(words.DRUGS), rows)))
    return [
        stamp,
        join(*(about.notes(rng, rows, "lower") for _ in range(2)), ", ", about.notes(rng, rows, "lower")),
        sparse(rng, drug, 0.5),
        pick(rng, words.DIAGNOSES, rows, 0.5),
        numbers.uuid(rng, rows),
        join(number(rng.integers(1, 9, rows)), ".", decimal(rng.integers(0, 99_999, rows), "")),
    ]


LAYOUT = Layout("speed", 500_000, 600, make, encoding="latin-1")
