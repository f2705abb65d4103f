"""The three tiers: a primary identifier must match, secondary ones may not differ, tertiary ones are free.

Primary: the national number, where it agrees with birth and sex. Secondary: birth date, sex and given name; a typing
error is no difference where the rest agrees. Tertiary: family name, address, telephone, mail.
"""

import numpy as np

from .compare import DAY, RIVAL, SEX, Compared
from .dates import ABSENT, DIFFERS, EXACT, NEAR, PARTLY
from .fields import FAMILY, GIVEN, agreed, identity, settled
from .texts import NUMBER
from .view import View

_MAN = 1


def allowed(view: View, compared: Compared, *, lenient: bool) -> np.ndarray:
    """Pairs that nothing forbids to be one person.

    `lenient`: the file shows that one person's rows often differ in what may not differ.
    """
    family, given, day, sex, number = (compared.of(name) for name in (FAMILY, GIVEN, DAY, SEX, NUMBER))
    both_agree = agreed(view.numbers(compared.first)) & agreed(view.numbers(compared.second))
    same = both_agree & (number == EXACT)
    alike = (given == EXACT) | (given == NEAR) | (given == PARTLY)
    apart = ~alike & (given != ABSENT)
    fine = (day != DIFFERS) | lenient
    fine &= (day != PARTLY) | (given == EXACT) | (given == NEAR) | lenient
    fine &= (day != NEAR) | alike | ((given == ABSENT) & (family >= NEAR)) | lenient
    fine &= ~apart | (same & (day == EXACT)) | lenient
    fine &= ~(apart & (day == DIFFERS)) | lenient
    # A name changes by marriage: a woman's, with all else as it was.
    born = (day == EXACT) | ((day == ABSENT) & (given == EXACT)) | ((day == NEAR) & (given == EXACT))
    renamed = ((given == EXACT) | (given == NEAR)) & born & (view.sexes(compared.first) != _MAN)
    fine &= (family != DIFFERS) | renamed | same | lenient
    named = (given == EXACT) & (family >= NEAR)
    fine |= _own(view, compared)
    fine &= (sex != DIFFERS) | (named & (day == EXACT))
    return np.asarray(fine & ~two_numbers(view, compared))


def contradicts(view: View, compared: Compared, explained: np.ndarray) -> np.ndarray:
    """Pairs that exclude each other, whatever joins them through others: two numbers, birth dates, sexes, given names.

    This asks less than `allowed`: in a chain of typing errors its two ends may be far from each other. `explained`:
    pairs whose birth dates such a chain leads from one to the other.
    """
    given, day, sex, number = (compared.of(name) for name in (GIVEN, DAY, SEX, NUMBER))
    numbers = view.numbers(compared.first), view.numbers(compared.second)
    same = agreed(numbers[0]) & agreed(numbers[1]) & (number == EXACT)
    out = (day == DIFFERS) & ~explained
    out |= compared.clash & ~(same & (day == EXACT))
    out |= (sex == DIFFERS) & ~((given == EXACT) | (given == NEAR) | (given == PARTLY))
    return np.asarray((out & ~_own(view, compared)) | two_numbers(view, compared))


def _own(view: View, compared: Compared) -> np.ndarray:
    """Pairs that share a number of a person's own, such as the one a software gives its patients."""
    shared = np.zeros(len(compared.first), bool)
    for name in view.own:
        shared |= compared.of(name) == EXACT
    return shared


def both_differ(compared: Compared) -> np.ndarray:
    """Pairs that differ in birth date and in given name: someone else in any file, of whom nothing is learnt."""
    given, day = compared.of(GIVEN), compared.of(DAY)
    return np.asarray((day == DIFFERS) & ((given == DIFFERS) | (given == RIVAL)))


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
