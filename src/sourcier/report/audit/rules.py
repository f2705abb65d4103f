"""The rules of the audit, for a terminal and for other programs: all in a line each, or one with its steps."""

from collections.abc import Iterator, Mapping, Sequence

import rfc8785

from sourcier.locale import Texts
from sourcier.locale.names import ARTICLES
from sourcier.locale.names.audit import AUDIT_ARTICLES, SEVERITY
from sourcier.model.audit_rules import Rulebook, RuleText
from sourcier.model.plain import to_plain

Steps = Mapping[str, tuple[Sequence[str], Sequence[str]]]
"""Id to the codes of how to mend it, and of how to check."""


def render_rules(book: Rulebook, steps: Steps, texts: Texts, form: str) -> str:
    """Return the rules as ``text`` or ``json``."""
    if form == "json":
        plain = [
            {**to_plain(rule), "remedy": list(steps[name][0]), "check": list(steps[name][1])}
            for name, rule in book.items()
        ]
        return rfc8785.dumps(plain).decode() + "\n"
    if len(book) > 1:
        widest = max(map(len, book))
        lines = [f"{name.ljust(widest)}  {texts.gettext(rule.title)}" for name, rule in book.items()]
    else:
        lines = [line for name, rule in book.items() for line in _one(rule, steps[name], texts)]
    return "\n".join(lines) + "\n"


def _one(rule: RuleText, steps: tuple[Sequence[str], Sequence[str]], texts: Texts) -> Iterator[str]:
    named = {**ARTICLES, **AUDIT_ARTICLES}
    yield rule.id
    yield texts.gettext(rule.title)
    yield texts.gettext(rule.risk)
    yield ""
    severity = texts.gettext(SEVERITY[rule.severity]).lower()
    yield texts.say("Usual severity: %(severity)s; confidence: %(n)s.", severity=severity,
                    n=texts.number(rule.confidence))  # fmt: skip
    yield ", ".join(texts.gettext(named.get(one, one)) for one in rule.duties)
    yield ""
    yield texts.say("How to mend it")
    yield from (f"  {n}. {_said(rule, code, texts)}" for n, code in enumerate(steps[0], start=1))
    yield texts.say("How to check")
    yield from (f"  \u2713 {_said(rule, code, texts)}" for code in steps[1])
    yield ""
    yield texts.say("See %(page)s", page=f"docs/why/audit.md#{rule.page}")


def _said(rule: RuleText, code: str, texts: Texts) -> str:
    return texts.gettext(rule.says[code])
