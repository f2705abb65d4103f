"""Findings as a CSV table (RFC 4180), safe to open in a spreadsheet: one line each."""

import csv
import io
from collections.abc import Iterator

from sourcier.locale import Texts
from sourcier.locale.names.audit import SEVERITY, STATES
from sourcier.model.audit import AuditFacts, Finding
from sourcier.model.audit_rules import Rulebook
from sourcier.report.csv import guarded
from sourcier.report.figures import Figures
from sourcier.report.safe import harmless

from .sentences import Words

_LONGEST = 1000


def render_csv(facts: AuditFacts, texts: Texts, book: Rulebook) -> str:
    """Return one line per finding, known and gone ones too; an incomplete run says so in the first line."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([guarded(head) for head in _heads(texts)])
    for line in _lines(facts, texts, Words(texts, book)):
        writer.writerow([guarded(harmless(cell, _LONGEST)) for cell in line])
    return stream.getvalue()


def _heads(texts: Texts) -> list[str]:
    return [
        texts.say("Rule"),
        texts.say("What"),
        texts.say("Severity"),
        texts.say("How sure"),
        texts.say("Target"),
        texts.say("Where"),
        texts.say("Data"),
        texts.say("People, low"),
        texts.say("People, best"),
        texts.say("People, high"),
        texts.say("Why"),
        texts.say("Duty"),
        texts.say("How to mend it"),
        texts.say("How to check"),
        texts.say("State"),
        texts.say("Accepted because"),
        texts.say("Accepted until"),
        texts.say("Fingerprint"),
        texts.say("Run"),
    ]


def _lines(facts: AuditFacts, texts: Texts, words: Words) -> Iterator[list[str]]:
    run = texts.say("complete") if facts.complete else texts.say("incomplete")
    for one in facts.findings:
        yield [*_line(one, texts, words), run]


def _line(one: Finding, texts: Texts, words: Words) -> list[str]:
    figures = Figures(texts)
    people = one.people
    counts = (people.low, people.best, people.high) if people is not None else ()
    numbers = [str(count) if count >= 0 else figures.count(count) for count in counts] or ["", "", ""]
    return [
        one.rule,
        words.title(one.rule),
        texts.gettext(SEVERITY[one.severity]),
        f"{one.confidence:.2f}",
        one.target,
        one.where,
        " ".join(one.kinds),
        *numbers,
        " ".join(words.why(one)),
        words.duties(one),
        " ".join(f"{n}. {text}" for n, text in enumerate(words.remedy(one), start=1)),
        " ".join(words.check(one)),
        texts.gettext(STATES[one.state]) if one.state in STATES else "",
        texts.say("unreviewed") if one.accepted == "unreviewed" else one.accepted,
        one.accepted_until,
        one.fingerprint,
    ]
