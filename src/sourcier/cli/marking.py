"""The register of copies and its key, for commands that read marks."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

from .session import Session, keys_folder

if TYPE_CHECKING:
    from sourcier.marks import CopyLine
    from sourcier.secret import Key
    from sourcier.trace import Marking


class NoCopies(WrongUse):
    """The register has no copy that was marked with this key."""

    code = "E640"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            Message("The register %(folder)s has no copy that was marked with this key.", {"folder": str(folder)}),
            Message("Nothing was compared."),
            Message("Use the key that was the register's when the copies were handed out."),
        )


class KeyWithoutRegister(WrongUse):
    """Only one of the two was given."""

    code = "E641"

    def __init__(self) -> None:
        super().__init__(
            Message("Marks are read with two things: the register of copies, and its key."),
            Message("Nothing was compared."),
            Message("Give both --register and --register-key."),
        )


def copies_of(session: Session, register: Path, keys: tuple[Path, ...]) -> "tuple[list[CopyLine], Key]":
    """Return the copies that a key can name, and the key. Raises NoCopies and what reading them raises."""
    from sourcier.handout import read_key, read_register  # noqa: PLC0415  # not loaded for --help
    from sourcier.marks import CopyLine  # noqa: PLC0415

    key = read_key(keys, keys_folder())
    known = read_register(register)
    for fault in known.faults:
        session.speech.notice(fault)
    lines = [CopyLine(one.copy, one.order, one.recipient, one.marks) for one in known.copies if one.key == key.id]
    if not lines:
        raise NoCopies(register)
    return lines, key.key


@dataclass(frozen=True, slots=True)
class Keys:
    """Which keys a trace was given."""

    comparison: Path | None = None
    """The key of the inventories; None for the case's own."""
    register: Path | None = None
    register_keys: tuple[Path, ...] = ()


def keys_of(key: Path | None, register: Path | None, register_keys: tuple[Path, ...]) -> Keys:
    """Sort out which key is whose: with a register, ``--key`` alone is the register's. Raises KeyWithoutRegister."""
    if register is None and register_keys:
        raise KeyWithoutRegister
    if register is None or register_keys:
        return Keys(key, register, register_keys)
    if key is None:
        raise KeyWithoutRegister
    return Keys(key if _compares(key) else None, register, (key,))


def _compares(key: Path) -> bool:
    """Whether a key is that of a comparison: such a one may be a register's as well."""
    from sourcier.secret import NotAComparisonKey, read_comparison_key  # noqa: PLC0415  # not loaded for --help

    try:
        read_comparison_key(key)
    except NotAComparisonKey:
        return False
    return True


def marking_of(session: Session, keys: Keys) -> "Marking | None":
    """Return what marks are read with; None where no register was given."""
    from sourcier.trace import Marking  # noqa: PLC0415  # not loaded for --help

    if keys.register is None:
        return None
    lines, key = copies_of(session, keys.register, keys.register_keys)
    return Marking(tuple(lines), key)
