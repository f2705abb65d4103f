"""Which stories are weighed: every holding, several holdings together, each supplier, a chain, no true file, none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from sourcier.model.hypotheses import CHAIN, COMMON_SUPPLIER, FABRICATED, NONE_OF_THESE, ONE_HOLDING, SEVERAL

from .piece import Counts, Held, Piece, Together

_ADDS = 0.01
"""Share of the rows that a holding must add to those before it."""
_FEWEST = 3
_BEST = 5
"""Holdings, those that explain most, each of which is paired with the `_PAIRED` that add most to it."""
_PAIRED = 2
_MOST_MEMBERS = 60
_PART = 0.1
"""Share of a block's rows that a holding must add to be one of two sources of that block."""
_NEARLY = 0.5
"""Several holdings are a story if they explain at least this share of what the best one does."""
_CLAIMS = 0.3
"""Share of a block's rows from which a holding claims the block: its last visit is then the holding's."""


@dataclass(frozen=True, slots=True)
class Supplier:
    """A party that served several laboratories."""

    party: str
    served: frozenset[int]
    """Blocks of the leak, of laboratories it served."""
    absent: int
    """Laboratories it served that the leak does not name."""


@dataclass(frozen=True, slots=True)
class Story:
    """One story, before it is weighed."""

    id: str
    sort: str
    members: tuple[int, ...] = ()
    """Holdings by number; those whose rows it says the leak is made of."""
    named: tuple[str, ...] = ()
    """Ids of the holdings it is about."""
    parties: tuple[str, ...] = ()
    supplier: Supplier | None = None
    favour: float = 0.0
    """Of a chain: log of how much likelier it is than the last holding's story alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Claims:
    """What stories say of rows: arrays of shape (claims, blocks); first every holding, then unions of several."""

    members: tuple[tuple[int, ...], ...]
    shared: np.ndarray
    dated: np.ndarray
    same: np.ndarray
    after: np.ndarray
    others: np.ndarray
    """Of those shared, rows that stand in a holding beside its own."""
    size: np.ndarray
    total: np.ndarray
    mixed: np.ndarray
    """Per claim, the share of its rows that make laboratories a mixture of several holdings."""
    acts: tuple[tuple[int, ...], ...]
    """Per claim, its acts by number: the taking of rows from one holding."""
    act_of: np.ndarray
    """Per act, its holding."""
    act_blocks: np.ndarray
    """Shape (acts, blocks): the blocks it claims, so that their last visit is its own."""
    blocks: np.ndarray
    """Per claim, the blocks that any of its holdings claims."""
    number: Mapping[tuple[int, ...], int] = field(default_factory=dict)
    """Of a claim, by its members."""


def several_of(
    piece: Piece, held: Held, own: Sequence[bool], together: Together | None = None
) -> tuple[tuple[int, ...], ...]:
    """Return the sets of holdings that explain more together than each alone; `own`: a controller's own holding.

    Pairs may share a laboratory; of more, each laboratory is one holding's, the one that explains most of it.
    """
    stand = _by_block(held) if together is None else together
    least = max(_FEWEST, _ADDS * float(piece.rows.sum()))
    found: dict[tuple[int, ...], float] = {}
    everyone = [number for number in range(len(held)) if held.shared[number].sum() >= _FEWEST]
    for chosen in (everyone, [number for number in everyone if own[number]]):
        cover = _cover(piece, held, chosen, least)
        if len(cover) > 1:
            found[cover] = float(held.shared[list(cover)].max(axis=0).sum())
    best = sorted(everyone, key=lambda number: (-held.shared[number].sum(), number))[:_BEST]
    for one in best:
        pairs = {other: stand(tuple(sorted((one, other)))).shared for other in everyone if other != one}
        gains = {
            other: float(min((both - held.shared[first]).sum() for first in (one, other)))
            for other, both in pairs.items()
        }
        for other in sorted(gains, key=lambda other: (-gains[other], other))[:_PAIRED]:
            if gains[other] >= least:
                found[tuple(sorted((one, other)))] = float(pairs[other].sum())
    most = max([float(held.shared[number].sum()) for number in everyone] + [*found.values()], default=0.0)
    return tuple(members for members, rows in found.items() if rows >= _NEARLY * most)


def _by_block(held: Held) -> Together:
    """What several hold, if each laboratory is one holding's: where nothing tells row by row."""

    def of(members: tuple[int, ...]) -> Counts:
        at = list(members)
        main = held.shared[at].argmax(axis=0)
        each = np.arange(held.shared.shape[1])
        shared, dated, same, after = (
            getattr(held, name)[at][main, each] for name in ("shared", "dated", "same", "after")
        )
        beside = [number for number in range(len(held)) if number not in members]
        known = held.shared[beside].max(axis=0, initial=0.0)
        return Counts(shared, dated, same, after, np.minimum(shared, known))

    return of


def _cover(piece: Piece, held: Held, chosen: Sequence[int], least: float) -> tuple[int, ...]:
    """Greedily: always the holding that adds most rows, as long as it adds more than a trickle."""
    members: list[int] = []
    covered = np.zeros(held.shared.shape[1])
    left = list(chosen)
    while left and len(members) < _MOST_MEMBERS:
        gains = [_adds(piece, covered, held.shared[number]) for number in left]
        at = int(np.argmax(gains))
        if gains[at] < least:
            break
        covered = np.maximum(covered, held.shared[left[at]])
        members.append(left.pop(at))
    return tuple(sorted(members))


def _adds(piece: Piece, covered: np.ndarray, shared: np.ndarray) -> float:
    """Rows a holding adds in blocks of which it explains a good part that was not explained."""
    more = shared - covered
    return float(more[more >= _CLAIMS * piece.rows].sum())


def claims_of(piece: Piece, held: Held, several: Sequence[tuple[int, ...]], together: Together | None = None) -> Claims:
    """Return what every holding, and those together, would explain."""
    sets = tuple(dict.fromkeys(several))
    stand = _by_block(held) if together is None else together
    unions = [stand(members) for members in sets]
    main = [held.shared[list(members)].argmax(axis=0) for members in sets]
    sizes = [
        _size(piece, held, members, chosen, union.shared)
        for members, chosen, union in zip(sets, main, unions, strict=True)
    ]
    acts: list[tuple[int, ...]] = [(number,) for number in range(len(held))]
    act_of = list(range(len(held)))
    claimed = held.shared >= _CLAIMS * np.maximum(piece.rows, 1)
    blocks, covered = list(claimed), list(claimed)
    for members, chosen, union in zip(sets, main, unions, strict=True):
        acts.append(tuple(range(len(act_of), len(act_of) + len(members))))
        act_of += members
        mine = [(chosen == place) & claimed[number] for place, number in enumerate(members)]
        covered.append(np.any(mine, axis=0))
        blocks += [one & ~_two_sources(piece, held, members, union) for one in mine]
    members_of = (*((number,) for number in range(len(held))), *sets)
    total = [held.total[list(members)].sum() for members in sets]
    counts = {
        name: np.vstack([getattr(held, name), *(getattr(union, name) for union in unions)])
        for name in ("shared", "dated", "same", "after")
    }
    alone = [stand((number,)) for number in range(len(held))]
    return Claims(
        members_of,
        **counts,
        others=np.vstack([np.zeros((0, len(piece))), *(one.others for one in (*alone, *unions))]),
        size=np.vstack([held.size, *(np.maximum(size, one.shared) for size, one in zip(sizes, unions, strict=True))]),
        total=np.concatenate([held.total, total]).astype(float),
        mixed=np.concatenate(
            [np.zeros(len(held)), *([_mixed(held, m, one)] for m, one in zip(sets, unions, strict=True))]
        ),
        acts=tuple(acts),
        act_of=np.array(act_of, int),
        act_blocks=np.array(blocks, bool).reshape(len(act_of), len(piece)),
        blocks=np.array(covered, bool).reshape(len(members_of), len(piece)),
        number={members: number for number, members in enumerate(members_of)},
    )


def _two_sources(piece: Piece, held: Held, members: tuple[int, ...], union: Counts) -> np.ndarray:
    """Blocks of which rows come from more than one holding: their last visit is that of the later one."""
    more = union.shared - held.shared[list(members)].max(axis=0)
    found: np.ndarray = (more >= _FEWEST) & (more >= _ADDS * piece.rows)
    return found


def _mixed(held: Held, members: tuple[int, ...], union: Counts) -> float:
    more = union.shared - held.shared[list(members)].max(axis=0)
    return float(more.sum() / max(float(union.shared.sum()), 1.0))


def _size(piece: Piece, held: Held, members: tuple[int, ...], main: np.ndarray, shared: np.ndarray) -> np.ndarray:
    """Rows under each laboratory that the leak was drawn from: of the main holding, of all where others add."""
    at = list(members)
    chosen = held.size[at][main, np.arange(len(main))]
    adds = shared - held.shared[at].max(axis=0) >= _PART * np.maximum(piece.rows, 1)
    found: np.ndarray = np.where(adds, held.size[at].sum(axis=0), chosen)
    return found


def stories_of(
    held: Held,
    several: Sequence[tuple[int, ...]],
    suppliers: Sequence[Supplier],
    chains: Sequence[tuple[int, int, float]],
) -> tuple[Story, ...]:
    """Return every story; a chain is told by its first and last holding and how its papers favour it."""
    return tuple(_stories(held, several, suppliers, chains))


def _stories(
    held: Held,
    several: Sequence[tuple[int, ...]],
    suppliers: Sequence[Supplier],
    chains: Sequence[tuple[int, int, float]],
) -> Iterator[Story]:
    for number, name in enumerate(held.ids):
        yield Story(f"{ONE_HOLDING}:{name}", ONE_HOLDING, (number,), (name,), (held.parties[number],))
    for members in several:
        names = tuple(held.ids[number] for number in members)
        parties = tuple(dict.fromkeys(held.parties[number] for number in members))
        yield Story(f"{SEVERAL}:{','.join(names)}", SEVERAL, members, names, parties)
    for one in suppliers:
        of_it = tuple(number for number, party in enumerate(held.parties) if party == one.party)
        names = tuple(held.ids[number] for number in of_it)
        yield Story(f"{COMMON_SUPPLIER}:{one.party}", COMMON_SUPPLIER, of_it, names, (one.party,), one)
    for first, last, favour in chains:
        names = (held.ids[first], held.ids[last])
        parties = tuple(dict.fromkeys((held.parties[first], held.parties[last])))
        yield Story(f"{CHAIN}:{','.join(names)}", CHAIN, (last,), names, parties, favour=favour)
    yield Story(FABRICATED, FABRICATED)
    yield Story(NONE_OF_THESE, NONE_OF_THESE)
