"""Known earlier files: read like evidence, by the same reader and recogniser, and kept only as hashes in memory.

Their rows pass through the case's store, encrypted, and are removed from it before anything else is done.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sourcier.examine.columns import Recognition
from sourcier.examine.evidence import files_in
from sourcier.examine.ingest import Ingest
from sourcier.examine.rows import Labels, RowReader
from sourcier.model.reading import Overrides
from sourcier.secret import Key
from sourcier.store import Store

from .known_people import KnownPeople, known_people

_FIRST_NUMBER = 1_000_000
"""Number of the first known file in the store: no case holds as many pieces of evidence."""


@dataclass(frozen=True, slots=True)
class Declared:
    """An earlier file that was declared."""

    path: Path
    sha256: str


def declared(paths: Iterable[Path], case: Path) -> tuple[Declared, ...]:
    """Return the files named and those in folders named, each content once. Raises as `files_in`."""
    found: dict[str, Path] = {}
    for path in files_in(paths, case):
        with path.open("rb") as stream:
            found.setdefault(hashlib.file_digest(stream, "sha256").hexdigest(), path)
    return tuple(Declared(path, digest) for digest, path in found.items())


@dataclass(frozen=True, slots=True)
class EarlierReader:
    """Reads the people of known files."""

    store: Store
    key: Key
    ingest: Ingest
    recognition: Recognition
    rows: RowReader

    def read(self, files: Sequence[Declared], name: Callable[[int, Path], str]) -> tuple[KnownPeople, ...]:
        """Return the people of each file; `name` gives what it may be called.

        Raises:
            NothingReadable: one of them cannot be read; what was kept of it is gone.
        """
        salt = np.uint64(int.from_bytes(self.key.derive("known-people")[:8], "little"))
        self._forget()
        try:
            return tuple(
                self._people(_FIRST_NUMBER + number, file, name(number, file.path), salt)
                for number, file in enumerate(files)
            )
        finally:
            self._forget()

    def _people(self, number: int, file: Declared, name: str, salt: np.uint64) -> KnownPeople:
        ingested = self.ingest.run(number, file.path, Overrides())
        keys = []
        for reading, profile, table in zip(ingested.readings, ingested.profiles, ingested.tables, strict=True):
            if profile is not None:
                columns = self.recognition.columns(table, profile, reading.headers)
                keys.append(self.rows.read(table, columns, Labels()).keys)
        self._forget()
        return known_people(name, file.sha256, keys, salt, ingested.unread)

    def _forget(self) -> None:
        """Remove what an earlier, killed run may have left as well."""
        for table in self.store.tables():
            _, _, numbers = table.partition("-")
            number = numbers.partition("-")[0]
            if number.isdigit() and int(number) >= _FIRST_NUMBER:
                self.store.remove(table)
