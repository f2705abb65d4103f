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

    @staticmethod
    def _together(rows: np.ndarray, claims: Claims) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Of each claim, rows that agree, rows dated, rows that agree with an earlier day, in any of its holdings."""
        weights = claims.blocks * worth(rows, DAYS)
        same, dated = (claims.same * weights).sum(axis=1), (claims.dated * weights).sum(axis=1)
        return same, dated, same + (claims.after * weights).sum(axis=1)

    def taken(self, rows: np.ndarray, claims: Claims) -> "Taken":
        """Return what each claim's acts say together: days are counted together, last visits each by itself."""
        part = np.zeros((len(claims.acts), len(self.same)))
        for claim, acts in enumerate(claims.acts):
            part[claim, list(acts)] = 1.0
        alone = part.sum(axis=1) == 1
        same, dated, before = (
            np.where(alone, part @ one, both)
            for one, both in zip((self.same, self.dated, self.before), self._together(rows, claims), strict=True)
        )
        right = np.where(alone, part @ self.right, before)
        told = (part @ self.agreed, part @ self.compared, part @ self.blocks)
        return Taken(
            same_days.log_as_held(same, dated),
            same_days.log_earlier(same, right, dated),
            same_days.log_another(same, before, dated),
            values.log_as_held(*told),
            values.log_changed(*told),
            part @ self.as_held,
            np.where(alone, part @ self.earlier, part @ self._each()),
        )

    def _each(self) -> np.ndarray:
        """Last visits of each act, in the state that its own days and values tell of."""
        told = (self.agreed, self.compared, self.blocks)
        as_held = same_days.log_as_held(self.same, self.dated) + values.log_as_held(*told)
        earlier = same_days.log_earlier(self.same, self.before, self.dated) + values.log_changed(*told)
        sure = 1 / (1 + np.exp(np.clip(earlier - as_held, -30, 30)))
        return log_mix((1.0, np.log(sure) + self.as_held), (1.0, np.log1p(-sure + 1e-13) + self.earlier))


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """Log-likelihoods of each claim's acts together, by the state of the holdings."""

    held_days: np.ndarray
    earlier_days: np.ndarray
    other_days: np.ndarray
    held_values: np.ndarray
    changed_values: np.ndarray
    held_visits: np.ndarray
    earlier_visits: np.ndarray

    @property
    def as_held(self) -> np.ndarray:
        """If all was copied as it stands."""
        found: np.ndarray = self.held_days + self.held_values + self.held_visits
        return found

    def either(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return days, visits and values, whose sum is that of either state, each as likely."""
        as_held = self.as_held
        earlier = self.earlier_days + self.changed_values + self.earlier_visits
        held = as_held >= earlier
        days = np.where(held, self.held_days, self.earlier_days)
        told = np.where(held, self.held_values, self.changed_values)
        return days, log_mix((_HALF, as_held), (_HALF, earlier)) - days - told, told
