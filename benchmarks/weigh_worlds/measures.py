"""What is measured of ratios: Cllr, the part of it that better calibration would remove, and false certainty."""

from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise

import numpy as np

from sourcier.examine.check.bounds import upper

from .draw import GIVEN
from .outcome import Stack, sides

_DOUBT = 0.05


def cllr(true: np.ndarray, false: np.ndarray) -> float:
    """Return the cost of log-likelihood ratios in bits (Brümmer & du Preez, 2006); ratios are powers of ten."""
    return float(0.5 * (np.log2(1 + 10.0**-true).mean() + np.log2(1 + 10.0**false).mean()))


def cllr_min(true: np.ndarray, false: np.ndarray) -> float:
    """Return the same after the best monotone calibration: pool adjacent violators (Ayer et al., 1955)."""
    values = np.concatenate((true, false))
    right = np.concatenate((np.ones(len(true)), np.zeros(len(false))))
    order = np.lexsort((-right, values))
    edges, where = np.unique(values[order], return_inverse=True)
    hits = np.bincount(where, weights=right[order], minlength=len(edges))
    counts = np.bincount(where, minlength=len(edges)).astype(float)
    blocks: list[list[float]] = []
    for hit, count in zip(hits, counts, strict=True):
        blocks.append([hit, count])
        while len(blocks) > 1 and blocks[-2][0] * blocks[-1][1] >= blocks[-1][0] * blocks[-2][1]:
            last = blocks.pop()
            blocks[-1][0] += last[0]
            blocks[-1][1] += last[1]
    odds = len(true) / len(false)
    total = [0.0, 0.0]
    for hit, count in blocks:
        ratio = (hit / (count - hit) if count > hit else np.inf) / odds
        total[0] += hit * (np.log2(1 + 1 / ratio) if ratio > 0 else 0.0)
        total[1] += (count - hit) * (np.log2(1 + ratio) if np.isfinite(ratio) else 0.0)
    return float(0.5 * (total[0] / len(true) + total[1] / len(false)))


def independent(true: np.ndarray, false: np.ndarray) -> float | None:
    """Return Cllr as the package `lir` of the Netherlands Forensic Institute has it, where it is installed."""
    if find_spec("lir") is None:
        return None
    from lir import metrics  # noqa: PLC0415
    from lir.data.models import LLRData  # noqa: PLC0415

    labels = np.concatenate((np.ones(len(true), int), np.zeros(len(false), int)))
    return float(metrics.cllr(LLRData(features=np.concatenate((true, false))[:, None], labels=labels)))


def bound(count: int, of: int) -> float:
    """Return the upper end, 95 %, of the share that so many of so many show."""
    return upper(count, of, _DOUBT) if of else 1.0


@dataclass(frozen=True)
class Measured:
    """Of some worlds."""

    given: float
    """Share of worlds with the source among the holdings in which the true story is first."""
    hidden: float
    """The same of worlds without."""
    cllr: float
    lost: float
    """Cllr - Cllr_min."""
    independent: float | None
    worlds_above: tuple[float, float, float]
    """Share of worlds in which any false story has a ratio above 10, above 100, and at 1,000."""
    pairs_above: int
    pairs: int
    pairs_bound: float
    hidden_above: float
    """Share of worlds without the source in which any listed holding has a ratio above 10."""


def measured(stack: Stack) -> Measured:
    """Measure what the shipped table made of some worlds."""
    true, false = sides(stack)
    within = stack.within
    best = np.where(stack.false, within, -np.inf).max(axis=1)
    first = np.take_along_axis(stack.true, stack.log10.argmax(axis=1)[:, None], axis=1)[:, 0]
    given = np.isin(stack.story, list(GIVEN))
    hidden = ~given & (stack.story != "fabricated")
    listed = np.where((stack.sorts < 2) & (stack.prior > 0), within, -np.inf).max(axis=1)
    wrong = int((false >= 3).sum())
    return Measured(
        float(first[given].mean()) if given.any() else np.nan,
        float(first[~given].mean()) if (~given).any() else np.nan,
        cllr(true, false),
        cllr(true, false) - cllr_min(true, false),
        independent(true, false),
        (float((best > 1).mean()), float((best > 2).mean()), float((best >= 3).mean())),
        wrong,
        len(false),
        bound(wrong, len(false)),
        float((listed[hidden] > 1).mean()) if hidden.any() else np.nan,
    )


def curve(true: np.ndarray, false: np.ndarray) -> list[tuple[float, float, int]]:
    """Return stated and observed ratios (powers of ten) of bins, and how many pairs each holds.

    The observed ratio of a bin: its share of true stories over its share of false ones.
    """
    edges = np.array([-3.001, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3.001])
    found = []
    for low, high in pairwise(edges):
        ours, theirs = (true > low) & (true <= high), (false > low) & (false <= high)
        if ours.sum() + theirs.sum() >= 10 and ours.any() and theirs.any():
            stated = float(np.concatenate((true[ours], false[theirs])).mean())
            found.append((stated, float(np.log10(ours.mean() / theirs.mean())), int(ours.sum() + theirs.sum())))
    return found
