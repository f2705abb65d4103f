"""A 7z whose list of files is lost, as it is where the archive was cut: what was packed first is tried.

The list says how files were packed; without it only the usual ways can be tried: LZMA2, LZMA as 7-Zip sets it, or none.
Files come as one text, as they were packed.
"""

import io
import lzma
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from sourcier.read.raw_lzma import NotLzma, lzma1, lzma2
from sourcier.read.signatures import announced
from sourcier.read.stretch import Stretch
from sourcier.read.unpackers import Several, Unpacked
from sourcier.read.unpacking import Entry

_USUAL = b"\x5d\0\0\0\x04"
"""lc 3, lp 0, pb 2; 64 MB."""
_WIDE = b"\x1c"
"""64 MB."""
_LOOKED_AT, _LEAST = 1 << 12, 64
_CONTROLS = re.compile(rb"[\0-\x08\x0e-\x1a\x7f]")
"""What no text of one byte a letter holds by habit; noise of 64 bytes holds some but once in a thousand times."""


def unlisted(handle: BinaryIO, begin: int) -> Iterator[Entry]:
    """Yield what lies from a place on, if it can be unpacked and is no noise."""
    whole = handle.seek(0, io.SEEK_END)
    for way in (_lzma2, _lzma1, Stretch):
        opener = partial(way, handle, begin, whole - begin)
        if whole > begin and _makes_sense(opener):
            yield Entry("", None, whole - begin, opener, "", whole)
            return


def _lzma2(handle: BinaryIO, begin: int, size: int) -> Any:
    return Unpacked(Stretch(handle, begin, size), Several(partial(lzma2, _WIDE, None)))


def _lzma1(handle: BinaryIO, begin: int, size: int) -> Any:
    return Unpacked(Stretch(handle, begin, size), lzma1(_USUAL, None))


def _makes_sense(opener: Any) -> bool:
    data = b""
    try:
        stream = opener()
        while len(data) < _LOOKED_AT and (more := stream.read(1)):
            data += more
    except (NotLzma, EOFError, ValueError, lzma.LZMAError):
        pass
    begins = data[: len(data) * 3 // 4]  # remains of the list may follow
    return len(begins) > _LEAST and (announced(data) is not None or _CONTROLS.search(begins) is None)
