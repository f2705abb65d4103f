"""Are ratios of stories what they say? Small worlds, fitted on some, measured on others.

    python benchmarks/weigh.py fit [--worlds N]      # the calibration table that is shipped, anew
    python benchmarks/weigh.py check [--worlds N] [--plot FILE]
    python benchmarks/weigh.py full [--worlds N]     # whole files through `sourcier trace`

`fit` draws N worlds per size (rows by laboratories, with dates and without) and N / 4 per size under each stress, fits,
and draws half as many again for the caps. `check` draws fresh worlds,
unstressed and under each stress, and prints accuracy, Cllr, what of it is bad
calibration (Cllr - Cllr_min), and how often false stories get large ratios; where the package `lir` is installed, its
Cllr stands beside ours. Seeds of the three never meet. See docs/why/weighing.md.
"""

import argparse
import json
import sys
from dataclasses import replace
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from process import table
from sourcier.trace.weigh import TERMS
from weigh_worlds import Setting
from weigh_worlds.fitting import fit, reread, told, worlds_of
from weigh_worlds.measures import Measured, bound, curve, measured
from weigh_worlds.outcome import LABS, MOST, ROWS, Outcome, Stack, joined, outcomes, sides, stacked
from weigh_worlds.plot import calibration_plot

TABLE = Path(__file__).parent.parent / "src/sourcier/trace/weigh/table.json"
FIT, CAPS, CHECK = 100_000_000, 200_000_000, 2_300_000_000
"""First seeds."""
_APART = 100_000
_FACTORS = (1.0, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6)
_PLAIN, _SMALL, _STRESSED = 1.0, 0.5, 0.35
"""What one world weighs in the fit: stresses are many, and rarer than they are here."""
_SMALLEST = 60
"""Rows from which a piece is held to all that is asked; and worlds that tell a cap."""
_UNLEARNT = {"dates", "lost"}
"""Stresses that nothing is learnt from: the first is learnt from by itself, the other only told of."""
STRESSES = {
    "noise 5 %": {"noise": 0.05},
    "noise 10 %": {"noise": 0.1},
    "padded 10 %": {"padded": 0.1},
    "padded 30 %": {"padded": 0.3},
    "a tenth from elsewhere": {"elsewhere": 0.1},
    "matches lost 10 %": {"lost": 0.1},
    "some of everything": {"everything": True},
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


Job = tuple[int, int, Setting, bool]


def _one(job: Job) -> list[Outcome]:
    first, count, setting, learning = job
    return outcomes(first, count, setting, learning=learning)


def _draw(
    pool: Pool, first: int, worlds: int, settings: list[Setting], *, learning: bool = False
) -> list[list[Outcome]]:
    jobs = [(first + number * _APART, worlds, one, learning) for number, one in enumerate(settings)]
    return pool.map(_one, jobs, chunksize=1)


def _sizes(rows: tuple[int, ...], **stress: object) -> list[Setting]:
    return [Setting(rows=count, labs=labs, **stress) for count in rows for labs in LABS]


def _fit(pool: Pool, worlds: int) -> None:
    found: dict[str, object] = {
        "most": MOST, "grid": {"rows": [20, 1_000_000], "labs": 60, "holdings": 80, "drawn": list(LABS)},
        "worlds": worlds,
    }  # fmt: skip
    caps: list[dict[str, object]] = []
    for name, part in (("dated", 0), ("undated", 50)):
        dates = name == "dated"
        drawn = _drawn(pool, FIT + part * 20 * _APART, worlds, dates=dates)
        outcomes_of, weights = [one for one, _ in drawn], [weight for _, weight in drawn]
        values = fit(worlds_of(outcomes_of, weights))
        said = dict(zip(TERMS, np.exp(values[0][:, 0]).round(2).tolist(), strict=True))
        print(name, len(drawn), "worlds; weights in the middle:", said, flush=True)
        again = [one for one, _ in _drawn(pool, CAPS + part * 20 * _APART, max(20, worlds // 3), dates=dates)]
        factor, ratios = _taken_back(again, values, dates=dates)
        found[name] = told(values, factor)
        caps += _caps(again, ratios, dates=dates)
    found["caps"] = caps
    TABLE.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def _drawn(pool: Pool, first: int, worlds: int, *, dates: bool) -> list[tuple[Outcome, float]]:
    """Draw worlds of all sizes and stresses to learn from, each with what it weighs."""
    parts = [(worlds // 2, _PLAIN, _sizes(ROWS, dates=False))]
    if dates:
        stresses = [stress for stress in STRESSES.values() if not _UNLEARNT & set(stress)]
        parts = [(worlds, _PLAIN, _sizes(ROWS[1:])), (worlds // 2, _SMALL, _sizes(ROWS[:1]))]
        parts += [
            (max(10, worlds // 4), 2 * _STRESSED if "everything" in stress else _STRESSED, _sizes(ROWS[1:4], **stress))
            for stress in stresses
        ]
    found = []
    for number, (count, weight, settings) in enumerate(parts):
        some = joined(_draw(pool, first + number * 20 * _APART, count, settings, learning=True))
        found += [(one, weight) for one in some]
    return found


def _taken_back(
    found: list[Outcome], values: tuple[np.ndarray, np.ndarray], *, dates: bool
) -> tuple[float, list[Outcome]]:
    """By how much all is taken back, so that false stories are rare enough on other worlds; and the ratios then."""
    some = [one for one in found if one.rows >= _SMALLEST]
    for factor in _FACTORS:
        ratios = [reread(one, values, factor) for one in some]
        best, wrong = _false(ratios)
        shares = [float((best >= power).mean()) for power in (1, 2, 3)]
        rare = bound(int((wrong >= MOST).sum()), len(wrong))
        shown = [round(share, 4) for share in shares]
        print(f"  taken back to {factor}: false at 10, 100, 1000 in {shown} of worlds; at most {rare:.5f} of pairs")
        enough = rare <= 10.0**-MOST or not dates
        if enough and all(share <= 10.0**-power for power, share in enumerate(shares[:2], start=1)):
            break
    return factor, [reread(one, values, factor) for one in found]


def _false(found: list[Outcome]) -> tuple[np.ndarray, np.ndarray]:
    """Return the best false ratio of each world, and all false ones."""
    stack = stacked(found)
    return np.where(stack.false, stack.log10, -np.inf).max(axis=1), stack.log10[stack.false]


def _caps(found: list[Outcome], ratios: list[Outcome], *, dates: bool) -> list[dict[str, object]]:
    """The cap of each number of rows: false stories reach it more rarely than its inverse, at 95 %, of all pairs."""
    caps: list[dict[str, object]] = []
    for rows in ROWS:
        for migrations in (True, False) if dates else (True,):
            near = ROWS[-2:] if rows in ROWS[-2:] else (rows,)
            if not migrations and rows > ROWS[0]:
                near = ROWS[1:]
            some = [
                ratio for one, ratio in zip(found, ratios, strict=True)
                if _nearest(one.rows) in near and (not dates or _migrations(one) == migrations)
            ]  # fmt: skip
            if not some:
                caps.append({"rows": rows, "dates": dates, "migrations": migrations, "cap": 1.0, "worlds": 0})
                continue
            best, wrong = _false(some)
            cap = next((x for x in (3.0, 2.0) if bound(int((wrong >= x).sum()), len(wrong)) <= 10.0**-x), 1.0)
            at = [(int((best >= x).sum()), int((wrong >= x).sum())) for x in (1, 2, 3)]
            print(f"  rows {rows}, {'migrations told' if migrations else 'not told'}: cap {10**cap:.0f}; "
                  f"false at 10, 100, 1000 (worlds, pairs): {at} of {len(best)}, {len(wrong)}", flush=True)  # fmt: skip
            caps.append({"rows": rows, "dates": dates, "migrations": migrations, "cap": cap, "worlds": len(best)})
    return caps


def _migrations(one: Outcome) -> bool:
    return one.learnt is not None and one.learnt.migrations


def _nearest(rows: int) -> int:
    return min(ROWS, key=lambda count: abs(np.log(count / max(rows, 1))))


def _check(pool: Pool, worlds: int, plot: Path | None) -> None:
    heads = ["worlds", "n", "right, given", "right, hidden", "Cllr", "- min", "lir", ">10", ">100", ">=1000"]
    lines: list[list[str]] = []
    curves = {}

    def add(name: str, stack: Stack) -> None:
        lines.append(_line(name, stack))
        print("  ".join(lines[-1]), file=sys.stderr, flush=True)

    settings = _sizes(ROWS[1:])
    each = max(10, worlds // len(settings))
    plain = _stack(_draw(pool, CHECK, each, settings))
    add("unstressed, 100 rows or more", plain)
    curves["unstressed"] = curve(*sides(plain))
    for rows in ROWS[1:]:
        add(f"  {rows} rows", plain.only(_near(plain.rows, rows)))
    for labs in LABS:
        add(f"  {labs} laboratories", plain.only(_near(plain.labs, labs)))
    small = _stack(_draw(pool, CHECK + 100 * _APART, each, _sizes(ROWS[:1])))
    add("30 rows", small)
    for number, (name, stress) in enumerate(STRESSES.items(), start=2):
        some = _sizes(ROWS[1:4], **stress)
        stressed = _stack(_draw(pool, CHECK + 100 * number * _APART, max(10, each // 2), some))
        add(name, stressed)
        if stress.get("dates") is False:
            add(f"  {name}, were there no cap", replace(stressed, cap=np.full(len(stressed), MOST)))
        curves[name] = curve(*sides(stressed))
    print(table([*heads, "pairs >=1000 (95 %)", "hidden, listed >10"], lines))
    _by_story(plain)
    if plot:
        plot.write_text(calibration_plot(curves), "utf-8")


def _near(values: np.ndarray, wanted: int) -> np.ndarray:
    grid = np.array(ROWS if wanted in ROWS and wanted >= 30 and values.max() > 60 else LABS)
    return grid[np.abs(np.log(values[:, None] / grid[None, :])).argmin(axis=1)] == wanted


def _stack(found: list[list[Outcome]]) -> Stack:
    return stacked(joined(found))


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
