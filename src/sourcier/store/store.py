"""The rows of a case: encrypted tables, written in parts, read in order, asked in SQL."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from sourcier.secret import Key, private_folder, sweep

from . import errors
from .engine import MEGABYTES, Stream, ask
from .manifest import checked_name, manifest_path, read_manifest, sweep_parts
from .table import Table
from .writer import TableWriter


@dataclass(frozen=True, slots=True)
class Source:
    """Columns of a stored table, as a question sees them."""

    table: str
    columns: Mapping[str, int | str]
    """The name each has in the SQL, and its position or name in the table."""


class Store:
    """The folder of a case's tables, and the key that opens them."""

    def __init__(self, folder: Path, key: Key) -> None:
        self._folder, self._key = private_folder(folder), key

    def writer(self, name: str) -> TableWriter:
        """Start a table anew; the one of that name, if any, stands until `commit`."""
        return TableWriter(self._folder, self._key, name)

    def table(self, name: str) -> Table:
        """Return a whole table. Raises TableAbsent or StoreDamaged."""
        return Table(self._folder, self._key, name)

    def tables(self) -> list[str]:
        """Names of the whole tables, in alphabetical order."""
        return sorted(path.stem for path in self._folder.glob("*.json"))

    def query(
        self,
        sql: str,
        sources: Mapping[str, Source | pa.Table],
        *,
        params: Sequence[Any] = (),
        threads: int = 1,
        megabytes: int = MEGABYTES,
    ) -> pa.Table:
        """Return the answer to one SELECT over stored columns and tables in memory. Errors: `ask`, StoreDamaged."""
        streams = {name: self._stream(source, threads) for name, source in sources.items()}
        return ask(sql, streams, params=params, threads=threads, megabytes=megabytes)

    def _stream(self, source: Source | pa.Table, threads: int) -> Stream | pa.Table:
        if not isinstance(source, Source):
            return source
        table = self.table(source.table)
        if not table.manifest.parts:
            return pa.table({alias: pa.array([], pa.string()) for alias in source.columns})
        positions = table.positions(list(source.columns.values()))
        columns = table.schema
        named = zip(source.columns, positions, strict=True)
        schema = pa.schema([columns.field(position).with_name(alias) for alias, position in named])
        return Stream(
            schema,
            lambda: (pa.record_batch(b.columns, schema=schema) for b in table.batches(positions, threads=threads)),
        )

    def remove(self, name: str) -> None:
        """Remove a table; nothing happens where there is none."""
        with suppress(FileNotFoundError):
            manifest_path(self._folder, checked_name(name)).unlink()
        sweep_parts(self._folder, name, keep="")

    def sweep(self) -> int:
        """Remove what killed writers left behind; returns how many files and folders. No writer may be at work."""
        names = {path.name.rpartition(".")[0] for path in self._folder.iterdir() if path.is_dir()}
        return sweep(self._folder) + sum(self._sweep(name) for name in sorted(names))

    def _sweep(self, name: str) -> int:
        """A table whose manifest cannot be read keeps its parts: a copy of the manifest may yet be found."""
        try:
            return sweep_parts(self._folder, name, keep=read_manifest(self._folder, name).folder)
        except errors.TableAbsent:
            return sweep_parts(self._folder, name, keep="")
        except (errors.StoreDamaged, ValueError):
            return 0
