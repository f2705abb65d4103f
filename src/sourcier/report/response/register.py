"""The entry of the internal register (GDPR art. 33(5)): facts of the breach, its effects, what was done.

As JSON and CSV of this project; as a data breach of CISO Assistant (the body its programming interface takes); as a
risk of a CNIL PIA file, to be imported by the PIA tool. Fields after the tools' public source code:
`privacy.DataBreach` of CISO Assistant; `pia`, `answers`, `measures`, `evaluations`, `comments` of LINCnil/pia.
"""

import csv
import io
import json
from typing import Any

from sourcier.locale import Texts
from sourcier.locale.names.response import BANDS, SORTS
from sourcier.model.response import Deadline, Response
from sourcier.model.severity import Overall
from sourcier.report.figures import Figures, capital
from sourcier.report.safe import escaped_json

from .due import due_of
from .form import Form, form_of
from .words import score

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_RISKS = {
    "low": "privacy_risk",
    "medium": "privacy_risk",
    "high": "privacy_high_risk",
    "very_high": "privacy_high_risk",
}
_GAUGES = {"low": 1, "medium": 2, "high": 3, "very_high": 4}
_FACTS = ("48", "44", "46", "47", "60", "62", "63", "65", "68", "70", "71", "73")
_EFFECTS = ("79", "85", "90")
_DONE = ("92", "94", "95", "97", "98", "109", "110", "111")


def entry_of(facts: Response, party: str, texts: Texts) -> dict[str, Any]:
    """Return the entry as plain values: texts of the reader's language, and figures."""
    one = next(each for each in facts.parties if each.id == party)
    notice = next(each for each in facts.notices if each.party == party)
    overall = next(each for each in facts.severity.parties if each.party == party)
    rows = {row.id: row for section in form_of(notice, texts, {}).sections for row in section.rows}

    def said(fields: tuple[str, ...]) -> dict[str, str]:
        return {rows[f].label: " ".join(rows[f].lines) for f in fields if f in rows and rows[f].lines}

    due = [due_of(each, texts) for each in facts.deadlines if each.party == party]
    return {
        "controller": one.name,
        "reference": str(notice.fields["7"].value) if "7" in notice.fields else "",
        "people": overall.people,
        "rows": one.rows,
        "severity": {"score": overall.se, "band": overall.band, "high_risk": overall.high_risk},
        "facts": said(_FACTS),
        "effects": said(_EFFECTS),
        "remedial_action": said(_DONE),
        "deadlines": [{"what": each.name, "due": each.deadline.due, "state": each.state, "source": each.source,
                       "reasons": list(each.reasons)} for each in due],
        "complete": facts.complete,
        "examination": facts.examination,
    }  # fmt: skip


def register_json(entry: dict[str, Any]) -> bytes:
    """Return the entry as JSON."""
    return (escaped_json(json.dumps(entry, ensure_ascii=False, indent=1)) + "\n").encode()


def register_csv(entry: dict[str, Any], texts: Texts) -> bytes:
    """Return the entry as one line of a table, RFC 4180 with a byte-order mark; no cell is a formula."""
    heads = {
        texts.say("Controller"): entry["controller"],
        texts.say("Reference"): entry["reference"],
        texts.say("People"): str(entry["people"]),
        texts.say("Rows"): str(entry["rows"]),
        texts.say("Severity"): f"{entry['severity']['score']:g} ({entry['severity']['band']})",
        texts.say("Facts"): _lines(entry["facts"]),
        texts.say("Effects"): _lines(entry["effects"]),
        texts.say("Remedial action"): _lines(entry["remedial_action"]),
        texts.say("Deadlines"): "\n".join(f"{one['what']}: {one['state']}" for one in entry["deadlines"]),
    }
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n", delimiter=";" if texts.language == "fr" else ",")
    writer.writerow(heads)
    writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in heads.values()])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _lines(said: dict[str, str]) -> str:
    return "\n".join(f"{label}: {value}" for label, value in said.items())


def ciso_assistant(facts: Response, party: str, entry: dict[str, Any], texts: Texts) -> bytes:
    """Return the entry as the body of ``POST /api/privacy/data-breaches/``."""
    authority = _deadline(facts, party, "authority")
    people = _deadline(facts, party, "people")
    status = "privacy_authority_notified" if authority and authority.done else "privacy_under_investigation"
    body = {
        "name": texts.say("Leak of a file of patients"),
        "ref_id": entry["reference"][:100],
        "description": _lines(entry["facts"]),
        "discovered_on": authority.starts if authority else None,
        "breach_type": "privacy_unauthorized_disclosure",
        "risk_level": _RISKS[entry["severity"]["band"]],
        "status": "privacy_subjects_notified" if people and people.done else status,
        "affected_subjects_count": entry["people"],
        "affected_personal_data_count": entry["rows"],
        "authority_notified_on": authority.done if authority else None,
        "subjects_notified_on": people.done if people else None,
        "potential_consequences": _lines(entry["effects"]),
        "observation": _lines(entry["remedial_action"]),
    }
    return (escaped_json(json.dumps(body, ensure_ascii=False, indent=1)) + "\n").encode()


def pia(facts: Response, party: str, texts: Texts) -> bytes:
    """Return a PIA whose risk of illegitimate access is what happened; all else is empty, for its authors."""
    one = next(each for each in facts.parties if each.id == party)
    overall = next(each for each in facts.severity.parties if each.party == party)
    notice = next(each for each in facts.notices if each.party == party)
    day = str(facts.settings["as_of"])
    form = form_of(notice, texts, {})
    answers = [
        (211, _html(_kinds(facts, party, texts)), None, None),
        (321, None, None, list(_answer(form, "85"))),
        (322, None, None, list(_answer(form, "60"))),
        (323, None, None, list(_answer(form, "61"))),
        (325, _html(_severity(overall, texts)), _GAUGES[overall.band], None),
        (326, _html(texts.say("It happened: the file was found outside.")), 4, None),
    ]
    plain = {
        "pia": {
            "id": 1,
            "status": 0,
            "is_example": 0,
            "is_archive": 0,
            "name": texts.say("After the leak: %(name)s", name=one.name),
            "category": "",
            "author_name": one.name,
            "evaluator_name": one.dpo or one.name,
            "validator_name": one.name,
            "created_at": day,
            "updated_at": day,
            "progress": 0,
        },
        "answers": [
            {
                "id": number,
                "pia_id": 1,
                "reference_to": reference,
                "data": {"text": text, "gauge": gauge, "list": listed or []},
                "created_at": day,
            }
            for number, (reference, text, gauge, listed) in enumerate(answers, start=1)
        ],
        "measures": [],
        "evaluations": [],
        "comments": [],
    }
    return (escaped_json(json.dumps(plain, ensure_ascii=False, indent=1)) + "\n").encode()


def _answer(form: Form, field: str) -> tuple[str, ...]:
    return next((row.lines for section in form.sections for row in section.rows if row.id == field), ())


def _kinds(facts: Response, party: str, texts: Texts) -> list[str]:
    figures = Figures(texts)
    kinds = dict.fromkeys(kind for group in facts.severity.groups if group.party == party for kind in group.kinds)
    return [capital(figures.name(SORTS, kind)) for kind in kinds]


def _severity(overall: Overall, texts: Texts) -> list[str]:
    band = Figures(texts).name(BANDS, overall.band)
    return [texts.say("Severity by ENISA 2013: %(score)s, %(band)s.", score=score(overall.se, texts), band=band)]


def _html(lines: list[str] | str) -> str:
    """The tool's answers are HTML: text is escaped."""
    every = [lines] if isinstance(lines, str) else lines
    return "".join(f"<p>{line.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p>" for line in every)


def _deadline(facts: Response, party: str, what: str) -> Deadline | None:
    return next((one for one in facts.deadlines if one.party == party and one.what == what), None)
