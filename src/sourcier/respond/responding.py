"""The whole response: an examined leak and the manifest in, facts out."""

import hashlib
from dataclasses import dataclass

from sourcier import __version__
from sourcier.case import Case, facts_digest
from sourcier.examine import STEP as EXAMINATION
from sourcier.model.facts import Input
from sourcier.model.parties import Manifest
from sourcier.model.progress import Progress
from sourcier.model.response import SCHEMA, Deadline, Response, Severity
from sourcier.trace import read_manifest

from .affair import Affair, affair_of
from .deadlines import Circle, deadlines_of
from .letters import make_letters
from .lists import code_of, make_lists, table_of
from .parties import answerables, unassigned
from .request import Request
from .severity import checked, circumstances_of, severity_of, sorts_of

STEP = "response"


@dataclass(frozen=True, slots=True)
class Responded:
    """A response, and whether it had to be computed."""

    facts: Response
    reused: bool


def respond(case: Case, content: bytes, request: Request, *, workers: int, progress: Progress) -> Responded:
    """Compute what the parties of a manifest owe.

    Raises:
        ManifestUnreadable, ExaminationMissing, UnknownParty, LabClaimedTwice.
    """
    manifest: Manifest = read_manifest(content)
    affair = affair_of(case, manifest, request, workers=workers, progress=progress)
    result = case.step(
        STEP,
        Response,
        lambda: _computed(affair),
        inputs={
            "examination": facts_digest(case.folder, EXAMINATION),
            "manifest": hashlib.sha256(content).hexdigest(),
            "answers": hashlib.sha256(request.answers or b"").hexdigest(),
        },
        settings=request.settings(),
        version=__version__,
        still=lambda facts: _there(case, facts),
    )
    case.remember_manifest(content)
    return Responded(result.facts, result.reused)


def _there(case: Case, facts: Response) -> bool:
    """Whether what was written beside the facts is still there."""
    lists = [path for one in facts.lists for batch in one.batches for path in batch.paths]
    paths = [*lists, *(one.path for one in facts.letters)]
    kept = {table_of(code_of(one.party)) for one in facts.lists}
    return kept <= set(case.store.tables()) and all((case.folder / path).exists() for path in paths if path)


def _computed(affair: Affair) -> Response:
    severity = _severity(affair)
    deadlines = _deadlines(affair, severity)
    lists = make_lists(affair)
    return Response(
        schema=SCHEMA,
        version=__version__,
        settings=affair.request.settings(),
        inputs=tuple(Input(one.name, one.sha256) for one in affair.examination.inputs),
        complete=affair.examination.complete,
        findings=(),
        severity=severity,
        deadlines=deadlines,
        notification={},
        missing=(),
        lists=lists,
        letters=make_letters(affair, lists),
        parties=answerables(affair),
        unassigned=unassigned(affair),
        decisions=_decisions(affair),
        examination=facts_digest(affair.case.folder, EXAMINATION),
    )


def _severity(affair: Affair) -> Severity:
    checked(affair.decisions.severities)
    people = [(party.id, sorts_of(affair.population, affair.rows_of(party))) for party in affair.asked]
    return severity_of(people, circumstances_of(affair.manifest), affair.decisions.severities)


def _decisions(affair: Affair) -> tuple[str, ...]:
    """Ids of the decisions that a response asks for, beside those the examination rests on."""
    mine = {"", *(party.id for party in affair.asked)}
    of_severity = [one.id for one in affair.decisions.severities if one.party in mine]
    of_telling = [one.id for one in affair.decisions.tellings if one.party in mine]
    return (*affair.examination.decisions, *of_severity, *of_telling)


def _deadlines(affair: Affair, severity: Severity) -> tuple[Deadline, ...]:
    tellings = {one.party: one for one in affair.decisions.tellings}
    overall = {one.party: one for one in severity.parties}
    health = bool(affair.examination.labs) or any(one.category == "health" for one in affair.examination.categories)
    circle = Circle(affair.manifest, affair.zone, affair.now, affair.request.rules, overall, tellings, health=health)
    return deadlines_of(affair.asked, circle)
