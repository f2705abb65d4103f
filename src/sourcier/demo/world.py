"""The model case: everything written into one folder, from a seed."""

import json
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sourcier.model.plain import to_plain
from sourcier.model.progress import Progress, Silent

from .dirt import soil
from .draw import Draw, draw
from .errors import WrongScale
from .holdings import Holdings
from .labs import LATE, WIDE
from .layout import columns, header_line
from .lines import render
from .numbering import Register
from .parties import manifest, order_id, unordered_columns
from .plan import LabPlan, plan
from .sink import Sink
from .tally import Tally
from .truth import OrderTruth, Truth

SMALLEST, LARGEST = 0.001, 8.0
_BYTES = 640_000_000
"""About how much is written at scale 1: the total a progress bar counts towards."""


@dataclass(frozen=True, slots=True)
class World:
    """Where the case lies, and what is true of it."""

    folder: Path
    leak: Path
    """The leaked file."""
    manifest: Path
    """Parties, holdings, orders and events; paths in it are relative to it."""
    holdings: Path
    truth_file: Path
    """`truth` as JSON."""
    truth: Truth


def make(folder: Path, *, seed: int, scale: float = 1.0, progress: Progress | None = None) -> World:
    """Make the case in `folder`: the same seed and scale give the same bytes.

    Writes ``extrait.csv``, ``parties.toml``, ``holdings/`` and ``truth.json``, each under its name only once whole. At
    scale 1 the leak has 491,840 lines.

    Raises:
        WrongScale: `scale` is outside 0.001 to 8.
        OSError: the folder cannot be written to, or the disk is full; no half file is left under its name.
    """
    if not SMALLEST <= scale <= LARGEST:
        raise WrongScale(scale, SMALLEST, LARGEST)
    watch = progress or Silent()
    watch.start("making", round(_BYTES * scale))
    truth = _write(folder, seed, scale, watch)
    watch.finish()
    _put(folder / "parties.toml", manifest())
    _put(folder / "truth.json", json.dumps(to_plain(truth), ensure_ascii=False, indent=1) + "\n")
    return World(
        folder=folder,
        leak=folder / "extrait.csv",
        manifest=folder / "parties.toml",
        holdings=folder / "holdings",
        truth_file=folder / "truth.json",
        truth=truth,
    )


def _write(folder: Path, seed: int, scale: float, watch: Progress) -> Truth:
    tally = Tally()
    plans = plan(scale)
    last = max(one.lab.number for one in plans if one.lab.in_leak)
    with ExitStack() as stack:
        leak = stack.enter_context(Sink(folder / "extrait.csv"))
        leak.write(header_line())
        holdings = Holdings(folder / "holdings", stack)
        pool = stack.enter_context(ThreadPoolExecutor(2))
        for one in _ahead(pool, _draws(seed, plans)):
            before, elsewhere = leak.bytes, pool.submit(holdings.add, one)
            if one.plan.lab.in_leak:
                _leak(one, leak, tally, cut=one.plan.lab.number == last)
            watch.advance(rows=one.plan.leak, done_bytes=leak.bytes - before + elsewhere.result())
        orders = _orders(holdings)
        return tally.truth(seed, scale, leak.bytes, leak.sha256, {"holdings": holdings.truths(), "orders": orders})


def _draws(seed: int, plans: tuple[LabPlan, ...]) -> Iterator[Draw]:
    before, register = 0, Register()
    for one in plans:
        yield draw(seed, one, before, register)
        before += one.people


def _ahead(pool: Executor, draws: Iterator[Draw]) -> Iterator[Draw]:
    """The same, each drawn while the one before is being written."""
    coming = pool.submit(next, draws, None)
    while (one := coming.result()) is not None:
        coming = pool.submit(next, draws, None)
        yield one


def _leak(one: Draw, leak: Sink, tally: Tally, *, cut: bool) -> None:
    rows = np.flatnonzero(one.people.leaked)
    lines = render(one, columns(), rows, count=True)
    data, damage = soil(one.seed, one.plan.lab.number, lines)
    if cut:
        data = data[: -(int(lines.starts[-1] - lines.starts[-2]) // 2)]
    leak.write(data)
    tally.add(one, rows, lines, damage)


def _orders(holdings: Holdings) -> tuple[OrderTruth, ...]:
    extracts = holdings.extracts
    return (
        OrderTruth(order_id(LATE), extracts[LATE], holdings.too_early, ()),
        OrderTruth(order_id(WIDE), extracts[WIDE], 0, unordered_columns()),
    )


def _put(path: Path, text: str) -> None:
    with Sink(path) as sink:
        sink.write(text.encode())
