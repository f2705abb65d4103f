"""Which stories are weighed: every holding, several holdings together, each supplier, a chain, no true file, none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from sourcier.model.hypotheses import CHAIN, COMMON_SUPPLIER, FABRICATED, NONE_OF_THESE, ONE_HOLDING, SEVERAL

from .piece import Held, Piece

_ADDS = 0.01
"""Share of the rows that a holding must add to those before it."""
_FEWEST = 3
_BEST = 5
"""Holdings, those that explain most, of which every pair is a story."""
_MOST_MEMBERS = 60
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
    size: np.ndarray
    total: np.ndarray
    acts: tuple[tuple[int, ...], ...]
    """Per claim, its acts by number: the taking of rows from one holding."""
    act_of: np.ndarray
    """Per act, its holding."""
    act_blocks: np.ndarray
    """Shape (acts, blocks): the blocks it claims."""
    number: Mapping[tuple[int, ...], int] = field(default_factory=dict)
    """Of a claim, by its members."""


def several_of(piece: Piece, held: Held, own: Sequence[bool]) -> tuple[tuple[int, ...], ...]:
    """Return the sets of holdings that explain more together than each alone; `own`: a controller's own holding.

    Each block is one holding's, the one that explains most of it: two that hold parts of one laboratory are together
    nothing that either was.
    """
    least = max(_FEWEST, _ADDS * float(piece.rows.sum()))
    found: dict[tuple[int, ...], None] = {}
    everyone = [number for number in range(len(held)) if held.shared[number].sum() >= _FEWEST]
    for chosen in (everyone, [number for number in everyone if own[number]]):
        cover = _cover(piece, held, chosen, least)
        if len(cover) > 1:
            found[cover] = None
    best = sorted(everyone, key=lambda number: (-held.shared[number].sum(), number))[:_BEST]
    for place, one in enumerate(best):
        for other in best[place + 1 :]:
            both = min(_adds(piece, held.shared[a], held.shared[b]) for a, b in ((one, other), (other, one)))
            if both >= least:
                found[tuple(sorted((one, other)))] = None
    return tuple(found)


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


def claims_of(
    piece: Piece, held: Held, several: Sequence[tuple[int, ...]], stores: Mapping[tuple[int, ...], np.ndarray]
) -> Claims:
    """Return what every holding, and those together, would explain.

    `stores`: of all holdings of one supplier, the rows per block that stand in any of them.
    """
    sets = tuple(dict.fromkeys([*several, *stores]))
    shared = [stores[members] if members in stores else held.shared[list(members)].max(axis=0) for members in sets]
    main = [held.shared[list(members)].argmax(axis=0) for members in sets]
    sizes = [_main_size(held, members, chosen) for members, chosen in zip(sets, main, strict=True)]
    acts: list[tuple[int, ...]] = [(number,) for number in range(len(held))]
    act_of = list(range(len(held)))
    claimed = held.shared >= _CLAIMS * np.maximum(piece.rows, 1)
    blocks = list(claimed)
    for members, chosen in zip(sets, main, strict=True):
        acts.append(tuple(range(len(act_of), len(act_of) + len(members))))
        act_of += members
        blocks += [(chosen == place) & claimed[number] for place, number in enumerate(members)]
    members_of = (*((number,) for number in range(len(held))), *sets)
    total = [held.total[list(members)].sum() for members in sets]
    return Claims(
        members_of,
        np.vstack([held.shared, *shared]),
        np.vstack([held.size, *(np.maximum(size, rows) for size, rows in zip(sizes, shared, strict=True))]),
        np.concatenate([held.total, total]).astype(float),
        tuple(acts),
        np.array(act_of, int),
        np.array(blocks, bool).reshape(len(act_of), len(piece)),
        {members: number for number, members in enumerate(members_of)},
    )


def _main_size(held: Held, members: tuple[int, ...], main: np.ndarray) -> np.ndarray:
    found: np.ndarray = held.size[list(members)][main, np.arange(len(main))]
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
