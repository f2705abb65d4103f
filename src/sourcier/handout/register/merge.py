"""Registers of several sites put together: chains are taken over whole, and nothing is ever written into them."""

from dataclasses import dataclass
from pathlib import Path

from sourcier.case.journal import digest
from sourcier.case.lock import Lock
from sourcier.handout.errors import RegisterBroken, RegisterMissing
from sourcier.secret import private_folder, write_private

from .chain import ChainRead
from .register import read_chains

_ENDINGS = (".last", ".checkpoint", ".checkpoint.sig", ".signers")


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did."""

    taken: int
    """Chains that were new, or longer than here."""
    same: int
    """Chains that were here already, as long or longer."""
    forked: int
    """Chains of one site that went two ways: both are kept, and that is a matter to look into."""


def merge_registers(folder: Path, other: Path) -> Merged:
    """Take over what another site's register holds. Raises RegisterMissing, RegisterBroken: then nothing was taken."""
    theirs = read_chains(other)
    if not theirs:
        raise RegisterMissing(other)
    for chain in theirs:
        if chain.broken or not chain.lines:
            raise RegisterBroken(chain.path)
    private_folder(folder)
    lock = Lock(folder / ".lock")
    try:
        mine = {chain.name: chain for chain in read_chains(folder)}
        outcomes = [_take(folder, chain, mine.get(chain.name)) for chain in theirs]
    finally:
        lock.release()
    return Merged(outcomes.count("taken"), outcomes.count("same"), outcomes.count("forked"))


def _take(folder: Path, chain: ChainRead, here: ChainRead | None) -> str:
    if here is None or chain.raw[: len(here.raw)] == here.raw:
        if here is not None and len(chain.raw) == len(here.raw):
            return "same"
        _write(folder, chain, chain.name)
        return "taken"
    if here.raw[: len(chain.raw)] == chain.raw:
        return "same"
    site_and_key = "-".join(chain.name.split("-")[:3])
    _write(folder, chain, f"{site_and_key}-{_tail(chain)}")
    return "forked"


def _tail(chain: ChainRead) -> str:
    return digest(chain.raw[-1])[:8]


def _write(folder: Path, chain: ChainRead, name: str) -> None:
    write_private(folder / f"{name}.jsonl", b"".join(line + b"\n" for line in chain.raw))
    for ending in _ENDINGS:
        beside = chain.path.with_name(chain.name + ending)
        if beside.exists():
            write_private(folder / (name + ending), beside.read_bytes())
