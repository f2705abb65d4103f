"""The manifest that makes a stored table whole.

Parts lie in a folder of their own; the manifest, written last and by rename, names that folder. Until then the table
is absent; from then on it is whole. It holds counts and codes, never a header or a value.
"""

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import MappingProxyType

from sourcier.secret import Key, write_private

from . import errors

_FORMAT = 1
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}(\.[a-z0-9-]{1,63})*")
_FILE = re.compile(r"[0-9a-f]{32}\.parquet")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
"""Names Windows gives to devices: https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""
Plain = str | int | float | bool | None
"""What a manifest may hold."""


@dataclass(frozen=True, slots=True)
class StoredPart:
    """One file of a table."""

    part: int
    file: str
    """The file's name: its stem is the salt of its key."""
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a whole table is made of."""

    folder: str
    parts: tuple[StoredPart, ...]
    """In the order of their numbers."""
    meta: Mapping[str, Plain] = field(default_factory=lambda: MappingProxyType({}))
    """What its writer said of it: counts and codes only."""

    @property
    def rows(self) -> int:
        """Rows of all parts."""
        return sum(part.rows for part in self.parts)


def checked_name(name: str) -> str:
    """Return `name` if it is a code fit for a file name on every system; ValueError otherwise."""
    if not _NAME.fullmatch(name) or _RESERVED.fullmatch(name):
        message = "a table's name is made of a-z, 0-9, hyphens and dots"
        raise ValueError(message)
    return name


def manifest_path(store: Path, name: str) -> Path:
    """Where the manifest of that table lies."""
    return store / f"{checked_name(name)}.json"


def read_manifest(store: Path, name: str) -> Manifest:
    """Return the manifest of a whole table. Raises TableAbsent or StoreDamaged."""
    try:
        plain = json.loads(manifest_path(store, name).read_bytes())
        parts = tuple(_part(**part) for part in plain["parts"])
        return Manifest(checked_name(plain["folder"]), parts, MappingProxyType(plain["meta"]))
    except FileNotFoundError as error:
        raise errors.absent(name) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise errors.damaged(name) from error


def _part(part: int, file: str, rows: int, bytes: int) -> StoredPart:  # noqa: A002  # the fact's own name
    if not _FILE.fullmatch(file):
        message = "not a part's file name"
        raise ValueError(message)
    return StoredPart(int(part), file, int(rows), int(bytes))


def write_manifest(store: Path, name: str, manifest: Manifest) -> None:
    """Make the table whole, in place of the one of that name, whose parts are then removed."""
    parts = [asdict(part) for part in manifest.parts]
    plain = {"format": _FORMAT, "folder": manifest.folder, "rows": manifest.rows, "parts": parts}
    text = json.dumps({**plain, "meta": dict(manifest.meta)}, indent=1)
    write_private(manifest_path(store, name), text.encode() + b"\n")
    sweep_parts(store, name, keep=manifest.folder)


def part_secrets(key: Key, name: str, part: int, file: str) -> tuple[bytes, bytes]:
    """Return the key of one file, and the label that binds it to its table and place."""
    salt = file.partition(".")[0]
    return key.derive("store-part", salt.encode()), f"{name}|{part}".encode()


def sweep_parts(store: Path, name: str, keep: str) -> int:
    """Remove the folders of that table other than `keep`; returns how many."""
    stale = [path for path in store.glob(f"{name}.{'[0-9a-f]' * 16}") if path.is_dir() and path.name != keep]
    for path in stale:
        shutil.rmtree(path, ignore_errors=True)
    return len(stale)
