"""The whole response: an examined leak and the manifest in, facts out."""

import hashlib
from dataclasses import dataclass

from sourcier import __version__
from sourcier.case import Case, facts_digest
from sourcier.examine import STEP as EXAMINATION
from sourcier.model.facts import Input
from sourcier.model.parties import Manifest
from sourcier.model.progress import Progress
from sourcier.model.response import SCHEMA, Response
from sourcier.trace import STEP as TRACE
from sourcier.trace import read_manifest

from . import settle
from .affair import Affair, affair_of
from .findings import findings_of
from .kit import make_kits
from .letters import letters_digest, make_letters
from .lists import code_of, make_lists, table_of
from .notices import firsts, notices_of
from .parties import answerables, unassigned
from .request import Request

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
            "letters": letters_digest(case, request.outlet.letters),
            "trace": facts_digest(case.folder, TRACE),
            **firsts(affair),
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
    letters = [path for one in facts.letters for path in one.paths]
    paths = [*lists, *letters, *(path for one in facts.kits for path in one.paths)]
    kept = {table_of(code_of(one.party)) for one in facts.lists}
    return kept <= set(case.store.tables()) and all((case.folder / path).exists() for path in paths if path)


def _computed(affair: Affair) -> Response:
    found = settle.severity(affair)
    due = settle.deadlines(affair, found)
    notices = notices_of(affair, found, due)
    lists = make_lists(affair)
    planned = settle.plans(affair, lists)
    alone = notices[0] if len(notices) == 1 and len(affair.asked) == 1 else None
    return Response(
        schema=SCHEMA,
        version=__version__,
        settings=affair.request.settings(),
        inputs=tuple(Input(one.name, one.sha256) for one in affair.examination.inputs),
        complete=affair.examination.complete,
        findings=findings_of(affair),
        severity=found,
        deadlines=due,
        notification=alone.fields if alone else {},
        missing=alone.missing if alone else (),
        lists=lists,
        letters=make_letters(affair, lists),
        kits=make_kits(affair, lists),
        parties=answerables(affair),
        unassigned=unassigned(affair),
        notices=notices,
        plans=planned,
        communications=settle.communications(affair, found, planned),
        decisions=settle.decisions(affair),
        examination=facts_digest(affair.case.folder, EXAMINATION),
    )
