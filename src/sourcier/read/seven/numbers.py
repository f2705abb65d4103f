"""The bytes of a list of files, and the numbers and flags in them (7zFormat.txt)."""

_MOST = 1 << 20
"""Things in one list."""


class Damaged(Exception):  # a state of the archive
    """The list cannot be read."""


class Bytes:
    """They are taken from the beginning on; Damaged is raised where there are no more."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, size: int) -> bytes:
        """Return the next bytes."""
        end = self.at + size
        if size < 0 or end > len(self.data):
            raise Damaged
        taken, self.at = self.data[self.at : end], end
        return taken

    def byte(self) -> int:
        """Return the next one as a number."""
        return self.take(1)[0]

    def number(self) -> int:
        """Return a number, of one byte to nine."""
        first, mask, value = self.byte(), 0x80, 0
        for place in range(8):
            if not first & mask:
                return value | (first & (mask - 1)) << (8 * place)
            value |= self.byte() << (8 * place)
            mask >>= 1
        return value

    def count(self) -> int:
        """A number of things each of which takes room in the list."""
        value = self.number()
        if value > min(len(self.data), _MOST):
            raise Damaged
        return value

    def bits(self, count: int) -> list[bool]:
        """Return that many flags."""
        data = self.take(-(-count // 8))
        return [bool(data[n >> 3] & 0x80 >> (n & 7)) for n in range(count)]

    def flags(self, count: int) -> list[bool]:
        """Return that many flags, which one byte may say are all set."""
        return [True] * count if self.byte() else self.bits(count)

    def sums(self, count: int) -> list[int | None]:
        """Return that many CRC-32, None where none is told."""
        return [int.from_bytes(self.take(4), "little") if told else None for told in self.flags(count)]
