"""A container of other files: its members are read one after the other, each as if it were evidence by itself.

Nothing is unpacked to a disk and no member's name is ever a path, so that neither ``../`` nor a link leads anywhere.
"""

import io
import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Protocol

from sourcier.model.errors import NothingReadable
from sourcier.model.reading import Reading

from .container import Opener, Source
from .container_errors import ContainerBomb, ContainerSpoilt, PackingUnknown, PartMissing
from .decode import Decoded
from .errors import (
    ContainerDamaged,
    ContainerEmpty,
    ContainerLocked,
    ContainerTooDeep,
)
from .opened import Member, Opened, Rows
from .table import Reject
from .unpacking import BOMB, CUT, DAMAGED, MEMORY, UNLISTED, Budget, Entry, Forward, budget_of

_HOSTILE = (OSError, ValueError, OverflowError, MemoryError, RecursionError, struct.error)
"""What a list of files may raise that was made to be read wrongly."""
TOO_MANY = "too_many_members"
_LOCKED = ("password_needed", "encryption_unknown")
CONTAINER_CUT, IN_PART, PART_MISSING = "container_cut", "members_unread", "part_missing"


@dataclass(frozen=True, slots=True)
class Inside:
    """Where evidence lies: in how many containers, and how much is read of what can only be read forward."""

    depth: int = 0
    size: int | None = None
    """No more than so many bytes: what a container tells is not trusted."""
    budget: Budget | None = None
    """That of the outermost container; None outside of all."""


class Kind(Protocol):
    """A module of `archives`."""

    @property
    def NAME(self) -> str:  # noqa: N802  # a module's constant
        """Its code."""

    @property
    def SEEKS(self) -> bool:  # noqa: N802  # a module's constant
        """Whether it must be able to jump about in the container."""

    def claims(self, head: bytes) -> bool:
        """Whether a file begins as this container does."""

    def entries(self, handle: BinaryIO, source: Source, asked: Any) -> Iterator[Entry]:
        """Yield the files it lists, in its order. Raises NothingReadable where it cannot be read at all."""


Open = Callable[[Opener, Any, Inside], Opened]


class Archive:
    """Reads the members of a container in its order.

    Raises:
        ContainerTooDeep: from the constructor.
    """

    def __init__(self, source: Source, kind: Kind, asked: Any, inside: Inside, open_member: Open) -> None:
        if inside.depth >= asked.limits.most_depth:
            raise ContainerTooDeep(asked.limits.most_depth)
        self._source, self._kind, self._asked, self._inside, self._open = source, kind, asked, inside, open_member
        self._budget = inside.budget or budget_of(source)
        self.container, self.bytes = kind.NAME, source.bytes
        self.used, self.problem = 0, ""
        self._subs: list[tuple[int, Opened]] = []
        """Members with tables, and the number of their first one."""
        self._members: list[Member] = []
        self._rejects: list[Reject] = []
        self._readings: list[Reading] = []
        self._made = 0
        self._missing: PartMissing | None = None

    def blocks(self) -> Iterator[Rows]:
        """Yield the blocks of all members. Raises NothingReadable where none of them can be read."""
        failure: NothingReadable | None = None
        with self._source.seekable() if self._kind.SEEKS else self._source.open() as handle:
            for number, entry in enumerate(self._entries(handle), 1):
                if number > self._asked.limits.most_members:
                    self.problem = TOO_MANY
                    break
                try:
                    yield from self._member(number, entry)
                except NothingReadable as error:
                    failure = failure or error
                    why = entry.watch.problem or error.code
                    self._note(Member(entry.path, entry.watch.made, "none", 0, why))
                self.used = entry.at
                self._made += entry.watch.made
                if self._budget.left < 0 or self._made > self._asked.limits.most_bytes:
                    self.problem = BOMB
                    break
        if any(member.unread for member in self._members):
            self.problem = self.problem or IN_PART
        if not self._readings:
            raise self._nothing(failure)

    def _nothing(self, failure: NothingReadable | None) -> NothingReadable:
        """Why none of the members could be read."""
        if self._missing is not None:
            return self._missing
        codes = {member.unread for member in self._members}
        if BOMB in codes or self.problem == BOMB:
            return ContainerBomb(self.container)
        if codes & {CUT, DAMAGED} or (self.problem == CONTAINER_CUT and codes <= {UNLISTED}):
            return ContainerSpoilt(self.container)
        if failure is None and codes & set(_LOCKED):
            return ContainerLocked(self.container)
        if failure is None and codes & {"compression_unknown", MEMORY}:
            return PackingUnknown(self.container)
        return failure or ContainerEmpty(self.container)

    def _entries(self, handle: BinaryIO) -> Iterator[Entry]:
        """Yield the files a container lists, as far as its list can be read."""
        some = False
        try:
            for entry in self._kind.entries(handle, self._source, self._asked):
                some = True
                yield entry
        except (ContainerDamaged, *_HOSTILE) as damage:
            if not some:
                raise damage if isinstance(damage, ContainerDamaged) else ContainerDamaged(self.container) from damage
            self._missing = damage if isinstance(damage, PartMissing) else None
            self.problem = self.problem or (CONTAINER_CUT if self._missing is None else PART_MISSING)

    def _member(self, number: int, entry: Entry) -> Iterator[Rows]:
        if entry.refused:
            self._note(Member(entry.path, entry.size or 0, "none", 0, entry.refused))
            return
        limits = self._asked.limits
        inside = Inside(self._inside.depth + 1, limits.most_bytes, self._budget)
        sub = self._open(lambda: self._stream(entry), self._asked, inside)
        base = len(self._readings)
        self._subs.append((base, sub))
        try:
            for block in sub.blocks():
                self._rejects += sub.take_rejects()
                yield _Shifted(block, base)
        except NothingReadable:
            self._subs.pop()
            raise
        finally:
            self._rejects += sub.take_rejects()
        self._to_the_end(entry)
        found = sub.readings()
        self._readings += [replace(one, name=f"member-{number}-{one.name}") for one in found]
        unread = entry.watch.problem or sub.problem
        form = sub.container if sub.members() else (found[0].format if found else "none")
        self._note(Member(entry.path, entry.watch.made, form, len(found), unread), sub.members())

    def _stream(self, entry: Entry) -> io.BufferedReader:
        return io.BufferedReader(Forward(entry, self._asked.limits, self._budget), 1 << 20)

    def _to_the_end(self, entry: Entry) -> None:
        """Meet what stands behind the last byte that was read: a format may end before its file does."""
        if not (entry.watch.ended or entry.watch.problem):
            with self._stream(entry) as stream:
                while stream.read(1 << 20):
                    pass

    def _note(self, member: Member, within: tuple[Member, ...] = ()) -> None:
        self._members.append(member)
        self._members += [replace(one, depth=one.depth + 1) for one in within]

    def decoded(self, table: int, counts: Decoded) -> None:
        """Enter how a block's cells were decoded."""
        base, sub = self._subs[bisect_right(self._subs, table, key=lambda one: one[0]) - 1]
        sub.decoded(table - base, counts)

    def take_rejects(self) -> list[Reject]:
        """Return the rejects entered since the last call."""
        taken, self._rejects = self._rejects, []
        return taken

    def readings(self) -> tuple[Reading, ...]:
        """Return the facts of every table; a member's are named after its place in the container."""
        return tuple(self._readings)

    def members(self) -> tuple[Member, ...]:
        """Return what became of every file inside, those in containers within after their own."""
        return tuple(self._members)


@dataclass(frozen=True, slots=True)
class _Shifted:
    """A member's block, its table numbered through all members."""

    block: Rows
    base: int

    @property
    def table(self) -> int:
        return self.base + self.block.table

    @property
    def number(self) -> int:
        return self.block.number

    @property
    def rows(self) -> int:
        return self.block.rows

    @property
    def fields(self) -> int:
        return self.block.fields

    def batch(self) -> Any:
        return self.block.batch()
