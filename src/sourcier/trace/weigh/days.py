"""The day of a copy, as the last visit of each laboratory tells: of one day, of each migration, of a holding's own.

Visits stop when a base is copied; of a sample of rows the last visit lies earlier, the earlier the fewer they are. Days
that are wrong, or shops closed, are a tail that no day of a copy explains.
"""

from dataclasses import dataclass

import numpy as np

from .densities import log_mix, log_sum
from .piece import Held, Piece

HORIZON = 2200.0
"""Days on any of which a copy may have been made, where nothing tells more."""
_CLOSED = 2.0
"""Days from a last visit to the copy that weekends make."""
_BEFORE = 10.0
_LOOSE = 60.0
"""Days by which dates that people remember are wrong, and snapshots apart."""
_WEIGHTS = (0.70, 0.05, 0.15, 0.10)
_STEPS = np.array([-1.0, 0.0, 2.0, 5.0, 10.0, 20.0, 40.0, 80.0, 160.0])
_CUT = 0.15
"""Weight of a file cut at a day, whatever it was cut from."""
_MOST_POINTS = 240


def log_gap(gap: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """Return the log-density of days from a last visit to the copy; `scale`: how many are usual."""
    after, before, loose, any_day = _WEIGHTS
    ahead = np.maximum(gap, 0)
    found = np.where(
        gap >= 0, after / scale * np.exp(-ahead / scale), before / _BEFORE * np.exp(np.minimum(gap, 0) / _BEFORE)
    )
    found = found + loose / (2 * _LOOSE) * np.exp(-np.abs(gap) / _LOOSE) + any_day / HORIZON
    logs: np.ndarray = np.log(found)
    return logs


@dataclass(frozen=True, slots=True, eq=False)
class Clocks:
    """Log-densities of the last visits: per block, and over days that all blocks may have in common."""

    told: np.ndarray
    """Whether a block has a last visit."""
    last: np.ndarray
    scale: np.ndarray
    flat: np.ndarray
    migration: np.ndarray
    grid: np.ndarray
    """Days."""
    spacing: np.ndarray
    """Log of the share of the horizon that each day stands for."""
    common: np.ndarray
    """Shape (days, blocks)."""

    def on_one_day(self, blocks: np.ndarray) -> np.ndarray:
        """Return, per row of `blocks`, the log-density of their last visits if all were copied on one day."""
        if not self.grid.size:
            return np.zeros(len(blocks))
        sums = self.common @ (blocks & self.told).T.astype(float)
        found = log_sum(sums + self.spacing[:, None], axis=0)
        return np.where((blocks & self.told).any(axis=1), found, 0.0)

    def at_migrations(self, blocks: np.ndarray) -> np.ndarray:
        """The same if each was copied as its laboratory left; where nobody said when, on any day."""
        found: np.ndarray = (blocks & self.told).astype(float) @ self.migration
        return found

    def on_any_days(self, blocks: np.ndarray) -> np.ndarray:
        """The same with a day of its own for each."""
        found: np.ndarray = (blocks & self.told).astype(float) @ self.flat
        return found

    def anyhow(self, blocks: np.ndarray) -> np.ndarray:
        """The same where nothing is known of how they were copied."""
        third = 1 / 3
        return log_mix(
            (third, self.on_one_day(blocks)), (third, self.at_migrations(blocks)), (third, self.on_any_days(blocks))
        )

    def by_one_act(self, blocks: np.ndarray) -> np.ndarray:
        """The same if one act took them: on one day, or from what was copied at each migration."""
        return log_mix((0.5, self.on_one_day(blocks)), (0.5, self.at_migrations(blocks)))

    def as_held(self, held: Held, act_of: np.ndarray, blocks: np.ndarray) -> np.ndarray:
        """The same if the rows are those of a holding as it stands, whole or cut at a day; one entry per act."""
        if not self.grid.size:
            return np.zeros(len(act_of))
        copied = held.last[act_of]
        known = ~np.isnan(copied)
        own = np.where(known, log_gap(np.where(known, copied, 0.0) - self.last, self.scale), self.migration)
        mask = blocks & self.told
        whole = np.where(mask, own, 0.0).sum(axis=1)
        cut = np.full(len(act_of), -np.inf)
        for act in np.flatnonzero(mask.sum(axis=1) > 1).tolist():
            at = np.flatnonzero(mask[act])
            ends = np.where(known[act, at], copied[act, at], np.inf)
            later = ends[None, :] > self.grid[:, None]
            densities = np.where(later, self.common[:, at], own[act, at][None, :]).sum(axis=1)
            cut[act] = log_sum(densities + self.spacing, axis=0)
        return log_mix((1 - _CUT, whole), (_CUT, np.maximum(cut, whole - 50)))


def clocks_of(piece: Piece, *, migrations: bool = True) -> Clocks:
    """Return the clocks of a segment; without `migrations` they are as if nobody had said when laboratories left."""
    told = ~np.isnan(piece.last)
    last = np.where(told, piece.last, 0.0)
    scale = _CLOSED + piece.age / np.maximum(piece.dated, 1)
    flat = np.full(len(piece), -np.log(HORIZON))
    left = np.isfinite(piece.left) & told & migrations
    migration = np.where(left, log_gap(np.where(left, piece.left, 0.0) - last, scale), flat)
    grid = np.unique((last[told][:, None] + _STEPS).ravel()) if told.any() else np.zeros(0)
    if len(grid) > _MOST_POINTS:
        grid = np.unique(np.linspace(grid[0], grid[-1], _MOST_POINTS).round())
    spacing = np.log(np.maximum(np.gradient(grid), 1.0) / HORIZON) if len(grid) > 1 else np.zeros(len(grid))
    common = log_gap(grid[:, None] - last[None, :], scale[None, :])
    return Clocks(told, last, scale, flat, migration, grid, spacing, common)
