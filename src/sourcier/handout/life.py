"""What becomes of a copy: entered act by act; what is kept past its day is told."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sourcier.model.handing import DECLARATION, GONE, PROOF, RENEWED, Copy, Due, DueList
from sourcier.model.parties import Order

from .errors import CopyUnknown, NotADay, NothingShown
from .make import order_sha256
from .register import Entering, Register, read_register

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Shown:
    """A file that shows what became of a copy; the register keeps its SHA-256 and no more."""

    sort: str
    """``proof`` or ``declaration``."""
    sha256: str


def shown_by(proof: Path | None, declaration: Path | None) -> Shown | None:
    """Return what a proof or a declaration is entered as; OSError where it cannot be read."""
    if proof is not None:
        return Shown(PROOF, _sha256(proof))
    return None if declaration is None else Shown(DECLARATION, _sha256(declaration))


def enter_act(register: Entering, act: str, copy: str, on: str, shown: Shown | None) -> None:
    """Enter what became of a copy. Raises CopyUnknown, NothingShown, NotADay: then nothing was entered."""
    _known(register, copy)
    if act in GONE and shown is None:
        raise NothingShown
    said = {"shown": shown.sort, "sha256": shown.sha256} if shown else {}
    register.chain.append(act, {"copy": copy, "on": _day(on), **said})


def renew(register: Entering, copy: str, order: Order, on: str) -> None:
    """Enter that a new order lets a copy be kept longer. Raises CopyUnknown, NotADay."""
    _known(register, copy)
    register.chain.append(
        RENEWED,
        {
            "copy": copy,
            "on": _day(on),
            "order": order.id,
            "order_sha256": order_sha256(order),
            "delete_by": order.delete_by,
        },
    )


def due(register: Register, on: str) -> DueList:
    """Return the copies that are kept past their day. Raises NotADay."""
    today = date.fromisoformat(_day(on))
    kept = [copy for copy in register.copies if not copy.gone]
    late = [one for copy in kept if (one := _late(copy, today)) is not None]
    return DueList(
        today.isoformat(),
        len(register.copies),
        len(kept),
        sum(copy.delete_by is None for copy in kept),
        tuple(sorted(late, key=lambda one: (-one.days, one.copy))),
    )


def _late(copy: Copy, today: date) -> Due | None:
    if copy.delete_by is None or (days := (today - date.fromisoformat(copy.delete_by)).days) <= 0:
        return None
    return Due(copy.copy, copy.order, copy.recipient, copy.delete_by, days)


def _known(register: Entering, copy: str) -> None:
    if read_register(register.folder).copy(copy) is None:
        raise CopyUnknown(copy)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise NotADay from None


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
