"""An affair as every part of a response sees it: the case, its facts, the parties, and its people at the first need."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np

from sourcier.case import Case, facts_digest, is_plain_name, read_facts
from sourcier.examine import STEP as EXAMINATION
from sourcier.model.decisions import Decisions
from sourcier.model.facts import Examination
from sourcier.model.parties import CONTROLLER, PROCESSOR, SUB_PROCESSOR, Manifest, Party
from sourcier.model.progress import Progress
from sourcier.trace.sides import stored_names

from .errors import ExaminationMissing, UnknownParty, UnknownZone
from .population import Population, controllers_of, population_of
from .request import Request

ANSWER_FOR_DATA = (CONTROLLER, PROCESSOR, SUB_PROCESSOR)


@dataclass(frozen=True)
class Affair:
    """Everything a part of a response may start from."""

    case: Case
    examination: Examination
    manifest: Manifest
    request: Request
    workers: int
    progress: Progress
    asked: tuple[Party, ...] = field(default=())
    """The parties asked about, in the order of the manifest."""

    @cached_property
    def population(self) -> Population:
        """The people of the leak: read from the case's rows, once."""
        return population_of(self.case, self.examination, self.manifest, workers=self.workers, progress=self.progress)

    @property
    def now(self) -> datetime:
        """The moment it is computed for."""
        return datetime.fromisoformat(self.request.as_of)

    @cached_property
    def zone(self) -> ZoneInfo:
        """Whose hours, weekends and holidays count. Raises UnknownZone."""
        try:
            return ZoneInfo(self.request.zone)
        except (ZoneInfoNotFoundError, ValueError):
            raise UnknownZone from None

    @property
    def decisions(self) -> Decisions:
        """What people settled."""
        return self.case.decisions.current

    @property
    def controllers(self) -> tuple[Party, ...]:
        """Those asked about that are controllers: only they tell people and the authority."""
        return tuple(party for party in self.asked if party.role == CONTROLLER)

    def rows_of(self, party: Party) -> np.ndarray:
        """Return which rows a party answers for, as bools: a controller its own, a processor its controllers'."""
        places = {one.id: place for place, one in enumerate(controllers_of(self.manifest))}
        mine = [places[one] for one in controllers_behind(self.manifest, party) if one in places]
        return np.asarray(np.isin(self.population.controller, mine))

    def folder(self, party: Party) -> str:
        """Return the name of a party's folder under ``out/``."""
        return folder_of(party)


def folder_of(party: Party) -> str:
    """Return the name of a party's folder under ``out/``: its id where files can bear it, else a code."""
    if is_plain_name(party.id):
        return party.id
    return f"party-{hashlib.sha256(party.id.encode()).hexdigest()[:8]}"


def controllers_behind(manifest: Manifest, party: Party) -> tuple[str, ...]:
    """Return the controllers a party answers for: itself, or those that gave it orders; all where no order tells."""
    if party.role == CONTROLLER:
        return (party.id,)
    ordered = {order.controller for order in manifest.orders if order.processor == party.id}
    return tuple(one.id for one in controllers_of(manifest) if not ordered or one.id in ordered)


def affair_of(case: Case, manifest: Manifest, request: Request, *, workers: int, progress: Progress) -> Affair:
    """Return the affair. Raises ExaminationMissing, UnknownParty."""
    return Affair(case, _examined(case), manifest, request, workers, progress, _asked(manifest, request))


def _asked(manifest: Manifest, request: Request) -> tuple[Party, ...]:
    fit = tuple(party for party in manifest.parties if party.role in ANSWER_FOR_DATA)
    known = {party.id for party in fit}
    for name in request.parties:
        if name not in known:
            raise UnknownParty(name, tuple(party.id for party in fit))
    return tuple(party for party in fit if not request.parties or party.id in request.parties)


def _examined(case: Case) -> Examination:
    facts = read_facts(case.folder, EXAMINATION, Examination)
    if facts is None or not facts_digest(case.folder, EXAMINATION):
        raise ExaminationMissing
    known = {piece.sha256 for piece in case.evidence}
    if not all(evidence.sha256 in known or not evidence.tables for evidence in facts.evidence):
        raise ExaminationMissing
    if not set(stored_names(case, facts)) <= set(case.store.tables()):
        raise ExaminationMissing
    return facts
