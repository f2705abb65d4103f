"""Drawing without replacement, the same for ever from the same seed: numbers come from SHA-256, not from a library."""

import hashlib
from collections.abc import Iterator


def drawn(seed: int, label: str, size: int, count: int) -> tuple[int, ...]:
    """Return `count` different places of 0 ... `size` - 1 (all of them where there are no more), ascending.

    Every set of places is as likely as any other: Floyd's algorithm (Bentley and Floyd, "A sample of brilliance",
    Communications of the ACM 30, 1987).
    """
    count = min(count, size)
    numbers = _numbers(seed, label)
    chosen: set[int] = set()
    for last in range(size - count, size):
        place = _below(last + 1, numbers)
        chosen.add(last if place in chosen else place)
    return tuple(sorted(chosen))


def shuffled(seed: int, label: str, count: int) -> tuple[int, ...]:
    """Return 0 ... `count` - 1 in an order that tells a reader nothing (Fisher and Yates, 1938)."""
    order = list(range(count))
    numbers = _numbers(seed, label)
    for place in range(count - 1, 0, -1):
        other = _below(place + 1, numbers)
        order[place], order[other] = order[other], order[place]
    return tuple(order)


_BITS = 64


def _numbers(seed: int, label: str) -> Iterator[int]:
    """Yield numbers of 64 bits."""
    turn = 0
    while True:
        block = hashlib.sha256(f"{seed}|{label}|{turn}".encode()).digest()
        yield from (int.from_bytes(block[at : at + 8]) for at in range(0, len(block), 8))
        turn += 1


def _below(end: int, numbers: Iterator[int]) -> int:
    """Return a number of 0 ... `end` - 1, none likelier than another: what would tip the scale is thrown away."""
    whole = (1 << _BITS) - (1 << _BITS) % end
    return next(number for number in numbers if number < whole) % end
