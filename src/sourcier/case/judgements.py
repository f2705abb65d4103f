"""``check.json``: the sample that was drawn to find what was missed, and what readers said of it. It holds no value."""

import hashlib
import json
from pathlib import Path

import rfc8785

from sourcier.model.check import Sheet
from sourcier.model.plain import from_plain, to_plain
from sourcier.secret import write_private

from . import errors
from .journal import Journal

FILE = "check.json"


def sheet_digest(sheet: Sheet) -> str:
    """Return the SHA-256 of a sheet, whatever its layout."""
    return hashlib.sha256(rfc8785.dumps(to_plain(sheet))).hexdigest()


class Judgements:
    """The sheet of a case; each change is journaled with its digest."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self._path, self._journal = folder / FILE, journal

    @property
    def sheet(self) -> Sheet | None:
        """The sheet as it stands, None where none was drawn. Raises CaseDamaged."""
        if not self._path.exists():
            return None
        try:
            return from_plain(Sheet, json.loads(self._path.read_bytes()))
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise errors.damaged(FILE) from error

    def drawn(self, sheet: Sheet) -> None:
        """Keep a sheet that was drawn; the one before, if any, is gone."""
        params = {"seed": sheet.seed, "sample": sheet.sample, "items": len(sheet.items)}
        self._write(sheet, "check_drawn", {**params, "examination": sheet.examination})

    def judged(self, sheet: Sheet) -> None:
        """Keep a sheet with more answers."""
        self._write(sheet, "check_judged", {"readers": len(sheet.readers), "answers": len(sheet.verdicts)})

    def _write(self, sheet: Sheet, act: str, params: dict[str, str | int | bool | None]) -> None:
        write_private(self._path, json.dumps(to_plain(sheet), indent=1, ensure_ascii=False).encode() + b"\n")
        self._journal.append(act, {**params, "sha256": sheet_digest(sheet)})
