"""The pieces of evidence an examination is given: files, and the files in folders."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sourcier.case import Case, Piece
from sourcier.case.errors import EvidenceChanged
from sourcier.model.errors import NothingReadable, SourcierError
from sourcier.model.message import Message
from sourcier.model.progress import Progress
from sourcier.read import with_siblings
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


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not even be opened, or a folder that could not be looked into."""

    path: Path
    failure: SourcierError


@dataclass(frozen=True, slots=True)
class Found:
    """What was found at the places named."""

    files: tuple[Path, ...]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The pieces an examination is about, and what could not be made one."""

    pieces: tuple[Piece, ...]
    unread: tuple[Unread, ...]

    def inputs(self) -> dict[str, str]:
        """Return what the facts are made of: names and digests. What could not be read enters by place and reason."""
        known = {f"evidence-{piece.index}": piece.sha256 for piece in self.pieces}
        for number, gone in enumerate(self.unread):
            said = f"{gone.failure.code} {gone.path.absolute()}"
            known[f"unread-{number}"] = hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()
        return known


def gather(case: Case, paths: Iterable[Path], *, copy: bool, progress: Progress) -> Gathered:
    """Add the files named, and those inside the folders named, to a case; what cannot be read is set apart.

    Parts of an archive come with it where they lie beside one that is named.

    Raises:
        NothingReadable, EvidenceChanged: not one could be added; the error of the first.
        DiskFull: and its like.
    """
    found = look_in(paths, case.folder, lambda path: case.evidence.kept(path) is not None)
    pieces: dict[int, Piece] = {}
    unread = list(found.unread)
    with case.evidence.many():
        for path in with_siblings(found.files):
            try:
                piece = case.add_evidence(path, copy=copy, progress=progress)
            except (NothingReadable, EvidenceChanged) as failure:
                unread.append(Unread(path, failure))
            else:
                pieces.setdefault(piece.index, piece)
    if not pieces:
        raise unread[0].failure
    return Gathered(tuple(pieces.values()), tuple(unread))


def files_in(paths: Iterable[Path], case: Path) -> list[Path]:
    """Return the files named, and those inside the folders named; all must be there. Raises as `look_in`."""
    found = look_in(paths, case)
    if found.unread:
        raise found.unread[0].failure
    return list(found.files)


def look_in(paths: Iterable[Path], case: Path, kept: Callable[[Path], bool] = lambda _: False) -> Found:
    """Return the files named, and those inside the folders named, each once; a folder's in the order of their names.

    What lies in the folder `case` is no evidence. `kept` says of a file that is gone whether the case has a copy.
    Links to folders are not followed.

    Raises:
        EvidenceMissing, EvidenceUnreadable, NotAFile, IsFolder: no file at all can be opened; the error of the first.
    """
    own = case.resolve()
    files: dict[Path, None] = {}
    unread: dict[Path, Unread] = {}
    for path in paths:
        for found in [path] if kept(path) else _opened(path, own):
            if isinstance(found, Unread):
                unread.setdefault(found.path, found)
            else:
                files.setdefault(found)
    if not files and unread:
        raise next(iter(unread.values())).failure
    return Found(tuple(files), tuple(unread.values()))


def _opened(path: Path, own: Path) -> Iterator[Path | Unread]:
    candidates: list[Path | Unread] = []
    try:
        candidates += _inside(path, own) if path.is_dir() else [path]
    except OSError as error:
        candidates = [Unread(path, _refusal(error))]
    for candidate in candidates:
        if isinstance(candidate, Unread):
            yield candidate
            continue
        try:
            failure = _why_no_file(candidate)
        except OSError as error:
            failure = _refusal(error)
        yield candidate if failure is None else Unread(candidate, failure)


def _why_no_file(path: Path) -> NothingReadable | None:
    if path.is_file():
        with path.open("rb"):
            return None
    return NotAFile() if path.exists() else EvidenceMissing()


def _inside(folder: Path, own: Path) -> Iterator[Path | Unread]:
    closed: list[Unread] = []
    inside: list[Path] = []
    walked = os.walk(folder, onerror=lambda error: closed.append(Unread(Path(error.filename), _refusal(error))))
    for place, folders, names in walked:
        here = Path(place)
        folders[:] = [name for name in folders if (here / name).resolve() != own]
        inside += [here / name for name in names]
    if not inside and not closed:
        closed.append(Unread(folder, IsFolder()))
    yield from sorted(inside)
    yield from sorted(closed, key=lambda gone: gone.path)


def _refusal(error: OSError) -> EvidenceUnreadable:
    return EvidenceUnreadable(os.strerror(error.errno or 0))
