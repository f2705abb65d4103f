"""The tables of the reference about audits: rules, and what a configuration may say."""

from collections.abc import Callable, Iterator
from typing import Any

from sourcier.audit.registry import rules
from sourcier.model import audit_targets

Table = Callable[[tuple[str, ...], list[tuple[str, ...]]], str]
Fields = Callable[[object], Any]
_OWN = ("id", "scheme", "address", "limits", "pace", "orders")
"""Fields that a target's table says otherwise, or in tables of their own."""


def audit_rules(table: Table) -> str:
    """Every rule with its usual severity, confidence and duties."""
    heads = ("rule", "what", "usual severity", "confidence", "duties")
    rows = [
        (
            f"[`{rule.text.id}`](../why/audit.md#{rule.text.page})",
            rule.text.title,
            rule.text.severity.replace("_", " "),
            f"{rule.text.confidence:g}",
            ", ".join(rule.text.duties),
        )
        for rule in rules()
    ]
    return table(heads, rows)


def audit_targets_table(table: Table, fields: Fields) -> str:
    """What a ``[[target]]`` may say of itself."""
    return table(("key", "meaning"), list(_rows(fields(audit_targets)["Target"][1])))


def audit_limits(table: Table, fields: Fields) -> str:
    """How far an audit goes."""
    limits = audit_targets.Limits()
    rows = [(f"`{name}`", f"{getattr(limits, name):,}", text) for name, _, text in fields(audit_targets)["Limits"][1]]
    return table(("limit", "value", "meaning"), rows)


def _rows(fields: list[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    yield "`id`", "Its name in findings and baselines: small letters, digits and `-`."
    yield "`url`, `path`", "Where it is, by one of the two: an address without user or password, or a folder."
    yield "`orders`", "Ids of the orders whose extracts lie here; left out: any of them may."
    for name, _, text in fields:
        if name not in _OWN:
            yield f"`{name}`", text
