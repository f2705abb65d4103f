"""Writing a table: parts from any thread, in any order."""

import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Self

import pyarrow as pa

from sourcier.secret import Key, private_folder, write_private

from .manifest import Manifest, Plain, StoredPart, checked_name, part_secrets, write_manifest
from .parts import encode


class TableWriter:
    """Takes the parts of one table, from any thread, in any order; none counts before `commit`.

    As a context manager it discards what was not committed.
    """

    def __init__(self, store: Path, key: Key, name: str) -> None:
        self._store, self._key, self._name = store, key, checked_name(name)
        self._folder = f"{name}.{secrets.token_hex(8)}"
        self._parts: dict[int, StoredPart] = {}
        self._taken: set[int] = set()
        self._schema: pa.Schema | None = None
        self._lock = Lock()
        private_folder(store / self._folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.discard()

    def write(self, part: int, batch: pa.RecordBatch) -> None:
        """Encrypt and store one part, numbered from 0. Thread-safe.

        Raises DiskFull; ValueError if the part was given before or its columns are not those of the other parts.
        """
        self._take(part, batch.schema)
        file = f"{secrets.token_hex(16)}.parquet"
        key, label = part_secrets(self._key, self._name, part, file)
        data = encode(batch, key, label)
        write_private(self._store / self._folder / file, data)
        with self._lock:
            self._parts[part] = StoredPart(part, file, batch.num_rows, len(data))

    def _take(self, part: int, schema: pa.Schema) -> None:
        with self._lock:
            if part in self._taken or not schema.equals(self._schema or schema):
                message = f"part {part} was written before, or has other columns"
                raise ValueError(message)
            self._taken.add(part)
            self._schema = schema

    def commit(self, meta: Mapping[str, Plain] = MappingProxyType({})) -> Manifest:
        """Make the table whole, in place of the one of that name; `meta` holds counts and codes only."""
        parts = tuple(self._parts[part] for part in sorted(self._parts))
        manifest = Manifest(self._folder, parts, MappingProxyType(dict(meta)))
        write_manifest(self._store, self._name, manifest)
        self._folder = ""
        return manifest

    def discard(self) -> None:
        """Remove what was written and not committed; nothing to do after `commit`."""
        if self._folder:
            shutil.rmtree(self._store / self._folder, ignore_errors=True)
            self._folder = ""
