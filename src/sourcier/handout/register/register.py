"""The register of copies: every chain of a folder, read together; one chain that this site adds to."""

import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from sourcier.case import Clock
from sourcier.case.lock import Lock
from sourcier.handout.errors import RegisterMissing
from sourcier.handout.keys import RegisterKey
from sourcier.model.handing import ACTS, RENEWED, Copy, CopyAct
from sourcier.model.message import Message
from sourcier.secret import private_folder, sweep, write_private

from .chain import NAME, ChainRead, ChainWriter, Line, read_chain

HANDED_OUT = "handed_out"
_SITE = re.compile(r"[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Register:
    """What all chains say together."""

    copies: tuple[Copy, ...]
    """Every copy ever handed out, earliest first."""
    faults: tuple[Message, ...]
    """What is not whole."""
    broken: bool = False
    """Whether a line was changed."""

    def copy(self, name: str) -> Copy | None:
        """Return the copy of that name."""
        return next((one for one in self.copies if one.copy == name), None)


def read_register(folder: Path) -> Register:
    """Read a register; no key is needed. Raises RegisterMissing."""
    chains = read_chains(folder)
    if not chains:
        raise RegisterMissing(folder)
    found: dict[str, Copy] = {}
    acts: dict[str, dict[tuple[str, str, str], CopyAct]] = {}
    renewed: dict[str, tuple[str, str | None]] = {}
    for line in _lines(chains):
        params = line["params"]
        if line["act"] == HANDED_OUT:
            found.setdefault(params["copy"], _copy(line))
        elif line["act"] in ACTS:
            act = CopyAct(line["act"], params["on"], line["when"], params.get("shown", ""), params.get("sha256", ""))
            acts.setdefault(params["copy"], {}).setdefault((act.when, act.act, act.sha256), act)
            if act.act == RENEWED and line["when"] >= renewed.get(params["copy"], ("", None))[0]:
                renewed[params["copy"]] = (line["when"], params["delete_by"])
    copies = []
    for name, copy in found.items():
        delete_by = renewed[name][1] if name in renewed else copy.delete_by
        copies.append(replace(copy, delete_by=delete_by, acts=tuple(acts.get(name, {}).values())))
    faults = tuple(fault for chain in chains for fault in chain.faults)
    return Register(
        tuple(sorted(copies, key=lambda copy: (copy.when, copy.copy))), faults, any(chain.broken for chain in chains)
    )


def read_chains(folder: Path) -> list[ChainRead]:
    """Return every chain of a folder, by name."""
    if not folder.is_dir():
        return []
    return [read_chain(path) for path in sorted(folder.iterdir()) if NAME.fullmatch(path.name)]


def _lines(chains: list[ChainRead]) -> Iterator[Line]:
    """All lines by time; a chain that stands there twice in part gives its lines twice, and they are one."""
    every = [
        (str(line["when"]), chain.name, number, line) for chain in chains for number, line in enumerate(chain.lines)
    ]
    return (line for _when, _name, _number, line in sorted(every, key=lambda entry: entry[:3]))


def _copy(line: Line) -> Copy:
    known = {one.name for one in fields(Copy)} - {"when", "acts"}
    params: Mapping[str, Any] = {name: value for name, value in line["params"].items() if name in known}
    return Copy(when=line["when"], **params)


@dataclass(frozen=True, slots=True)
class Entering:
    """A register open to be added to."""

    chain: ChainWriter
    key: RegisterKey
    folder: Path

    @property
    def next_copy(self) -> str:
        """The name of the next copy: follows from key and place in the chain, and tells nothing of either."""
        place = f"{self.chain.name}|{self.chain.lines + 1}".encode()
        number = int.from_bytes(self.key.key.derive("copy-name", place)[:7], "big")
        return "E-" + "".join(_ALPHABET[(number >> (5 * at)) & 31] for at in range(10))


_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@contextmanager
def entering(folder: Path, key: RegisterKey, clock: Clock) -> Iterator[Entering]:
    """Open a register to add to it, one process at a time; a new one where there is none.

    Raises RegisterBroken, CaseInUse (another process adds to it), DiskFull.
    """
    private_folder(folder)
    lock = Lock(folder / ".lock")
    try:
        sweep(folder)
        yield Entering(ChainWriter(folder, _site(folder), key, clock), key, folder)
    finally:
        lock.release()


def _site(folder: Path) -> str:
    """Return this site's name: drawn when its register is first opened."""
    path = folder / "site"
    if path.exists():
        known = path.read_text("ascii", "replace").strip()
        if _SITE.fullmatch(known):
            return known
    drawn = secrets.token_hex(4)
    write_private(path, drawn.encode() + b"\n")
    return drawn
