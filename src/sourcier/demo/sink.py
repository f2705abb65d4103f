"""Files under construction: they appear under their name only when they are whole."""

import hashlib
from pathlib import Path
from types import TracebackType
from typing import Self


class Sink:
    """A file being written beside its place; it takes its name when all went well, and is gone otherwise."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.bytes = 0
        self._digest = hashlib.sha256()
        self._partial = path.with_name(f"{path.name}.partial")
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._partial.open("wb")

    def write(self, data: bytes | memoryview) -> None:
        """Write the bytes."""
        self._file.write(data)
        self._digest.update(data)
        self.bytes += len(data)

    @property
    def sha256(self) -> str:
        """The digest of what was written so far, in hexadecimal."""
        return self._digest.hexdigest()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if kind is None:
            self._partial.replace(self.path)
        else:
            self._partial.unlink(missing_ok=True)
