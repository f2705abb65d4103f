"""Every holding against the leak, one after the other: only counts, sets and a sample stay once it is done."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

import numpy as np

from sourcier.case import Case
from sourcier.inventory import Digested, Making
from sourcier.model.errors import SourcierError
from sourcier.model.parties import Manifest
from sourcier.model.scope import HeldScope
from sourcier.model.trace import Containment, Dating, Form, Refused
from sourcier.recognise import known_kinds
from sourcier.recognise.harmless import column_names

from .alike import Held, marks_of
from .changed import Sampled, dating_of, sampled
from .columns import Columns, Sample, compare, sample_of
from .form import form
from .held_scope import Side, held_labs, held_scopes
from .lab_columns import codes_of, labs_by_columns
from .leak import Leak
from .matching import People
from .ordered import Named
from .overlap import Overlap, containment, overlap
from .request import Request
from .rows import rows_of
from .sides import Given, held_side
from .weigh import Evidence, ground_of

_Prepared = tuple[Digested, ExitStack]
"""A holding's digests, and what removes them from the store."""


@dataclass(slots=True)
class Compared:
    """What is known of the holdings compared so far."""

    held: list[Held] = field(default_factory=list)
    samples: dict[str, tuple[Sampled, ...]] = field(default_factory=dict)
    """Of holdings that are snapshots."""
    datings: list[Dating] = field(default_factory=list)
    found: dict[str, tuple[np.ndarray, ...]] = field(default_factory=dict)
    """Per holding and segment, packed: which of its rows stand there."""
    failures: list[SourcierError] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    scopes: dict[str, list[HeldScope]] = field(default_factory=dict)
    """By order, what holdings of its processor say."""
    evidence: Evidence = field(default_factory=lambda: Evidence(()))
    """What stories are weighed by."""

    @property
    def contained(self) -> list[Containment]:
        """Of all holdings."""
        return [one for held in self.held for one in held.contained]

    def explained(self, segment: int, rows: int, beside: frozenset[str] = frozenset()) -> np.ndarray:
        """Return which of the rows of a segment stand in a holding, those named left out."""
        packed = np.zeros(-(-rows // 8), np.uint8)
        for name, found in self.found.items():
            if name not in beside:
                packed |= found[segment]
        return np.unpackbits(packed, count=rows).astype(bool)

    @property
    def forms(self) -> list[Form]:
        """Of all holdings."""
        return [one for held in self.held for one in held.forms]


class Comparer:
    """Compares holdings with one leak."""

    def __init__(
        self, case: Case, leak: Leak, request: Request, making: Making, *, manifest: Manifest, named: Named,
        snapshots: frozenset[str],
    ) -> None:  # fmt: skip
        self._case, self._leak, self._request, self._making = case, leak, request, making
        self._manifest, self._named = manifest, named
        self._snapshots = snapshots
        most = max(1, request.column_rows // max(1, len(leak.segments)))
        self._samples = [
            sample_of(leak.side, leak.rows.starts, one, leak.columns(one.table), most) for one in leak.segments
        ]
        self._codes = [
            codes_of(sample, leak.labs.of_row[one.part][sample.rows])
            for one, sample in zip(leak.segments, self._samples, strict=True)
        ]
        self.done = Compared(evidence=Evidence(tuple(ground_of(leak, one) for one in leak.segments)))

    def add(self, every: Sequence[Given]) -> None:
        """Compare holdings; one that cannot be is noted. The next is digested while one is compared."""
        with ThreadPoolExecutor(1) as ahead, ExitStack() as left:
            coming = deque[tuple[Given, Future[_Prepared]]]()
            left.callback(_give_up, coming)
            for given in every:
                coming.append((given, ahead.submit(self._prepare, given)))
                if len(coming) > 1:
                    self._compare(*coming.popleft())
            while coming:
                self._compare(*coming.popleft())

    def _prepare(self, given: Given) -> _Prepared:
        with ExitStack() as stack:
            side = stack.enter_context(held_side(self._case, given, self._request, self._making))
            return side, stack.pop_all()

    def _compare(self, given: Given, coming: Future[_Prepared]) -> None:
        try:
            side, stack = coming.result()
            with stack:
                self._add(given, side)
        except SourcierError as failure:
            self.done.failures.append(failure)
            self.done.refused.append(Refused(given.id, failure.code))

    def _add(self, given: Given, side: Digested) -> None:
        held = rows_of(side)
        people, names = People(held), _names(side)
        contained, forms, samples, found, labs = [], [], [], [], []
        for segment, sample in zip(self._leak.segments, self._samples, strict=True):
            seen = overlap(given.id, segment, held, people, self._leak.labs)
            columns = compare(seen, sample, side, names)
            seen = self._with_labs(seen, columns, side)
            labs.append(seen.held_labs)
            contained.append(self._contained(seen, columns, side))
            self.done.evidence.add(given.id, segment.number, seen, contained[-1])
            traits = self._leak.side.holding.tables[segment.table]
            forms.append(form(seen, traits, side.holding.tables, columns.partner, ordered=not given.sealed))
            samples.append(self._sampled(seen, sample, side, columns))
            found.append(np.packbits(seen.matched.found))
        self.done.found[given.id] = tuple(found)
        here = Side(given.id, held, held_labs(labs, len(held)), side, names)
        for order, held_scope in held_scopes(here, self._manifest, self._named):
            self.done.scopes.setdefault(order, []).append(held_scope)
        marks = marks_of(held, given.files)
        self.done.held.append(Held(given.id, marks, tuple(contained), tuple(forms)))
        if given.id in self._snapshots:
            self.done.samples[given.id] = tuple(samples)

    def _contained(self, seen: Overlap, columns: Columns, side: Digested) -> Containment:
        whole = side.holding.complete
        return containment(seen, self._leak.labs, columns.shares, columns.unknown, complete=whole)

    def _with_labs(self, seen: Overlap, columns: Columns, side: Digested) -> Overlap:
        labs = self._leak.labs.of_row[seen.segment.part][seen.matched.found]
        codes, partner = self._codes[seen.segment.number], columns.partner
        starts = seen.held.starts
        found = labs_by_columns(side, starts, seen.held_labs, codes=codes, partner=partner, matched_labs=labs)
        return replace(seen, held_labs=found)

    def _sampled(self, seen: Overlap, sample: Sample, side: Digested, columns: Columns) -> Sampled:
        one = sampled(seen, sample, side, columns, self._leak.labs)
        self.done.datings += dating_of(one, self._leak.labs)
        return one


def _give_up(coming: Iterable[tuple[Given, Future[_Prepared]]]) -> None:
    """Remove what was digested ahead and is not compared any more."""
    for _, one in coming:
        if not one.cancel() and one.exception() is None:
            one.result()[1].close()


def _names(side: Digested) -> Mapping[tuple[int, int], str]:
    """How the holding's columns are shown, by table and index."""
    kinds = known_kinds()
    return {
        (number, column.index): name
        for number, table in side
        for column, name in zip(
            table.columns, column_names([column.header for column in table.columns], kinds), strict=True
        )
    }
