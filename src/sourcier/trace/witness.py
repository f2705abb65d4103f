"""A sample for a person to compare by hand, drawn by a rule that was stated beforehand.

The rule: among the rows of the leak under given laboratories, every set of that many rows is as likely as any other;
which are drawn follows from the seed alone. Nobody can have chosen the rows that fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.case import same_rows
from sourcier.examine.check.draw import drawn
from sourcier.model.parties import Manifest
from sourcier.model.trace import Witness
from sourcier.model.witness import CONFIRMED, DENIED, WitnessSheet

from .interval import interval
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


def witness_facts(
    samples: Sequence[Drawn], seed: int, examination: str, sheets: Sequence[WitnessSheet]
) -> tuple[Witness, ...]:
    """Return what was drawn, and what was said of those very rows; answers to other samples count for nothing."""
    found = []
    for one in samples:
        if one.rows:
            drawn_sheet = WitnessSheet(examination, one.party, ROWS_OF_LABS if one.party else EVERY_ROW, seed, one.rows)
            found.append(judged(next((sheet for sheet in sheets if same_rows(sheet, drawn_sheet)), drawn_sheet)))
    return tuple(found)


def judged(sheet: WitnessSheet) -> Witness:
    """Return what follows from a sheet."""
    answers: dict[int, set[str]] = {}
    for said in sheet.said:
        answers.setdefault(said.row, set()).add(said.answer)
    confirmed = sum(CONFIRMED in given and DENIED not in given for given in answers.values())
    denied = sum(DENIED in given and CONFIRMED not in given for given in answers.values())
    unsure = len(answers) - confirmed - denied
    return Witness(
        rule=sheet.rule,
        seed=sheet.seed,
        drawn=len(sheet.rows),
        judged=len(answers),
        confirmed=confirmed,
        denied=denied,
        party=sheet.party,
        rows=sheet.rows,
        unsure=unsure,
        low=interval(confirmed, len(answers))[0],
        high=interval(confirmed + unsure, len(answers))[1],
        readers=len({said.reader for said in sheet.said}),
    )
