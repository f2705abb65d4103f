"""This computer's usual places: where extracts are left behind. Which these are is handed in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sourcier.audit.contents import Reader
from sourcier.audit.unread import Closed, Missed
from sourcier.model.audit_seen import ServerSeen

from .door import Entry, Opener, Site
from .folder import FolderDoor

SCHEMES = ("disk",)


def look(site: Site) -> ServerSeen:
    """Look which places there are."""
    if not any(Path(path).is_dir() for _, path in site.places):
        raise Closed("vanished")
    return ServerSeen(site.target.id, reached=True)


def doors(site: Site, seen: ServerSeen) -> Sequence[Opener]:  # noqa: ARG001  # the shape of a scheme
    """Return one door to all of them."""
    return (lambda: DiskDoor(site),)


class DiskDoor:
    """Several folders, each under a code of its own: ``downloads/...``."""

    anonymous = None

    def __init__(self, site: Site) -> None:
        places = {code: Path(path) for code, path in site.places if Path(path).is_dir()}
        self._doors = {code: FolderDoor(path, site.line) for code, path in places.items()}

    def names(self, folder: str) -> Iterator[Entry]:
        """Yield the places, or what lies in one."""
        if not folder:
            yield from (Entry(code, folder=True, stamp=code) for code in self._doors)
            return
        code, _, inside = folder.partition("/")
        for entry in self._door(code).names(inside):
            yield replace(entry, path=f"{code}/{entry.path}")

    def open(self, entry: Entry) -> Reader:
        """Open a file."""
        code, _, inside = entry.path.partition("/")
        return self._door(code).open(replace(entry, path=inside))

    def again(self, entry: Entry) -> Entry | None:
        """Return the file as it is now."""
        code, _, inside = entry.path.partition("/")
        now = self._door(code).again(replace(entry, path=inside))
        return None if now is None else replace(now, path=entry.path)

    def _door(self, code: str) -> FolderDoor:
        if code not in self._doors:
            raise Missed("vanished")
        return self._doors[code]

    def close(self) -> None:
        """Nothing to let go of."""
