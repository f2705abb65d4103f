"""Archives written member by member into a stream, repeatable byte for byte."""

import io
import zipfile


class Pieces(io.RawIOBase):
    """A stream that hands on what was written to it: nothing of it need lie on a disk."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Hold the data until they are drained."""
        self._held += data
        return len(data)

    def drain(self) -> bytes:
        """Return what was written since the last time."""
        held, self._held = bytes(self._held), bytearray()
        return held


def member(name: str) -> zipfile.ZipInfo:
    """Return a member without a clock's time."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
