"""The whole trace: an examined leak, the manifest and the holdings in, facts out."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from sourcier import __version__
from sourcier.case import Case, facts_digest, read_facts
from sourcier.examine import STEP as EXAMINATION
from sourcier.inventory import Making
from sourcier.model.errors import SourcierError
from sourcier.model.facts import Examination, Input
from sourcier.model.parties import Manifest
from sourcier.model.progress import Progress
from sourcier.model.trace import SCHEMA, Containment, Refused, Trace

from .errors import ExaminationMissing
from .leak import Leak, leak_of
from .manifest import paths_of, read_manifest
from .matching import People
from .named import named
from .overlap import containment, overlap
from .request import Request
from .rows import rows_of
from .sides import Given, given_of, held_side, leak_side, stored_names
from .unexplained import unexplained

STEP = "trace"


@dataclass(frozen=True, slots=True)
class Traced:
    """A trace, and whether it had to be computed."""

    facts: Trace
    reused: bool
    failures: tuple[SourcierError, ...] = ()
    """Why holdings were refused, in their order; empty where the facts were found before."""


def trace(case: Case, content: bytes, folder: Path, request: Request, *, workers: int, progress: Progress) -> Traced:
    """Compare the case's leak with what a manifest names; paths in it are relative to `folder`.

    Raises:
        ExaminationMissing; ManifestUnreadable, HoldingMissing.
        SourcierError: that of the first holding, where none of those given can be compared.
    """
    manifest = read_manifest(content)
    given = given_of(paths_of(manifest, content, folder))
    facts = _examined(case)
    work = _Tracing(case, facts, manifest, given, request, Making(workers, progress, request.limits))
    result = case.step(
        STEP,
        Trace,
        work.compute,
        inputs={
            "examination": facts_digest(case.folder, EXAMINATION),
            "manifest": hashlib.sha256(content).hexdigest(),
            **{f"holding-{one.id}": one.sha256 for one in given},
        },
        settings=request.settings(),
        version=__version__,
    )
    return Traced(result.facts, result.reused, tuple(work.failures))


def _examined(case: Case) -> Examination:
    facts = read_facts(case.folder, EXAMINATION, Examination)
    if facts is None:
        raise ExaminationMissing
    known = {piece.sha256 for piece in case.evidence}
    if not all(evidence.sha256 in known for evidence in facts.evidence):
        raise ExaminationMissing
    if not set(stored_names(case, facts)) <= set(case.store.tables()):
        raise ExaminationMissing
    return facts


@dataclass(slots=True)
class _Tracing:
    case: Case
    examined: Examination
    manifest: Manifest
    given: tuple[Given, ...]
    request: Request
    making: Making
    failures: list[SourcierError] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    explained: list[np.ndarray] = field(default_factory=list)
    """Per segment: which of its rows stand in a holding."""

    def compute(self) -> Trace:
        """Compute everything."""
        with leak_side(self.case, self.examined, self.request, self.making) as side:
            leak = leak_of(self.case, self.examined, side, self.request.comparison.key)
            self.explained = [np.zeros(len(segment.rows), bool) for segment in leak.segments]
            contained = [one for given in self.given for one in self._holding(given, leak)]
        if self.failures and len(self.failures) == len(self.given):
            raise self.failures[0]
        return self._facts(leak, contained)

    def _holding(self, given: Given, leak: Leak) -> Iterator[Containment]:
        try:
            with held_side(self.case, given, self.request, self.making) as side:
                held = rows_of(side)
                people = People(held)
                for segment in leak.segments:
                    seen = overlap(given.id, segment, held, people, leak.labs)
                    self.explained[segment.number] |= seen.matched.found
                    yield containment(seen, leak.labs, (), (), complete=side.holding.complete)
        except SourcierError as failure:
            self.failures.append(failure)
            self.refused.append(Refused(given.id, failure.code))

    def _facts(self, leak: Leak, contained: list[Containment]) -> Trace:
        order = {one.id: place for place, one in enumerate(self.given)}
        contained.sort(key=lambda one: (one.segment, -one.leak_in_holding, -one.holding_in_leak, order[one.holding]))
        return Trace(
            schema=SCHEMA,
            version=__version__,
            settings=self.request.settings(),
            inputs=tuple(Input(one.id, one.sha256) for one in self.given),
            complete=not self.refused and all(one.complete for one in contained) and self.examined.complete,
            findings=(),
            containment=tuple(contained),
            scope=(),
            dating=(),
            form=(),
            alike=(),
            unexplained=tuple(
                unexplained(segment, explained, leak.labs)
                for segment, explained in zip(leak.segments, self.explained, strict=True)
            ),
            witness=(),
            journal=(),
            refused=tuple(self.refused),
            names=named(self.manifest),
            examination=facts_digest(self.case.folder, EXAMINATION),
            absent=tuple(one.id for one in self.manifest.holdings if one.path is None),
        )
