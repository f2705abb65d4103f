"""Samples: which stretches of a large text are looked at, and what so many rows can miss."""

from sourcier.model.audit_seen import Looked

from .reader import Reader

_PLACES = 8
_HEAD_SHARE = 4
"""A quarter of the sample is the beginning: headings stand there."""
_CONFIDENT = 0.05


def stretches(reader: Reader, size: int, sample: int) -> tuple[bytes, int]:
    """Return stretches of a text, whole lines each, and how many: its beginning, then places evenly to its end."""
    head = reader.read(0, sample // _HEAD_SHARE)
    cut = head.rfind(b"\n")
    pieces = [head[: cut + 1] if cut >= 0 else head]
    each = (sample - len(head)) // _PLACES
    room = size - len(head) - each
    for number in range(_PLACES):
        piece = reader.read(len(head) + room * number // (_PLACES - 1), each)
        first, last = piece.find(b"\n"), piece.rfind(b"\n")
        if 0 <= first < last:
            pieces.append(piece[first + 1 : last + 1])
    return b"".join(pieces), len(pieces)


def missed_share(rows: int) -> float:
    """Return the largest share of rows that so many drawn ones leave unseen with probability 5 %: (1 - p)^n = 0.05."""
    return round(1.0 - _CONFIDENT ** (1.0 / rows), 6) if rows else 1.0


def looked(*, whole: bool, taken: int, size: int | None, rows: int, used: int, places: int = 1) -> Looked:
    """Return how much was looked at; `used`: bytes that the rows looked at stand in."""
    if whole:
        return Looked(whole=True, bytes=taken, of=size, rows=rows, rows_in_all=rows)
    reckoned = round(rows * size / used) if size and used and rows else None
    return Looked(False, taken, size, rows, reckoned, places, missed_share(rows))  # noqa: FBT003  # not whole
