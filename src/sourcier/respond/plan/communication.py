"""Whether people must be told (GDPR art. 34), as facts and decisions say, and what speaks against an exception."""

from collections.abc import Iterator

from sourcier.model.decisions import TellingChoice
from sourcier.model.response import Communication, Plan
from sourcier.model.severity import Overall

_TOLD, _NO_RISK = "none", "no_high_risk"


def communication_of(
    party: str, overall: Overall, choice: TellingChoice | None, plan: Plan, *, published: bool
) -> Communication:
    """Return the record of whether people are told; `published`: whether the file was offered to others."""
    if choice is None:
        owed = "yes" if overall.high_risk else "to_settle"
        return Communication(party, owed, overall.high_risk)
    if choice.exception == _TOLD:
        owed, exception = "yes", ""
    else:
        owed, exception = "no", choice.exception
    against = tuple(_against(exception, overall, plan, published=published))
    return Communication(
        party, owed, overall.high_risk, exception, choice.id, against, choice.who, choice.why, choice.when
    )


def _against(exception: str, overall: Overall, plan: Plan, *, published: bool) -> Iterator[str]:
    """Codes of facts that speak against an exception: the person who took the decision answers them."""
    if exception == _NO_RISK and overall.high_risk:
        yield "high_risk_by_score"
    if exception == "34_3_a" and "unintelligible" not in overall.flags:
        yield "read_in_clear"
    if exception == "34_3_b" and published:
        yield "file_was_published"
    if exception == "34_3_c" and any(line.channel in ("letter", "email") for line in plan.lines):
        yield "people_can_be_reached"
