"""The notices of all controllers asked about, filled from what each of their sheets holds."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

import numpy as np

from sourcier.case import Case, facts_digest, read_facts
from sourcier.data.form_packs import form_pack
from sourcier.examine import STEP as EXAMINATION
from sourcier.model.notice import Notice, Value
from sourcier.model.parties import Party
from sourcier.model.plain import from_plain
from sourcier.model.response import Deadline
from sourcier.model.severity import Overall, Severity
from sourcier.model.trace import Trace
from sourcier.recognise.dates import MISSING
from sourcier.recognise.text.found import KINDS as SAID
from sourcier.trace import STEP as TRACE

from .affair import Affair
from .forms import Sheet, notice_of, read_answers
from .forms.answers import Answers
from .population import controllers_of
from .severity import sorts_of

FIRST = "notice-first.json"
_OF_AGE = 18
_EPOCH = date(1970, 1, 1)


def notices_of(affair: Affair, severity: Severity, deadlines: tuple[Deadline, ...]) -> tuple[Notice, ...]:
    """Return one notice per controller asked about. Raises AnswersUnreadable."""
    pack = form_pack(affair.request.form)
    parties = [party.id for party in controllers_of(affair.manifest)]
    answers = read_answers(affair.request.answers or b"", pack, parties)
    trace = _trace(affair.case)
    overall = {one.party: one for one in severity.parties}
    found = []
    for party in affair.controllers:
        mine = tuple(one for one in deadlines if one.party == party.id)
        sheet = _sheet(affair, party, mine, overall[party.id], (_answers(answers, party), trace))
        before = first_notice(affair.case, affair.folder(party)) if sheet.stage == "complement" else None
        found.append(notice_of(pack, sheet, before))
    return tuple(found)


def first_notice(case: Case, folder: str) -> Notice | None:
    """Return the first notice as it was when it was last drawn up, None where none was."""
    content = case.written("out", f"{folder}/{FIRST}")
    try:
        return None if content is None else from_plain(Notice, json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def firsts(affair: Affair) -> Mapping[str, str]:
    """Return the digests of the first notices that were sent: a complement is held against them."""
    sent = {event.party for event in affair.manifest.events if event.what == "notified"}
    mine = [party for party in affair.controllers if party.id in sent]
    found = {party.id: affair.case.written("out", f"{affair.folder(party)}/{FIRST}") for party in mine}
    return {f"first-{name}": hashlib.sha256(content).hexdigest() for name, content in found.items() if content}


def _answers(answers: Answers, party: Party) -> dict[int, Value]:
    """A party's own answers come before those for all."""
    return {field: value for own in ("", party.id) for (name, field), value in answers.items() if name == own}


def _trace(case: Case) -> Trace | None:
    found = read_facts(case.folder, TRACE, Trace)
    return found if found is not None and found.examination == facts_digest(case.folder, EXAMINATION) else None


def _sheet(
    affair: Affair,
    party: Party,
    deadlines: tuple[Deadline, ...],
    overall: Overall,
    said: tuple[Mapping[int, Value], Trace | None],
) -> Sheet:
    """The sheet of one party; `said`: what people answered, and what a trace found."""
    rows = affair.rows_of(party)
    population = affair.population
    persons = population.persons[rows]
    authority = next((one for one in deadlines if one.what == "authority"), None)
    return Sheet(
        party=party,
        manifest=affair.manifest,
        examination=affair.examination,
        trace=said[1],
        case=affair.case.identity.id,
        rows=int(rows.sum()),
        people=overall.people,
        minors=_minors(affair, rows),
        sorts=sorts_of(population, rows).people_by_sort(),
        said={kind: _people(persons, _bit(population.said[rows], code)) for code, kind in enumerate(SAID)},
        kinds={kind: _people(persons, population.held[rows, at]) for at, kind in enumerate(population.kinds)},
        overall=overall,
        deadlines=deadlines,
        telling=next((one for one in affair.decisions.tellings if one.party == party.id), None),
        stage="complement" if authority is not None and authority.done else "first",
        answers=said[0],
    )


def _bit(bits: np.ndarray, place: int) -> np.ndarray:
    return np.asarray((bits >> np.uint64(place)) & np.uint64(1) == 1)


def _people(persons: np.ndarray, rows: np.ndarray) -> int:
    return len(np.unique(persons[rows & (persons >= 0)]))


def _minors(affair: Affair, rows: np.ndarray) -> int:
    """People who are not of age yet by the latest date of birth that one of their rows tells."""
    today = affair.now.astimezone(affair.zone).date()
    day = today.replace(year=today.year - _OF_AGE, day=min(today.day, 28) if today.month == 2 else today.day)  # noqa: PLR2004  # 29 February
    born = affair.population.born
    young = rows & (born != MISSING) & (born > (day - _EPOCH).days)
    return len(affair.population.of_person(young))
