"""``check.json``: the sample that was drawn to find what was missed, and what readers said of it. It holds no value."""

from pathlib import Path

from sourcier.model.check import Sheet

from .journal import Journal
from .sheets import plain_digest, read_sheet, write_sheet

FILE = "check.json"


class Judgements:
    """The sheet of a case; each change is journaled with its digest."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self._path, self._journal = folder / FILE, journal

    @property
    def sheet(self) -> Sheet | None:
        """The sheet as it stands, None where none was drawn. Raises CaseDamaged."""
        return read_sheet(self._path, Sheet)

    def drawn(self, sheet: Sheet) -> None:
        """Keep a sheet that was drawn; the one before, if any, is gone."""
        params = {"seed": sheet.seed, "sample": sheet.sample, "items": len(sheet.items)}
        self._write(sheet, "check_drawn", {**params, "examination": sheet.examination})

    def judged(self, sheet: Sheet) -> None:
        """Keep a sheet with more answers."""
        self._write(sheet, "check_judged", {"readers": len(sheet.readers), "answers": len(sheet.verdicts)})

    def _write(self, sheet: Sheet, act: str, params: dict[str, str | int | bool | None]) -> None:
        write_sheet(self._path, sheet)
        self._journal.append(act, {**params, "sha256": plain_digest(sheet)})
