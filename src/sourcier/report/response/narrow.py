"""A response as if one party alone had been asked about."""

import dataclasses

from sourcier.model.response import Response


def only(facts: Response, party: str) -> Response:
    """Return what concerns one party."""
    severity = facts.severity
    notice = next((one for one in facts.notices if one.party == party), None)
    overall = next(one for one in severity.parties if one.party == party)
    return dataclasses.replace(
        facts,
        severity=dataclasses.replace(
            severity,
            groups=tuple(one for one in severity.groups if one.party == party),
            overall=overall,
            parties=(overall,),
        ),
        deadlines=tuple(one for one in facts.deadlines if one.party == party),
        notification=notice.fields if notice else {},
        missing=notice.missing if notice else (),
        lists=tuple(one for one in facts.lists if one.party == party),
        letters=tuple(one for one in facts.letters if one.party == party),
        parties=tuple(one for one in facts.parties if one.id == party),
        notices=tuple(one for one in facts.notices if one.party == party),
        plans=tuple(one for one in facts.plans if one.party == party),
        communications=tuple(one for one in facts.communications if one.party == party),
        kits=tuple(one for one in facts.kits if one.party == party),
        findings=tuple(one for one in facts.findings if one.params.get("party", party) == party),
    )
