"""A file of an FTP server as it comes over its own connection."""

import socket
from collections.abc import Callable

from sourcier.audit.unread import Missed, code_of

from .door import Site
from .tls import close_quietly

_PIECE = 1 << 16


class Stream:
    """A file as it comes; another place is asked for anew."""

    def __init__(self, begin: Callable[[int], socket.socket], settle: Callable[[], None], site: Site) -> None:
        self._begin, self._settle, self._line = begin, settle, site.line
        self._data: socket.socket | None = None
        self._at = 0

    def read(self, at: int, size: int) -> bytes:
        """Return up to `size` bytes from the place `at`."""
        if self._data is None or at != self._at:
            self.close()
            self._data, self._at = self._begin(at), at
        pieces, wanted = [], size
        try:
            while wanted > 0 and (piece := self._data.recv(min(wanted, _PIECE))):
                self._line.took(len(piece))
                pieces.append(piece)
                wanted -= len(piece)
        except OSError as error:
            raise Missed(code_of(error), broken=True) from None
        self._at += size - wanted
        return b"".join(pieces)

    def close(self) -> None:
        """Let go of it; a server may grumble that not all was taken."""
        data, self._data = self._data, None
        if data is not None:
            close_quietly(data)
            self._settle()
