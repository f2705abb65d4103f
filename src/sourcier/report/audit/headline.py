"""What an audit came to, in sentences anyone can repeat."""

from sourcier.locale import Texts
from sourcier.locale.names.audit import SEVERITY
from sourcier.model.audit import SEVERITIES, AuditFacts
from sourcier.report.figures import Figures

from .groups import is_open

_WORST_FIRST = tuple(reversed(SEVERITIES))


def open_count(facts: AuditFacts) -> int:
    """Return findings that want to be mended."""
    return sum(map(is_open, facts.findings))


def verdict(facts: AuditFacts, texts: Texts) -> str:
    """Return the first sentence: what wants to be mended, gravest first."""
    if not open_count(facts):
        if not facts.complete:
            return texts.say("Nothing was found in what could be looked at. The rest is not known.")
        return texts.say("Nothing that wants to be mended was found.")
    parts = [
        texts.say(
            "%(severity)s: %(n)s",
            severity=texts.gettext(SEVERITY[severity]).lower(),
            n=texts.number(facts.counts[severity]),
        )
        for severity in _WORST_FIRST
        if facts.counts.get(severity)
    ]
    return texts.count(
        "%(n)s finding wants to be mended (%(parts)s).",
        "%(n)s findings want to be mended (%(parts)s).",
        open_count(facts),
        parts=", ".join(parts),
    )


def incomplete(facts: AuditFacts, texts: Texts) -> str:
    """Return that part could not be looked at; nothing where all was."""
    if facts.complete:
        return ""
    return texts.say("Incomplete: part could not be looked at. Every figure is a minimum.")


def accepted_said(facts: AuditFacts, texts: Texts) -> str:
    """Return how many are accepted for a while; nothing where none is."""
    accepted = [one for one in facts.findings if one.accepted and one.state != "absent"]
    if not accepted:
        return ""
    said = texts.count(
        "%(n)s finding is accepted for a while.", "%(n)s findings are accepted for a while.", len(accepted)
    )
    bare = sum(one.accepted == "unreviewed" for one in accepted)
    if not bare:
        return said
    more = texts.count("%(n)s of them has no reason yet.", "%(n)s of them have no reason yet.", bare)
    return f"{said} {more}"


def changes_said(facts: AuditFacts, texts: Texts) -> str:
    """Return what changed since an earlier run; nothing where none was named."""
    changes = facts.changes
    if changes is None:
        return ""
    return texts.say(
        "Since %(day)s: new %(new)s, worse %(worse)s, gone %(gone)s, as before %(same)s.",
        day=texts.date(changes.since),
        new=texts.number(len(changes.new)),
        worse=texts.number(len(changes.worse)),
        gone=texts.number(len(changes.gone)),
        same=texts.number(changes.same),
    )


def next_expiry(facts: AuditFacts, texts: Texts) -> str:
    """Return the first day on which an accepted finding is open again."""
    days = sorted(one.accepted_until for one in facts.findings if one.accepted and one.accepted_until)
    return texts.say("The first of them is open again after %(day)s.", day=texts.date(days[0])) if days else ""


def scope_said(facts: AuditFacts, texts: Texts) -> str:
    """Return what was looked at."""
    figures = Figures(texts)
    things = sum(target.things for target in facts.targets)
    return " \u00b7 ".join(
        (
            texts.count("%(n)s target", "%(n)s targets", len(facts.targets)),
            figures.counted("%(n)s thing seen", "%(n)s things seen", things),
            figures.counted("%(n)s read", "%(n)s read", sum(target.read for target in facts.targets)),
            texts.count("%(n)s rule", "%(n)s rules", len(facts.rules)),
        )
    )
