"""Are ratios of stories what they say? Small worlds, fitted on some, measured on others.

    python benchmarks/weigh.py fit [--worlds N]      # the calibration table that is shipped, anew
    python benchmarks/weigh.py check [--worlds N] [--plot FILE]
    python benchmarks/weigh.py full [--worlds N]     # whole files through `sourcier trace`

`fit` draws N worlds per cell of the table (rows by laboratories, with dates and without), fits, and draws as many again
for the caps. `check` draws fresh worlds, unstressed and under each stress, and prints accuracy, Cllr, what of it is bad
calibration (Cllr - Cllr_min), and how often false stories get large ratios; where the package `lir` is installed, its
Cllr stands beside ours. Seeds of the three never meet. See docs/why/weighing.md.
"""

import argparse
import json
import sys
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from process import table
from weigh_worlds import Setting
from weigh_worlds.fitting import MOST, cells, features, fit, log10, read, sides
from weigh_worlds.measures import Measured, bound, curve, measured
from weigh_worlds.outcome import LABS, ROWS, Outcome, Stack, joined, outcomes, stacked
from weigh_worlds.plot import calibration_plot
from weigh_worlds.shipped import shipped

TABLE = Path(__file__).parent.parent / "src/sourcier/trace/weigh/table.json"
FIT, CAPS, CHECK = 100_000_000, 200_000_000, 300_000_000
"""First seeds."""
_APART = 1_000_000
_FACTORS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
STRESSES = {
    "noise 5 %": {"noise": 0.05},
    "padded 10 %": {"padded": 0.1},
    "padded 30 %": {"padded": 0.3},
    "cut by period": {"cut": 1.0},
    "cut by laboratory": {"by_lab": 1.0},
    "columns dropped": {"dropped": True},
    "migration dates wrong by 60 days": {"migrations": "wrong"},
    "half of the migration dates missing": {"migrations": "half"},
    "no migration dates": {"migrations": "missing"},
    "snapshots 45 days apart": {"apart": 45.0},
    "no dates": {"dates": False},
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("fit", "check", "full"))
    parser.add_argument("--worlds", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    with Pool(options.workers) as pool:
        if options.what == "fit":
            _fit(pool, options.worlds or 300)
        elif options.what == "check":
            _check(pool, options.worlds or 3000, options.plot)
    if options.what == "full":
        from weigh_worlds.full import full  # noqa: PLC0415  # the engine

        full(options.worlds or 30)


def _one(job: tuple[int, int, Setting]) -> list[Outcome]:
    return outcomes(*job)


def _draw(pool: Pool, first: int, worlds: int, settings: list[Setting]) -> list[list[Outcome]]:
    jobs = [(first + number * _APART, worlds, one) for number, one in enumerate(settings)]
    return pool.map(_one, jobs, chunksize=1)


def _fit(pool: Pool, worlds: int) -> None:
    made = []
    for dates in (True, False):
        settings = [Setting(rows=rows, labs=labs, dates=dates) for rows in ROWS for labs in LABS]
        offset = 0 if dates else 50 * _APART
        fitted = stacked(joined(_draw(pool, FIT + offset, worlds, settings)))
        values = fit(fitted.only(~fitted.twins))
        print("dates" if dates else "no dates", values.round(3).tolist(), flush=True)
        again = _draw(pool, CAPS + offset, worlds, settings)
        factor = _factor(stacked(joined(again)), values)
        caps = _caps(again, settings, values, factor)
        counted = {(one.rows or 0, one.labs or 0): worlds for one in settings}
        made += cells(values, factor, dates=dates, worlds=counted, caps=caps)
    rows = [json.dumps(cell) for cell in made]
    grid = {"rows": [20, 1_000_000], "labs": 60, "holdings": 80}
    head = json.dumps({"most": MOST, "grid": grid})[:-1]
    TABLE.write_text(f'{head}, "cells": [\n' + ",\n".join(rows) + "\n]}\n", "utf-8")


def _factor(stack: Stack, values: np.ndarray) -> float:
    """By how much slope and shifts are taken back, so that false stories are rare enough on other worlds."""
    stack = stack.only(~stack.twins & (stack.rows > 60))
    slope, shift = read(values, features(stack.rows, stack.labs))
    for factor in _FACTORS:
        ratios = log10(stack, factor * slope, factor * shift)
        _, best = sides(stack, ratios)
        wrong = ratios[stack.false]
        shares = [float((best >= power).mean()) for power in (1, 2, 3)]
        rare = bound(int((wrong >= MOST).sum()), len(wrong))
        told = [round(share, 4) for share in shares]
        print(f"  taken back to {factor}: false above 10, 100, 1000 in {told} of worlds; at most {rare:.5f} of pairs")
        if all(share <= 10.0**-power for power, share in enumerate(shares[:2], start=1)) and rare <= 10.0**-MOST:
            break
    return factor


def _caps(
    found: list[list[Outcome]], settings: list[Setting], values: np.ndarray, factor: float
) -> dict[tuple[int, int], float]:
    """The cap of each number of rows: false stories above it are rarer than its inverse, at 95 %, of all pairs."""
    caps = {}
    for rows in ROWS:
        stack = stacked(joined([one for one, setting in zip(found, settings, strict=True) if setting.rows == rows]))
        stack = stack.only(~stack.twins)
        slope, shift = read(values, features(stack.rows, stack.labs))
        ratios = log10(stack, factor * slope, factor * shift)
        wrong = ratios[stack.false]
        _, best = sides(stack, ratios)
        cap = next((x for x in (3.0, 2.0) if bound(int((wrong >= x).sum()), len(wrong)) <= 10.0**-x
                    and (best >= x).sum() <= 3 * 10.0**-x * len(best) + 1), 1.0)  # fmt: skip
        worlds, pairs = ([int((side >= x).sum()) for x in (1, 2, 3)] for side in (best, wrong))
        print(f"  rows {rows}: cap {10**cap:.0f}; false above 10, 100, 1000: {worlds} of {len(best)} worlds, "
              f"{pairs} of {len(wrong)} pairs", flush=True)  # fmt: skip
        caps |= {(rows, labs): cap for labs in LABS}
    return caps


def _check(pool: Pool, worlds: int, plot: Path | None) -> None:
    settings = [Setting(rows=rows, labs=labs) for rows in ROWS[1:] for labs in LABS]
    each = max(10, worlds // len(settings))
    lines, curves = [], {}
    plain = _stack(_draw(pool, CHECK, each, settings))
    lines += [_line("unstressed, 100 rows or more", plain)]
    curves["unstressed"] = curve(*shipped(plain))
    lines += [_line(f"  {rows} rows", plain.only(_near(plain.rows, rows))) for rows in ROWS[1:]]
    lines += [_line(f"  {labs} laboratories", plain.only(_near(plain.labs, labs))) for labs in LABS]
    small = _stack(_draw(pool, CHECK + 100 * _APART, each, [Setting(rows=30, labs=labs) for labs in LABS]))
    lines.append(_line("30 rows", small))
    for number, (name, stress) in enumerate(STRESSES.items(), start=2):
        some = [Setting(rows=rows, labs=labs, **stress) for rows in (100, 300, 1000) for labs in LABS]
        stressed = _stack(_draw(pool, CHECK + 100 * number * _APART, max(10, each // 2), some))
        lines.append(_line(name, stressed))
        curves[name] = curve(*shipped(stressed))
    heads = ["worlds", "n", "right, given", "right, hidden", "Cllr", "- min", "lir", ">10", ">100", ">=1000"]
    print(table([*heads, "pairs >=1000 (95 %)", "hidden, listed >10"], lines))
    _by_story(plain)
    if plot:
        plot.write_text(calibration_plot(curves), "utf-8")


def _near(values: np.ndarray, wanted: int) -> np.ndarray:
    grid = np.array(ROWS if wanted in ROWS and wanted >= 30 and values.max() > 60 else LABS)
    return grid[np.abs(np.log(values[:, None] / grid[None, :])).argmin(axis=1)] == wanted


def _stack(found: list[list[Outcome]]) -> Stack:
    stack = stacked(joined(found))
    return stack.only(~stack.twins)


def _line(name: str, stack: Stack) -> list[str]:
    one: Measured = measured(stack)
    return [
        name, str(len(stack)), f"{one.given:.3f}", f"{one.hidden:.3f}", f"{one.cllr:.3f}", f"{one.lost:.3f}",
        "-" if one.independent is None else f"{one.independent:.3f}", *(f"{share:.4f}" for share in one.worlds_above),
        f"{one.pairs_above} of {one.pairs} ({one.pairs_bound:.5f})", f"{one.hidden_above:.3f}",
    ]  # fmt: skip


def _by_story(stack: Stack) -> None:
    rows = []
    for story in dict.fromkeys(stack.story.tolist()):
        one = measured(stack.only(stack.story == story))
        right = one.given if not np.isnan(one.given) else one.hidden
        above = [f"{share:.4f}" for share in one.worlds_above]
        rows.append([story, str((stack.story == story).sum()), f"{right:.3f}", *above])
    print(table(["story", "n", "right", ">10", ">100", ">=1000"], rows))


if __name__ == "__main__":
    sys.exit(main())
