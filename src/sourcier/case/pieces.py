"""The list of evidence of a case, ``evidence.json``. Paths are sealed in it: a file may be named after a person."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from sourcier.model.progress import Progress
from sourcier.secret import Key, SealBroken, open_text, private_folder, seal_text, write_private

from . import errors
from .evidence import Fingerprint, Piece, as_it_was, fingerprint, open_piece
from .journal import Clock, Journal, Params

FILE = "evidence.json"
_PURPOSE = "evidence-path"
_BLOCK = 1 << 22
_AT_ONCE = 1_000
"""Pieces that are added at most before their list is written."""


@dataclass(frozen=True, slots=True)
class PieceState:
    """Whether a piece is still what it was."""

    index: int
    state: str
    """``same``, ``changed`` or ``missing``."""


class Pieces:
    """Adds, opens and checks evidence. Iterates over the pieces, by index."""

    def __init__(self, folder: Path, key: Key, journal: Journal, clock: Clock) -> None:
        self._folder, self._key, self._journal, self._clock = folder, key, journal, clock
        self._waiting: list[tuple[str, Params]] | None = None
        self._pieces, clear = _read(folder / FILE, key)
        if clear:
            self._write(self._pieces)
        with suppress(FileNotFoundError):
            self._incoming.unlink()

    def __iter__(self) -> Iterator[Piece]:
        return iter(self._pieces)

    def __len__(self) -> int:
        return len(self._pieces)

    def __getitem__(self, index: int) -> Piece:
        return self._pieces[index]

    @property
    def _incoming(self) -> Path:
        return self._folder / "evidence" / "incoming.sealed"

    def sealed(self, sha256: str) -> Path:
        """Where the sealed copy of a content lies, if there is one."""
        return self._folder / "evidence" / f"{sha256}.sealed"

    def add(self, path: Path, *, copy: bool, progress: Progress) -> Piece:
        """Add a file, or find it again; a file that changed becomes a new piece that says which one it replaces."""
        full = path.absolute()
        kept = self.kept(full)
        if kept is not None:
            return kept
        target = None
        if copy:
            private_folder(self._incoming.parent)
            target = (self._incoming, self._key)
        found = fingerprint(full, progress, target)
        if copy:
            self._incoming.replace(self.sealed(found.sha256))
        return self._keep(self._piece(str(full), found, copied=copy))

    @contextmanager
    def many(self) -> Iterator[None]:
        """Add many files: their list is written once for a thousand of them, and journaled when it is written."""
        self._waiting = []
        try:
            yield
        finally:
            self._flush()
            self._waiting = None

    def _flush(self) -> None:
        if self._waiting:
            acts, self._waiting = self._waiting, []
            self._write(self._pieces)
            for act, params in acts:
                self._journal.append(act, params)

    def kept(self, path: Path) -> Piece | None:
        """Return the piece a path named whose file is gone while the case holds its sealed copy; else None."""
        with suppress(OSError):  # out of reach is as good as gone
            if path.exists():
                return None
        here = [piece for piece in self._pieces if piece.path == str(path.absolute())]
        return here[-1] if here and here[-1].copied and self.sealed(here[-1].sha256).exists() else None

    def _piece(self, path: str, found: Fingerprint, *, copied: bool) -> Piece:
        """The piece this is: the same as before, one that was moved, or a new one."""
        here = [piece for piece in self._pieces if piece.path == path]
        alike = [piece for piece in self._pieces if piece.sha256 == found.sha256]
        moved = [piece for piece in alike if not Path(piece.path).exists()]
        known = next(iter([piece for piece in alike if piece.path == path] or moved), None)
        if known:
            copied = copied or known.copied
            return replace(known, path=path, modified_ns=found.modified_ns, copied=copied)
        before = here[-1].index if here else None
        fresh = (found.sha256, found.bytes, found.modified_ns, copied, self._clock(), before)
        return Piece(len(self._pieces), path, *fresh)

    def _keep(self, piece: Piece) -> Piece:
        known = self._pieces[piece.index] if piece.index < len(self) else None
        if piece == known:
            return piece
        pieces = (*self._pieces[: piece.index], piece, *self._pieces[piece.index + 1 :])
        act = "evidence_added" if known is None else "evidence_found_again"
        params = {name: getattr(piece, name) for name in ("index", "sha256", "bytes", "copied", "replaces")}
        if self._waiting is None:
            self._write(pieces)
            self._journal.append(act, params)
            return piece
        self._pieces = pieces
        self._waiting.append((act, params))
        if len(self._waiting) >= _AT_ONCE:
            self._flush()
        return piece

    def _write(self, pieces: tuple[Piece, ...]) -> None:
        plain = [{**asdict(piece), "path": _sealed(piece.path, self._key)} for piece in pieces]
        write_private(self._folder / FILE, json.dumps(plain, indent=1).encode() + b"\n")
        self._pieces = pieces

    def open(self, index: int) -> BinaryIO:
        """Open a piece for reading, with seek. Raises EvidenceChanged, EvidenceUnreachable or SealBroken."""
        piece = self._pieces[index]
        return open_piece(piece, self.sealed(piece.sha256), self._key)

    def place(self, index: int) -> Path | Callable[[], BinaryIO]:
        """Return where a piece is read from: its path, or what opens its sealed copy if the file is not what it was."""
        piece = self._pieces[index]
        return Path(piece.path) if as_it_was(piece) or not piece.copied else lambda: self.open(index)

    def check(self, progress: Progress) -> tuple[PieceState, ...]:
        """Read every piece whole and say whether it is what it was."""
        return tuple(PieceState(piece.index, self._state(piece, progress)) for piece in self._pieces)

    def _state(self, piece: Piece, progress: Progress) -> str:
        progress.start("hashing", piece.bytes)
        try:
            with self.open(piece.index) as stream:
                digest = hashlib.sha256()
                while block := stream.read(_BLOCK):
                    digest.update(block)
                    progress.advance(done_bytes=len(block))
        except (errors.EvidenceChanged, SealBroken):
            return "changed" if piece.copied or Path(piece.path).exists() else "missing"
        except errors.EvidenceUnreachable:
            return "missing"
        finally:
            progress.finish()
        return "same" if digest.hexdigest() == piece.sha256 else "changed"


def _sealed(path: str, key: Key) -> dict[str, str]:
    return {"sealed": seal_text(path, key, _PURPOSE)}


def _read(path: Path, key: Key) -> tuple[tuple[Piece, ...], bool]:
    """Return the pieces, and whether one had its path in clear, as cases had it once."""
    try:
        plain = json.loads(path.read_bytes()) if path.exists() else []
        clear = any(isinstance(values["path"], str) for values in plain)
        pieces = tuple(Piece(**{**values, "path": _opened(values["path"], key)}) for values in plain)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise errors.damaged(FILE) from error
    if [piece.index for piece in pieces] != list(range(len(pieces))):
        raise errors.damaged(FILE)
    return pieces, clear


def _opened(path: Any, key: Key) -> str:
    return path if isinstance(path, str) else open_text(path["sealed"], key, _PURPOSE)
