"""The one door: facts of an audit in, a view out."""

from collections.abc import Sequence
from dataclasses import replace

from sourcier.locale import Texts
from sourcier.model.audit import LOW, AuditFacts
from sourcier.model.audit_history import PastRun
from sourcier.model.audit_rules import Rulebook

from .edition import audit_edition
from .groups import ABSENT, at_least

FORMATS = ("text", "json", "html", "sarif", "csv")


def render_audit(
    facts: AuditFacts,
    form: str,
    texts: Texts,
    book: Rulebook,
    *,
    minimum: str = LOW,
    edition: str = "exact",
    history: Sequence[PastRun] = (),
    width: int = 100,
    colour: bool = False,
    steps: tuple[str, ...] = (),
) -> str:
    """Return the facts as ``text``, ``json``, ``html``, ``sarif`` or ``csv``.

    `minimum` leaves lesser findings out of every format; `history` (earlier runs, this one last) is drawn in ``html``;
    `width`, `colour` and `steps` (commands to try next) only matter to ``text``. ValueError for another format.
    """
    shown = audit_edition(of_severity(facts, minimum), edition)
    if form == "json":
        from .json import render_json  # noqa: PLC0415  # each format loads what it alone needs

        return render_json(shown, edition)
    if form == "sarif":
        from .sarif import render_sarif  # noqa: PLC0415

        return render_sarif(shown, texts, book)
    if form == "csv":
        from .csv import render_csv  # noqa: PLC0415

        return render_csv(shown, texts, book)
    if form == "html":
        from .page import render_page  # noqa: PLC0415

        return render_page(shown, texts, book, edition, history)
    if form == "text":
        from .terminal import render_text  # noqa: PLC0415

        return render_text(shown, texts, book, width=width, colour=colour, steps=steps)
    message = f"no format {form!r}; there are {', '.join(FORMATS)}"
    raise ValueError(message)


def of_severity(facts: AuditFacts, minimum: str) -> AuditFacts:
    """Return the facts without findings less grave than `minimum`."""
    if minimum == LOW:
        return facts
    findings = tuple(one for one in facts.findings if at_least(one.severity, minimum))
    counts = {severity: n if at_least(severity, minimum) else 0 for severity, n in facts.counts.items()}
    kept = {one.fingerprint for one in facts.findings if one.state != ABSENT} - {one.fingerprint for one in findings}
    gone = tuple(one for one in facts.gone if one not in kept)
    return replace(facts, findings=findings, counts=counts, gone=gone)
