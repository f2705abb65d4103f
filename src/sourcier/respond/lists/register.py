"""Who was listed before, and in which list: nobody is written to twice. Digests and references only, encrypted."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sourcier.secret import Key
from sourcier.store import Store

from .references import NO_REFERENCE, drawn
from .subjects import NAME, NUMBER, Subjects

_PART = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """One controller's."""

    digest: np.ndarray
    """uint64, ascending, each with its sort once."""
    sort: np.ndarray
    owner: np.ndarray
    """uint64: the reference of whose it is."""
    told: np.ndarray
    """uint64, ascending: references of everyone listed."""
    batch: np.ndarray
    """int32: in which list, from 1."""
    topics: np.ndarray
    """uint32: what the person was told of."""

    @classmethod
    def empty(cls) -> "Register":
        """Nobody was listed yet."""
        wide, small = np.zeros(0, np.uint64), np.zeros(0, np.uint8)
        return cls(wide, small, wide, wide, np.zeros(0, np.int32), np.zeros(0, np.uint32))

    @property
    def last(self) -> int:
        """Number of the last list."""
        return int(self.batch.max(initial=0))

    def batch_of(self, references: np.ndarray) -> np.ndarray:
        """Return in which list each was, 0 where in none."""
        return _looked_up(self.told, self.batch, references)

    def topics_of(self, references: np.ndarray) -> np.ndarray:
        """Return what each was told of."""
        return _looked_up(self.told, self.topics, references)


def _looked_up(keys: np.ndarray, values: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    if not len(keys):
        return np.zeros(len(wanted), values.dtype)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.asarray(np.where(keys[at] == wanted, values[at], values.dtype.type(0)))


def names_of(code: str) -> tuple[str, str]:
    """Return the two tables of the store that hold a controller's register."""
    return f"told-{code}-people", f"told-{code}-marks"


def read_register(store: Store, code: str) -> Register:
    """Return the register of a controller, empty where there is none."""
    people, marks = names_of(code)
    if people not in store.tables() or marks not in store.tables():
        return Register.empty()
    told, batch, topics = _columns(store, people, (np.uint64, np.int32, np.uint32))
    digest, sort, owner = _columns(store, marks, (np.uint64, np.uint8, np.uint64))
    return Register(digest, sort, owner, told, batch, topics)


def _columns(store: Store, name: str, kinds: tuple[type[np.generic], ...]) -> list[np.ndarray]:
    parts = [[column.to_numpy() for column in batch.columns] for batch in store.table(name).batches()]
    return [np.concatenate([np.zeros(0, kind), *(part[at] for part in parts)]) for at, kind in enumerate(kinds)]


def write_register(store: Store, code: str, register: Register) -> None:
    """Keep a register: marks first, so that a kill in between leaves people to be listed, never people forgotten."""
    people, marks = names_of(code)
    _write(store, marks, {"digest": register.digest, "sort": register.sort, "owner": register.owner})
    _write(store, people, {"told": register.told, "batch": register.batch, "topics": register.topics})


def _write(store: Store, name: str, columns: dict[str, np.ndarray]) -> None:
    size = len(next(iter(columns.values())))
    with store.writer(name) as writer:
        for part, start in enumerate(range(0, max(size, 1), _PART)):
            arrays = [pa.array(values[start : start + _PART]) for values in columns.values()]
            writer.write(part, pa.RecordBatch.from_arrays(arrays, names=list(columns)))
        writer.commit()


@dataclass(frozen=True, slots=True, eq=False)
class Assigned:
    """References of one controller's subjects, aligned with `subjects`."""

    subjects: np.ndarray
    reference: np.ndarray
    batch: np.ndarray
    """int32: the list each stands in; of those not listed before, the next one."""
    told: np.ndarray
    """uint32: topics told before."""
    gone: np.ndarray
    """uint64: references listed before that nobody bears any more."""


def assign(register: Register, subjects: Subjects, party: int, key: Key, name: str) -> Assigned:
    """Give each subject of a controller the reference it had, or a new one."""
    mine = np.flatnonzero(subjects.party == party)
    place = np.full(len(subjects), -1, np.int64)
    place[mine] = np.arange(len(mine))
    known = _known(register, subjects, place, len(mine))
    fresh = np.flatnonzero(known == NO_REFERENCE)
    reference = known.copy()
    reference[fresh] = _new(known, subjects, mine, place, key=key, name=name)
    batch = register.batch_of(reference)
    following = register.last + 1
    gone = np.setdiff1d(register.told, reference)
    return Assigned(
        mine, reference, np.where(batch == 0, following, batch).astype(np.int32), register.topics_of(reference), gone
    )


def _mine(subjects: Subjects, place: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    marks = subjects.marks
    kept = place[marks.subject] >= 0
    return place[marks.subject[kept]], marks.sort[kept], marks.digest[kept], marks.shared[kept]


def _known(register: Register, subjects: Subjects, place: np.ndarray, count: int) -> np.ndarray:
    """The reference each had: by number before name, of several the one listed first; none is given twice."""
    found = np.zeros(count, np.uint64)
    if not len(register.digest):
        return found
    at, sort, digest, shared = _mine(subjects, place)
    owner = np.zeros(len(at), np.uint64)
    for which in (NUMBER, NAME):
        chosen = (sort == which) & ~shared
        held = register.sort == which
        owner[chosen] = _looked_up(register.digest[held], register.owner[held], digest[chosen])
    numbered = np.isin(np.arange(count), at[(sort == NUMBER) & ~shared])
    named_only = np.setdiff1d(register.owner, register.owner[register.sort == NUMBER])
    # A namesake with a number of their own is somebody else than the one listed under another number.
    owner[(sort == NAME) & numbered[at] & ~np.isin(owner, named_only)] = NO_REFERENCE
    told = np.flatnonzero(owner != NO_REFERENCE)
    order = told[np.lexsort((owner[told], register.batch_of(owner[told]), sort[told]))]
    taken: set[int] = set()
    for mark in order.tolist():
        reference, subject = int(owner[mark]), int(at[mark])
        if found[subject] == NO_REFERENCE and reference not in taken:
            found[subject] = reference
            taken.add(reference)
    return found


def _new(
    known: np.ndarray, subjects: Subjects, mine: np.ndarray, place: np.ndarray, *, key: Key, name: str
) -> np.ndarray:
    fresh = np.flatnonzero(known == NO_REFERENCE)
    at, _, digest, _ = _mine(subjects, place)
    first = np.zeros(len(mine), np.uint64)
    backwards = np.arange(len(at))[::-1]
    first[at[backwards]] = digest[backwards]  # the last one written stays: the lowest sort and digest
    seeds = first[fresh].tolist()
    rows = subjects.first[mine[fresh]].tolist()
    made = drawn(key, name, (_seed(seed, row, 0) for seed, row in zip(seeds, rows, strict=True)))
    taken = set(known.tolist())
    for number, reference in enumerate(made.tolist()):
        chosen, again = reference, 0
        while chosen in taken:
            again += 1
            chosen = int(drawn(key, name, [_seed(seeds[number], rows[number], again)])[0])
        taken.add(chosen)
        made[number] = chosen
    return made


def _seed(digest: int, row: int, again: int) -> bytes:
    """A person's own digest; where there is none, or a namesake has it, the place of the row as well.

    Drawn again from the same, it is the same: who has no mark of their own is known again by it.
    """
    return f"{digest:016x}".encode() if digest and not again else f"{digest:016x}|row {row}|{again}".encode()


def registered(register: Register, assigned: Assigned, subjects: Subjects, topics: np.ndarray) -> Register:
    """Return the register with everyone of this run; what is known of those no longer found stays."""
    place = np.full(len(subjects), -1, np.int64)
    place[assigned.subjects] = np.arange(len(assigned.subjects))
    at, sort, digest, shared = _mine(subjects, place)
    sort, digest = sort[~shared], digest[~shared]
    owner = assigned.reference[at[~shared]]
    digest, sort, owner = (
        np.concatenate(both) for both in ((digest, register.digest), (sort, register.sort), (owner, register.owner))
    )
    order = np.lexsort((np.arange(len(digest)), sort, digest))  # of two, this run's comes first
    digest, sort, owner = digest[order], sort[order], owner[order]
    once = np.append(True, (digest[1:] != digest[:-1]) | (sort[1:] != sort[:-1]))[: len(digest)]
    gone = np.isin(register.told, assigned.gone)
    told = np.concatenate([assigned.reference, register.told[gone]])
    batch = np.concatenate([assigned.batch, register.batch[gone]])
    known = np.concatenate([topics | assigned.told, register.topics[gone]])
    order = np.argsort(told)
    return Register(
        digest[once],
        sort[once],
        owner[once],
        told[order],
        batch[order].astype(np.int32),
        known[order].astype(np.uint32),
    )
