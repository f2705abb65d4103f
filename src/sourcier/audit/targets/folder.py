"""Folders and shares of this computer: read by their names, links not followed, nothing written, times left alone."""

import os
import stat
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sourcier.audit.pace import Line
from sourcier.audit.unread import Closed, Missed, code_of
from sourcier.model.audit_seen import ServerSeen

from .door import Entry, Opener, Site

SCHEMES = ("folder",)
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_SORTS = ((stat.S_ISDIR, "folder"), (stat.S_ISREG, "file"))


def look(site: Site) -> ServerSeen:
    """Look at the folder itself."""
    root = Path(site.target.address)
    if not root.exists():
        raise Closed("vanished")
    return ServerSeen(site.target.id, reached=True)


def doors(site: Site, seen: ServerSeen) -> Sequence[Opener]:  # noqa: ARG001  # the shape of a scheme
    """Return the folder."""
    return (lambda: FolderDoor(Path(site.target.address), site.line),)


class FolderDoor:
    """A folder, or one file."""

    anonymous = None

    def __init__(self, root: Path, line: Line) -> None:
        self._root, self._line = root, line
        self._passable: dict[str, bool] = {"": _lets_through(root)}

    def names(self, folder: str) -> Iterator[Entry]:
        """Yield what lies in a folder."""
        self._line.ask()
        place = self._place(folder)
        if not folder and not self._root.is_dir():
            yield self._entry(self._root.name, self._root, os.lstat(self._root))
            return
        try:
            with os.scandir(place) as listed:
                for one in listed:
                    path = f"{folder}/{one.name}" if folder else one.name
                    try:
                        entry = self._entry(path, Path(one.path), one.stat(follow_symlinks=False))
                    except OSError as error:
                        entry = Entry(path, unread=code_of(error))
                    yield entry
        except OSError as error:
            raise Missed(code_of(error)) from None

    def _entry(self, path: str, place: Path, told: os.stat_result) -> Entry:
        above = path.rpartition("/")[0]
        passable = self._passable.get(above, True)
        mode = stat.S_IMODE(told.st_mode)
        sort = next((name for is_so, name in _SORTS if is_so(told.st_mode)), "special")
        link = self._link(place) if stat.S_ISLNK(told.st_mode) else ""
        if sort == "folder":
            self._passable[path] = passable and bool(mode & stat.S_IXOTH)
        return Entry(
            path,
            folder=sort == "folder",
            size=told.st_size,
            modified=datetime.fromtimestamp(told.st_mtime, UTC).date().isoformat(),
            stamp=f"{told.st_mtime_ns}",
            mode=None if os.name == "nt" or link else mode,
            link=link,
            world_readable=None if os.name == "nt" or link else passable and bool(mode & stat.S_IROTH),
            world_writable=None if os.name == "nt" or link else passable and bool(mode & stat.S_IWOTH),
            unread="" if sort != "special" or link else "special_file",
        )

    def _link(self, place: Path) -> str:
        """What a link leads to, told without opening anything."""
        try:
            real = place.resolve(strict=True)
        except RuntimeError:
            return "loop"
        except OSError as error:
            return "loop" if code_of(error) == "loop" else "broken"
        if not real.is_relative_to(self._root.resolve()):
            return "outside"
        if place.is_relative_to(real):
            return "loop"
        return "folder" if real.is_dir() else "file"

    def open(self, entry: Entry) -> "_File":
        """Open a file: never through a link, never a pipe or a device."""
        self._line.ask()
        try:
            return _File(os.open(self._place(entry.path), _READ), self._line)
        except OSError as error:
            raise Missed(code_of(error)) from None

    def again(self, entry: Entry) -> Entry | None:
        """Return the file as it is now."""
        place = self._place(entry.path)
        try:
            return self._entry(entry.path, place, os.lstat(place))
        except OSError:
            return Entry(entry.path, unread="vanished")

    def close(self) -> None:
        """Nothing to let go of."""

    def _place(self, path: str) -> Path:
        if not self._root.is_dir():
            return self._root
        return self._root / path if path else self._root


class _File:
    """A file that is open for reading."""

    def __init__(self, number: int, line: Line) -> None:
        self._number, self._line = number, line
        if not stat.S_ISREG(os.fstat(number).st_mode):
            os.close(number)
            raise Missed("special_file")

    def read(self, at: int, size: int) -> bytes:
        """Return up to `size` bytes from the place `at`."""
        pieces = []
        try:
            os.lseek(self._number, at, os.SEEK_SET)
            while size > 0 and (piece := os.read(self._number, min(size, 1 << 24))):
                self._line.took(len(piece))
                pieces.append(piece)
                size -= len(piece)
        except OSError as error:
            raise Missed(code_of(error)) from None
        return b"".join(pieces)

    def close(self) -> None:
        """Let go of it."""
        os.close(self._number)


def _lets_through(root: Path) -> bool:
    """Whether every folder down to this one lets any account pass."""
    if os.name == "nt":
        return True
    try:
        whole = root.resolve()
        above = [whole, *whole.parents] if whole.is_dir() else list(whole.parents)
        return all(place.stat().st_mode & stat.S_IXOTH for place in above)
    except OSError:
        return False
