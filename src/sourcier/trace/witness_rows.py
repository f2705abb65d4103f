"""The rows a witness is shown: where they stand, and what of them is shown to tell whether they are the party's own."""

import json
from dataclasses import dataclass

from sourcier.case import Case
from sourcier.examine.check.draw import shuffled
from sourcier.model.facts import Column, Examination
from sourcier.model.witness import WitnessSheet
from sourcier.store import Store

NOT_SHOWN = frozenset({"password", "password_hash", "free_text"})
"""Kinds that nobody needs to know a row again."""
MOST = 60
"""Cells of one row that are shown."""


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row of the leak stands."""

    piece: int
    """The case's number of its evidence."""
    evidence: int
    """Of the examination, from 0."""
    table: int
    row: int
    """Of the table, from 0."""
    columns: tuple[Column, ...]
    """Those that are shown."""


def asking_order(sheet: WitnessSheet) -> tuple[int, ...]:
    """Return the rows in the order they are asked about, drawn too: whoever stops early has judged a fair sample."""
    order = shuffled(sheet.seed, f"witness-order|{sheet.party}", len(sheet.rows))
    return tuple(sheet.rows[place] for place in order)


def place_of(case: Case, facts: Examination, number: int) -> RowPlace:
    """Return where a row stands that is numbered through the leak's tables. IndexError where there is none."""
    pieces = {piece.sha256: piece.index for piece in case.evidence}
    left = number
    for place, evidence in enumerate(facts.evidence):
        for at, table in enumerate(evidence.tables):
            rows = case.store.table(f"rows-{pieces[evidence.sha256]}-{at}").rows
            if left < rows:
                return RowPlace(pieces[evidence.sha256], place, at, left, _shown(table.columns))
            left -= rows
    message = "no such row"
    raise IndexError(message)


def _shown(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    filled = [column for column in columns if column.filled]
    known = [column for column in filled if column.kind is not None and column.kind not in NOT_SHOWN]
    return tuple(known or [column for column in filled if column.kind not in NOT_SHOWN])[:MOST]


def cells_text(store: Store, place: RowPlace) -> str:
    """Return the row's filled cells as JSON: pairs of a place in `place.columns` and a text."""
    table = store.table(f"rows-{place.piece}-{place.table}")
    cells = ((at, table.cell(place.row, f"c{column.index}")) for at, column in enumerate(place.columns))
    return json.dumps([[at, text] for at, text in cells if text and text.strip()], ensure_ascii=False)
