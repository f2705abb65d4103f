"""A world as the weigher sees it: counts by laboratory."""

from typing import TYPE_CHECKING

import numpy as np

from sourcier.trace.last_visit import last_day
from sourcier.trace.weigh import Held, Piece

from .leaks import Leak
from .places import Place
from .town import NOBODY, Town

if TYPE_CHECKING:
    from .draw import Setting


def count(
    rng: np.random.Generator, here: Town, listed: list[Place], leak: Leak, setting: "Setting"
) -> tuple[Piece, Held, tuple[np.ndarray, ...], np.ndarray]:
    """Return segment and holdings in counts, which rows bear which mark in which holding, and each row's block."""
    present, block = np.unique(leak.lab, return_inverse=True)
    labs = len(present)
    rows = np.bincount(block, minlength=labs)
    dates = setting.dates
    known = leak.person != NOBODY
    at = np.where(known, leak.person, 0)
    anybody = np.zeros(len(block), bool)
    matches = [
        known & (place.seen[at] >= 0) & (rng.random(len(at)) >= setting.lost * rng.uniform(0.2, 1.8))
        for place in listed
    ]
    for there in matches:
        anybody |= there
    last, ends = _last(leak.day, block, labs, anybody)
    if not dates:
        last = np.full(labs, np.nan)
    left = here.migration[present].astype(float)
    if setting.migrations == "missing":
        left[:] = np.nan
    elif setting.migrations == "half":
        left[rng.random(labs) < 0.5] = np.nan
    elif setting.migrations == "wrong":
        left += rng.integers(-60, 61, labs)
    age = float(np.nanmean(np.maximum(last[block] - leak.day, 0))) if dates and not np.isnan(last).all() else 0.0
    piece = Piece(
        tuple(f"L{lab}" for lab in present.tolist()), rows, rows if dates else rows * 0, last, left, age, leak.verdict
    )
    names = ("size", "shared", "dated", "same", "after", "beyond", "last")
    found: dict[str, list[np.ndarray]] = {name: [] for name in names}
    bits, values, columns = {name: [] for name in ("shared", "dated", "same", "after", "beyond")}, [], []
    place_of = np.full(here.labs, -1)
    place_of[present] = np.arange(labs)
    block_of = place_of[here.lab]
    for place, there in zip(listed, matches, strict=True):
        inside = (place.seen >= 0) & (block_of >= 0)
        seen = place.seen[at]
        marks = {
            "shared": there,
            "dated": there & dates,
            "same": there & (seen == leak.day) & dates,
            "after": there & (seen > np.nan_to_num(last)[block]) & (seen > leak.day) & dates,
            "beyond": there & (seen > ends) & (seen > leak.day) & dates,
        }
        for name, mark in marks.items():
            if name in bits:
                bits[name].append(mark)
            found[name].append(np.bincount(block[mark], minlength=labs).astype(float))
        found["size"].append(np.bincount(block_of[inside], minlength=labs).astype(float))
        newest = np.full(labs, -1.0)
        np.maximum.at(newest, block_of[inside], place.seen[inside])
        found["last"].append(np.where((newest >= 0) & dates, newest, np.nan))
        values.append(_values(rng, place, leak, there, at))
        lacking = min(place.columns[0], 1) if place.name in setting.source else place.columns[0]
        columns.append((lacking // 2, 7) if setting.dropped else (lacking, 14))
    arrays = {name: np.array(rows_of).reshape(len(listed), labs) for name, rows_of in found.items()}
    anywhere = np.bincount(block[np.array(bits["shared"]).any(axis=0)], minlength=labs).astype(float)
    total = np.array([float((place.seen >= 0).sum() + place.elsewhere) for place in listed])
    held = Held(
        tuple(place.name for place in listed), tuple(place.party for place in listed), total=total, anywhere=anywhere,
        columns=np.array(columns, float), values=np.array(values, float), **arrays,
    )  # fmt: skip
    return piece, held, tuple(np.array(each) for each in bits.values()), block


def _last(day: np.ndarray, block: np.ndarray, labs: int, anybody: np.ndarray) -> tuple[np.ndarray, float]:
    """Last visits by rows that stand somewhere, where these are not few: as `sourcier.trace.weigh.gather` has them."""
    mostly = anybody.sum() >= 0.5 * len(day)
    found = np.full(labs, np.nan)
    for at in range(labs):
        inside = block == at
        known = inside & anybody
        if known.sum() >= 0.2 * inside.sum():
            found[at] = last_day(day[known])[0]
        elif not mostly:
            found[at] = last_day(day[inside])[0]
    return found, float(last_day(day[anybody] if mostly else day)[0])


def _values(rng: np.random.Generator, place: Place, leak: Leak, there: np.ndarray, at: np.ndarray) -> tuple[int, int]:
    same = there & (place.address[at] == leak.address)
    kept = rng.binomial(int(same.sum()), 1 - place.garbled)
    return int(kept), int(there.sum())
