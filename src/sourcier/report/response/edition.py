"""A response as it may be shared: small counts hidden, and with them what would give them back."""

import dataclasses
from collections.abc import Sequence

from sourcier.model.notice import Filled, Notice
from sourcier.model.response import Answerable, LetterBatch, PartyList, Plan, Response, Unassigned
from sourcier.model.severity import Group, Overall
from sourcier.report.masking import alone, is_hidden, part, parts


def response_edition(facts: Response | None, edition: str) -> Response | None:
    """Return what this edition may show of a response."""
    if facts is None or edition == "exact":
        return facts
    return dataclasses.replace(
        facts,
        findings=(),
        severity=dataclasses.replace(
            facts.severity,
            groups=_groups(facts.severity.groups, facts.severity.parties),
            overall=_overall(facts.severity.overall),
            parties=tuple(_overall(one) for one in facts.severity.parties),
        ),
        notification={},
        lists=tuple(_list(one) for one in facts.lists),
        letters=tuple(_letters(one) for one in facts.letters),
        parties=tuple(_party(one) for one in facts.parties),
        unassigned=_unassigned(facts.unassigned),
        notices=tuple(_notice(one) for one in facts.notices),
        plans=tuple(_plan(one) for one in facts.plans),
        communications=tuple(
            dataclasses.replace(one, people=alone(one.people), who="", why="") for one in facts.communications
        ),
    )


def _groups(groups: Sequence[Group], parties: Sequence[Overall]) -> tuple[Group, ...]:
    """The groups of one party add up to its people: they are one table."""
    shown: dict[tuple[str, tuple[str, ...]], int] = {}
    for party in parties:
        mine = [group for group in groups if group.party == party.party]
        counts = parts([group.people for group in mine], party.people)
        shown |= {(party.party, group.kinds): count for group, count in zip(mine, counts, strict=True)}
    return tuple(
        dataclasses.replace(
            group,
            people=shown[group.party, group.kinds],
            why=tuple(dataclasses.replace(why, held=0) for why in group.why),
        )
        for group in groups
    )


def _overall(one: Overall) -> Overall:
    return dataclasses.replace(one, people=alone(one.people), high_risk=part(one.high_risk, one.people))


def _list(one: PartyList) -> PartyList:
    return dataclasses.replace(
        one,
        people=alone(one.people),
        minors=part(one.minors, one.people),
        no_address=part(one.no_address, one.people),
        to_review=part(one.to_review, one.people),
        path="",
        batches=(),
        reasons=(),
        channels=(),
        others=(),
        gone=0,
    )


def _letters(one: LetterBatch) -> LetterBatch:
    return dataclasses.replace(one, count=alone(one.count), path="", paths=())


def _party(one: Answerable) -> Answerable:
    return dataclasses.replace(one, rows=alone(one.rows), people=alone(one.people), folder="")


def _unassigned(one: Unassigned) -> Unassigned:
    return dataclasses.replace(one, rows=alone(one.rows), people=alone(one.people))


def _notice(one: Notice) -> Notice:
    """Which fields are filled may be told; what stands in them may not."""
    fields = {name: Filled(None, filled.source) for name, filled in one.fields.items()}
    return dataclasses.replace(one, fields=fields, changed=())


def _plan(one: Plan) -> Plan:
    if is_hidden(alone(one.people)) or any(is_hidden(alone(line.units)) for line in one.lines):
        return dataclasses.replace(one, people=alone(one.people), lines=(), cents=0, hotline_calls=0, hotline_hours=0)
    return one
