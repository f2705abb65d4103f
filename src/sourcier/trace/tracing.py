"""The whole trace: an examined leak, the manifest and the holdings in, facts out."""

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from sourcier import __version__
from sourcier.case import Case, facts_digest, read_facts
from sourcier.examine import STEP as EXAMINATION
from sourcier.inventory import Making
from sourcier.model.duties import Reply
from sourcier.model.errors import SourcierError
from sourcier.model.facts import Examination, Input
from sourcier.model.parties import Manifest
from sourcier.model.progress import Progress
from sourcier.model.scope import Scope
from sourcier.model.trace import SCHEMA, Containment, Trace, Unexplained

from .affair import journal
from .alike import THE_LEAK, alike, marks_of
from .errors import ExaminationMissing
from .findings import findings_of, weakened
from .holdings import Compared, Comparer
from .last_visit import last_visits
from .leak import Leak, leak_of
from .manifest import paths_of, read_manifest
from .marked import marked
from .named import named as names_of
from .ordered import Named
from .overlap import Segment
from .replied import replied
from .request import Request
from .responsible import with_duties
from .scope import Filled, scope
from .sides import Given, given_of, leak_side, stored_names, sweep
from .snapshots import datings, snapshot_groups
from .unexplained import unexplained
from .weigh import Matter, weigh_all
from .witness import draw, witness_facts

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
    sha256 = hashlib.sha256(content).hexdigest()
    paths = paths_of(manifest, content, folder)
    manifest, more, replies = replied(case, manifest)
    given = given_of({**paths, **more}, case.folder, sha256)
    facts = _examined(case)
    work = _Tracing(case, facts, manifest, given, request, Making(workers, progress, request.limits), replies)
    result = case.step(
        STEP,
        Trace,
        work.compute,
        inputs={
            "examination": facts_digest(case.folder, EXAMINATION),
            "manifest": sha256,
            **{f"holding-{one.id}": one.sha256 for one in given},
            **({"witness": said} if (said := case.witnesses.digest) else {}),
            **{f"reply-{one.number}": one.sha256 for one in replies},
            **({"register": request.marking.digest} if request.marking else {}),
        },
        settings=request.settings(),
        version=__version__,
    )
    case.remember_manifest(content)
    case.replies.stand(folder)
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


def _left(segment: Segment, done: Compared, itself: frozenset[str], leak: Leak) -> Unexplained:
    rows = len(segment.rows)
    every = done.explained(segment.number, rows)
    return unexplained(segment, every, done.explained(segment.number, rows, itself), leak.labs)


@dataclass(slots=True)
class _Tracing:
    case: Case
    examined: Examination
    manifest: Manifest
    given: tuple[Given, ...]
    request: Request
    making: Making
    replies: tuple[Reply, ...] = ()
    failures: list[SourcierError] = field(default_factory=list)

    def compute(self) -> Trace:
        """Compute everything."""
        key = self.request.comparison.key
        sweep(self.case)
        with leak_side(self.case, self.examined, self.request, self.making) as side:
            leak = leak_of(self.case, self.examined, side, key)
            named = Named(leak.labs, key)
            comparer = self._comparer(leak, named)
            comparer.add(self.given)
            done = comparer.done
            self.failures = done.failures
            if done.failures and not done.held:
                raise done.failures[0]
            lists = any(order.columns is not None for order in self.manifest.orders)
            scopes = scope(leak, self.manifest, named, Filled(leak) if lists else None, done.scopes)
            facts = self._facts(leak, named, done, scopes)
            told = self._marked(replace(facts, replies=self.replies))
            return with_duties(told, self.manifest, self.examined, leak.labs, named)

    def _marked(self, facts: Trace) -> Trace:
        if self.request.marking is None:
            return facts
        found = marked(self.case, self.examined, self.request.marking)
        return replace(facts, marks=found.marks, marks_verdict=found.verdict)

    def _comparer(self, leak: Leak, named: Named) -> Comparer:
        return Comparer(
            self.case, leak, self.request, self.making, manifest=self.manifest, named=named, snapshots=self._snapshots()
        )

    def _snapshots(self) -> frozenset[str]:
        return frozenset(name for group in snapshot_groups(self.manifest) for name in group)

    def _facts(self, leak: Leak, named: Named, done: Compared, scopes: tuple[Scope, ...]) -> Trace:
        contained = self._ranked(done)
        found = (*last_visits(leak, self.manifest, named), *done.datings, *datings(self.manifest, done.samples))
        classes = alike(marks_of(leak.rows, self._files()), done.held)
        itself = frozenset(name for one in classes if one.code == THE_LEAK for name in one.holdings)
        left = tuple(_left(segment, done, itself, leak) for segment in leak.segments)
        absent = tuple(one.id for one in self.manifest.holdings if one.path is None)
        unknown = tuple(dict.fromkeys([one.holding for one in contained if not one.complete]))
        unknown += tuple(one.holding for one in done.refused)
        examination = facts_digest(self.case.folder, EXAMINATION)
        matter = Matter(
            self.manifest, named, self.examined, done.evidence, {one.id: one.marks for one in done.held}, classes,
            frozenset(unknown), absent, {**self.manifest.prior, **self.request.prior},
        )  # fmt: skip
        hypotheses, weighing = weigh_all(matter)
        samples = draw(leak, self.manifest, named, self.request.seed, self.request.witness_rows)
        return Trace(
            schema=SCHEMA,
            version=__version__,
            settings=self.request.settings(),
            inputs=tuple(Input(one.id, one.sha256) for one in self.given),
            complete=not unknown and self.examined.complete,
            findings=findings_of(contained, scopes, found, classes, left, incomplete=bool(unknown or absent)),
            containment=contained,
            scope=scopes,
            dating=found,
            form=tuple(sorted(done.forms, key=lambda one: (one.segment, -one.alike))),
            alike=classes,
            unexplained=left,
            witness=witness_facts(samples, self.request.seed, examination, self.case.witnesses.sheets),
            journal=journal(self.manifest, found, self.examined.period.first),
            weakened=weakened(unknown, contained, classes),
            refused=tuple(done.refused),
            absent=absent,
            names=names_of(self.manifest),
            examination=examination,
            hypotheses=hypotheses,
            weighing=weighing,
        )

    def _ranked(self, done: Compared) -> tuple[Containment, ...]:
        order = {one.id: place for place, one in enumerate(self.given)}
        by_rank = sorted(
            done.contained,
            key=lambda one: (one.segment, -one.leak_in_holding, -one.holding_in_leak, order[one.holding]),
        )
        return tuple(by_rank)

    def _files(self) -> frozenset[str]:
        return frozenset(evidence.sha256 for evidence in self.examined.evidence)
