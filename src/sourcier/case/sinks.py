"""Where results go: new files of the case, under names every system can write."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal

from sourcier.secret import new_file, private_folder

Sort = Literal["report", "out"]
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,98}[A-Za-z0-9]|[A-Za-z0-9]")
_DEEPEST = 4
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
"""Names Windows gives to devices: https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""


def place(folder: Path, sort: Sort, name: str) -> Path:
    """Return the path of one result; in `name`, slashes part folders.

    ValueError for a name that is none on some system, or leads elsewhere.
    """
    parts = name.split("/")
    if sort not in {"report", "out"} or len(parts) > _DEEPEST or not all(map(is_plain_name, parts)):
        message = "a result's name is made of letters, digits, dots, hyphens and underscores"
        raise ValueError(message)
    return folder.joinpath(sort, *parts)


def is_plain_name(name: str) -> bool:
    """Whether a file or folder can bear that name on every system."""
    return bool(_NAME.fullmatch(name)) and not _RESERVED.fullmatch(name)


@contextmanager
def sink(path: Path) -> Iterator[BinaryIO]:
    """Open the file a result is written to; it takes its place, whole, when the block ends well."""
    private_folder(path.parent)
    with new_file(path) as stream:
        yield stream
