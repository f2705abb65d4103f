"""``witness.json``: what witnesses said of the rows drawn for them. It holds no value."""

from dataclasses import replace
from pathlib import Path

from sourcier.model.witness import WitnessSheet, WitnessSheets

from .journal import Journal
from .sheets import plain_digest, read_sheet, write_sheet

FILE = "witness.json"


class Witnesses:
    """The answers in a case; each change is journaled with its digest."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self._path, self._journal = folder / FILE, journal

    @property
    def sheets(self) -> tuple[WitnessSheet, ...]:
        """Every sheet, none where nobody answered yet. Raises CaseDamaged."""
        kept = read_sheet(self._path, WitnessSheets)
        return () if kept is None else kept.sheets

    @property
    def digest(self) -> str:
        """SHA-256 of all answers, whatever their layout; empty where there are none."""
        sheets = self.sheets
        return plain_digest(WitnessSheets(sheets)) if sheets else ""

    def find(self, drawn: WitnessSheet) -> WitnessSheet:
        """Return what was said of the same rows, drawn alike of the same leak; `drawn` itself where nothing was."""
        return next((sheet for sheet in self.sheets if same_rows(sheet, drawn)), drawn)

    def judged(self, sheet: WitnessSheet) -> None:
        """Keep a sheet with more answers; other sheets stay as they are."""
        others = list(self.sheets)
        places = [place for place, other in enumerate(others) if same_rows(other, sheet)]
        if places:
            others[places[0]] = sheet
        else:
            others.append(sheet)
        every = WitnessSheets(tuple(others))
        write_sheet(self._path, every)
        counts = {"readers": len(sheet.readers), "answers": len(sheet.said), "seed": sheet.seed}
        self._journal.append("witness_judged", {"party": sheet.party, **counts, "sha256": plain_digest(every)})


def same_rows(one: WitnessSheet, other: WitnessSheet) -> bool:
    """Whether two sheets ask about the same rows, drawn by the same rule."""
    return replace(one, readers=(), said=()) == replace(other, readers=(), said=())
