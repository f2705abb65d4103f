"""What a ZIP lists, for formats that are ZIP files with certain parts inside."""

import zipfile

from .container import Source


def names_in(source: Source) -> frozenset[str]:
    """Return the names inside; none where its directory cannot be read."""
    with source.seekable() as handle:
        try:
            return frozenset(zipfile.ZipFile(handle).namelist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
            return frozenset()
