"""Walking a target: every name once, in a settled order, within bounds; what leads round or out is only said."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from .targets import Door, Entry
from .unread import Closed, Missed

Ask = Callable[[Callable[[Door], list[Entry]]], list[Entry]]
"""Does something with the door, opening it again where the connection broke. Raises Missed, Closed."""


@dataclass(slots=True)
class Walked:
    """What walking met beside things."""

    missed: dict[str, int] = field(default_factory=dict)
    """Why folders were not listed, or not to their end."""
    first: dict[str, str] = field(default_factory=dict)
    """Path of the first folder so missed. A value."""
    names: int = 0
    excluded: int = 0

    def miss(self, code: str, path: str) -> None:
        """Note a folder, or a name, that is not gone into."""
        self.missed[code] = self.missed.get(code, 0) + 1
        self.first.setdefault(code, path)


@dataclass(frozen=True, slots=True)
class _Folder:
    path: str
    depth: int
    above: tuple[bytes, ...]
    """Digests of what the folders above it list: a folder that lists the same as one of them is that one again."""


class Walk:
    """One walk through one door."""

    def __init__(self, ask: Ask, limits: "Bounds", exclude: tuple[str, ...], walked: Walked) -> None:
        self._ask, self._limits, self._exclude, self._walked = ask, limits, exclude, walked

    def entries(self) -> Iterator[Entry]:
        """Yield things, folder by folder; files of a folder before the folders in it."""
        waiting = [_Folder("", 0, ())]
        while waiting:
            folder = waiting.pop()
            found = self._listed(folder)
            digest = _digest(found, folder.path)
            if digest in folder.above:
                self._walked.miss("loop", folder.path)
                continue
            inner = []
            for entry in found:
                if entry.folder and not entry.link:
                    inner.append(entry)
                else:
                    yield entry
            above = (*folder.above, digest) if found else folder.above
            for entry in reversed(inner):
                if folder.depth + 1 > self._limits.most_depth:
                    self._walked.miss("too_deep", entry.path)
                    continue
                waiting.append(_Folder(entry.path, folder.depth + 1, above))

    def _listed(self, folder: _Folder) -> list[Entry]:
        kept: list[Entry] = []

        def listing(door: Door) -> list[Entry]:
            kept.clear()
            for entry in door.names(folder.path):
                if not self._is_good(entry, folder.path):
                    continue
                kept.append(entry)
                self._walked.names += 1
                if self._walked.names > self._limits.most_names or len(kept) >= self._limits.most_in_folder:
                    raise Missed("too_many_names", broken=True)
            return kept

        try:
            self._ask(listing)
        except Missed as failure:
            self._walked.miss(failure.code, folder.path)
        if self._walked.names > self._limits.most_names:
            raise Closed("too_many_names")
        return sorted(kept, key=lambda entry: entry.path)

    def _is_good(self, entry: Entry, folder: str) -> bool:
        """Whether a name is one inside its folder, bounded, and wanted."""
        name = entry.path[len(folder) + 1 :] if folder else entry.path
        inside = entry.path.startswith(f"{folder}/") if folder else True
        if not inside or name in ("", ".", "..") or "/" in name or "\0" in name or "\\..\\" in name:
            self._walked.miss("outside_target", folder)
            return False
        if len(entry.path.encode("utf-8", "surrogatepass")) > self._limits.longest_name:
            self._walked.miss("name_too_long", folder)
            return False
        if any(fnmatchcase(entry.path, pattern) for pattern in self._exclude):
            self._walked.excluded += 1
            return False
        return True


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a walk goes."""

    most_names: int
    most_in_folder: int
    most_depth: int
    longest_name: int


_FEWEST = 2


def _digest(found: list[Entry], folder: str) -> bytes:
    """What a folder lists; of a single name it says too little, so the folder's own name counts with it."""
    digest = hashlib.sha256(b"" if len(found) >= _FEWEST else folder.encode("utf-8", "surrogatepass"))
    for entry in found:
        name = entry.path.rpartition("/")[2]
        said = f"{name}|{entry.folder}|{entry.size}|{entry.stamp}|{entry.link}\n"
        digest.update(said.encode("utf-8", "surrogatepass"))
    return digest.digest()
