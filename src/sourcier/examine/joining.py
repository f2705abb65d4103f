"""Pieces of evidence that are parts of one file: read as that file, at the place of the first of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sourcier.case import Piece
from sourcier.model.errors import NothingReadable
from sourcier.model.facts import Evidence, Member
from sourcier.read import Joined, Opener, Part, Whole, wholes
from sourcier.read.container_errors import PartMissing

MISSING = "part_missing"
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class _Role:
    """What a piece is in a file that was cut."""

    whole: Whole
    leads: bool
    """Whether the file is read at its place."""
    apart: bool
    """Whether a part before it is missing."""


class Joining:
    """Tells which pieces are to be read as one."""

    def __init__(self, pieces: Sequence[Piece], places: Mapping[int, Path | Opener]) -> None:
        self._parts = [Part(Path(piece.path), piece.bytes, places[piece.index]) for piece in pieces]
        self._roles: dict[int, _Role] = {}
        for whole in wholes(self._parts):
            for place in (*whole.joined, *whole.apart):
                self._roles[place] = _Role(whole, whole.joined[:1] == (place,), place in whole.apart)

    def place(self, number: int) -> Path | Opener:
        """Return what is to be read for a piece. Raises PartMissing where nothing can be."""
        role = self._roles.get(number)
        if role is None:
            return self._parts[number].place
        if role.apart:
            raise PartMissing(role.whole.missing[0])
        parts = [self._parts[place] for place in role.whole.joined]
        return lambda: Joined(parts)  # type: ignore[return-value]  # a file, if raw

    def follows(self, number: int) -> bool:
        """Whether a piece is read with another one, and not by itself."""
        role = self._roles.get(number)
        return role is not None and not role.leads and not role.apart

    def why(self, number: int, failure: NothingReadable) -> NothingReadable:
        """Return why a piece could not be read: for want of a part, where one is missing."""
        role = self._roles.get(number)
        return PartMissing(role.whole.missing[0]) if role is not None and role.whole.missing else failure

    def told(self, number: int, evidence: Evidence) -> Evidence:
        """Return the facts of a piece with the parts that it misses; `evidence` is what was made of those there are."""
        role = self._roles.get(number)
        if role is None or not role.leads or not role.whole.missing:
            return evidence
        gone = tuple(Member(f"part-{part}", 0, "none", 0, MISSING) for part in role.whole.missing[:_SHOWN])
        return replace(evidence, unread=MISSING, members=(*evidence.members, *gone))
