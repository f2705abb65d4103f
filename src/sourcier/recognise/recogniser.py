"""The recogniser: the two passes and the verdict, over a registry of kinds."""

from collections.abc import Iterable, Mapping
from functools import cached_property

import pyarrow as pa

from sourcier.model.facts import Column, CountryGuess

from .headers import Phrases
from .kind import Kind
from .own import OwnKinds
from .profile import Profile, merge_profiles, profile_batch
from .proofs import Proofs, merge_proofs
from .propose import Proposal, propose
from .prove import prove_batch
from .registry import by_name, known_kinds
from .settle import settle, settle_table


class Recogniser:
    """Decides what each column of a table holds.

    Pass 1: `profile` every batch, `merge`; then `propose`. Pass 2: `prove` every batch of the proposal's columns,
    `merge_proofs`; then `settle`. All but the constructor is pure and may run in any thread.
    """

    def __init__(self, kinds: Iterable[Kind] | None = None, own: OwnKinds | None = None) -> None:
        """Take the house's kinds, or those given, and the user's `own` ones."""
        first = known_kinds().values() if kinds is None else kinds
        self.own = own or OwnKinds()
        self.kinds: Mapping[str, Kind] = by_name([*first, *self.own.kinds])

    @cached_property
    def _phrases(self) -> Phrases:
        """Built once: a folder may hold thousands of small tables."""
        return Phrases(self.kinds)

    def profile(self, batch: pa.RecordBatch) -> Profile:
        """Return what is counted of a batch with columns ``c0`` ... of text; "" is blank, ``_...`` is not data."""
        return profile_batch(batch)

    def merge(self, first: Profile, second: Profile) -> Profile:
        """Return two profiles as one; associative."""
        return merge_profiles(first, second)

    def propose(self, profile: Profile, headers: tuple[str, ...] = ()) -> Proposal:
        """Return what the second pass must look at: see `Proposal.columns`."""
        return propose(profile, headers, self.kinds, self._phrases)

    def prove(self, batch: pa.RecordBatch, proposal: Proposal) -> Proofs:
        """Return what a batch proves; it has at least the proposal's columns, under their names ``c<index>``."""
        return prove_batch(batch, proposal.plan, self.kinds)

    def merge_proofs(self, first: Proofs, second: Proofs) -> Proofs:
        """Return two proofs as one; associative."""
        return merge_proofs(first, second)

    def settle(self, profile: Profile, proofs: Proofs, proposal: Proposal) -> tuple[Column, ...]:
        """Return what every column holds."""
        return settle(profile, proofs, proposal, self.kinds, self.own.blocks)

    def settle_table(
        self, profile: Profile, proofs: Proofs, proposal: Proposal
    ) -> tuple[tuple[Column, ...], tuple[CountryGuess, ...]]:
        """Return the same, and the countries whose people the table may be about, likeliest first."""
        return settle_table(profile, proofs, proposal, self.kinds, self.own.blocks)
