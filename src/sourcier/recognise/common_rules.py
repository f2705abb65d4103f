"""Rules of national numbers that several states share."""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from .checks import Matrix
from .citizens import Rule, Said, birth, odd_is_man
from .keys import several, two, weighted


def master_citizen_number(first: int, last: int) -> Rule:
    """Return the rule of former Yugoslavia (JMBG) for the regions of one state, `first` to `last`.

    Birth as DDMMYYY, a region, an order below 500 for men, and a key modulo 11.
    """

    def rule(digits: Matrix) -> Said:
        thousand = several(digits, 4, 3)
        ok, born = birth(
            thousand + np.where(thousand < 800, 2000, 1000), two(digits, 2), two(digits, 0)
        )  # nobody was born before 1800
        keyed = -weighted(digits, (7, 6, 5, 4, 3, 2) * 2) % 11 % 10 == digits[:, 12]
        region = two(digits, 7)
        sex = np.where(several(digits, 9, 3) < 500, 1, 2).astype(np.uint8)  # half of the orders
        return Said(ok & keyed & (region >= first) & (region <= last), born, sex)

    return rule


def birth_number(digits: Matrix) -> Said:
    """The rule of former Czechoslovakia (rodné číslo) since 1954.

    Birth as YYMMDD, 50 added to the month of women and 20 more where a day's numbers have run out, an order, and a key:
    the nine digits modulo 11, 0 for ten.
    """
    month = two(digits, 2)
    woman = month > 50
    number = month - np.where(woman, 50, 0)
    ok, born = birth(two(digits, 0), number - np.where(number > 20, 20, 0), two(digits, 4))
    keyed = several(digits, 0, 9) % 11 % 10 == digits[:, 9]
    return Said(ok & keyed, born, np.where(woman, 2, 1).astype(np.uint8))


def baltic_code(digits: Matrix) -> Said:
    """The rule of Estonia and Lithuania: century and sex, birth as YYMMDD, an order, a key modulo 11 in two steps."""
    lead = digits[:, 0]
    ok, born = birth(1700 + (lead.astype(np.int32) + 1) // 2 * 100 + two(digits, 1), two(digits, 3), two(digits, 5))
    one = weighted(digits, (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)) % 11
    other = weighted(digits, (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)) % 11 % 10
    keyed = np.where(one == 10, other, one) == digits[:, 10]  # the remainder that is no digit
    return Said(ok & keyed & (lead >= 1) & (lead <= 6), born, odd_is_man(lead))  # 1800 to 2099
