"""GDPR art. 32, security: measures fit for the risk, at each party's own places. The burden of proof is theirs (5(2)).

That no harm is proved is no defence; what was the state of the art then is one.
"""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer, days_between
from sourcier.duties.decided import DEDALUS, FRANCE_TRAVAIL, FREE, NEXPUBLICA, SLIMPAY
from sourcier.duties.rule import MODERATE, STRONG, Article, Ask, Fact, about
from sourcier.duties.shown import lacking, said_of, standing
from sourcier.duties.states import states
from sourcier.model.parties import CONTROLLER, PROCESSOR, SUB_PROCESSOR

STATES = {
    "open_access": STRONG,
    "shared_account": MODERATE,
    "no_strong_login": MODERATE,
    "wide_rights": MODERATE,
    "clear_text": MODERATE,
    "kept_after_migration": MODERATE,
    "no_log": MODERATE,
    "no_supervision": MODERATE,
    "no_procedure": MODERATE,
    "alert_ignored": STRONG,
    "findings_unmended": STRONG,
}
ANSWERS = {
    "encryption": ("clear_text", "passwords_in_clear"),
    "strong_login": ("no_strong_login", "open_access"),
    "own_accounts": ("shared_account",),
    "rights_limited": ("wide_rights",),
    "logging": ("no_log",),
    "supervision": ("no_supervision",),
    "procedure": ("no_procedure",),
    "deletion": ("kept_after_migration",),
}
_SOON, _LATE = 7, 30
"""Days within which an alert is followed in time, and after which it is not by any reading."""


def _failed(bearer: Bearer) -> Iterator[Fact]:
    yield from states(bearer, STATES)
    for alert in bearer.events("alert"):
        closed = bearer.after(alert.date, "closure")
        if closed is None:
            yield Fact("alert_without_closure", "event", MODERATE, "events_as_handed_in", {"alert": alert.date})
        elif (days := days_between(alert.date, closed.date)) > _SOON:
            strength = STRONG if days > _LATE else MODERATE
            params = about(alert=alert.date, closure=closed.date, days=days)
            yield Fact("closure_late", "event", strength, "taken_at_its_word", params, when=closed.date)
    for holding in bearer.holdings:
        if rows := bearer.password_rows(holding.id):
            params = about(holding=holding.id, rows=rows)
            yield Fact("passwords_in_clear", "trace", MODERATE, "column_of_passwords", params, when=holding.until)
    yield from lacking(bearer, *ANSWERS)


def _kept(bearer: Bearer) -> Iterator[Fact]:
    for alert in bearer.events("alert"):
        closed = bearer.after(alert.date, "closure")
        if closed and (days := days_between(alert.date, closed.date)) <= _SOON:
            params = about(alert=alert.date, closure=closed.date, days=days)
            yield Fact("closed_soon", "event", MODERATE, "taken_at_its_word", params, ("alert_ignored",))
    yield from standing(bearer, ANSWERS)


def _asked(bearer: Bearer) -> Iterator[Ask]:
    for holding in bearer.holdings:
        if not set(holding.knew) & set(STATES) and not said_of(bearer, *ANSWERS):
            yield Ask("security_of_holding", {"holding": holding.id})
        if "open_access" in holding.knew and not bearer.events("closure"):
            yield Ask("closed_when", {"holding": holding.id})
    for alert in bearer.events("alert"):
        yield Ask("alert_followed", {"alert": alert.date})


ARTICLE = Article(
    article="GDPR 32",
    duty="security",
    bearers=(CONTROLLER, PROCESSOR, SUB_PROCESSOR),
    in_force="2018-05-25",
    source="Règlement (UE) 2016/679, art. 32 et 5 § 2",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=(*ANSWERS, "state_of_the_art_then"),
    decided=(DEDALUS, NEXPUBLICA, FRANCE_TRAVAIL, FREE, SLIMPAY),
)
