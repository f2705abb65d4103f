"""The three tiers: a primary identifier must match, secondary ones may not differ, tertiary ones are free.

Primary: the national number, where it agrees with birth and sex. Secondary: birth date, sex and given name; a typing
error is no difference where the rest agrees. Tertiary: family name, address, telephone, mail.
"""

from collections.abc import Sequence

import numpy as np

from .blocks import View
from .compare import DAY, SEX, Compared
from .dates import ABSENT, DIFFERS, EXACT, NEAR, PARTLY
from .fields import FAMILY, GIVEN, Field, agreed, identity, settled
from .texts import NUMBER

_OWN = 0.2
"""A field that households share no more often than this is a person's own."""


def allowed(view: View, compared: Compared, fields: Sequence[Field], unreliable: frozenset[str]) -> np.ndarray:
    """Pairs that nothing forbids to be one person.

    `unreliable`: birth date or given name, where the file shows that one person's rows often differ in it.
    """
    family, given, day, sex, number = (compared.of(name) for name in (FAMILY, GIVEN, DAY, SEX, NUMBER))
    both_agree = agreed(view.numbers(compared.first)) & agreed(view.numbers(compared.second))
    same = both_agree & (number == EXACT)
    alike = (given == EXACT) | (given == NEAR) | (given == PARTLY)
    named = (given == EXACT) & (family >= NEAR)
    apart = ~alike & (given != ABSENT)
    by_day, by_given = DAY in unreliable, GIVEN in unreliable
    fine = (day != DIFFERS) | by_day
    fine &= (day != PARTLY) | (given == EXACT) | (given == NEAR) | by_day
    fine &= (day != NEAR) | alike | ((given == ABSENT) & (family >= NEAR)) | by_given
    fine &= ~apart | (same & (day == EXACT)) | by_given
    fine &= ~(apart & (day == DIFFERS))
    own = [compared.of(f.name) == EXACT for f in fields if f.household < _OWN and f.name in compared.names]
    if own:
        fine |= np.any(own, axis=0) & (alike | (day >= PARTLY))
    fine &= (sex != DIFFERS) | (named & (day == EXACT))
    return np.asarray(fine & ~two_numbers(view, compared))


def two_numbers(view: View, compared: Compared) -> np.ndarray:
    """Pairs with a number each that agrees with birth and sex: two people, unless only a typing error tells them apart.

    A number with its key cannot hold one: two that differ are right both.
    """
    family, given, day, sex, number = (compared.of(name) for name in (FAMILY, GIVEN, DAY, SEX, NUMBER))
    numbers = view.numbers(compared.first), view.numbers(compared.second)
    other = agreed(numbers[0]) & agreed(numbers[1]) & (number != EXACT)
    mistyped = (number == NEAR) & (given == EXACT) & (family >= NEAR) & (day == EXACT) & (sex != DIFFERS)
    return np.asarray(other & ~(mistyped & ~(settled(numbers[0]) & settled(numbers[1]))))


def one_number(view: View, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Pairs of records under one number that agrees with birth and sex on both sides."""
    numbers = view.numbers(first), view.numbers(second)
    same = identity(numbers[0]) == identity(numbers[1])
    return np.asarray(agreed(numbers[0]) & agreed(numbers[1]) & same)
