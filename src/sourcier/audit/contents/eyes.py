"""One look at one thing: sampled, or whole, by whatever opens it."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import local
from typing import BinaryIO

import numpy as np

from sourcier.audit.sketch import sketch_of
from sourcier.audit.unread import Missed
from sourcier.inventory.digests import Digester
from sourcier.marks import CopyLine
from sourcier.model.audit_seen import Looked, PartSeen, PeopleSeen
from sourcier.model.errors import NothingReadable
from sourcier.model.facts import Column
from sourcier.model.parties import Order
from sourcier.model.reading import Overrides
from sourcier.read import Asked, Limits, open_tables
from sourcier.recognise import Recogniser
from sourcier.recognise.text import TextReader
from sourcier.secret import Key
from sourcier.store import Store

from .attached import MAIL, attached, in_archive, is_mail, together
from .columns_seen import columns_seen
from .fiction import fictional
from .forms import is_locked_office, plain_form, seal_inside, seal_of, sort_of
from .kinds import Kinds
from .marked import LEAST, marks_in
from .ordered import best_order
from .people import in_text, names_people
from .prose import prose_told
from .reader import Held, Ranged, Reader
from .sampling import looked, stretches
from .screen import LARGEST, NOTHING, PROSE, is_source, way_of
from .tables import Table, TableLook, looked_tables
from .texts import HEAD, is_script, is_text, passwords_in
from .told import Contents, nothing_seen

_CHUNK = 1 << 20
_BUDGET = 16
"""A container that is sampled may give so many samples' worth of bytes: its members stand one after the other."""
_HARMLESS = frozenset({"E303", "E304", "E305", "E308", "E311", "E313"})
"""Empty, no text, noise, no record, too many columns, nothing inside: looked at, and no table in it."""
_LOCKED = frozenset({"E317", "E318"})
_LOCKED_PARTS = "password_needed"
_REMEMBERED = 2_000
"""Things of which equal bytes are not looked at twice."""
_FEW_PARTS = 20
_OWN = local()
"""The reader of prose of each thread: it takes half a second to make, and may not be shared."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How far a look goes."""

    sample: int = 4 << 20
    whole: bool = False
    most: int = 1 << 36
    """Bytes of one thing at most."""
    orders: tuple[Order, ...] = ()
    lines: tuple[CopyLine, ...] = ()
    """Copies whose marks are looked for."""
    key: Key | None = field(default=None, repr=False)
    """Of the register: by it marks are read."""
    alone: bool = False
    """Whether the owner says that only extracts under these orders lie there."""
    fiction: bool = False
    """Whether values kept for fiction are counted: where people ought to be invented."""


@dataclass(slots=True)
class Eyes:
    """Looks at things one after the other. Not to be shared between threads."""

    digester: Digester
    scratch: Callable[[], Store]
    """Makes a store for rows too many for memory; what is in it cannot be read once the run is over."""
    limits: Limits = field(default_factory=Limits)
    recogniser: Recogniser = field(default_factory=Recogniser)
    _seen: dict[bytes, Contents] = field(default_factory=dict)

    def look(self, name: str, size: int | None, reader: Reader, wanted: Wanted) -> Contents:
        """Return what a thing holds; `size` is what its server says, which may be a lie. Raises Missed."""
        head = reader.read(0, min(HEAD, wanted.sample))
        if not head:
            lied = "size_lied" if size else ""
            return Contents(Looked(whole=not lied, bytes=0, of=size, rows=0, rows_in_all=0), "empty", unread=lied)
        form, sort = plain_form(head)
        sort = sort or sort_of(name, head)
        if form:
            return Contents(self._glance(head, size), form, sort)
        if seal := seal_of(head):
            return Contents(self._glance(head, size), seal, sort, encrypted=seal)
        said = len(head) if size is None else size
        if said <= wanted.sample or size is None:
            told = self._small(reader, head, size, wanted)
        else:
            told = self._large(reader, head, said, wanted)
        return replace(told, sort=_settled_sort(sort, told))

    @staticmethod
    def _glance(head: bytes, size: int | None) -> Looked:
        return Looked(whole=False, bytes=len(head), of=size, rows=0, rows_in_all=None, missed_share=1.0)

    def _small(self, reader: Reader, head: bytes, size: int | None, wanted: Wanted) -> Contents:
        """What is taken whole. One byte more than promised is asked for: a server may lie about sizes."""
        most = wanted.sample if size is None else size
        data = (
            head if len(head) < HEAD and len(head) < most + 1 else head + reader.read(len(head), most + 1 - len(head))
        )
        lied = size is not None and len(data) != size
        digest = hashlib.sha256(data).digest()
        if (known := self._seen.get(digest)) is not None and len(data) == size:
            return known
        told = self._held(data[:most], wanted)
        told = self._with_attached(told, data[:most], wanted)
        cut = lied or len(data) > most
        unread = told.unread or ("size_lied" if lied else "too_large" if len(data) > most else "")
        told = replace(
            told, digest=b"" if cut else digest, unread=unread,
            looked=replace(told.looked, whole=not cut and told.looked.whole),
        )  # fmt: skip
        if not cut and len(self._seen) < _REMEMBERED and len(told.parts) <= _FEW_PARTS:
            self._seen[digest] = told
        return told

    def _with_attached(self, told: Contents, data: bytes, wanted: Wanted) -> Contents:
        """What is attached to mails is looked at too, also where they lie in a ZIP."""
        pieces = attached(data) if told.format == MAIL else in_archive(data) if told.format == "zip" else iter(())
        looked_at = [self._piece(name, piece, wanted) for name, piece in pieces]
        return together(told, looked_at) if looked_at or told.format == MAIL else told

    def _piece(self, name: str, piece: bytes, wanted: Wanted) -> Contents:
        told = self.look(name, len(piece), Held(piece), replace(wanted, sample=max(wanted.sample, len(piece))))
        return replace(told, unread="" if told.encrypted else told.unread)

    def _held(self, data: bytes, wanted: Wanted) -> Contents:
        way = way_of(data) if len(data) <= LARGEST and is_text(data) else ""
        if way == NOTHING:
            return Contents(looked(whole=True, taken=len(data), size=len(data), rows=0, used=0), "text")
        if way == PROSE:
            return self._prose(data)
        return self._tables(lambda: io.BytesIO(data), data, len(data), wanted, whole=True)

    def _large(self, reader: Reader, head: bytes, size: int, wanted: Wanted) -> Contents:
        if wanted.whole:
            return self._ranged(reader, size, wanted, min(size, wanted.most), whole=size <= wanted.most)
        if is_mail(head):
            return self._mails(reader, size, wanted)
        if not is_text(head) or head.lstrip().startswith((b"{", b"[", b"<")) or is_script(head):
            return self._ranged(reader, size, wanted, wanted.sample * _BUDGET, whole=False)
        data, places = stretches(reader, size, wanted.sample)
        told = self._tables(lambda: io.BytesIO(data), data, size, wanted, whole=False)
        return replace(told, looked=replace(told.looked, places=places))

    def _mails(self, reader: Reader, size: int, wanted: Wanted) -> Contents:
        """A large file of mails: as many of them as a container may give."""
        data = reader.read(0, min(size, wanted.sample * _BUDGET))
        whole = len(data) == size
        told = self._with_attached(self._held(data, wanted), data, wanted)
        seen = told.looked
        if not whole:
            seen = looked(whole=False, taken=len(data), size=size, rows=seen.rows, used=len(data))
        return replace(told, looked=seen, people=_people([told.people], told.people.best, seen))

    def _ranged(self, reader: Reader, size: int, wanted: Wanted, most: int, *, whole: bool) -> Contents:
        opened: list[Ranged] = []

        def opener() -> BinaryIO:
            opened.append(Ranged(reader, size, most + (_CHUNK if whole else 0)))
            return io.BufferedReader(opened[-1], _CHUNK if whole else HEAD)

        told = self._tables(opener, reader.read(0, HEAD), size, wanted, whole=whole, most=None if whole else most)
        missed = next((one.missed for one in opened if one.missed), "")
        if missed:
            raise Missed(missed)
        return told

    def _tables(
        self, opener: Callable[[], BinaryIO], head: bytes, size: int, wanted: Wanted, *, whole: bool,
        most: int | None = None,
    ) -> Contents:  # fmt: skip
        limits = replace(self.limits, chunk=min(self.limits.chunk, max(_CHUNK, wanted.sample)))
        try:
            opened = open_tables(opener, Asked(Overrides(), limits))
            look = looked_tables(opened, self.recogniser, self.scratch, most)
        except NothingReadable as failure:
            return self._nothing(failure, head, size)
        except OSError:
            return nothing_seen(size, "read_error", len(head))
        try:
            return self.told(look, head, wanted, size=size, whole=whole and look.ended)
        finally:
            look.forget()

    def _nothing(self, failure: NothingReadable, head: bytes, size: int) -> Contents:
        if failure.code in _LOCKED or is_locked_office(head):
            seal = seal_inside(head)
            return Contents(self._glance(head, size), seal, encrypted=seal)
        if failure.code in _HARMLESS:
            return self._prose(head) if is_text(head) else Contents(self._glance(head, size), "other")
        return nothing_seen(size, failure.code, len(head))

    def told(
        self, look: TableLook, head: bytes, wanted: Wanted, *, size: int, whole: bool, rows_in_all: int | None = None
    ) -> Contents:
        """Return what tables hold."""
        kinds = Kinds(dict(self.recogniser.kinds))
        parts: list[PartSeen] = []
        known: list[tuple[Table, tuple[Column, ...]]] = []
        digests: list[np.ndarray] = []
        rows = 0
        for table in look.tables:
            columns = table.columns(self._reader())
            people, found = table.people(columns, self.digester) if names_people(columns) else (in_text(columns), None)
            kinds.columns(columns, fictional(table, columns) if wanted.fiction else None)
            kinds.clear_passwords += table.clear_passwords(columns)
            known.append((table, columns))
            rows += table.rows
            if found is not None:
                digests.append(found)
            parts.append(PartSeen(table.name, table.format, look.inside, table.rows, columns_seen(columns), people))
        if is_text(head) and not kinds.clear_passwords:
            kinds.passwords(passwords_in(head), code=is_source(head))
        seen = looked(
            whole=whole, taken=look.taken(size, whole=whole), size=size, rows=rows, used=look.used or len(head)
        )
        if rows_in_all is not None:
            seen = replace(seen, rows_in_all=rows_in_all)
        both = np.unique(np.concatenate([np.zeros(0, np.uint64), *digests]))
        people = _people([part.people for part in parts], len(both), seen)
        marked, copy = None, ""
        if wanted.lines and wanted.key is not None and rows >= LEAST and len(both):
            marked, copy = marks_in(known, wanted.lines, wanted.key)
        return Contents(
            seen, look.format, "", tuple(parts), kinds.all(), people, "", kinds.clear_passwords,
            best_order(known, wanted.orders, alone=wanted.alone), sketch_of(both), len(both),
            unread="" if look.problem == _LOCKED_PARTS else look.problem, copy=copy, marked=marked,
        )  # fmt: skip

    def _prose(self, data: bytes) -> Contents:
        return prose_told(data, self._reader(), self.recogniser.kinds)

    def _reader(self) -> TextReader:
        if not hasattr(_OWN, "reader"):
            _OWN.reader = TextReader()
        reader: TextReader = _OWN.reader
        return reader


def _people(parts: list[PeopleSeen], together: int, seen: Looked) -> PeopleSeen:
    """All tables' people: those with a digest each once, the others table by table; a sample's scaled to the whole."""
    low = max((one.low for one in parts), default=0)
    high = sum(one.high for one in parts)
    best = max(together, low, parts[0].best if len(parts) == 1 else 0)
    if seen.whole or not seen.rows_in_all or not seen.rows:
        return PeopleSeen(low, best, max(high, best))
    share = max(1.0, seen.rows_in_all / seen.rows)
    return PeopleSeen(low, round(best * share), round(max(high, best) * share), scaled=True)


def _settled_sort(sort: str, told: Contents) -> str:
    if told.format.startswith("sql"):
        return "dump"
    return sort
