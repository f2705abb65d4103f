"""What tables are called where they do not say it themselves: by the file they stand in."""

from collections.abc import Sequence
from pathlib import PurePosixPath, PureWindowsPath

from sourcier.model.reading import Reading
from sourcier.read import Member


def titles_of(readings: Sequence[Reading], members: Sequence[Member], path: str) -> tuple[str, ...]:
    """Return the name of the file of each table, without folder and ending; `path` is that of the evidence."""
    leaves = [
        member
        for member, after in zip(members, [*members[1:], None][: len(members)], strict=True)
        if member.tables and (after is None or after.depth <= member.depth)
    ]
    stems = [_stem(member.path) for member in leaves for _ in range(member.tables)]
    return tuple(stems) if len(stems) == len(readings) else (_stem(path),) * len(readings)


def files_of(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return what tells the files of tables of one piece apart: tables of a member are named after its place."""
    return tuple(reading.name.rpartition("table-")[0] for reading in readings)


def _stem(path: str) -> str:
    name = PureWindowsPath(PurePosixPath(path).name).name
    return name.partition(".")[0] or name
