"""Files of one source in every order and with every habit, and files put together from several: what is which is known.

Every story draws its base from a generator of true exports and writes it as some program would.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from layouts.text import number, where

from . import genuine_plain, genuine_town
from .glued_forms import Forms, forms, habits, plainly, rewritten, unlike
from .world import World

SHARED = (
    "nir", "title", "family_name", "birth_name", "given_name", "birth_date", "sex", "street", "postcode", "commune",
    "landline", "mobile", "blood_group", "visit_date", "date",
)  # fmt: skip
"""Columns are called by their kind, so that files of both generators can be put together."""
_LABS = ("PORT", "CENTRE", "HALLES", "GARE", "PLAGE", "PONT", "MOULIN", "LANDES", "QUAIS", "ROSES", "TOUR", "PARC")


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """A file and what is true of it."""

    world: World
    joints: tuple[int, ...] = ()
    """First row of every later source."""
    known: World | None = None
    """An earlier file that is declared."""


_FEW = 20
"""A column with fewer values is nothing to sort by."""
Maker = Callable[[np.random.Generator, int], Story]


def names(rng: np.random.Generator, many: int) -> list[str]:
    """So many laboratories."""
    return [f"LABORATOIRE DU {_LABS[n]}" for n in rng.choice(len(_LABS), many, replace=False)]


def base(rng: np.random.Generator, rows: int, *, labs: list[str] | None = None) -> World:
    """People of one source, plainly written, with numbers that rise and a laboratory each, if any."""
    drawn = plainly((genuine_plain if rng.random() < 0.5 else genuine_town).draw(rng, rows))
    kept = {"id": pa.array([""] * rows)} | {kind: drawn.columns[n] for n, kind in drawn.kinds.items() if kind in SHARED}
    chosen = names(rng, int(rng.integers(0, 6))) if labs is None else labs
    first = int(rng.integers(1, 9)) * 10_000
    kept["id"] = number(first + np.arange(rows).astype(np.int64) + rng.integers(0, 2, rows).cumsum())
    if chosen:
        kept["lab"] = pa.array(chosen).take(pa.array(rng.integers(0, len(chosen), rows)))
    return World(kept, {n: {"id": "patient_id", "lab": "lab_name"}.get(n, n) for n in kept})


def glue(*worlds: World) -> Story:
    """One after the other: only columns that all have."""
    shared = [n for n in worlds[0].columns if all(n in w.columns for w in worlds)]
    columns = {n: pa.concat_arrays([w.columns[n] for w in worlds]) for n in shared}
    edges = np.cumsum([w.rows for w in worlds])[:-1].tolist()
    return Story(World(columns, {n: worlds[0].kinds[n] for n in shared}), tuple(edges))


def sparser(rng: np.random.Generator, world: World) -> World:
    """The same with some columns filled less: what a counter does not ask for."""
    kept = {}
    for name, column in world.columns.items():
        less = world.kinds[name] in ("landline", "mobile", "birth_name", "blood_group", "date", "email")
        kept[name] = where(rng.random(world.rows) < rng.uniform(0.0, 1.0), column) if less else column
    return world.put(**kept)


def by_day(world: World, name: str) -> np.ndarray:
    """Rows in the order of a date written ``d/m/y``."""
    text = world.columns[name]
    parts = [pc.utf8_slice_codeunits(text, *cut) for cut in ((6, 10), (3, 5), (0, 2))]
    return np.argsort(np.array(pc.binary_join_element_wise(*parts, "").to_pylist()), kind="stable")


def _mixed(parts: list[tuple[World, Forms]], which: np.ndarray) -> World:
    """Row n of the world number `which[n]`, each as its own program writes it; the worlds have the same rows."""
    written = [rewritten(world, how) for world, how in parts]
    columns = {}
    for name in written[0].columns:
        whole = pa.chunked_array([w.columns[name] for w in written]).combine_chunks()
        columns[name] = whole.take(pa.array(which * len(which) + np.arange(len(which))))
    return World(columns, written[0].kinds)


def plain(rng: np.random.Generator, rows: int) -> Story:
    """One program, one counter."""
    return Story(rewritten(base(rng, rows), forms(rng)))


def labs_in_turn(rng: np.random.Generator, rows: int) -> Story:
    """Each laboratory with its own habits, numbers and filling, one after another."""
    how, many = forms(rng), int(rng.integers(2, 9))
    parts = []
    for lab, share in zip(names(rng, many), rng.multinomial(rows - 12 * many, np.ones(many) / many) + 12, strict=True):
        one = sparser(rng, base(rng, int(share), labs=[lab]))
        parts.append(rewritten(one, habits(rng, how)))
    return replace(glue(*parts), joints=())


def labs_mixed(rng: np.random.Generator, rows: int) -> Story:
    """One laboratory types its own way; the rows stand in the order of their numbers."""
    how, world = forms(rng), base(rng, rows, labs=names(rng, int(rng.integers(2, 5))))
    labs = world.columns["lab"]
    odd = pc.equal(labs, labs[0]).to_numpy(zero_copy_only=False)
    return Story(_mixed([(world, how), (world, habits(rng, how))], odd.astype(np.int64)))


def in_some_order(rng: np.random.Generator, rows: int) -> Story:
    """Sorted by name, birth, visit or number; counters with habits of their own."""
    how, world = forms(rng), base(rng, rows)
    odd = rng.random(rows) < rng.uniform(0, 0.6)
    written = _mixed([(world, how), (world, habits(rng, how))], odd.astype(np.int64))
    by = str(rng.choice(["family_name", "birth_date", "visit_date", "commune"]))
    if len(pc.unique(world.columns[by])) < _FEW:
        by = "family_name"
    if by in ("birth_date", "visit_date"):
        order = by_day(world, by)
    else:
        order = np.argsort(np.array(written.columns[by].to_pylist()), kind="stable")
    return Story(written.take(order[:: int(rng.choice([1, -1]))]))


def renewed_slowly(rng: np.random.Generator, rows: int) -> Story:
    """Habits give way to others over years; a column begins to be filled."""
    how, world = forms(rng), base(rng, rows)
    middle, width = rng.uniform(0.2, 0.8), rng.uniform(0.1, 0.4)
    later = rng.random(rows) < np.clip((np.arange(rows) / rows - middle) / width + 0.5, 0, 1)
    written = _mixed([(world, how), (world, habits(rng, how))], later.astype(np.int64))
    name = str(rng.choice(["mobile", "landline"]))
    return Story(written.put(**{name: where(np.arange(rows) > middle * rows, written.columns[name])}))


def renewed_at_once(rng: np.random.Generator, rows: int) -> Story:
    """The program is renewed between two numbers of one sequence: habits change at a row."""
    how, world = forms(rng), base(rng, rows)
    later = np.arange(rows) > rng.uniform(0.2, 0.8) * rows
    return Story(_mixed([(world, how), (world, habits(rng, how))], later.astype(np.int64)))


def portal(rng: np.random.Generator, rows: int) -> Story:
    """Some people register themselves: other habits, here and there."""
    how, world = forms(rng), base(rng, rows)
    own = rng.random(rows) < rng.uniform(0.05, 0.5)
    return Story(_mixed([(world, how), (world, habits(rng, how))], own.astype(np.int64)))


def visits(rng: np.random.Generator, rows: int) -> Story:
    """A line per visit: people come again, with the date of that visit."""
    how, world = forms(rng), base(rng, rows)
    again = np.sort(rng.integers(0, max(2, rows // int(rng.integers(2, 5))), rows))
    seen = world.columns["visit_date"]
    repeated = world.take(again).put(visit_date=seen)
    order = by_day(repeated, "visit_date") if rng.random() < 0.5 else np.arange(rows)
    return Story(rewritten(repeated.take(order), how))


def shuffled_one(rng: np.random.Generator, rows: int) -> Story:
    """One source whose rows somebody shuffled."""
    return Story(rewritten(base(rng, rows), forms(rng)).take(rng.permutation(rows)))


def two_unlike(rng: np.random.Generator, rows: int) -> Story:
    """Two leaks of different programs."""
    first, how = int(rows * rng.uniform(0.3, 0.7)), forms(rng)
    labs = names(rng, int(rng.integers(0, 5)))
    others = labs if rng.random() < 0.5 else names(rng, len(labs))
    one = rewritten(base(rng, first, labs=labs), how)
    return glue(one, rewritten(base(rng, rows - first, labs=others), unlike(rng, how, 2)))


def two_alike(rng: np.random.Generator, rows: int) -> Story:
    """Two leaks of the same program and the same laboratories: other people, other counters."""
    first, how = int(rows * rng.uniform(0.3, 0.7)), forms(rng)
    labs = names(rng, int(rng.integers(0, 5)))
    one = rewritten(base(rng, first, labs=labs), how)
    return glue(one, rewritten(base(rng, rows - first, labs=labs), habits(rng, how)))


def padded(rng: np.random.Generator, rows: int) -> Story:
    """A tenth of other people, otherwise written, put before, behind or into a leak."""
    more, labs, how = rows // 10, names(rng, int(rng.integers(0, 4))), forms(rng)
    leak = rewritten(base(rng, rows - more, labs=labs), how)
    extra = rewritten(base(rng, more, labs=labs), unlike(rng, how, 2))
    at = int(rng.choice([0, leak.rows // 2, leak.rows]))
    parts = [leak.take(np.arange(at)), extra, leak.take(np.arange(at, leak.rows))]
    return glue(*(part for part in parts if part.rows))


def same_people(rng: np.random.Generator, rows: int) -> Story:
    """A leak, and most of its people again in another coding."""
    first, how = int(rows * rng.uniform(0.5, 0.7)), forms(rng)
    world = base(rng, first)
    again = world.take(rng.permutation(first)[: rows - first])
    return glue(rewritten(world, how), rewritten(again, unlike(rng, how, 1)))


def twice(rng: np.random.Generator, rows: int) -> Story:
    """The same lines twice."""
    world = rewritten(base(rng, rows // 2), forms(rng))
    return glue(world, world.take(rng.permutation(world.rows)) if rng.random() < 0.5 else world)


def shuffled_two(rng: np.random.Generator, rows: int) -> Story:
    """Two leaks of different programs, shuffled."""
    made = two_unlike(rng, rows)
    return Story(made.world.take(rng.permutation(made.world.rows)))


def alike_mixed(rng: np.random.Generator, rows: int) -> Story:
    """Two leaks of one program, shuffled or sorted by name once they were put together."""
    made = two_alike(rng, rows).world
    order = np.argsort(np.array(made.columns["family_name"].to_pylist()), kind="stable")
    return Story(made.take(order if rng.random() < 0.5 else rng.permutation(rows)))


def used_again(rng: np.random.Generator, rows: int) -> Story:
    """A known file behind a new leak, in whatever coding."""
    first, how, labs = int(rows * rng.uniform(0.2, 0.7)), forms(rng), names(rng, int(rng.integers(0, 4)))
    old = base(rng, rows, labs=labs)
    taken = old.take(np.sort(rng.choice(rows, rows - first, replace=False)))
    made = glue(rewritten(base(rng, first, labs=labs), how), rewritten(taken, forms(rng)))
    return replace(made, known=rewritten(old, forms(rng)))


GENUINE: dict[str, Maker] = {
    "plain": plain, "laboratories in turn": labs_in_turn, "laboratories mixed": labs_mixed, "sorted": in_some_order,
    "renewed slowly": renewed_slowly, "renewed at once": renewed_at_once, "portal": portal, "visits": visits,
    "shuffled": shuffled_one,
}  # fmt: skip
MERGED: dict[str, Maker] = {
    "two unlike": two_unlike, "two alike": two_alike, "a tenth more": padded, "same people again": same_people,
    "same lines twice": twice, "two shuffled": shuffled_two,
    "two alike mixed": alike_mixed,
}  # fmt: skip
RECYCLED: dict[str, Maker] = {"known file again": used_again}
