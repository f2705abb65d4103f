"""Memory that is free goes back to the system between two passes, so that their peaks do not add up."""

import ctypes
import sys

import pyarrow as pa


def give_back() -> None:
    """Return what Arrow and the C library keep for reuse; on systems without ``malloc_trim``, Arrow's alone.

    Threads that read leave their free memory in arenas of their own, which the next pass cannot use:
    https://man7.org/linux/man-pages/man3/malloc_trim.3.html
    """
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        _trim()


def _trim() -> None:
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # a C library other than GNU's
        return
    trim(0)
