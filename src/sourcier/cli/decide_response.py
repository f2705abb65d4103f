"""Settling a factor of a severity, and whether people are told."""

from pathlib import Path

import click

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names.response import FACTORS, TELLINGS
from sourcier.model.decisions import SeverityChoice, TellingChoice
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.model.severity import EXCEPTIONS, VALUES

from .decide_said import grounds, named, said_options
from .parts import Command, option
from .session import Session, existing


class FactorValue(WrongUse):
    """A factor cannot have that value."""

    code = "E507"

    def __init__(self, factor: str) -> None:
        allowed = ", ".join(VALUES[factor])
        super().__init__(
            Message("The factor %(factor)s cannot have that value.", {"factor": factor}),
            Message("Nothing was decided."),
            Message("Give one of: %(allowed)s.", {"allowed": allowed}),
        )


@click.command(
    "severity",
    cls=Command,
    help=_(
        "Settle one factor of the severity of the leak.\n\n"
        "FACTOR is dpc, ei, confidentiality, integrity, availability, malicious or unintelligible; for one party and "
        "one sort of data, such as password, or for all."
    ),
)
@click.argument("factor", metavar="FACTOR", type=click.Choice(tuple(VALUES)))
@click.argument("value", metavar="VALUE")
@option(
    "--party", "--partie", "party", default="", metavar="ID", help=_("For this party's people; for all by default.")
)
@option("--sort", "--sorte", "sort", default="", metavar="SORT",
        help=_("For people with this sort of data; for all by default."))  # fmt: skip
@said_options
@click.pass_obj
def severity(
    session: Session, /, *, factor: str, value: str, party: str, sort: str, case: Path, who: str | None,
    why: str | None, **_rest: object,
) -> int:  # fmt: skip
    """Settle one factor."""
    if value not in VALUES[factor]:
        raise FactorValue(factor)
    with session.case(existing(case), None) as opened:
        who, why = named(session, who), grounds(session, why)
        settled = opened.decisions.severity(factor, value, party=party, sort=sort, who=who, why=why)
    return _noted(session, settled.id, case)


@click.command(
    "telling",
    cls=Command,
    help=_(
        "Settle whether a controller tells its people (GDPR art. 34), and record why not.\n\n"
        "EXCEPTION is none (they are told), no_high_risk, 34_3_a (data unintelligible), 34_3_b (risk removed since) or "
        "34_3_c (disproportionate effort: a public statement instead)."
    ),
)
@click.argument("party", metavar="PARTY")
@click.argument("exception", metavar="EXCEPTION", type=click.Choice(EXCEPTIONS))
@said_options
@click.pass_obj
def telling(
    session: Session, /, *, party: str, exception: str, case: Path, who: str | None, why: str | None, **_rest: object
) -> int:
    """Settle whether people are told."""
    with session.case(existing(case), None) as opened:
        who, why = named(session, who), grounds(session, why)
        settled = opened.decisions.telling(party, exception, who=who, why=why)
    return _noted(session, settled.id, case)


def _noted(session: Session, identifier: str, folder: Path) -> int:
    session.speech.result(session.speech.texts.of(Message("Decision %(id)s is noted.", {"id": identifier})))
    text = "The next run takes it into account: sourcier respond --case %(folder)s"
    session.speech.notice(Message(text, {"folder": str(folder)}))
    return 0


def said_of_response(decision: SeverityChoice | TellingChoice, texts: Texts) -> str:
    """Return what was settled, in a few words."""
    party = decision.party or texts.say("all parties")
    if isinstance(decision, TellingChoice):
        how = texts.gettext(TELLINGS.get(decision.exception, decision.exception))
        return texts.say("people of %(party)s: %(how)s", party=party, how=how)
    factor = texts.gettext(FACTORS.get(decision.factor, decision.factor))
    sort = decision.sort or texts.say("all data")
    return texts.say(
        "%(factor)s is %(value)s for %(party)s, %(sort)s", factor=factor, value=decision.value, party=party, sort=sort
    )
