"""The pieces of evidence an examination is given: files, and the files in folders."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sourcier.read.errors import IsFolder


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return the files named, and those inside the folders named, each once; a folder's in the order of their names.

    Raises:
        IsFolder: a folder holds no file.
    """
    return list(dict.fromkeys(file for path in paths for file in _files(path)))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    inside = sorted(file for file in path.rglob("*") if file.is_file())
    if not inside:
        raise IsFolder
    yield from inside
