"""Handing out: exactly what was ordered, checked by its values, marked, encrypted, entered in the register."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree

import rfc8785

from sourcier.case import Clock
from sourcier.marks import Embedder, Options
from sourcier.model.handing import Copy, LeavingTable, Offer, Receipt
from sourcier.model.parties import Order
from sourcier.model.plain import to_plain
from sourcier.secret import Key, is_recipient, private_folder
from sourcier.store import Store

from .changes import Changes
from .errors import CopyExists, NotARecipient, OrderEnded
from .keys import RegisterKey
from .prepare import Prepared, prepare
from .refusals import NotWritten
from .register import HANDED_OUT, Entering, entering, read_register
from .sealing import seal_copy, zipped
from .source import Asked
from .writing import Writing

VERSION = 1
"""Of the lines a register holds."""


@dataclass(frozen=True, slots=True)
class To:
    """One recipient, and where its copy goes."""

    recipient: str
    """Its public key."""
    path: Path


@dataclass(frozen=True, slots=True)
class Desk:
    """Where copies are made: the register, its key, the clock, and room for rows, which are encrypted there."""

    register: Path
    key: RegisterKey
    clock: Clock
    scratch: Path
    scratch_key: Key = field(repr=False)
    version: str = ""
    """Of Sourcier."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user chose."""

    marks: Options = field(default_factory=Options)
    aliases: tuple[str, ...] = ()
    """Addresses and telephone numbers of the user's own, at which invented people may be reached."""
    changes: Path | None = None
    """Where to write, sealed, which cells were changed in form."""


Said = Callable[[Offer, Prepared], None]
"""Told what is about to leave; what it raises stops everything."""


def hand_out(order: Order, asked: Asked, to: Sequence[To], desk: Desk, *, wishes: Wishes, said: Said) -> list[Receipt]:
    """Make one copy for each recipient; return its receipt.

    Raises:
        NotAnAddress, PasswordInAddress, OrderEnded, NotARecipient, CopyExists; what `load`, `choose`, `RowFilter.keep`
        and `Sentences.refuse` raise: then nothing left and nothing was entered. DiskFull, NotWritable: copies already
        made stand, and are entered.
    """
    _ = asked.address
    if order.delete_by and order.delete_by < desk.clock()[:10]:
        raise OrderEnded(order.id, order.delete_by)
    if not to or not all(is_recipient(one.recipient) for one in to):
        raise NotARecipient
    for one in to:
        if one.path.exists():
            raise CopyExists(one.path)
    rmtree(desk.scratch, ignore_errors=True)
    private_folder(desk.scratch)
    try:
        store = Store(desk.scratch / "rows", desk.scratch_key)
        ready = prepare(order, asked, store, wishes.marks, leave_out=(desk.scratch, desk.register))
        said(_offer(order, ready, to, desk), ready)
        with entering(desk.register, desk.key, desk.clock) as register:
            maker = _Maker(order, ready, desk, wishes, register)
            return [maker.make(one, number) for number, one in enumerate(to)]
    finally:
        rmtree(desk.scratch, ignore_errors=True)


def _offer(order: Order, ready: Prepared, to: Sequence[To], desk: Desk) -> Offer:
    known = len(read_register(desk.register).copies) if any(desk.register.glob("*.jsonl")) else 0
    named = order.age_key.split()
    return Offer(
        order.id,
        ready.leaving,
        ready.absent,
        sum(one.recipient not in named for one in to),
        ready.complete,
        ready.strength(known + len(to)),
        ready.plan.why_no_canaries,
    )


def order_sha256(order: Order) -> str:
    """Return the digest of an order as it was understood."""
    return hashlib.sha256(rfc8785.dumps(to_plain(order))).hexdigest()


class _Maker:
    def __init__(self, order: Order, ready: Prepared, desk: Desk, wishes: Wishes, register: Entering) -> None:
        self._order, self._ready, self._desk, self._wishes = order, ready, desk, wishes
        self._register = register

    def make(self, to: To, number: int) -> Receipt:
        """Make one copy. The copy counts once its line stands in the register."""
        name = self._register.next_copy
        embedder = Embedder(self._desk.key.key, name, self._ready.plan, self._aliases(number))
        changes = Changes(self._ready.picked) if self._wishes.changes else None
        written = self._seal(to, name, embedder, changes, encoding="")
        if changes is not None and self._wishes.changes is not None:
            changes.seal(_numbered(self._wishes.changes, number), self._desk.key.key)
        chain = self._register.chain
        copy = read_register(self._desk.register).copy(name)
        assert copy is not None  # noqa: S101  # it was entered a moment ago
        return Receipt(
            copy, written, chain.last_line(), chain.checkpoint().decode(), chain.signature(), chain.signers()
        )

    def _aliases(self, number: int) -> tuple[str, ...]:
        """Each copy has aliases of its own: one that several share names none of them."""
        return self._wishes.aliases if number == 0 else ()

    def _seal(
        self, to: To, name: str, embedder: Embedder, changes: Changes | None, *, encoding: str
    ) -> tuple[LeavingTable, ...]:
        writing = Writing(self._ready, embedder, changes, encoding)
        try:
            seal_copy(
                self._pieces(writing), to.path, to.recipient,
                lambda sha256, size: self._enter(to, name, embedder, writing, sealed=(sha256, size)),
            )  # fmt: skip
        except NotWritten:
            if encoding:
                raise
            if changes is not None:
                changes.clear()
            return self._seal(to, name, embedder, changes, encoding="utf-8")
        return writing.leaving()

    def _pieces(self, writing: Writing) -> Iterator[bytes]:
        every = range(len(self._ready.picked))
        if len(every) == 1:
            return writing.pieces(0)
        return zipped((self._ready.picked[table].table.name, writing.pieces(table)) for table in every)

    def _enter(self, to: To, name: str, embedder: Embedder, writing: Writing, *, sealed: tuple[str, int]) -> None:
        order, ready, key = self._order, self._ready, self._desk.key
        copy = Copy(
            copy=name,
            order=order.id,
            order_sha256=order_sha256(order),
            controller=order.controller,
            processor=order.processor,
            recipient=order.recipient,
            recipient_key=to.recipient,
            recipient_ordered=to.recipient in order.age_key.split(),
            when="",
            rows=ready.rows,
            rows_out=writing.rows_out,
            columns=sum(len(picked.columns) for picked in ready.picked),
            tables=len(ready.picked),
            format="delimited" if len(ready.picked) == 1 else "zip",
            key=key.id,
            commitment=_commitment(embedder),
            sha256=sealed[0],
            bytes=sealed[1],
            delete_by=order.delete_by,
            version=self._desk.version,
            marks=embedder.record,
        )
        line = {field: value for field, value in to_plain(copy).items() if field not in ("when", "acts")}
        self._register.chain.append(HANDED_OUT, {**line, "line_version": VERSION})


def _commitment(embedder: Embedder) -> str:
    """Return the SHA-256 of the keys of a copy's marks: who shows them later cannot have chosen them since."""
    keys, copy = embedder.keys, embedder.copy
    return hashlib.sha256(keys.ids(copy) + keys.bits(copy) + keys.canaries(copy)).hexdigest()


def _numbered(path: Path, number: int) -> Path:
    return path if not number else path.with_name(f"{path.stem}-{number + 1}{path.suffix}")
