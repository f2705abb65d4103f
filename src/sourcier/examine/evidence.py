"""The pieces of evidence an examination is given: files, and the files in folders."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from sourcier.model.errors import NothingReadable
from sourcier.model.message import Message
from sourcier.read.errors import EvidenceMissing, EvidenceUnreadable, IsFolder


class NotAFile(NothingReadable):
    """A pipe or a device: what it gives cannot be read a second time."""

    code = "E310"

    def __init__(self) -> None:
        super().__init__(
            Message("This is a pipe or a device, not a file: it cannot be read twice, nor kept as evidence."),
            Message("Nothing was changed."),
            Message("Write what it gives to a file, and examine that file."),
        )


def files_in(paths: Iterable[Path], case: Path, kept: Callable[[Path], bool] = lambda _: False) -> list[Path]:
    """Return the files named, and those inside the folders named, each once; a folder's in the order of their names.

    What lies in the folder `case` is no evidence. `kept` says of a file that is gone whether the case has a copy.
    Links to folders are not followed; pipes and devices in folders are left out.

    Raises:
        EvidenceMissing, EvidenceUnreadable, NotAFile: nothing is there, or nothing that can be read as a file.
        IsFolder: a folder holds no file.
    """
    own = case.resolve()
    try:
        return list(dict.fromkeys(file for path in paths for file in ([path] if kept(path) else _opened(path, own))))
    except OSError as error:
        _refuse(error)


def _files(path: Path, own: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from _inside(path, own)
    elif path.is_file():
        yield path
    elif path.exists():
        raise NotAFile
    else:
        raise EvidenceMissing


def _inside(folder: Path, own: Path) -> Iterator[Path]:
    inside = []
    for place, folders, names in os.walk(folder, onerror=_refuse):
        here = Path(place)
        folders[:] = [name for name in folders if (here / name).resolve() != own]
        inside += [here / name for name in names if (here / name).is_file()]
    if not inside:
        raise IsFolder
    yield from sorted(inside)


def _opened(path: Path, own: Path) -> Iterator[Path]:
    for file in _files(path, own):
        with file.open("rb"):
            yield file


def _refuse(error: OSError) -> NoReturn:
    raise EvidenceUnreadable(os.strerror(error.errno or 0)) from None
