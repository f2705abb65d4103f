"""Each party of a response as one row: its people, its worst score, its clock, its notice, its list."""

from dataclasses import dataclass

from sourcier.locale import Texts
from sourcier.locale.names.notices import PARTY_ROLES
from sourcier.locale.names.response import BANDS
from sourcier.model.response import Answerable, Response
from sourcier.report.figures import DASH, Figures

from .due import due_of
from .words import score

_FIRST = ("authority", "controllers")


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One party, ready to be shown."""

    name: str
    role: str
    people: str
    se: str
    band: str
    band_code: str
    due: str
    state: str
    tone: str
    notice: str
    to_tell: str
    to_review: str


def party_rows(facts: Response, texts: Texts) -> tuple[PartyRow, ...]:
    """Return one row per party asked about."""
    return tuple(_row(one, facts, texts) for one in facts.parties)


def _row(party: Answerable, facts: Response, texts: Texts) -> PartyRow:
    figures = Figures(texts)
    overall = next(one for one in facts.severity.parties if one.party == party.id)
    deadline = next((one for one in facts.deadlines if one.party == party.id and one.what in _FIRST), None)
    shown = due_of(deadline, texts) if deadline is not None else None
    notice = next((one for one in facts.notices if one.party == party.id), None)
    listed = next((one for one in facts.lists if one.party == party.id), None)
    return PartyRow(
        name=party.name,
        role=figures.name(PARTY_ROLES, party.role),
        people=figures.count(party.people),
        se=score(overall.se, texts),
        band=figures.name(BANDS, overall.band),
        band_code=overall.band,
        due=shown.when if shown and shown.when else DASH,
        state=shown.state if shown else DASH,
        tone=shown.tone if shown else "calm",
        notice=_notice(len(notice.fields), len(notice.asked), texts) if notice else DASH,
        to_tell=figures.count(listed.people) if listed else DASH,
        to_review=figures.count(listed.to_review) if listed else DASH,
    )


def _notice(filled: int, asked: int, texts: Texts) -> str:
    return texts.say("%(filled)s of %(asked)s fields", filled=filled, asked=asked)
