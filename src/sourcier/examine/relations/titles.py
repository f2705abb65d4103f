"""What tables are called where they do not say it themselves: by the file they stand in."""

from collections.abc import Sequence
from pathlib import PurePosixPath, PureWindowsPath

from sourcier.model.reading import Reading
from sourcier.read import Member

_ENDINGS = frozenset(
    {
        "7z", "bak", "bson", "bz2", "csv", "dat", "db", "dbf", "dump", "gz", "hl7", "hpr", "htm", "html", "json",
        "jsonl", "log", "lz4", "ndjson", "ods", "old", "parquet", "rar", "sql", "sqlite", "sqlite3", "tar", "tgz",
        "tsv", "txt", "xls", "xlsm", "xlsx", "xml", "xz", "zip", "zst",
    }
)  # fmt: skip


def titles_of(readings: Sequence[Reading], members: Sequence[Member], path: str) -> tuple[str, ...]:
    """Return the name of the file of each table, without folder and ending; `path` is that of the evidence."""
    return tuple(_stem(one) for one in _paths(readings, members, path))


def folders_of(readings: Sequence[Reading], members: Sequence[Member], path: str) -> tuple[str, ...]:
    """Return what tells the folder of each table's file from others."""
    inside = f"{path}: " if members else ""
    return tuple(inside + one.replace("\\", "/").rpartition("/")[0] for one in _paths(readings, members, path))


def _paths(readings: Sequence[Reading], members: Sequence[Member], path: str) -> list[str]:
    """The path of each table's file: in its container, where it stands in one."""
    after = [*members[1:], None][: len(members)]
    leaves = [
        member
        for member, following in zip(members, after, strict=True)
        if member.tables and (following is None or following.depth <= member.depth)
    ]
    paths = [member.path for member in leaves for _ in range(member.tables)]
    return paths if len(paths) == len(readings) else [path] * len(readings)


def files_of(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return what tells the files of tables of one piece apart: tables of a member are named after its place."""
    return tuple(reading.name.rpartition("table-")[0] for reading in readings)


def _stem(path: str) -> str:
    """The name without the endings of formats; what else stands behind a dot is part of the name: of a mail address."""
    name = PureWindowsPath(PurePosixPath(path).name).name
    while (parts := name.rpartition("."))[0] and parts[2].lower() in _ENDINGS:
        name = parts[0]
    return name
