"""Acts: the taking of rows from one holding, which was copied as it stands or as it was on an earlier day."""

from dataclasses import dataclass

import numpy as np

from .blocks import DAYS, worth
from .days import Clocks
from .densities import log_mix
from .piece import Held
from .stories import Claims
from .terms import same_days, values

_HALF = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Acts:
    """One entry per act; counts are what its rows are worth."""

    same: np.ndarray
    right: np.ndarray
    """Rows whose day agrees with one earlier day of the holding for all."""
    before: np.ndarray
    """The same with a day of its own for each laboratory."""
    dated: np.ndarray
    agreed: np.ndarray
    compared: np.ndarray
    blocks: np.ndarray
    """How many it claims."""
    as_held: np.ndarray
    """Log-density of the last visits if it was copied as it stands."""
    earlier: np.ndarray
    """The same if on one earlier day."""

    @classmethod
    def of(cls, rows: np.ndarray, held: Held, claims: Claims, clocks: Clocks) -> "Acts":
        """Return the acts of all claims."""
        of, mask = claims.act_of, claims.act_blocks
        weights = mask * worth(rows, DAYS)
        same, dated = held.same[of], held.dated[of]
        return cls(
            (same * weights).sum(axis=1),
            ((same + held.beyond[of]) * weights).sum(axis=1),
            ((same + held.after[of]) * weights).sum(axis=1),
            (dated * weights).sum(axis=1),
            held.values[of][:, 0],
            held.values[of][:, 1],
            mask.sum(axis=1),
            clocks.as_held(held, of, mask),
            clocks.on_one_day(mask),
        )

    def taken(self, acts: list[int]) -> "Taken":
        """Return what several acts say together: their days are counted together, their last visits each by itself."""
        same, right, before, dated = (a[acts].sum() for a in (self.same, self.right, self.before, self.dated))
        told = (self.agreed[acts].sum(), self.compared[acts].sum(), self.blocks[acts].sum())
        right = right if len(acts) == 1 else before
        held_days, earlier_days = same_days.log_as_held(same, dated), same_days.log_earlier(same, right, dated)
        held_values, changed = values.log_as_held(*told), values.log_changed(*told)
        return Taken(
            float(held_days), float(earlier_days), float(same_days.log_another(same, before, dated)),
            float(held_values), float(changed), float(self.as_held[acts].sum()), float(self._each(acts).sum()),
        )  # fmt: skip

    def _each(self, acts: list[int]) -> np.ndarray:
        """Last visits of each act, in the state that its own days and values tell of."""
        if len(acts) == 1:
            return self.earlier[acts]
        same, right, dated = self.same[acts], self.before[acts], self.dated[acts]
        told = (self.agreed[acts], self.compared[acts], self.blocks[acts])
        as_held = same_days.log_as_held(same, dated) + values.log_as_held(*told)
        earlier = same_days.log_earlier(same, right, dated) + values.log_changed(*told)
        sure = 1 / (1 + np.exp(np.clip(earlier - as_held, -30, 30)))
        return log_mix((1.0, np.log(sure) + self.as_held[acts]), (1.0, np.log1p(-sure + 1e-13) + self.earlier[acts]))


@dataclass(frozen=True, slots=True)
class Taken:
    """Log-likelihoods of a claim's acts together, by the state of the holdings."""

    held_days: float
    earlier_days: float
    other_days: float
    held_values: float
    changed_values: float
    held_visits: float
    earlier_visits: float

    @property
    def as_held(self) -> float:
        """If all was copied as it stands."""
        return self.held_days + self.held_values + self.held_visits

    def either(self) -> tuple[float, float, float]:
        """Return days, visits and values, whose sum is that of either state, each as likely."""
        earlier = self.earlier_days + self.changed_values + self.earlier_visits
        whole = float(log_mix((_HALF, np.array(self.as_held)), (_HALF, np.array(earlier))))
        held = self.as_held >= earlier
        days = self.held_days if held else self.earlier_days
        told = self.held_values if held else self.changed_values
        return days, whole - days - told, told
