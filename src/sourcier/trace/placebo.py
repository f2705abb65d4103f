"""What chance would give: rows that find a person in the holding although their birth date was moved.

The name stays, so that common names stay common; the date is moved by 1, 7, 31 or 400 days, so that no person has it.
Only rows not found by their number are asked: a number of thirteen digits with its key is found by chance in no
holding of any size.
"""


def net(shared: int, placebo: int) -> int:
    """Return the rows that are left once those that chance would give are taken off."""
    return max(0, shared - placebo)
