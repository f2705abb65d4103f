"""A sample for a person to compare by hand, drawn by a rule that was stated beforehand.

The rule: among the rows of the leak under given laboratories, every set of that many rows is as likely as any other;
which are drawn follows from the seed alone. Nobody can have chosen the rows that fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.examine.check.draw import drawn
from sourcier.model.parties import Manifest
from sourcier.model.trace import Witness

from .labs import NOWHERE
from .leak import Leak
from .ordered import Named

EVERY_ROW, ROWS_OF_LABS = "every_row_as_likely", "every_row_of_its_laboratories_as_likely"


@dataclass(frozen=True, slots=True)
class Drawn:
    """The rows that one party's witness is asked about."""

    party: str
    """Empty for all rows of the leak."""
    rows: tuple[int, ...]
    """Of the leak, numbered through its tables, ascending."""


def draw(leak: Leak, manifest: Manifest, named: Named, seed: int, count: int) -> tuple[Drawn, ...]:
    """Draw rows for each controller whose laboratories the leak names, in the order of the manifest."""
    found = []
    for party in manifest.parties:
        labs = [lab for lab in named.of(party.labs) if lab != NOWHERE] if party.role == "controller" else []
        rows = np.flatnonzero(np.isin(leak.labs.of_row, labs))
        if rows.size:
            found.append(Drawn(party.id, _some(rows, seed, party.id, count)))
    return tuple(found) or (Drawn("", _some(np.arange(len(leak.rows)), seed, "", count)),)


def _some(rows: np.ndarray, seed: int, party: str, count: int) -> tuple[int, ...]:
    return tuple(int(rows[place]) for place in drawn(seed, f"witness|{party}", len(rows), count))


def witness_facts(samples: Sequence[Drawn], seed: int) -> tuple[Witness, ...]:
    """Return what was drawn, before anybody judged."""
    return tuple(
        Witness(
            rule=ROWS_OF_LABS if one.party else EVERY_ROW,
            seed=seed,
            drawn=len(one.rows),
            judged=0,
            confirmed=0,
            denied=0,
            party=one.party,
            rows=one.rows,
        )
        for one in samples
        if one.rows
    )
