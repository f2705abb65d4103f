"""A case: the folder about one leak, open in this process only.

case.json        who it is          facts/<step>.json   what steps found
evidence.json    pieces             steps/<step>.json   what facts were made of
decisions.toml   what people say    store/              rows, encrypted
journal.jsonl    every act          evidence/           sealed copies
report/, out/    what people see and send
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self, TypeVar

from sourcier.model.message import Message
from sourcier.model.progress import Progress, Silent
from sourcier.secret import Door, KeyRing, private_folder, sweep, write_private
from sourcier.store import Store

from .evidence import Piece
from .identity import LOCK, open_identity, refuse_unfit
from .journal import Chain, Clock, Journal, Params, verify
from .judgements import Judgements
from .ledgers import Ledger
from .lock import Lock
from .pieces import Pieces
from .replies import Replies
from .settled import Settled
from .sinks import Sort, is_plain_name, place, sink
from .steps import Settings, StepFiles, StepResult, step_digest, whole_steps
from .witnesses import Witnesses

Fact = TypeVar("Fact")
_FOLDERS = ("facts", "steps", "report", "out", "evidence", "replies")
_MANIFEST = "manifest.toml"
_OWN_FILES = {"kinds.toml", "parties.toml", "answers.toml", "letters.toml", _MANIFEST}


@dataclass(frozen=True, slots=True)
class Whole:
    """What a case holds that is whole."""

    evidence: int
    """Pieces."""
    tables: tuple[str, ...]
    steps: tuple[str, ...]
    swept: int
    """Unfinished files and folders of interrupted runs, removed when the case was opened."""
    journal: Chain
    """As it was found."""


class Case:
    """An open case. Use as a context manager, or call `close`."""

    def __init__(self, folder: Path, lock: Lock, key_ring: KeyRing, basis: str | None, clock: Clock) -> None:
        self.folder = folder
        self._lock = lock
        self.identity, self.key, made = open_identity(folder, key_ring, basis, clock)
        self.journal = Journal(folder / "journal.jsonl", clock)
        self.store = Store(folder / "store", self.key)
        self._swept = self.store.sweep() + sweep(folder) + sum(map(sweep, _swept(folder)))
        self.evidence = Pieces(folder, self.key, self.journal, clock)
        self.decisions = Settled(folder, self.journal, clock)
        self.door = Door(self.journal.append)
        self.judgements = Judgements(folder, self.journal)
        self.witnesses = Witnesses(folder, self.journal)
        self.replies = Replies(folder, self.key, self.journal, clock)
        if made or not self.journal.lines:
            self.journal.append("case_opened", {"case": self.identity.id, "format": self.identity.format})
        self.notices: tuple[Message, ...] = (*key_ring.notices(self.identity.id), *_notices(self.whole()))
        """What the user should know: for stderr."""

    @classmethod
    def open(cls, folder: Path, *, key_ring: KeyRing, basis: str | None = None, clock: Clock) -> Self:
        """Open the case in `folder`, or make one there.

        Raises BasisNeeded (a first case without `basis`), NotACase, CaseInUse, CaseNewer, CaseDamaged, KeyMissing,
        KeyDamaged, KeyInsideCase, DiskFull, NotWritable.
        """
        refuse_unfit(folder, key_ring, basis)
        folder = private_folder(folder.absolute())
        lock = Lock(folder / LOCK)
        try:
            return cls(folder, lock, key_ring, basis, clock)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Let other processes open it."""
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def whole(self) -> Whole:
        """Say what is whole: after a kill, the rest is computed again."""
        steps = tuple(whole_steps(self.folder))
        return Whole(len(self.evidence), tuple(self.store.tables()), steps, self._swept, self.journal.chain)

    def verify(self) -> Chain:
        """Check the journal as it is now."""
        return verify(self.folder / "journal.jsonl")

    def record(self, act: str, params: Params) -> None:
        """Journal an act of another package: codes, counts and digests only."""
        self.journal.append(act, params)

    def add_evidence(self, path: Path, *, copy: bool = False, progress: Progress | None = None) -> Piece:
        """Add a file by reference, or with a sealed copy; the same file again is the same piece.

        A file that changed since is a new piece that says which it `replaces`; a notice names both. Raises
        EvidenceUnreachable, EvidenceChanged (while it is read), DiskFull.
        """
        known = len(self.evidence)
        piece = self.evidence.add(path, copy=copy, progress=progress or Silent())
        if piece.index == known and piece.replaces is not None:
            self.notices += (_changed(piece.replaces, piece.index),)
        return piece

    def open_evidence(self, index: int) -> BinaryIO:
        """Open a piece for reading. Raises EvidenceChanged, EvidenceUnreachable or SealBroken."""
        return self.evidence.open(index)

    def step(
        self,
        name: str,
        kind: type[Fact],
        compute: Callable[[], Fact],
        *,
        inputs: Mapping[str, str],
        settings: Settings,
        version: str,
        still: Callable[[Fact], bool] = lambda _: True,
    ) -> StepResult[Fact]:
        """Return what `compute` finds, or found before from the same inputs, settings, version and decisions.

        `inputs` are names and digests. `still` says of facts found before whether all else they need (tables, say)
        is still there. Raises DiskFull, and whatever `compute` raises: then nothing is kept.
        """
        files = StepFiles(self.folder, name)
        digest = step_digest(name, inputs, settings, version, self.decisions.digest)
        result = files.found(kind, digest)
        if result is None or not still(result.facts):
            result = files.keep(kind, compute(), digest)
        params: Params = {"step": name, "made_of": digest, "facts": result.sha256, "reused": result.reused}
        self.journal.append("step", params)
        return result

    @contextmanager
    def sink(self, sort: Sort, name: str) -> Iterator[BinaryIO]:
        """Open the file a result is written to, under ``report`` or ``out``; journaled once it is whole."""
        path = place(self.folder, sort, name)
        with sink(path) as stream:
            yield stream
        with path.open("rb") as written:
            digest = hashlib.file_digest(written, "sha256").hexdigest()
        params: Params = {"sort": sort, "name": name, "bytes": path.stat().st_size, "sha256": digest}
        self.journal.append("written", params)

    def written(self, sort: Sort, name: str) -> bytes | None:
        """Return a result as it was written last, None where there is none. ValueError as `place`."""
        path = place(self.folder, sort, name)
        return path.read_bytes() if path.is_file() else None

    @contextmanager
    def ledger(self, name: str) -> Iterator[Ledger]:
        """Open a ledger of acts; what was added is journaled by its digest. ValueError for a name that is none."""
        ledger = Ledger(self.folder, name)
        before = ledger.digest()
        try:
            yield ledger
        finally:
            ledger.close()
            if (after := ledger.digest()) != before:
                self.journal.append("ledger", {"name": name, "sha256": after})

    def place(self, sort: Sort, name: str) -> Path:
        """Return the path of a result, to be shown to the user. ValueError for a name that is none everywhere."""
        return place(self.folder, sort, name)

    def remember_manifest(self, content: bytes) -> None:
        """Keep a copy of the manifest of parties that was last used: later steps start from it."""
        write_private(self.folder / _MANIFEST, content)

    def begin_file(self, name: str, content: bytes) -> bool:
        """Write a file that people go on with, unless it is there; return whether it was written."""
        parts = name.split("/")
        if (name not in _OWN_FILES and parts[0] != "letters") or not all(map(is_plain_name, parts)):
            message = "not a file people write in a case"
            raise ValueError(message)
        path = self.folder.joinpath(*parts)
        if path.exists():
            return False
        private_folder(path.parent)
        write_private(path, content)
        return True

    def own_file(self, name: str) -> bytes | None:
        """Return ``kinds.toml``, ``parties.toml``, ``answers.toml`` or ``letters.toml`` as the user wrote it, or None.

        Or ``manifest.toml``, the copy of the manifest that was last used. ValueError for another name.
        """
        if name not in _OWN_FILES:
            message = "not a file people write in a case"
            raise ValueError(message)
        path = self.folder / name
        return path.read_bytes() if path.exists() else None


def _swept(folder: Path) -> Iterator[Path]:
    """Every folder that writers write to."""
    for name in _FOLDERS:
        yield folder / name
    yield from (path for path in sorted((folder / "out").glob("**/")) if path != folder / "out")


def _changed(old: int, new: int) -> Message:
    text = "The file of evidence %(old)d changed since it was added; what it holds now is evidence %(new)d."
    return Message(text, {"old": old, "new": new})


def _notices(whole: Whole) -> Iterator[Message]:
    if whole.swept:
        text = "An earlier run was interrupted: %(count)d unfinished files were removed. What is whole is used again."
        yield Message(text, {"count": whole.swept})
    if whole.journal.cut_bytes:
        yield Message("The journal's last line had been cut short by an interruption; it was removed, and that noted.")
    if whole.journal.first_broken:
        text = "The journal was changed after it was written: line %(line)d does not follow from the one before."
        yield Message(text, {"line": whole.journal.first_broken})
