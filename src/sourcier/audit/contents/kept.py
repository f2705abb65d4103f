"""Rows of one table between the two passes: in memory while they are few, else encrypted in a store thrown away."""

from collections.abc import Callable, Iterator

import pyarrow as pa

from sourcier.model.facts import Column
from sourcier.recognise import Profile, Proofs, Recogniser
from sourcier.store import Store, TableWriter

IN_MEMORY = 64 << 20
"""Bytes of rows of one table that are held in memory."""


class Kept:
    """The rows of one table."""

    def __init__(self, name: str, recogniser: Recogniser, scratch: Callable[[], Store]) -> None:
        self._name, self._recogniser, self._scratch = name, recogniser, scratch
        self._held: list[pa.RecordBatch] = []
        self._bytes = self._parts = 0
        self._store: Store | None = None
        self._writer: TableWriter | None = None
        self._profile: Profile | None = None
        self.rows = 0

    def add(self, batch: pa.RecordBatch) -> None:
        """Take rows: text columns ``c0`` ... and the reader's own."""
        if not batch.num_rows:
            return
        profile = self._recogniser.profile(batch)
        self._profile = profile if self._profile is None else self._recogniser.merge(self._profile, profile)
        self.rows += batch.num_rows
        self._held.append(batch)
        self._bytes += batch.nbytes
        if self._bytes > IN_MEMORY:
            self._spill()

    def _spill(self) -> None:
        if self._store is None:
            self._store = self._scratch()
            self._writer = self._store.writer(self._name)
        assert self._writer is not None  # noqa: S101  # made with the store
        for batch in self._held:
            self._writer.write(self._parts, batch)
            self._parts += 1
        self._held, self._bytes = [], 0

    def close(self) -> None:
        """No more rows come."""
        if self._store is not None and self._writer is not None:
            self._spill()
            self._writer.commit()
            self._writer = None

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield the rows again."""
        if self._store is None:
            yield from self._held
        elif self._profile is not None:
            yield from self._store.table(self._name).batches([f"c{c}" for c in range(len(self._profile.columns))])

    def forget(self) -> None:
        """Let go of the rows."""
        self._held = []
        if self._store is not None:
            self._store.remove(self._name)

    def columns(self, headers: tuple[str, ...]) -> tuple[Column, ...]:
        """Return what every column holds; nothing where there was no row."""
        if self._profile is None:
            return ()
        recogniser = self._recogniser
        proposal = recogniser.propose(self._profile, headers)
        proofs: Proofs | None = None
        if proposal.columns:
            for batch in self.batches():
                found = recogniser.prove(batch, proposal)
                proofs = found if proofs is None else recogniser.merge_proofs(proofs, found)
        return recogniser.settle(self._profile, proofs or Proofs(), proposal)
