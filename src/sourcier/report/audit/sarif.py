"""SARIF 2.1.0 (OASIS standard, 2020; errata 01, 2023) for viewers of code and of findings.

A known finding is not dropped, since viewers take a drop for a repair: it bears a ``baselineState`` and, where it is
accepted, a ``suppression``; one that is gone stands there as ``absent``.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from sourcier.locale import Texts
from sourcier.model.audit import HIGH, LOW, MEDIUM, VERY_HIGH, AuditFacts, Finding, TargetFacts
from sourcier.model.audit_rules import Rulebook, RuleText
from sourcier.report.safe import escaped_json, harmless

from .sentences import Words

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {VERY_HIGH: "error", HIGH: "error", MEDIUM: "warning", LOW: "note"}
_SCORES = {VERY_HIGH: "9.5", HIGH: "8.0", MEDIUM: "5.5", LOW: "2.5"}
"""``security-severity`` as code hosts read it: above 9 critical, above 7 high, above 4 medium."""
_RANKS = {VERY_HIGH: 95.0, HIGH: 75.0, MEDIUM: 50.0, LOW: 25.0}
_PRECISE = ((0.95, "very-high"), (0.85, "high"), (0.6, "medium"), (0.0, "low"))
_STATES = {"new": "new", "unchanged": "unchanged", "worse": "updated", "absent": "absent"}
_PAGE = "docs/why/audit.md"


def render_sarif(facts: AuditFacts, texts: Texts, book: Rulebook) -> str:
    """Return one run as SARIF, indented, keys in the standard's order."""
    words = Words(texts, book)
    ids = [rule for rule in facts.rules if rule in book]
    ids += sorted({one.rule for one in facts.findings} - set(ids))
    places = {rule: at for at, rule in enumerate(ids)}
    run = {
        "tool": {"driver": _driver(facts, texts, book, ids)},
        "automationDetails": {"id": f"sourcier/audit/{facts.on}"},
        "invocations": [_invocation(facts, words, texts)],
        "language": "fr-FR" if texts.language == "fr" else "en-US",
        "originalUriBaseIds": {_base(one.id): {"description": {"text": one.id}} for one in facts.targets},
        "results": [_result(one, places, words) for one in facts.findings],
        "columnKind": "unicodeCodePoints",
        "properties": {"owner": harmless(facts.owner), "ownedSince": facts.since, "complete": facts.complete},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escaped_json(json.dumps(log, indent=1, ensure_ascii=False)) + "\n"


def _driver(facts: AuditFacts, texts: Texts, book: Rulebook, ids: list[str]) -> dict[str, Any]:
    return {
        "name": "sourcier",
        "version": facts.version,
        "rules": [_rule(book[rule], texts) if rule in book else {"id": rule} for rule in ids],
    }


def _rule(rule: RuleText, texts: Texts) -> dict[str, Any]:
    precision = next(name for least, name in _PRECISE if rule.confidence >= least)
    page = f"{_PAGE}#{rule.page}"
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.split("-")[1:]),
        "shortDescription": {"text": texts.gettext(rule.title)},
        "fullDescription": {"text": texts.gettext(rule.risk)},
        "help": {"text": texts.say("See %(page)s", page=page)},
        "defaultConfiguration": {"level": LEVELS[rule.severity], "rank": _RANKS[rule.severity]},
        "properties": {
            "tags": ["security", "privacy", *rule.duties],
            "precision": precision,
            "security-severity": _SCORES[rule.severity],
        },
    }


def _invocation(facts: AuditFacts, words: Words, texts: Texts) -> dict[str, Any]:
    """Say whether all was looked at; what was not is told thing by thing."""
    told = [note for target in facts.targets for note in _notes(target, words, texts)]
    invocation: dict[str, Any] = {"executionSuccessful": facts.complete, "exitCode": facts.status}
    if told:
        invocation["toolExecutionNotifications"] = told
    return invocation


def _notes(target: TargetFacts, words: Words, texts: Texts) -> list[dict[str, Any]]:
    said = [] if target.reached else [texts.say("Not reached: %(why)s", why=words.why_not(target.why_not))]
    said += [words.unread(one) for one in target.unread]
    return [{"level": "warning", "message": {"text": f"{harmless(target.id)}: {text}"}} for text in said]


def _result(one: Finding, places: Mapping[str, int], words: Words) -> dict[str, Any]:
    lines = [words.title(one.rule) + ".", *words.why(one)]
    steps = [f"{n}. {text}" for n, text in enumerate(words.remedy(one), start=1)]
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": places[one.rule],
        "level": LEVELS[one.severity],
        "message": {"text": "\n".join([" ".join(lines), *steps, *words.check(one)])},
        "locations": [_location(one)],
        "partialFingerprints": {"sourcier/v1": one.fingerprint},
        "rank": round(_RANKS[one.severity] + 4 * one.confidence, 2),
        "properties": _properties(one, words),
    }
    if one.state in _STATES:
        result["baselineState"] = _STATES[one.state]
    if one.accepted:
        result["suppressions"] = [
            {
                "kind": "external",
                "status": "underReview" if one.accepted == "unreviewed" else "accepted",
                "justification": harmless(one.accepted, 1000),
                "properties": {"until": one.accepted_until},
            }
        ]
    return result


def _location(one: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {
        "logicalLocations": [{"name": harmless(one.target), "kind": "resource"}],
    }
    place = quote(harmless(one.where, 2000), safe="/-._~")
    location["physicalLocation"] = {"artifactLocation": {"uri": place or ".", "uriBaseId": _base(one.target)}}
    return location


def _base(target: str) -> str:
    return "".join(sign if sign.isalnum() and sign.isascii() else "_" for sign in target).upper()


def _properties(one: Finding, words: Words) -> dict[str, Any]:
    held: dict[str, Any] = {
        "severity": one.severity,
        "confidence": one.confidence,
        "kinds": list(one.kinds),
        "duties": list(one.duties),
        "steps": list(words.remedy(one)),
        "check": list(words.check(one)),
    }
    if one.people is not None:
        held["people"] = {"low": one.people.low, "best": one.people.best, "high": one.people.high}
    if one.accepted:
        held["acceptedUntil"] = one.accepted_until
    return held
